// The modules _asyncio and _contextvars: the classes and functions that Library/asyncio and contextvars build on.

import MachineRuntime

enum AsyncModule {
  private static var functions: [BuiltinMethod] {
    [
      BuiltinMethod("get_running_loop") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        if vm.async.runningLoop.isNone { throw vm.runtimeError("no running event loop") }
        return vm.async.runningLoop.copy()
      },
      BuiltinMethod("_get_running_loop") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        vm.async.runningLoop.copy()
      },
      BuiltinMethod("_set_running_loop", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        vm.async.runningLoop = a[0].copy()
        return Value.none
      },
      BuiltinMethod("_set_policy", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        vm.async.policy = a[0].copy()
        return Value.none
      },
      BuiltinMethod("current_task", 0, 1, keywords: true) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let given = a.optional(0) ?? a.keyword("loop") ?? Value.none
        if given.isNone, vm.async.runningLoop.isNone { throw vm.runtimeError("no running event loop") }
        let loop = given.isNone ? vm.async.runningLoop.copy() : given
        if let task = LoopMethods.payload(loop)?.runningTask { return task }
        return Value.none
      },
      BuiltinMethod("_gather", 4, GatherMethods.gather),
      BuiltinMethod("_pending_tasks", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let all = vm.pendingTasks()
        let list = vm.makeList()
        for i in 0..<all.listCount where all.listItem(i).futureLoop.isIdentical(to: a[0]) {
          list.listAppend(all.listItem(i))
        }
        return list
      },
    ]
  }

  /// Registers both modules; they are made when they are first imported.
  static func install(_ vm: Interpreter) {
    vm.python.importing.register("_asyncio") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "_asyncio")
      fill(vm, m.moduleGlobals)
      return m
    }
    vm.python.importing.register("_contextvars") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "_contextvars")
      fillContext(vm, m.moduleGlobals)
      return m
    }
  }

  private static func fill(_ vm: Interpreter, _ globals: borrowing Value) {
    let s = vm.async
    for (name, type) in [
      ("Future", s.future), ("Task", s.task), ("_GatheringFuture", s.gatheringFuture), ("Loop", s.loop),
      ("Handle", s.handle), ("TimerHandle", s.timerHandle),
      ("CancelledError", s.cancelledError), ("InvalidStateError", s.invalidStateError),
    ] { globals.dictSet(string: vm.intern(name), type.object) }
    // Awaiting it gives the loop one round.
    globals.dictSet(string: vm.intern("_pause"), Value.singleton(.marker))
    for f in functions { globals.dictSet(string: vm.intern(f.name), vm.makeFunction(f, module: "_asyncio")) }
  }

  private static func fillContext(_ vm: Interpreter, _ globals: borrowing Value) {
    let s = vm.async
    for (name, type) in [("Context", s.context), ("ContextVar", s.contextVar), ("Token", s.token)] {
      globals.dictSet(string: vm.intern(name), type.object)
    }
    let copy = BuiltinMethod("copy_context") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
      ContextMethods.copyCurrent(vm)
    }
    globals.dictSet(string: vm.intern("copy_context"), vm.makeFunction(copy, module: "_contextvars"))
  }
}
