// The module _thread, on which Library/threading.py builds: starting threads, and locks. How threads take turns is in
// MachineRuntime/Core/Threads.swift.

import MachineRuntime

/// A lock: whoever finds it open closes it. Only the thread that runs looks at it, so it is one flag.
final class LockPayload: Payload {
  var isLocked = false
}

enum ThreadModule {
  /// Longest wait in seconds.
  static let longest = 9_223_372_036.0

  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let module = vm.nativeModule(
      "_thread",
      [
        BuiltinMethod("start_new_thread", 2, 3, start), BuiltinMethod("get_ident", identity),
        BuiltinMethod("get_native_id", identity), BuiltinMethod("_count", count), BuiltinMethod("exit", leave),
        BuiltinMethod("interrupt_main", 0, 1, interruptMain), BuiltinMethod("stack_size", 0, 1, stackSize),
        BuiltinMethod("_main_ident", mainIdentity),
      ]
    )
    let lock = vm.defineType(name: "lock", module: "_thread", layout: .box, isFinal: true)
    lock.define(methods: [
      BuiltinMethod("acquire", 0, 2, keywords: true, acquire), BuiltinMethod("release", release),
      BuiltinMethod("locked", locked), BuiltinMethod("__enter__", enter), BuiltinMethod("__exit__", 0, .max, exit),
      BuiltinMethod("__repr__", repr),
    ])
    vm.define(module, "LockType", lock.object)
    vm.define(
      module,
      "allocate_lock",
      vm.makeFunction(
        BuiltinMethod("allocate_lock") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          vm.makeBox(LockPayload(), of: lock)
        },
        module: "_thread"
      )
    )
    vm.define(module, "error", vm.exceptions.runtimeError.object)
    vm.define(module, "TIMEOUT_MAX", vm.makeDouble(longest))
    return module
  }

  // MARK: - Threads

  static func start(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if !vm.isCallable(a[0]) { throw vm.typeError("first arg must be callable") }
    guard a[1].isKind(.tuple) else { throw vm.typeError("2nd arg must be a tuple") }
    if a.count > 2, !a[2].isKind(.dict) { throw vm.typeError("optional 3rd arg must be a dictionary") }
    let call = vm.makeTuple(a[0].copy(), a[1].copy(), a.count > 2 ? a[2].copy() : Value.none)
    let work = Work(call)
    guard let thread = vm.startThread({ vm in work.run(vm) }) else { throw vm.runtimeError("can't start new thread") }
    return vm.makeInt(thread)
  }
  /// What a thread calls.
  private final class Work {
    private var call: Value
    init(_ call: consuming Value) { self.call = call }
    func run(_ vm: Interpreter) {
      let f = call.tupleItem(0)
      do throws(Raised) {
        _ = try vm.call(f, positional: call.tupleItem(1), keywords: call.tupleItem(2)).isEmpty
      } catch {
        let e = vm.takeRaised()
        if !vm.pyType(e).isSubtype(of: vm.exceptions.systemExit) {
          vm.reportUnraisable(e, about: f, prefix: "Exception ignored in thread started by")
        }
      }
      call = Value.none
    }
  }

  static func identity(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(Interpreter.threadIdentity)
  }
  static func mainIdentity(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(vm.firstThreadIdentity)
  }
  static func count(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeInt(vm.threadCount - 1) }
  static func leave(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    throw vm.error(vm.exceptions.systemExit)
  }
  static func interruptMain(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let number = a.count > 0 ? try vm.intIndex(a[0]) : SignalState.interrupt
    if number < 1 || number > 64 { throw vm.valueError("signal number out of range") }
    HostSignals.note(number)
    return Value.none
  }
  /// Stacks have one size, large enough; 0 stands for it.
  static func stackSize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.count > 0, try vm.intIndex(a[0]) < 0 { throw vm.valueError("size must be 0 or a positive value") }
    return Value.smallInt(0)
  }

  // MARK: - Locks

  private static func payload(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> LockPayload {
    guard v.isKind(.box), let p = v.payload as? LockPayload else { throw vm.typeError("a lock is needed") }
    return p
  }
  static func acquire(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(a, "acquire", ["blocking", "timeout"])
    let p = try payload(vm, a[0])
    var isBlocking = true
    if let b = try vm.argument(a, 1, "blocking", of: "acquire") { isBlocking = try vm.truth(b) }
    var timeout = -1.0
    if let t = try vm.argument(a, 2, "timeout", of: "acquire") { timeout = try vm.requireDouble(t) }
    if !isBlocking, timeout != -1 { throw vm.valueError("can't specify a timeout for a non-blocking call") }
    if timeout < 0, timeout != -1 { throw vm.valueError("timeout value must be a non-negative number") }
    if timeout > longest { throw vm.overflowError("timeout value is too large") }
    if !p.isLocked {
      p.isLocked = true
      return Value.true
    }
    if !isBlocking { return Value.false }
    let deadline: Int? = timeout < 0 ? nil : HostClock.monotonic + Int(timeout * 1e9)
    while true {
      switch vm.waitForThreads(until: deadline, { !p.isLocked }) {
      case .ready:
        p.isLocked = true
        return Value.true
      case .timedOut: return Value.false
      case .interrupted: try vm.handleInterruption()
      }
    }
  }
  static func release(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try payload(vm, a[0])
    if !p.isLocked { throw vm.runtimeError("release unlocked lock") }
    p.isLocked = false
    vm.notifyThreads()
    return Value.none
  }
  static func locked(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(try payload(vm, a[0]).isLocked)
  }
  static func enter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try acquire(vm, a) }
  static func exit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try release(vm, a) }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let state = try payload(vm, a[0]).isLocked ? "locked" : "unlocked"
    return vm.makeString("<\(state) _thread.lock object at \(vm.addressText(a[0]))>")
  }
}
