// The event loop's Python face: scheduling, handles, running, and reports of what went wrong in callbacks. The class is
// `_asyncio.Loop`; Library/asyncio derives the classes that programs see from it.

import MachineRuntime

/// Slots of a Handle.
enum HandleSlot {
  static let callback = 0
  static let arguments = 1
  static let context = 2
  static let loop = 3
  static let isCancelled = 4
  static let when = 5
  static let isScheduled = 6
  static let count = 7
}

enum LoopMethods {
  static func install(_ s: AsyncState) {
    s.loop.define(methods: [
      BuiltinMethod("__new__", 0, .max, keywords: true, kind: .staticMethod) {
        (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        guard a.count > 0, let type = a[0].pyTypeOrNil else {
          throw vm.typeError("Loop.__new__(X): X is not a type object")
        }
        return vm.makeBox(EventLoop(), of: type)
      },
      BuiltinMethod("call_soon", 1, .max, keywords: true, callSoon),
      BuiltinMethod("call_soon_threadsafe", 1, .max, keywords: true, callSoonThreadsafe),
      BuiltinMethod("call_later", 2, .max, keywords: true, callLater),
      BuiltinMethod("call_at", 2, .max, keywords: true, callAt),
      BuiltinMethod("time") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        vm.makeDouble(try checked(vm, a[0]).time)
      },
      BuiltinMethod("create_future") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        FutureMethods.make(vm, loop: a[0])
      },
      BuiltinMethod("_create_task", 1, 3) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try checkOpen(vm, a[0])
        return try TaskMethods.make(
          vm,
          a[0],
          a[1],
          name: a.optional(2) ?? Value.none,
          context: a.optional(3) ?? Value.none
        )
      },
      BuiltinMethod("_run", run),
      BuiltinMethod("stop") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try checked(vm, a[0]).isStopping = true
        return Value.none
      },
      BuiltinMethod("is_running") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        Value.bool(try checked(vm, a[0]).isRunning)
      },
      BuiltinMethod("is_closed") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        Value.bool(try checked(vm, a[0]).isClosed)
      },
      BuiltinMethod("_close") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try checked(vm, a[0]).isClosed = true
        return Value.none
      },
      BuiltinMethod("_check_closed") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try checkOpen(vm, a[0])
        return Value.none
      },
      BuiltinMethod("_watch", 3) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let loop = try checked(vm, a[0])
        guard let fd = a[1].smallInt else { throw vm.valueError("Invalid file object: \(try vm.reprText(a[1]))") }
        let interest: Interest = a[2].smallInt == 1 ? .read : .write
        let had = loop.isWatching(Int32(truncatingIfNeeded: fd), interest)
        var handle: Value? = nil
        if !a[3].isNone { handle = .some(a[3].copy()) }
        if !loop.watch(Int32(truncatingIfNeeded: fd), interest, handle), !a[3].isNone {
          throw vm.valueError("file descriptor \(fd) cannot be watched")
        }
        return Value.bool(had)
      },
    ])
    s.handle.define(
      methods: [
        BuiltinMethod("cancel") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          a[0].setSlot(HandleSlot.isCancelled, Value.true)
          a[0].setSlot(HandleSlot.callback, Value.none)
          a[0].setSlot(HandleSlot.arguments, Value.none)
          return Value.none
        },
        BuiltinMethod("cancelled") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          Value.bool(a[0].slot(HandleSlot.isCancelled).isTrue)
        },
        BuiltinMethod("_run") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          try runHandle(vm, a[0])
          return Value.none
        },
        BuiltinMethod("__repr__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          try FutureMethods.show(vm, "_handle_repr", a[0], a[0].slot(HandleSlot.when))
        },
      ],
      getters: [
        BuiltinGetter("_callback") { (vm: Interpreter, h: borrowing Value) throws(Raised) -> Value in
          h.slot(HandleSlot.callback)
        },
        BuiltinGetter("_args") { (vm: Interpreter, h: borrowing Value) throws(Raised) -> Value in
          h.slot(HandleSlot.arguments)
        },
        BuiltinGetter("_cancelled") { (vm: Interpreter, h: borrowing Value) throws(Raised) -> Value in
          Value.bool(h.slot(HandleSlot.isCancelled).isTrue)
        },
      ]
    )
    s.timerHandle.define(methods: [
      BuiltinMethod("when") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in a[0].slot(HandleSlot.when) },
      BuiltinMethod("__lt__", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try vm.compare(.less, a[0].slot(HandleSlot.when), a[1].slot(HandleSlot.when))
      },
    ])
  }

  // MARK: - Loops

  /// The Swift loop inside a loop object.
  static func payload(_ loop: borrowing Value) -> EventLoop? {
    loop.isKind(.box) ? loop.payload as? EventLoop : nil
  }
  private static func checked(_ vm: Interpreter, _ loop: borrowing Value) throws(Raised) -> EventLoop {
    guard let p = payload(loop) else { throw vm.typeError("an event loop is needed") }
    return p
  }
  private static func checkOpen(_ vm: Interpreter, _ loop: borrowing Value) throws(Raised) {
    if try checked(vm, loop).isClosed { throw vm.runtimeError("Event loop is closed") }
  }

  /// The running loop; else what Library/asyncio's policy gives, as `asyncio.get_event_loop` does.
  static func currentLoop(_ vm: Interpreter) throws(Raised) -> Value {
    if !vm.async.runningLoop.isNone { return vm.async.runningLoop.copy() }
    if vm.async.policy.isNone { throw vm.runtimeError("no running event loop") }
    return try vm.call(vm.async.policy)
  }

  static func run(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let loop = try checked(vm, a[0])
    try checkOpen(vm, a[0])
    if loop.isRunning { throw vm.runtimeError("This event loop is already running") }
    if !vm.async.runningLoop.isNone {
      throw vm.runtimeError("Cannot run the event loop while another loop is running")
    }
    vm.async.runningLoop = a[0].copy()
    defer { vm.async.runningLoop = Value.none }
    try loop.runForever(vm)
    return Value.none
  }

  // MARK: - Scheduling

  private static func makeHandle(
    _ vm: Interpreter,
    _ type: PyType,
    _ loop: borrowing Value,
    _ callback: borrowing Value,
    _ arguments: consuming Value,
    _ context: consuming Value
  ) -> Value {
    let h = vm.makeRecord(of: type)
    h.setSlot(HandleSlot.callback, callback.copy())
    h.setSlot(HandleSlot.arguments, arguments)
    h.setSlot(HandleSlot.context, context)
    h.setSlot(HandleSlot.loop, loop.copy())
    h.setSlot(HandleSlot.isCancelled, Value.false)
    return h
  }

  private static func context(_ vm: Interpreter, _ a: Arguments) -> Value {
    if let c = a.keyword("context"), !c.isNone { return c }
    return ContextMethods.snapshot(vm)
  }

  static func callSoon(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try checkOpen(vm, a[0])
    let h = makeHandle(vm, vm.async.handle, a[0], a[1], vm.makeTuple(a.dropFirst(2)), context(vm, a))
    try checked(vm, a[0]).callSoon(h)
    return h
  }
  static func callSoonThreadsafe(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let h = try callSoon(vm, a)
    try checked(vm, a[0]).poller.wake()
    return h
  }
  static func callLater(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let delay = try seconds(vm, a[1]) else { throw vm.typeError("delay must not be None") }
    return try schedule(vm, a, at: try checked(vm, a[0]).time + delay)
  }
  static func callAt(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let when = try seconds(vm, a[1]) else { throw vm.typeError("when cannot be None") }
    return try schedule(vm, a, at: when)
  }
  private static func seconds(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Double? {
    if v.isNone { return nil }
    if let d = v.double { return d }
    if let i = v.smallInt { return Double(i) }
    if v.isTrue { return 1 }
    if v.isFalse { return 0 }
    throw vm.typeError("unsupported operand type(s) for +: 'float' and '\(vm.type(of: v).name)'")
  }
  private static func schedule(_ vm: Interpreter, _ a: Arguments, at when: Double) throws(Raised) -> Value {
    try checkOpen(vm, a[0])
    let h = makeHandle(vm, vm.async.timerHandle, a[0], a[2], vm.makeTuple(a.dropFirst(3)), context(vm, a))
    h.setSlot(HandleSlot.when, vm.makeDouble(when))
    try checked(vm, a[0]).callAt(when, h)
    return h
  }

  /// A callback of a settled future runs soon, in its context.
  static func scheduleCallback(
    _ vm: Interpreter,
    _ loop: EventLoop,
    _ callback: borrowing Value,
    _ future: borrowing Value,
    _ context: borrowing Value
  ) {
    let owner = future.futureLoop
    loop.callSoon(
      makeHandle(vm, vm.async.handle, owner, callback, vm.makeTuple(future.copy()), context.copy())
    )
  }

  /// Runs a handle's callback in its context; an exception goes to the loop's handler.
  static func runHandle(_ vm: Interpreter, _ h: borrowing Value) throws(Raised) {
    if h.slot(HandleSlot.isCancelled).isTrue { return }
    let before = vm.currentContext
    let context = h.slot(HandleSlot.context)
    let isObject = context.isKind(.record)
    if isObject { context.setSlot(1, Value.true) }
    vm.setCurrentContext(context.copy())
    defer {
      if isObject { context.setSlot(1, Value.false) }
      vm.setCurrentContext(before.copy())
    }
    let callback = h.slot(HandleSlot.callback)
    do throws(Raised) {
      _ = try vm.call(callback, positional: h.slot(HandleSlot.arguments), keywords: Value.none).isEmpty
    } catch {
      let e = vm.takeRaised()
      if vm.python.isFatalHook(vm, e) { throw vm.reraise(e) }
      let text: String
      do throws(Raised) { text = try callbackText(vm, h) } catch {
        _ = vm.takeRaised().isEmpty
        text = ""
      }
      report(
        vm,
        h.slot(HandleSlot.loop),
        message: "Exception in callback \(text)",
        key: "handle",
        h,
        exception: .some(e)
      )
    }
  }

  private static func callbackText(_ vm: Interpreter, _ h: borrowing Value) throws(Raised) -> String {
    let arguments = h.slot(HandleSlot.arguments)
    return try FutureMethods.show(vm, "_format_callback_source", h.slot(HandleSlot.callback), arguments).string
  }

  /// Tells a loop's exception handler; what that raises is dropped.
  static func report(
    _ vm: Interpreter,
    _ loop: borrowing Value,
    message: String,
    key: String,
    _ object: borrowing Value,
    exception: consuming Value? = nil
  ) {
    if loop.isNone { return }
    let d = vm.makeDict()
    d.dictSet(string: vm.intern("message"), vm.makeString(message))
    if let exception { d.dictSet(string: vm.intern("exception"), exception) }
    d.dictSet(string: vm.intern(key), object)
    do throws(Raised) {
      _ = try vm.callMethod(loop, "call_exception_handler", d).isEmpty
    } catch { _ = vm.takeRaised().isEmpty }
  }
}
