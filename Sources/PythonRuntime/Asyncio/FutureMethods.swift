// asyncio.Future: its methods, how awaiting it is answered, and what is said about an exception that nobody asked for.

import MachineRuntime

enum FutureMethods {
  static func install(_ s: AsyncState) {
    s.future.define(
      methods: [
        BuiltinMethod("__new__", 0, .max, keywords: true, kind: .staticMethod, new),
        BuiltinMethod("__init__", 0, .max, keywords: true, initialize),
        BuiltinMethod("result", result),
        BuiltinMethod("exception", exception),
        BuiltinMethod("done", done),
        BuiltinMethod("cancelled", cancelled),
        BuiltinMethod("cancel", 0, 1, keywords: true, cancel),
        BuiltinMethod("set_result", 1, setResult),
        BuiltinMethod("set_exception", 1, setException),
        BuiltinMethod("add_done_callback", 1, 2, keywords: true, addCallback),
        BuiltinMethod("remove_done_callback", 1, removeCallback),
        BuiltinMethod("get_loop", getLoop),
        BuiltinMethod("_make_cancelled_error", makeCancelledError),
        BuiltinMethod("__await__", iterate),
        BuiltinMethod("__iter__", iterate),
        BuiltinMethod("__repr__", repr),
        BuiltinMethod("__del__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          finalize(vm, a[0])
          return Value.none
        },
        BuiltinMethod("__class_getitem__", 1, kind: .classMethod) {
          (vm: Interpreter, a: Arguments) throws(Raised) -> Value in a[0].copy()
        },
      ],
      getters: [
        BuiltinGetter("_state") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in
          vm.makeString(stateName(f))
        },
        BuiltinGetter("_loop") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in f.futureLoop },
        BuiltinGetter("_result") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in
          f.futureStatus == .result ? f.futureResult : Value.none
        },
        BuiltinGetter("_exception") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in
          f.futureStatus == .exception ? f.futureResult : Value.none
        },
        BuiltinGetter("_callbacks") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in
          let list = vm.makeList()
          for i in 0..<f.futureCallbackCount { list.listAppend(vm.makeTuple(f.futureCallback(i), Value.none)) }
          return list.listCount == 0 ? Value.none : list
        },
        BuiltinGetter(
          "_asyncio_future_blocking",
          set: { (vm: Interpreter, f: borrowing Value, v: borrowing Value) throws(Raised) -> Void in
            f.futureIsBlocking = try vm.truth(v)
          }
        ) { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in Value.bool(f.futureIsBlocking) },
        BuiltinGetter(
          "_log_traceback",
          set: { (vm: Interpreter, f: borrowing Value, v: borrowing Value) throws(Raised) -> Void in
            if try vm.truth(v) { throw vm.valueError("_log_traceback can only be set to False") }
            f.futureLogsException = false
          }
        ) { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in Value.bool(f.futureLogsException) },
        BuiltinGetter("_cancel_message") { (vm: Interpreter, f: borrowing Value) throws(Raised) -> Value in
          cancelMessage(f)
        },
      ]
    )
    s.futureIterator.define(methods: [
      BuiltinMethod("__iter__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in a[0].copy() },
      BuiltinMethod("__next__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in try advance(vm, a[0]) },
      BuiltinMethod("send", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in try advance(vm, a[0]) },
      BuiltinMethod("throw", 1, 3) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let future = a[0].slot(0)
        if !future.isNone { a[0].setSlot(0, Value.none) }
        let none: Value? = nil
        var what = a[1].copy()
        if a.count > 2, !a[2].isNone { what = a[2].copy() }
        throw vm.reraise(try vm.dialect.makeException(vm, what, cause: none))
      },
      BuiltinMethod("close") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        a[0].setSlot(0, Value.none)
        return Value.none
      },
    ])
  }

  // MARK: - Making

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 0, let type = a[0].pyTypeOrNil else {
      throw vm.typeError("Future.__new__(X): X is not a type object")
    }
    return vm.makeFuture(of: type, loop: Value.none)
  }

  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.count > 1 {
      throw vm.typeError("Future() takes at most 0 positional arguments (\(a.count - 1) given)")
    }
    try setLoop(vm, a[0], a.keyword("loop") ?? Value.none)
    return Value.none
  }

  /// Gives a future its loop: the one named, else the running one, else the policy's.
  static func setLoop(_ vm: Interpreter, _ f: borrowing Value, _ loop: consuming Value) throws(Raised) {
    var loop: Value = loop
    if loop.isNone { loop = try LoopMethods.currentLoop(vm) }
    guard loop.isKind(.box), loop.payload is EventLoop else {
      throw vm.typeError("an event loop is needed, got \(vm.type(of: loop).name)")
    }
    f.setFutureLoop(loop)
  }

  /// A fresh pending future of a loop.
  static func make(_ vm: Interpreter, loop: borrowing Value) -> Value { vm.makeFuture(of: vm.async.future, loop: loop) }

  // MARK: - Asking

  static func stateName(_ f: borrowing Value) -> String {
    switch f.futureStatus {
    case .pending: "PENDING"
    case .cancelled: "CANCELLED"
    case .result, .exception: "FINISHED"
    }
  }

  static func done(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(a[0].futureStatus != .pending)
  }
  static func cancelled(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(a[0].futureStatus == .cancelled)
  }
  static func getLoop(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].futureLoop }

  static func result(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].futureStatus == .pending { throw vm.error(vm.async.invalidStateError, "Result is not set.") }
    return try outcome(vm, a[0])
  }

  /// The result of a settled future, or its exception raised.
  static func outcome(_ vm: Interpreter, _ f: borrowing Value) throws(Raised) -> Value {
    switch f.futureStatus {
    case .result, .pending: return f.futureResult
    case .cancelled: throw vm.raiseNew(cancelledError(vm, f))
    case .exception:
      f.futureLogsException = false
      throw vm.raiseNew(f.futureResult)
    }
  }

  /// The message that a future was cancelled with, or none.
  static func cancelMessage(_ f: borrowing Value) -> Value {
    if f.isKind(.task) { return f.taskCancelMessage }
    return f.futureStatus == .cancelled ? f.futureResult : Value.none
  }

  /// The CancelledError of a cancelled future: the one that cancelled its task, once; else a fresh one with the message.
  static func cancelledError(_ vm: Interpreter, _ f: borrowing Value) -> Value {
    if f.futureStatus != .cancelled {
      // Asked of a future that was only to be cancelled.
      let message = cancelMessage(f)
      if message.isNone { return vm.makeException(vm.async.cancelledError, arguments: vm.makeTuple()) }
      return vm.makeException(vm.async.cancelledError, arguments: vm.makeTuple(message))
    }
    let carried = f.futureResult
    if carried.isKind(.record), let type = vm.pyTypeOrNil(carried), type.isSubtype(of: vm.async.cancelledError) {
      let message = f.isKind(.task) ? f.taskCancelMessage : Value.none
      f.replaceFutureResult(message)
      return carried
    }
    if carried.isNone { return vm.makeException(vm.async.cancelledError, arguments: vm.makeTuple()) }
    return vm.makeException(vm.async.cancelledError, arguments: vm.makeTuple(carried))
  }

  static func exception(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch a[0].futureStatus {
    case .pending: throw vm.error(vm.async.invalidStateError, "Exception is not set.")
    case .cancelled: throw vm.raiseNew(cancelledError(vm, a[0]))
    case .result: return Value.none
    case .exception:
      a[0].futureLogsException = false
      return a[0].futureResult
    }
  }

  static func makeCancelledError(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { cancelledError(vm, a[0]) }

  // MARK: - Settling

  private static func settle(
    _ vm: Interpreter,
    _ f: borrowing Value,
    _ status: FutureStatus,
    _ v: consuming Value
  )
    throws(Raised)
  {
    if f.futureStatus != .pending { throw vm.error(vm.async.invalidStateError, "invalid state") }
    f.settleFuture(status, v)
    vm.scheduleCallbacks(of: f)
  }

  static func setResult(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].isKind(.task) { throw vm.runtimeError("Task does not support set_result operation") }
    try settle(vm, a[0], .result, a[1].copy())
    return Value.none
  }

  static func setException(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].isKind(.task) { throw vm.runtimeError("Task does not support set_exception operation") }
    if a[0].futureStatus != .pending { throw vm.error(vm.async.invalidStateError, "invalid state") }
    var e = a[1].copy()
    if let type = e.pyTypeOrNil, type.isSubtype(of: vm.exceptions.baseException) { e = try vm.call(e) }
    guard let type = vm.pyTypeOrNil(e), type.isSubtype(of: vm.exceptions.baseException) else {
      throw vm.typeError("invalid exception object")
    }
    if type.isSubtype(of: vm.exceptions.stopIteration) {
      throw vm.typeError("StopIteration interacts badly with generators and cannot be raised into a Future")
    }
    try settle(vm, a[0], .exception, e)
    return Value.none
  }

  static func cancel(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let message = a.count > 1 ? a[1].copy() : a.keyword("msg") ?? Value.none
    return Value.bool(try cancel(vm, a[0], message))
  }

  /// Cancels a future or task; false when it is done.
  static func cancel(_ vm: Interpreter, _ f: borrowing Value, _ message: borrowing Value) throws(Raised) -> Bool {
    if vm.pyTypeOrNil(f) === vm.async.gatheringFuture { return try GatherMethods.cancel(vm, f, message) }
    f.futureLogsException = false
    if f.isKind(.task) { return try TaskMethods.cancel(vm, f, message) }
    if f.futureStatus != .pending { return false }
    f.settleFuture(.cancelled, message.copy())
    vm.scheduleCallbacks(of: f)
    return true
  }

  /// Cancels a future or whatever stands for one: a program's class may say itself what that means.
  static func cancelAny(_ vm: Interpreter, _ f: borrowing Value, _ message: borrowing Value) throws(Raised) -> Bool {
    if f.isFuture, let type = vm.pyTypeOrNil(f), !type.isHeapType { return try cancel(vm, f, message) }
    var list = ArgumentList()
    list.append(name: vm.intern("msg"), message.copy())
    return try vm.truth(try vm.call(try vm.getAttribute(f, "cancel"), arguments: list))
  }

  // MARK: - Callbacks

  static func addCallback(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var context = a.keyword("context") ?? Value.none
    // Without one, the variables in force will do. A future that is added as if it could be called gets an object:
    // without context it would count as one that waits.
    if context.isNone { context = a[1].isFuture ? ContextMethods.copyCurrent(vm) : ContextMethods.snapshot(vm) }
    if a[0].futureStatus == .pending {
      a[0].addFutureCallback(vm, a[1], context: context)
    } else if let loop = LoopMethods.payload(a[0].futureLoop) {
      vm.dialect.scheduleCallback(vm, loop, a[1], a[0], context)
    }
    return Value.none
  }

  static func removeCallback(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var removed = 0
    var i = 0
    while i < a[0].futureCallbackCount {
      let callback = a[0].futureCallback(i)
      if try vm.equal(callback, a[1]) {
        if i < a[0].futureCallbackCount { a[0].removeFutureCallback(at: i) }
        removed += 1
      } else {
        i += 1
      }
    }
    return Value.smallInt(removed)
  }

  // MARK: - Awaiting by hand

  static func iterate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let i = vm.makeRecord(of: vm.async.futureIterator)
    i.setSlot(0, a[0].copy())
    return i
  }

  private static func advance(_ vm: Interpreter, _ i: borrowing Value) throws(Raised) -> Value {
    let future = i.slot(0)
    if future.isNone { throw vm.stopIteration(Value.none) }
    if future.futureStatus == .pending {
      if future.futureIsBlocking { throw vm.runtimeError("await wasn't used with future") }
      future.futureIsBlocking = true
      return future
    }
    i.setSlot(0, Value.none)
    throw vm.stopIteration(try outcome(vm, future))
  }

  // MARK: - Showing

  /// Calls a function of Library/asyncio/format_helpers.py, which knows how futures, tasks and callbacks are shown.
  static func show(
    _ vm: Interpreter,
    _ function: String,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised)
    -> Value
  {
    let helpers = try vm.python.importing.importModule(vm, "asyncio.format_helpers")
    let f = try vm.getAttribute(helpers, function)
    return b.isEmpty ? try vm.call(f, a) : try vm.call(f, a, b)
  }

  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try show(vm, "_future_repr", a[0], Value.empty)
  }

  /// A future or task is about to die.
  static func finalize(_ vm: Interpreter, _ f: borrowing Value) {
    if f.isKind(.task), f.futureStatus == .pending, f.taskLogsDestroyed, !f.futureLoop.isNone {
      LoopMethods.report(vm, f.futureLoop, message: "Task was destroyed but it is pending!", key: "task", f)
    } else if f.futureLogsException {
      f.futureLogsException = false
      let kind = vm.type(of: f).name
      LoopMethods.report(
        vm,
        f.futureLoop,
        message: "\(kind) exception was never retrieved",
        key: "future",
        f,
        exception: .some(f.futureResult)
      )
    }
  }
}

extension Interpreter {
  /// The class of a value, when it is a Python class.
  func pyTypeOrNil(_ v: borrowing Value) -> PyType? { type(of: v) as? PyType }
}
