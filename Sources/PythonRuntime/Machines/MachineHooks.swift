// What the core asks about machines: what can be awaited or delegated to, how foreign iterators are driven, what misuse
// of a machine says, and what happens to machines that are dropped.

import MachineImage
import MachineRuntime

/// The language's marks on a machine.
enum MachineMark {
  /// asynchronous generator: closed
  static let closed: UInt16 = 1
  /// asynchronous generator: the hooks were called
  static let hooksCalled = StepMark.known
  /// asynchronous generator: an asend, athrow or aclose is under way
  static let running = StepMark.underWay
  /// `machineFreed` is wanted: it has an entry in the table of names
  static let renamed: UInt16 = 0x8000
}

/// The names of a machine that a program renamed. Few do: others have their function's, and no room for more.
final class MachineNames {
  let name: Value
  let qualifiedName: Value
  init(name: consuming Value, qualifiedName: consuming Value) {
    self.name = name
    self.qualifiedName = qualifiedName
  }
}

extension PythonDialect {
  /// A machine's kind in messages.
  func machineName(_ machine: borrowing Value) -> String {
    switch machine.machineKind {
    case .coroutine: "coroutine"
    case .asyncGenerator: "async generator"
    default: "generator"
    }
  }

  /// `__name__` (`.name`) or `__qualname__` (`.qualifiedName`) of a machine.
  func machineName(_ machine: borrowing Value, _ part: FunctionPart) -> Value {
    if machine.machineFlags & MachineMark.renamed != 0, let names = machineNames[machine.identity] {
      return part == .name ? names.name.copy() : names.qualifiedName.copy()
    }
    return machine.machineFunction.functionPart(part)
  }
  func rename(_ machine: borrowing Value, _ part: FunctionPart, _ text: borrowing Value) {
    machineNames[machine.identity] = MachineNames(
      name: part == .name ? text.copy() : machineName(machine, .name),
      qualifiedName: part == .qualifiedName ? text.copy() : machineName(machine, .qualifiedName)
    )
    machine.machineFlags |= MachineMark.renamed
  }

  func isAwaitableGenerator(_ v: borrowing Value) -> Bool {
    v.isMachine(.generator) && awaitableCodes[ObjectIdentifier(v.codeInfo)] != nil
  }

  func awaitableHook(_ vm: Interpreter, _ a: borrowing Value, purpose: borrowing Value) throws(Raised) -> Delegation {
    if a.isKind(.record) {
      // The runtime's own awaitables iterate themselves.
      let type = vm.pyType(a)
      if type === machineTypes.asyncSend || type === machineTypes.asyncThrow { return .iterate(a.copy()) }
    }
    if isAwaitableGenerator(a) { return .iterate(a.copy()) }
    if purpose.stringCount == 0 { return .iterate(try awaitIterator(vm, a)) }
    let kind = purpose.string
    if kind == "__anext__" {
      do throws(Raised) {
        return .iterate(try awaitIterator(vm, a))
      } catch {
        let cause = vm.takeRaised()
        let e = vm.makeException(
          exceptions.typeError,
          "'async for' received an invalid object from __anext__: \(vm.pyType(a).name)"
        )
        e.setSlot(ExceptionSlot.cause, cause.copy())
        e.setSlot(ExceptionSlot.context, cause)
        e.setSlot(ExceptionSlot.suppress, Value.true)
        throw vm.reraise(e)
      }
    }
    if vm.pyType(a).lookup(names.__await__).isNothing, !a.isMachine(.coroutine) {
      throw vm.typeError(
        "'async with' received an object from \(kind) that does not implement __await__: \(vm.pyType(a).name)"
      )
    }
    return .iterate(try awaitIterator(vm, a))
  }

  /// The iterator behind an awaitable: itself for coroutines, else what `__await__` returns.
  func awaitIterator(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value {
    if a.isMachine(.coroutine) || isAwaitableGenerator(a) { return a.copy() }
    let type = vm.pyType(a)
    guard let f = type.lookup(names.__await__) else {
      throw vm.typeError("object \(type.name) can't be used in 'await' expression")
    }
    let result = try callSpecial(vm, f, a)
    if result.isMachine(.coroutine) || isAwaitableGenerator(result) {
      throw vm.typeError("__await__() returned a coroutine")
    }
    if !result.isKind(.machine), !result.isKind(.iterator), vm.pyType(result).lookup(names.__next__).isNothing {
      throw vm.typeError("__await__() returned non-iterator of type '\(vm.pyType(result).name)'")
    }
    return result
  }

  func delegeeHook(_ vm: Interpreter, _ a: borrowing Value, by kind: UnitKind) throws(Raised) -> Delegation {
    if a.isMachine(.coroutine) {
      var allowed = kind == .coroutine
      if let frame = vm.frame(level: 0), awaitableCodes[ObjectIdentifier(frame.info)] != nil { allowed = true }
      if !allowed { throw vm.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator") }
      return .iterate(a.copy())
    }
    return .iterate(try vm.iterate(a))
  }

  // MARK: - Foreign iterators

  func sendHook(_ vm: Interpreter, _ iterator: borrowing Value, _ value: borrowing Value) throws(Raised) -> Advance {
    let type = vm.pyType(iterator)
    if type === machineTypes.asyncSend { return try asyncSendAdvance(vm, iterator, value) }
    if type === machineTypes.asyncThrow { return try asyncThrowAdvance(vm, iterator, value) }
    // What is no iterator but has `send` (a coroutine class of the program) is sent even nothing.
    if value.isNone, iterator.isKind(.iterator) || type === sequenceIterator {
      if let item = try vm.next(iterator) { return .yielded(item) }
      return .finished(Value.none)
    }
    if value.isNone, let f = type.lookup(names.__next__) {
      do throws(Raised) {
        return .yielded(try callSpecial(vm, f, iterator))
      } catch {
        if let result = takeStopIteration(vm) { return .finished(result) }
        throw error
      }
    }
    let method = try vm.getAttribute(iterator, names.send)
    do throws(Raised) {
      return .yielded(try vm.call(method, value))
    } catch {
      if let result = takeStopIteration(vm) { return .finished(result) }
      throw error
    }
  }

  func throwerHook(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) -> Value {
    if let method = try vm.attributeOrNil(iterator, names.throw) { return method }
    return Value.empty
  }

  func throwIntoHook(
    _ vm: Interpreter,
    _ iterator: borrowing Value,
    _ thrower: borrowing Value,
    _ exception: borrowing Value
  ) throws(Raised)
    -> Advance
  {
    if thrower.isEmpty { throw vm.reraise(exception.copy()) }
    do throws(Raised) {
      return .yielded(try vm.call(thrower, exception))
    } catch {
      if let result = takeStopIteration(vm) { return .finished(result) }
      throw error
    }
  }

  func closeHook(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) {
    var method = Value.none
    do throws(Raised) {
      guard let found = try vm.attributeOrNil(iterator, names.close) else { return }
      method = found
    } catch {
      let e = vm.takeRaised()
      vm.reportUnraisable(e, about: iterator, prefix: nil)
      return
    }
    _ = try vm.call(method)
  }

  /// If a StopIteration is raised, takes it and gives its value.
  func takeStopIteration(_ vm: Interpreter) -> Value? {
    let e = vm.takeRaised()
    if isException(vm, e), vm.pyType(e).isSubtype(of: exceptions.stopIteration) { return e.slot(ExceptionSlot.extra) }
    _ = vm.reraise(e)
    return nil
  }

  func misuseHook(_ vm: Interpreter, _ machine: borrowing Value, _ what: MachineMisuse) -> Raised {
    let kind = machine.machineKind
    let name = machineName(machine)
    switch what {
    case .running: return vm.valueError("\(name) already executing")
    case .ended:
      switch kind {
      case .coroutine: return vm.runtimeError("cannot reuse already awaited coroutine")
      case .asyncGenerator: return vm.stopAsyncIteration()
      default: return vm.stopIteration()
      }
    case .sendToFresh: return vm.typeError("can't send non-None value to a just-started \(name)")
    case .awaitedTwice: return vm.runtimeError("coroutine is being awaited already")
    case .ignoredClose: return vm.runtimeError("\(name) ignored GeneratorExit")
    }
  }

  /// A StopIteration that comes out of a machine that never ran turns into RuntimeError there, too.
  func guardFresh(_ vm: Interpreter, _ machine: borrowing Value) -> Raised {
    let e = vm.takeRaised()
    guard isException(vm, e), vm.pyType(e).isSubtype(of: exceptions.stopIteration) else { return vm.reraise(e) }
    let error = vm.makeException(exceptions.runtimeError, "\(machineName(machine)) raised StopIteration")
    error.setSlot(ExceptionSlot.cause, e.copy())
    error.setSlot(ExceptionSlot.context, e)
    error.setSlot(ExceptionSlot.suppress, Value.true)
    return vm.reraise(error)
  }

  // MARK: - Dropping

  func dropMachineHook(_ vm: Interpreter, _ machine: borrowing Value, started: Bool) {
    switch machine.machineKind {
    case .coroutine where !started:
      if machine.machineStatus == .created { warnNeverAwaited(vm, machine) }
      return
    case .asyncGenerator:
      if machine.machineFlags & MachineMark.closed == 0, machine.machineFlags & MachineMark.hooksCalled != 0,
        !asyncGeneratorFinalizer.isNone
      {
        let hook = asyncGeneratorFinalizer.copy()
        do throws(Raised) { _ = try vm.call(hook, machine) } catch {
          let e = vm.takeRaised()
          vm.reportUnraisable(e, about: machine, prefix: nil)
        }
        return
      }
      if !started { return }
    default: if !started { return }
    }
    do throws(Raised) { try closeMachine(vm, machine) } catch {
      let e = vm.takeRaised()
      vm.reportUnraisable(e, about: machine, prefix: nil)
    }
  }

  /// `close()` of a generator or coroutine.
  func closeMachine(_ vm: Interpreter, _ machine: borrowing Value) throws(Raised) {
    if machine.machineStatus == .ended { return }
    let exit = vm.makeException(exceptions.generatorExit, arguments: vm.makeTuple())
    let yielded: Bool
    do throws(Raised) {
      switch try vm.resume(machine, throwing: exit) {
      case .yielded(let v): yielded = !v.isEmpty || true
      case .returned(let v): yielded = v.isEmpty && false
      }
    } catch {
      let e = vm.takeRaised()
      if closedWell(vm, e) { return }
      throw vm.reraise(e)
    }
    if yielded { throw misuseHook(vm, machine, .ignoredClose) }
  }
}
