// asyncio.gather. Its outer future observes the children (see `Dialect.observedSettled`) and counts down: no callback
// object, no handle and no context for each child. What a program can see is CPython's: the round in which each child is
// noticed, the result or first exception, and that cancelling the outer future cancels the children.

import MachineRuntime

enum GatherMethods {
  /// While a gathering future is pending, its result is a list of these.
  private enum Slot {
    static let children = 0
    /// How many children are not settled yet.
    static let left = 1
    static let returnsExceptions = 2
    static let cancelRequested = 3
  }

  /// `_gather(coros_or_futures, returns_exceptions, ensure_future, create_task)`: the outer future of at least one child.
  /// `ensure_future(awaitable, loop)` makes futures of what the core does not know; a loop whose class has another method
  /// `create_task` than the one given makes its tasks itself.
  static func gather(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.tuple) else { throw vm.typeError("gather() wants a tuple") }
    let arguments = a[0].copy()
    let n = arguments.tupleCount
    let children = vm.makeList(capacity: n)
    let known = vm.makeDict()
    var loop = Value.none
    var makesTasks = false
    var outer = Value.none
    do throws(Raised) {
      for i in 0..<n {
        let argument = arguments.tupleItem(i)
        if let child = try vm.dictGet(known, argument) {
          children.listAppend(child)
          continue
        }
        let child: Value
        if makesTasks, argument.isMachine(.coroutine) {
          child = try TaskMethods.make(vm, loop, argument, name: Value.none, context: Value.none)
        } else {
          child = try vm.call(a[2], argument, loop)
        }
        guard child.isFuture else {
          throw vm.typeError("An asyncio.Future, a coroutine or an awaitable is required")
        }
        if outer.isNone {
          loop = child.futureLoop
          if loop.isNone { throw vm.runtimeError("Future object is not initialized.") }
          makesTasks = try makesTasksDirectly(vm, loop, a[3])
          outer = vm.makeFuture(of: vm.async.gatheringFuture, loop: loop)
        }
        // Who gathers cannot get at a task that was made here.
        if child.isKind(.task), !child.isIdentical(to: argument) { child.taskLogsDestroyed = false }
        if child.futureStatus == .pending {
          child.addFutureCallback(vm, outer, context: Value.none)
        } else {
          LoopMethods.payload(loop)?.tell(outer, settled: child)
        }
        try vm.dictSet(known, argument, child.copy())
        children.listAppend(child)
      }
    } catch {
      // The children that there are find an outer future that is done.
      if outer.isFuture { outer.settleFuture(.cancelled, Value.none) }
      throw error
    }
    let state = vm.makeList(capacity: 4)
    state.listAppend(children)
    state.listAppend(Value.smallInt(known.dictCount))
    state.listAppend(Value.bool(a[1].isTrue))
    state.listAppend(Value.false)
    outer.replaceFutureResult(state)
    return outer
  }

  /// Whether making a task of the loop's is nothing but making one.
  private static func makesTasksDirectly(
    _ vm: Interpreter,
    _ loop: borrowing Value,
    _ method: borrowing Value
  ) throws(Raised) -> Bool {
    let name = vm.intern("create_task")
    guard let payload = LoopMethods.payload(loop), !payload.isClosed,
      let found = vm.pyType(loop).lookup(name), found.isIdentical(to: method)
    else { return false }
    if let _ = vm.ownAttribute(loop, name) { return false }
    if let factory = vm.ownAttribute(loop, vm.intern("_task_factory")) { return factory.isNone }
    return true
  }

  /// A child of a gathering future is settled.
  static func childSettled(_ vm: Interpreter, _ outer: borrowing Value, _ child: borrowing Value) {
    if outer.futureStatus != .pending {
      // Nobody will ask for its exception any more.
      child.futureLogsException = false
      return
    }
    let state = outer.futureResult
    guard state.isKind(.list) else { return }
    let left = (state.listItem(Slot.left).smallInt ?? 1) - 1
    state.setListItem(Slot.left, Value.smallInt(left))
    if !state.listItem(Slot.returnsExceptions).isTrue {
      switch child.futureStatus {
      case .cancelled: return settle(vm, outer, .exception, FutureMethods.cancelledError(vm, child))
      case .exception:
        child.futureLogsException = false
        return settle(vm, outer, .exception, child.futureResult)
      case .pending, .result: break
      }
    }
    if left > 0 { return }
    let children = state.listItem(Slot.children)
    let results = vm.makeList(capacity: children.listCount)
    for i in 0..<children.listCount { results.listAppend(outcome(vm, children.listItem(i))) }
    if state.listItem(Slot.cancelRequested).isTrue {
      // The cancellation is passed on whatever was asked for about exceptions.
      let last = children.listItem(children.listCount - 1)
      settle(vm, outer, .exception, FutureMethods.cancelledError(vm, last))
    } else {
      settle(vm, outer, .result, results)
    }
  }

  private static func settle(
    _ vm: Interpreter,
    _ outer: borrowing Value,
    _ status: FutureStatus,
    _ v: consuming Value
  ) {
    outer.settleFuture(status, v)
    vm.scheduleCallbacks(of: outer)
  }

  /// What a settled child adds to the list of results.
  private static func outcome(_ vm: Interpreter, _ child: borrowing Value) -> Value {
    guard child.futureStatus == .cancelled else {
      child.futureLogsException = false
      return child.futureResult
    }
    let message = FutureMethods.cancelMessage(child)
    let text = message.isNone ? vm.makeString("") : message
    return vm.makeException(vm.async.cancelledError, arguments: vm.makeTuple(text))
  }

  /// Cancels the children of a gathering future; whether any could be.
  static func cancel(_ vm: Interpreter, _ outer: borrowing Value, _ message: borrowing Value) throws(Raised) -> Bool {
    if outer.futureStatus != .pending { return false }
    let state = outer.futureResult
    guard state.isKind(.list) else { return false }
    let children = state.listItem(Slot.children)
    var cancelled = false
    for i in 0..<children.listCount {
      if try FutureMethods.cancelAny(vm, children.listItem(i), message) { cancelled = true }
    }
    if cancelled { state.setListItem(Slot.cancelRequested, Value.true) }
    return cancelled
  }
}
