// Generators, coroutines and their wrappers as programs see them: send, throw, close and the attributes that show what
// a machine is doing.

import MachineImage
import MachineRuntime

/// The classes around machines that the core does not know.
final class MachineTypes {
  /// `coroutine_wrapper`: what `coroutine.__await__()` gives.
  let coroutineWrapper: PyType
  /// `async_generator_asend`: generator, value, state
  let asyncSend: PyType
  /// `async_generator_athrow`: generator, exception or none for aclose, state
  let asyncThrow: PyType
  /// `async_generator_wrapped_value`: marks what an asynchronous generator yields from what it awaits
  let wrappedValue: PyType
  /// `anext_awaitable`: awaitable, default
  let anextAwaitable: PyType

  init(_ vm: Interpreter) {
    func make(_ name: String, _ slots: Int) -> PyType {
      vm.defineType(name: name, layout: .record, recordSlots: slots, isFinal: true)
    }
    coroutineWrapper = make("coroutine_wrapper", 1)
    asyncSend = make("async_generator_asend", 3)
    asyncThrow = make("async_generator_athrow", 3)
    wrappedValue = make("async_generator_wrapped_value", 1)
    anextAwaitable = make("anext_awaitable", 2)
  }
}

enum MachineMethods {
  static func install(_ vm: Interpreter) {
    let types = vm.types
    let own = vm.python.machineTypes
    types.generator.define(
      methods: [
        BuiltinMethod("__iter__", itself), BuiltinMethod("__next__", next), BuiltinMethod("send", 1, send),
        BuiltinMethod("throw", 1, 3, throwInto), BuiltinMethod("close", close), BuiltinMethod("__repr__", repr),
        BuiltinMethod("__del__", nothing),
      ],
      getters: getters("gi", awaiting: "gi_yieldfrom")
    )
    types.coroutine.define(
      methods: [
        BuiltinMethod("__await__", wrap), BuiltinMethod("send", 1, send), BuiltinMethod("throw", 1, 3, throwInto),
        BuiltinMethod("close", close), BuiltinMethod("__repr__", repr),
      ],
      getters: getters("cr", awaiting: "cr_await") + [
        BuiltinGetter("cr_origin") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in Value.none }
      ]
    )
    own.coroutineWrapper.define(methods: [
      BuiltinMethod("__iter__", itself), BuiltinMethod("__next__", wrappedNext), BuiltinMethod("send", 1, wrappedSend),
      BuiltinMethod("throw", 1, 3, wrappedThrow), BuiltinMethod("close", wrappedClose),
    ])
    let iterators: [PyType] = [
      types.rangeIterator, types.listIterator, types.tupleIterator, types.stringIterator, types.bytesIterator,
      types.dictKeyIterator, types.dictValueIterator, types.dictItemIterator, types.setIterator,
      types.listReverseIterator, types.dictReverseKeyIterator, types.dictReverseValueIterator,
      types.dictReverseItemIterator, vm.python.sequenceIterator,
    ]
    for type in iterators {
      type.define(methods: [BuiltinMethod("__iter__", itself), BuiltinMethod("__next__", iteratorNext)])
    }
    AsyncGeneratorMethods.install(vm)
  }

  static func itself(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].copy() }
  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func iteratorNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let v = try vm.next(a[0]) { return v }
    throw vm.stopIteration()
  }

  // MARK: - Driving

  /// Advances by a value; the end is StopIteration with the result.
  static func advance(_ vm: Interpreter, _ machine: borrowing Value, _ value: consuming Value) throws(Raised) -> Value {
    switch try vm.resume(machine, sending: value) {
    case .yielded(let v): return v
    case .returned(let v): throw vm.stopIteration(v)
    }
  }
  static func next(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try advance(vm, a[0], Value.none) }
  static func send(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try advance(vm, a[0], a[1].copy()) }

  /// The exception that the arguments of `throw` describe; they begin at position 1.
  static func thrown(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let python = vm.python
    if a.count > 3, !a[3].isNone, vm.pyType(a[3]) !== vm.types.traceback {
      throw vm.typeError("throw() third argument must be a traceback object")
    }
    let exception: Value
    if let _ = python.isExceptionClass(a[1]) {
      if a.count > 2, !a[2].isNone {
        if python.isException(vm, a[2]), try vm.isInstance(a[2], a[1]) {
          exception = a[2].copy()
        } else if a[2].isKind(.tuple) {
          exception = try vm.call(a[1], positional: a[2], keywords: Value.none)
        } else {
          exception = try vm.call(a[1], a[2])
        }
      } else {
        exception = try vm.call(a[1])
      }
      if !python.isException(vm, exception) {
        throw vm.typeError(
          "calling \(try vm.reprString(a[1])) should have returned an instance of BaseException, not "
            + vm.pyType(exception).name
        )
      }
    } else if python.isException(vm, a[1]) {
      if a.count > 2, !a[2].isNone { throw vm.typeError("instance exception may not have a separate value") }
      exception = a[1].copy()
    } else {
      throw vm.typeError(
        "exceptions must be classes or instances deriving from BaseException, not \(vm.pyType(a[1]).name)"
      )
    }
    if a.count > 3, !a[3].isNone { exception.setSlot(ExceptionSlot.traceback, a[3].copy()) }
    return exception
  }
  static func advance(
    _ vm: Interpreter,
    _ machine: borrowing Value,
    throwing e: consuming Value
  ) throws(Raised) -> Value {
    if machine.machineStatus == .ended, machine.machineKind != .coroutine { throw vm.reraise(e) }
    let isFresh = machine.machineStatus == .created
    let outcome: MachineOutcome
    do throws(Raised) { outcome = try vm.resume(machine, throwing: e) } catch {
      if isFresh { throw vm.python.guardFresh(vm, machine) }
      throw error
    }
    switch consume outcome {
    case .yielded(let v): return v
    case .returned(let v): throw vm.stopIteration(v)
    }
  }
  static func throwInto(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try advance(vm, a[0], throwing: try thrown(vm, a))
  }
  static func close(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.closeMachine(vm, a[0])
    return Value.none
  }

  // MARK: - coroutine_wrapper

  static func wrap(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let wrapper = vm.makeRecord(of: vm.python.machineTypes.coroutineWrapper)
    wrapper.setSlot(0, a[0].copy())
    return wrapper
  }
  static func wrappedNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try advance(vm, a[0].slot(0), Value.none)
  }
  static func wrappedSend(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try advance(vm, a[0].slot(0), a[1].copy())
  }
  static func wrappedThrow(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try advance(vm, a[0].slot(0), throwing: try thrown(vm, a))
  }
  static func wrappedClose(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.closeMachine(vm, a[0].slot(0))
    return Value.none
  }

  // MARK: - Attributes

  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = vm.python.machineName(a[0], .qualifiedName).string
    let type = vm.pyType(a[0]).name
    return vm.makeString("<\(type) object \(name) at \(vm.addressText(a[0]))>")
  }
  static func getters(_ prefix: String, awaiting: String) -> [BuiltinGetter] {
    [
      BuiltinGetter("__name__", set: setName, name),
      BuiltinGetter("__qualname__", set: setQualifiedName, qualifiedName),
      BuiltinGetter(prefix + "_frame", frame), BuiltinGetter(prefix + "_running", running),
      BuiltinGetter(prefix + "_suspended", suspended), BuiltinGetter(prefix + "_code", code),
      BuiltinGetter(awaiting, awaited),
    ]
  }
  static func name(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.python.machineName(v, .name) }
  static func qualifiedName(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    vm.python.machineName(v, .qualifiedName)
  }
  static func setName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isKind(.string) else { throw vm.typeError("__name__ must be set to a string object") }
    vm.python.rename(v, .name, value)
  }
  static func setQualifiedName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void
  {
    guard value.isKind(.string) else { throw vm.typeError("__qualname__ must be set to a string object") }
    vm.python.rename(v, .qualifiedName, value)
  }
  static func frame(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let frame = vm.frame(ofMachine: v) { return frame.object() }
    return Value.none
  }
  static func running(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    Value.bool(v.machineStatus == .running)
  }
  static func suspended(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    Value.bool(v.machineStatus == .suspended)
  }
  static func code(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    v.machineFunction.functionPart(.code)
  }
  static func awaited(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if v.machineStatus != .running, let waits = v.machineAwaiting {
      // A loop waits for an asynchronous generator without an asend object: one is made when somebody looks.
      if waits.isMachine(.asyncGenerator) { return vm.python.makeAsyncSend(vm, waits, Value.none, isUnderWay: true) }
      return waits
    }
    return Value.none
  }
}
