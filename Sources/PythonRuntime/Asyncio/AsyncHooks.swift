// Python's answers to the core's questions about tasks.

import MachineRuntime

extension PythonDialect {
  func isCancellationHook(_ vm: Interpreter, _ e: borrowing Value) -> Bool {
    guard let startedAsync, let type = vm.pyTypeOrNil(e) else { return false }
    return type.isSubtype(of: startedAsync.cancelledError)
  }

  func isFatalHook(_ vm: Interpreter, _ e: borrowing Value) -> Bool {
    guard let type = vm.pyTypeOrNil(e) else { return false }
    return type.isSubtype(of: exceptions.keyboardInterrupt) || type.isSubtype(of: exceptions.systemExit)
  }

  func makeCancellationHook(_ vm: Interpreter, _ task: borrowing Value) -> Value {
    let message = task.taskCancelMessage
    let arguments = message.isNone ? vm.makeTuple() : vm.makeTuple(message)
    return vm.makeException(async(vm).cancelledError, arguments: arguments)
  }

  /// What a task's coroutine may hand out besides a future of its own loop: nothing else.
  func refuseYieldHook(_ vm: Interpreter, _ task: borrowing Value, _ value: borrowing Value) throws(Raised) -> Value {
    let shown = try vm.reprText(task)
    let text: String
    if value.isIdentical(to: task) {
      text = "Task cannot await on itself: \(shown)"
    } else if value.isFuture {
      if !value.futureIsBlocking {
        text = "yield was used instead of yield from in task \(shown) with \(try vm.reprText(value))"
      } else {
        text = "Task \(shown) got Future \(try vm.reprText(value)) attached to a different loop"
      }
    } else if value.isMachine(.generator) {
      text = "yield was used instead of yield from for generator in task \(shown) with \(try vm.reprText(value))"
    } else {
      text = "Task got bad yield: \(try vm.reprText(value))"
    }
    return vm.makeException(exceptions.runtimeError, text)
  }
}

/// What asyncio keeps for a thread of the program that does not run now (the context in force is kept by the core).
private final class KeptAsync {
  let runningLoop: Value
  init(_ s: AsyncState) { runningLoop = s.runningLoop.copy() }
}

extension PythonDialect {
  func leaveThreadHook() -> AnyObject? {
    guard let s = startedAsync else { return nil }
    let kept = KeptAsync(s)
    s.runningLoop = Value.none
    return kept
  }
  func enterThreadHook(_ kept: AnyObject?) {
    guard let s = startedAsync else { return }
    if let kept = kept as? KeptAsync { s.runningLoop = kept.runningLoop.copy() } else { s.runningLoop = Value.none }
  }
}
