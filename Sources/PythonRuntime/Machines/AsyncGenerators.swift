// Asynchronous generators: the objects that `__anext__`, `asend`, `athrow` and `aclose` return, with their states
// (CPython 3.11's genobject.c), the hooks of event loops, and the built-ins `aiter` and `anext`.

import MachineRuntime

/// States of an asend or athrow object.
private enum AwaitableState {
  static let fresh = 0
  static let underWay = 1
  static let closed = 2
}

enum AsyncGeneratorMethods {
  static func install(_ vm: Interpreter) {
    let own = vm.python.machineTypes
    vm.types.asyncGenerator.define(
      methods: [
        BuiltinMethod("__aiter__", MachineMethods.itself), BuiltinMethod("__anext__", anext),
        BuiltinMethod("asend", 1, asend), BuiltinMethod("athrow", 1, 3, athrow), BuiltinMethod("aclose", aclose),
        BuiltinMethod("__repr__", MachineMethods.repr),
      ],
      getters: MachineMethods.getters("ag", awaiting: "ag_await").filter { $0.name != "ag_running" } + [
        BuiltinGetter("ag_running") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          Value.bool(v.machineFlags & MachineMark.running != 0)
        }
      ]
    )
    own.asyncSend.define(methods: [
      BuiltinMethod("__await__", MachineMethods.itself), BuiltinMethod("__iter__", MachineMethods.itself),
      BuiltinMethod("__next__", sendNext), BuiltinMethod("send", 1, sendSend), BuiltinMethod("throw", 1, 3, sendThrow),
      BuiltinMethod("close", stateClose),
    ])
    own.asyncThrow.define(methods: [
      BuiltinMethod("__await__", MachineMethods.itself), BuiltinMethod("__iter__", MachineMethods.itself),
      BuiltinMethod("__next__", throwNext), BuiltinMethod("send", 1, throwSend),
      BuiltinMethod("throw", 1, 3, throwThrow),
      BuiltinMethod("close", stateClose),
    ])
    own.anextAwaitable.define(methods: [
      BuiltinMethod("__await__", MachineMethods.itself), BuiltinMethod("__iter__", MachineMethods.itself),
      BuiltinMethod("__next__", defaultNext), BuiltinMethod("send", 1, defaultSend),
      BuiltinMethod("throw", 1, 3, defaultThrow), BuiltinMethod("close", defaultClose),
    ])
  }
  /// After the built-in functions: `aiter` and `anext` know machines.
  static func installBuiltins(_ vm: Interpreter) {
    let functions: [BuiltinMethod] = [
      BuiltinMethod("aiter", 1, builtinAiter), BuiltinMethod("anext", 1, 2, builtinAnext),
    ]
    for f in functions { vm.python.defineBuiltin(f.name, vm.makeFunction(f, module: "builtins"), vm) }
  }

  static func anext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.asyncGeneratorNext(vm, a[0])
  }
  static func asend(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.callFirstHook(vm, a[0])
    return vm.python.makeAsyncSend(vm, a[0], a[1].copy())
  }
  static func athrow(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.callFirstHook(vm, a[0])
    let list = vm.makeList()
    for i in 1..<a.count { list.listAppend(a[i].copy()) }
    let result = vm.makeRecord(of: vm.python.machineTypes.asyncThrow)
    result.setSlot(0, a[0].copy())
    result.setSlot(1, vm.makeTuple(list: list))
    result.setSlot(2, Value.smallInt(AwaitableState.fresh))
    return result
  }
  static func aclose(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.callFirstHook(vm, a[0])
    let result = vm.makeRecord(of: vm.python.machineTypes.asyncThrow)
    result.setSlot(0, a[0].copy())
    result.setSlot(2, Value.smallInt(AwaitableState.fresh))
    return result
  }

  // MARK: - asend

  private static func deliver(_ vm: Interpreter, _ step: consuming Advance) throws(Raised) -> Value {
    switch consume step {
    case .yielded(let v): return v
    case .finished(let v): throw vm.stopIteration(v)
    }
  }
  static func sendNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try deliver(vm, try vm.python.asyncSendAdvance(vm, a[0], Value.none))
  }
  static func sendSend(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try deliver(vm, try vm.python.asyncSendAdvance(vm, a[0], a[1]))
  }
  static func sendThrow(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let o = a[0].copy()
    if o.slot(2).smallInt == AwaitableState.closed {
      throw vm.runtimeError("cannot reuse already awaited __anext__()/asend()")
    }
    let e = try MachineMethods.thrown(vm, a)
    let generator = o.slot(0)
    do throws(Raised) {
      switch try vm.python.unwrap(vm, generator, throwing: e) {
      case .yielded(let v): return v
      case .finished(let v): throw vm.stopIteration(v)
      }
    } catch {
      o.setSlot(2, Value.smallInt(AwaitableState.closed))
      throw error
    }
  }
  static func stateClose(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].setSlot(2, Value.smallInt(AwaitableState.closed))
    return Value.none
  }

  // MARK: - athrow, aclose

  static func throwNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try deliver(vm, try vm.python.asyncThrowAdvance(vm, a[0], Value.none))
  }
  static func throwSend(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try deliver(vm, try vm.python.asyncThrowAdvance(vm, a[0], a[1]))
  }
  static func throwThrow(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let o = a[0].copy()
    if o.slot(2).smallInt == AwaitableState.closed {
      throw vm.runtimeError("cannot reuse already awaited aclose()/athrow()")
    }
    let e = try MachineMethods.thrown(vm, a)
    let generator = o.slot(0)
    if !o.slot(1).isNone { return try deliver(vm, try vm.python.unwrap(vm, generator, throwing: e)) }
    return try deliver(vm, try vm.python.closeStep(vm, o, generator, .throwing(e), inThrow: true))
  }

  // MARK: - anext with a default

  static func builtinAiter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    guard let f = type.lookup(vm.python.names.__aiter__) else {
      throw vm.typeError("'\(type.name)' object is not an async iterable")
    }
    let result = try vm.python.callSpecial(vm, f, a[0])
    if vm.pyType(result).lookup(vm.python.names.__anext__).isNothing {
      throw vm.typeError("aiter() returned not an async iterator of type '\(vm.pyType(result).name)'")
    }
    return result
  }
  static func builtinAnext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    guard let f = type.lookup(vm.python.names.__anext__) else {
      throw vm.typeError("'\(type.name)' object is not an async iterator")
    }
    let awaitable = try vm.python.callSpecial(vm, f, a[0])
    if a.count == 1 { return awaitable }
    let result = vm.makeRecord(of: vm.python.machineTypes.anextAwaitable)
    result.setSlot(0, awaitable)
    result.setSlot(1, a[1].copy())
    return result
  }
  private static func inner(_ vm: Interpreter, _ o: borrowing Value) throws(Raised) -> Value {
    let iterator = try vm.python.awaitIterator(vm, o.slot(0))
    if iterator.isMachine(.coroutine) {
      let wrapper = vm.makeRecord(of: vm.python.machineTypes.coroutineWrapper)
      wrapper.setSlot(0, iterator)
      return wrapper
    }
    return iterator
  }
  /// StopAsyncIteration becomes the end with the default.
  private static func orDefault(_ vm: Interpreter, _ o: borrowing Value) -> Raised {
    let e = vm.takeRaised()
    if vm.pyType(e).isSubtype(of: vm.exceptions.stopAsyncIteration) { return vm.stopIteration(o.slot(1)) }
    return vm.reraise(e)
  }
  static func defaultNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let iterator = try inner(vm, a[0])
    do throws(Raised) {
      let step = try vm.python.send(vm, iterator, Value.none)
      return try deliver(vm, step)
    } catch { throw orDefault(vm, a[0]) }
  }
  static func defaultSend(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let iterator = try inner(vm, a[0])
    do throws(Raised) {
      let step = try vm.python.send(vm, iterator, a[1])
      return try deliver(vm, step)
    } catch { throw orDefault(vm, a[0]) }
  }
  static func defaultThrow(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let iterator = try inner(vm, a[0])
    let method = try vm.getAttribute(iterator, vm.python.names.throw)
    do throws(Raised) { return try vm.call(method, forwarding: a.dropFirst()) } catch { throw orDefault(vm, a[0]) }
  }
  static func defaultClose(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let iterator = try inner(vm, a[0])
    return try vm.callMethod(iterator, "close")
  }
}

/// What an asynchronous generator is advanced by.
enum AsyncInput: ~Copyable {
  case sending(Value)
  case throwing(Value)
}

extension PythonDialect {
  func makeAsyncSend(
    _ vm: Interpreter,
    _ generator: borrowing Value,
    _ value: consuming Value,
    isUnderWay: Bool = false
  ) -> Value {
    let result = vm.makeRecord(of: machineTypes.asyncSend)
    result.setSlot(0, generator.copy())
    result.setSlot(1, value)
    result.setSlot(2, Value.smallInt(isUnderWay ? AwaitableState.underWay : AwaitableState.fresh))
    return result
  }
  /// `__anext__()`.
  func asyncGeneratorNext(_ vm: Interpreter, _ generator: borrowing Value) throws(Raised) -> Value {
    try callFirstHook(vm, generator)
    return makeAsyncSend(vm, generator, Value.none)
  }
  /// Tells the event loop's hook about a generator that is used for the first time.
  func callFirstHook(_ vm: Interpreter, _ generator: borrowing Value) throws(Raised) {
    let flags = generator.machineFlags
    if flags & MachineMark.hooksCalled != 0 { return }
    generator.machineFlags = flags | MachineMark.hooksCalled
    if !asyncGeneratorFirst.isNone {
      let hook = asyncGeneratorFirst.copy()
      _ = try vm.call(hook, generator)
    }
  }

  private func setRunning(_ generator: borrowing Value, _ on: Bool) {
    let flags = generator.machineFlags
    generator.machineFlags = on ? flags | MachineMark.running : flags & ~MachineMark.running
  }

  /// What the generator did: a value it awaits goes on outwards, one that it yields ends the await with it.
  private func unwrapOutcome(
    _ vm: Interpreter,
    _ generator: borrowing Value,
    _ outcome: consuming MachineOutcome
  )
    throws(Raised) -> Advance
  {
    switch consume outcome {
    case .yielded(let v):
      if v.isKind(.record), vm.pyType(v) === machineTypes.wrappedValue {
        setRunning(generator, false)
        return .finished(v.slot(0))
      }
      return .yielded(v)
    case .returned(let v):
      _ = v.isEmpty
      generator.machineFlags = generator.machineFlags | MachineMark.closed
      setRunning(generator, false)
      throw vm.stopAsyncIteration()
    }
  }
  private func noteEnd(_ vm: Interpreter, _ generator: borrowing Value) {
    let e = vm.takeRaised()
    let type = vm.pyType(e)
    if type.isSubtype(of: exceptions.stopAsyncIteration) || type.isSubtype(of: exceptions.generatorExit) {
      generator.machineFlags = generator.machineFlags | MachineMark.closed
    }
    setRunning(generator, false)
    _ = vm.reraise(e)
  }

  func unwrap(_ vm: Interpreter, _ generator: borrowing Value, sending value: consuming Value) throws(Raised) -> Advance
  {
    let outcome: MachineOutcome
    do throws(Raised) { outcome = try vm.resume(generator, sending: value) } catch {
      noteEnd(vm, generator)
      throw error
    }
    return try unwrapOutcome(vm, generator, outcome)
  }
  func unwrap(_ vm: Interpreter, _ generator: borrowing Value, throwing e: consuming Value) throws(Raised) -> Advance {
    if generator.machineStatus == .ended {
      // A finished generator raises what it is thrown.
      _ = vm.reraise(e)
      noteEnd(vm, generator)
      throw Raised()
    }
    let outcome: MachineOutcome
    do throws(Raised) { outcome = try vm.resume(generator, throwing: e) } catch {
      noteEnd(vm, generator)
      throw error
    }
    return try unwrapOutcome(vm, generator, outcome)
  }

  /// One step of an asend object.
  func asyncSendAdvance(_ vm: Interpreter, _ o: borrowing Value, _ value: borrowing Value) throws(Raised) -> Advance {
    let state = o.slot(2).smallInt ?? 0
    if state == AwaitableState.closed { throw vm.runtimeError("cannot reuse already awaited __anext__()/asend()") }
    let generator = o.slot(0)
    var sent = value.copy()
    if state == AwaitableState.fresh {
      if generator.machineFlags & MachineMark.running != 0 {
        throw vm.runtimeError("anext(): asynchronous generator is already running")
      }
      if value.isNone { sent = o.slot(1) }
      o.setSlot(2, Value.smallInt(AwaitableState.underWay))
    }
    setRunning(generator, true)
    do throws(Raised) {
      switch try unwrap(vm, generator, sending: sent) {
      case .yielded(let v): return .yielded(v)
      case .finished(let v):
        o.setSlot(2, Value.smallInt(AwaitableState.closed))
        return .finished(v)
      }
    } catch {
      o.setSlot(2, Value.smallInt(AwaitableState.closed))
      throw error
    }
  }

  /// One step of an athrow or aclose object.
  func asyncThrowAdvance(_ vm: Interpreter, _ o: borrowing Value, _ value: borrowing Value) throws(Raised) -> Advance {
    let state = o.slot(2).smallInt ?? 0
    if state == AwaitableState.closed { throw vm.runtimeError("cannot reuse already awaited aclose()/athrow()") }
    let generator = o.slot(0)
    let isClose = o.slot(1).isNone
    if generator.machineStatus == .ended {
      o.setSlot(2, Value.smallInt(AwaitableState.closed))
      return .finished(Value.none)
    }
    if state == AwaitableState.fresh {
      if generator.machineFlags & MachineMark.running != 0 {
        o.setSlot(2, Value.smallInt(AwaitableState.closed))
        throw vm.runtimeError("\(isClose ? "aclose" : "athrow")(): asynchronous generator is already running")
      }
      if generator.machineFlags & MachineMark.closed != 0 {
        o.setSlot(2, Value.smallInt(AwaitableState.closed))
        throw vm.stopAsyncIteration()
      }
      if !value.isNone { throw vm.runtimeError("can't send non-None value to a just-started coroutine") }
      o.setSlot(2, Value.smallInt(AwaitableState.underWay))
      setRunning(generator, true)
      if isClose {
        generator.machineFlags = generator.machineFlags | MachineMark.closed
        let e = vm.makeException(exceptions.generatorExit, arguments: vm.makeTuple())
        return try closeStep(vm, o, generator, .throwing(e), inThrow: false)
      }
      let arguments = vm.makeList()
      arguments.listAppend(Value.none)
      let given = o.slot(1)
      for i in 0..<given.tupleCount { arguments.listAppend(given.tupleItem(i)) }
      let tuple = vm.makeTuple(list: arguments)
      let e = try vm.call(exceptionFromArguments(vm), positional: tuple, keywords: Value.none)
      do throws(Raised) {
        return try unwrap(vm, generator, throwing: e)
      } catch {
        setRunning(generator, false)
        o.setSlot(2, Value.smallInt(AwaitableState.closed))
        throw error
      }
    }
    if isClose { return try closeStep(vm, o, generator, .sending(value.copy()), inThrow: false) }
    return try unwrap(vm, generator, sending: value.copy())
  }

  /// A function that makes the exception that the arguments of `throw` describe.
  private func exceptionFromArguments(_ vm: Interpreter) -> Value {
    vm.makeNative(NativeFunction(name: "throw", body: MachineMethods.thrown))
  }

  /// A step of aclose: a yielded value is a refusal to close, the expected ends are its success.
  func closeStep(
    _ vm: Interpreter,
    _ o: borrowing Value,
    _ generator: borrowing Value,
    _ input: consuming AsyncInput,
    inThrow: Bool
  ) throws(Raised) -> Advance {
    let outcome: MachineOutcome
    do throws(Raised) {
      switch consume input {
      case .sending(let v): outcome = try vm.resume(generator, sending: v)
      case .throwing(let e): outcome = try vm.resume(generator, throwing: e)
      }
    } catch {
      setRunning(generator, false)
      o.setSlot(2, Value.smallInt(AwaitableState.closed))
      let e = vm.takeRaised()
      let type = vm.pyType(e)
      if type.isSubtype(of: exceptions.stopAsyncIteration) || type.isSubtype(of: exceptions.generatorExit) {
        return .finished(Value.none)
      }
      throw vm.reraise(e)
    }
    switch consume outcome {
    case .yielded(let v):
      if v.isKind(.record), vm.pyType(v) === machineTypes.wrappedValue {
        setRunning(generator, false)
        o.setSlot(2, Value.smallInt(AwaitableState.closed))
        throw vm.runtimeError("async generator ignored GeneratorExit")
      }
      return .yielded(v)
    case .returned(let v):
      _ = v.isEmpty
      setRunning(generator, false)
      o.setSlot(2, Value.smallInt(AwaitableState.closed))
      return .finished(Value.none)
    }
  }
}
