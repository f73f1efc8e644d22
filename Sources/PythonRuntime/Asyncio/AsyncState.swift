// What asyncio keeps for an interpreter: the running loop, the context in force, and the classes of the module _asyncio.
// The classes' methods are in the files beside this one; what reads best as Python is in Library/asyncio.

import MachineRuntime

/// The state of asyncio and of context variables.
final class AsyncState {
  /// `_asyncio.Future`.
  let future: PyType
  /// `_asyncio.Task`.
  let task: PyType
  /// The future that `gather` gives.
  let gatheringFuture: PyType
  /// `_asyncio.Loop`, the base of the event loop classes.
  let loop: PyType
  /// `asyncio.Handle`.
  let handle: PyType
  /// `asyncio.TimerHandle`.
  let timerHandle: PyType
  /// The iterator that `Future.__await__` gives.
  let futureIterator: PyType
  /// `contextvars.Context`.
  let context: PyType
  /// `contextvars.ContextVar`.
  let contextVar: PyType
  /// `contextvars.Token`.
  let token: PyType

  /// The loop that runs now, or none.
  var runningLoop: Value = Value.none
  /// What gives a loop when none runs: set by Library/asyncio.
  var policy: Value = Value.none
  /// Number of the next task without a name.
  var nextTaskNumber = 1
  /// `asyncio.CancelledError`, `asyncio.InvalidStateError`.
  let cancelledError: PyType
  let invalidStateError: PyType
  init(_ vm: Interpreter) {
    let exceptions = vm.exceptions
    cancelledError = vm.defineType(name: "CancelledError", module: "asyncio.exceptions", base: exceptions.baseException)
    invalidStateError = vm.defineType(
      name: "InvalidStateError",
      module: "asyncio.exceptions",
      base: exceptions.exception
    )
    future = vm.defineType(name: "Future", module: "_asyncio", layout: .future)
    task = vm.defineType(name: "Task", module: "_asyncio", base: future, layout: .task)
    gatheringFuture = vm.defineType(
      name: "_GatheringFuture",
      module: "asyncio.tasks",
      base: future,
      layout: .future
    )
    for type in [future, task, gatheringFuture] { type.hasDictionary = true }
    loop = vm.defineType(name: "Loop", module: "_asyncio", layout: .box, hasAttributes: true)
    handle = vm.defineType(
      name: "Handle",
      module: "asyncio",
      layout: .record,
      recordSlots: HandleSlot.count,
      hasAttributes: true
    )
    timerHandle = vm.defineType(name: "TimerHandle", module: "asyncio", base: handle, recordSlots: HandleSlot.count)
    futureIterator = vm.defineType(
      name: "FutureIter",
      module: "_asyncio",
      layout: .record,
      recordSlots: 1,
      isFinal: true
    )
    context = vm.defineType(name: "Context", module: "_contextvars", layout: .record, recordSlots: 2, isFinal: true)
    contextVar = vm.defineType(
      name: "ContextVar",
      module: "_contextvars",
      layout: .record,
      recordSlots: 2,
      isFinal: true
    )
    token = vm.defineType(name: "Token", module: "_contextvars", layout: .record, recordSlots: 4, isFinal: true)
    FutureMethods.install(self)
    TaskMethods.install(self)
    LoopMethods.install(self)
    ContextMethods.install(self)
  }
}

extension PythonDialect {
  /// The state of asyncio, made on first use.
  func async(_ vm: Interpreter) -> AsyncState {
    if let startedAsync { return startedAsync }
    let state = AsyncState(vm)
    startedAsync = state
    return state
  }
}

extension Interpreter {
  /// The state of asyncio, made on first use.
  var async: AsyncState { python.async(self) }
}
