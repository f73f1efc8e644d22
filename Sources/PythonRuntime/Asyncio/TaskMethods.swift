// asyncio.Task: its methods, and Python's side of a task's step (see MachineRuntime's FutureTask.swift).

import MachineImage
import MachineRuntime

enum TaskMethods {
  static func install(_ s: AsyncState) {
    s.task.define(
      methods: [
        BuiltinMethod("__new__", 0, .max, keywords: true, kind: .staticMethod, new),
        BuiltinMethod("__init__", 0, .max, keywords: true, initialize),
        BuiltinMethod("__repr__", FutureMethods.repr),
        BuiltinMethod("get_coro", getCoroutine),
        BuiltinMethod("get_name", getName),
        BuiltinMethod("set_name", 1, setName),
        BuiltinMethod("cancelling") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          Value.smallInt(a[0].taskCancelRequests)
        },
        BuiltinMethod("uncancel") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          if a[0].taskCancelRequests > 0 { a[0].taskCancelRequests -= 1 }
          return Value.smallInt(a[0].taskCancelRequests)
        },
        BuiltinMethod("get_stack", 0, 0, keywords: true) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          try FutureMethods.show(vm, "_task_get_stack", a[0], a.keyword("limit") ?? Value.none)
        },
        BuiltinMethod("print_stack", 0, 0, keywords: true) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          let helpers = try vm.python.importing.importModule(vm, "asyncio.format_helpers")
          let limit = a.keyword("limit") ?? Value.none
          let file = a.keyword("file") ?? Value.none
          let f = try vm.getAttribute(helpers, "_task_print_stack")
          return try vm.call(f, positional: vm.makeTuple(a[0].copy(), limit, file), keywords: Value.none)
        },
      ],
      getters: [
        BuiltinGetter("_coro") { (vm: Interpreter, t: borrowing Value) throws(Raised) -> Value in
          let m = t.taskMachine
          return m.isEmpty ? Value.none : m
        },
        BuiltinGetter("_fut_waiter") { (vm: Interpreter, t: borrowing Value) throws(Raised) -> Value in
          let w = t.taskWaiter
          return w.isEmpty ? Value.none : w
        },
        BuiltinGetter("_must_cancel") { (vm: Interpreter, t: borrowing Value) throws(Raised) -> Value in
          Value.bool(t.taskMustCancel)
        },
        BuiltinGetter(
          "_log_destroy_pending",
          set: { (vm: Interpreter, t: borrowing Value, v: borrowing Value) throws(Raised) -> Void in
            t.taskLogsDestroyed = try vm.truth(v)
          }
        ) { (vm: Interpreter, t: borrowing Value) throws(Raised) -> Value in Value.bool(t.taskLogsDestroyed) },
      ]
    )
  }

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 0, let type = a[0].pyTypeOrNil else {
      throw vm.typeError("Task.__new__(X): X is not a type object")
    }
    return vm.makeTask(
      of: type,
      loop: Value.none,
      machine: Value.empty,
      context: Value.none,
      name: Value.none
    )
  }

  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let coroutine: Value
    if a.count > 1 {
      coroutine = a[1].copy()
    } else if let c = a.keyword("coro") {
      coroutine = c
    } else {
      throw vm.typeError("Task() missing required argument 'coro' (pos 1)")
    }
    try FutureMethods.setLoop(vm, a[0], a.keyword("loop") ?? Value.none)
    let loop = a[0].futureLoop
    try begin(
      vm,
      a[0],
      loop,
      coroutine,
      name: a.keyword("name") ?? Value.none,
      context: a.keyword("context") ?? Value.none
    )
    return Value.none
  }

  /// A scheduled task of the class Task.
  static func make(
    _ vm: Interpreter,
    _ loop: borrowing Value,
    _ coroutine: borrowing Value,
    name: borrowing Value,
    context: borrowing Value
  ) throws(Raised) -> Value {
    let t = vm.makeTask(
      of: vm.async.task,
      loop: loop,
      machine: Value.empty,
      context: Value.none,
      name: Value.none
    )
    try begin(vm, t, loop, coroutine, name: name, context: context)
    return t
  }

  private static func begin(
    _ vm: Interpreter,
    _ t: borrowing Value,
    _ loop: borrowing Value,
    _ coroutine: borrowing Value,
    name: borrowing Value,
    context: borrowing Value
  ) throws(Raised) {
    if !(coroutine.isMachine(.coroutine)) {
      guard try vm.isCoroutineLike(coroutine) else {
        t.taskLogsDestroyed = false
        throw vm.typeError("a coroutine was expected, got \(try vm.reprText(coroutine))")
      }
    }
    t.setTaskMachine(coroutine)
    if name.isNone {
      t.setTaskName(Value.smallInt(vm.async.nextTaskNumber))
      vm.async.nextTaskNumber += 1
    } else {
      t.setTaskName(try vm.str(name))
    }
    t.setTaskContext(context.isNone ? ContextMethods.snapshot(vm) : context.copy())
    LoopMethods.payload(loop)?.start(t)
  }

  static func nameText(_ t: borrowing Value) -> String {
    let name = t.taskName
    if let n = name.smallInt { return "Task-\(n)" }
    return name.stringOrNil ?? ""
  }
  static func getName(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString(nameText(a[0])) }
  static func setName(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].setTaskName(try vm.str(a[1]))
    return Value.none
  }
  static func getCoroutine(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let m = a[0].taskMachine
    return m.isEmpty ? Value.none : m
  }

  /// `Task.cancel`.
  static func cancel(_ vm: Interpreter, _ t: borrowing Value, _ message: borrowing Value) throws(Raised) -> Bool {
    if t.futureStatus != .pending { return false }
    t.taskCancelRequests += 1
    let waiter = t.taskWaiter
    if !waiter.isEmpty {
      if try FutureMethods.cancelAny(vm, waiter, message) { return true }
    }
    t.taskMustCancel = true
    t.setTaskCancelMessage(message.copy())
    return true
  }

  /// A task's coroutine let out CancelledError (none: it returned although it was to be cancelled).
  static func cancelled(_ vm: Interpreter, _ t: borrowing Value, _ e: borrowing Value) {
    if e.isNone {
      t.settleFuture(.cancelled, t.taskCancelMessage)
    } else {
      // What awaits the task gets this very exception, once.
      t.settleFuture(.cancelled, e.copy())
    }
    vm.scheduleCallbacks(of: t)
  }
}

extension Interpreter {
  /// Whether a task can drive it: a coroutine, a generator marked as one, or an object with the methods of one.
  func isCoroutineLike(_ v: borrowing Value) throws(Raised) -> Bool {
    if v.isKind(.machine) { return v.machineKind == .coroutine || v.machineKind == .generator }
    guard let type = pyTypeOrNil(v) else { return false }
    for name in ["send", "throw", "close"] {
      guard let _ = type.lookup(intern(name)) else { return false }
    }
    guard let _ = type.lookup(intern("__await__")) else { return false }
    return true
  }
}
