// Raising, handling and tracing: what `raise` makes of its operands, how handlers match, contexts and tracebacks.

import MachineRuntime

/// What the values of a traceback record mean.
enum TracebackSlot {
  static let next = 0
  static let frame = 1
  static let word = 2
  static let line = 3
}

extension PythonDialect {
  func isExceptionClass(_ v: borrowing Value) -> PyType? {
    guard let type = v.pyTypeOrNil, type.isSubtype(of: exceptions.baseException) else { return nil }
    return type
  }
  func isException(_ vm: Interpreter, _ v: borrowing Value) -> Bool {
    v.isKind(.record) && vm.pyType(v).isSubtype(of: exceptions.baseException)
  }

  /// An instance from what `raise` was given: an instance or a class; nil when it is neither.
  func instantiate(_ vm: Interpreter, _ what: borrowing Value) throws(Raised) -> Value? {
    if isException(vm, what) { return what.copy() }
    guard isExceptionClass(what) != nil else { return nil }
    let made = try vm.call(what)
    if isException(vm, made) { return made }
    throw vm.typeError(
      "calling \(try vm.reprString(what)) should have returned an instance of BaseException, not "
        + (try vm.reprString(vm.pyType(made).object))
    )
  }

  func makeExceptionHook(_ vm: Interpreter, _ what: borrowing Value, cause: borrowing Value?) throws(Raised) -> Value {
    guard let exception = try instantiate(vm, what) else {
      throw vm.typeError("exceptions must derive from BaseException")
    }
    switch cause {
    case .some(let cause):
      if cause.isNone {
        exception.setSlot(ExceptionSlot.cause, Value.none)
      } else {
        guard let instance = try instantiate(vm, cause) else {
          throw vm.typeError("exception causes must derive from BaseException")
        }
        exception.setSlot(ExceptionSlot.cause, instance)
      }
      exception.setSlot(ExceptionSlot.suppress, Value.true)
    case nil: break
    }
    chainContextHook(vm, exception)
    return exception
  }

  func chainContextHook(_ vm: Interpreter, _ exception: borrowing Value) {
    guard isException(vm, exception) else { return }
    let context = vm.handledException
    if context.isNone || context.isIdentical(to: exception) || !isException(vm, context) { return }
    vm.setContext(exception, context)
  }

  func matchesHook(_ vm: Interpreter, _ exception: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    if type.isKind(.tuple) {
      // All members are checked before any is compared.
      for i in 0..<type.tupleCount where isExceptionClass(type.tupleItem(i)) == nil { throw badHandler(vm) }
      for i in 0..<type.tupleCount {
        if let t = type.tupleItem(i).pyTypeOrNil, vm.pyType(exception).isSubtype(of: t) { return true }
      }
      return false
    }
    guard let t = isExceptionClass(type) else { throw badHandler(vm) }
    return vm.pyType(exception).isSubtype(of: t)
  }
  private func badHandler(_ vm: Interpreter) -> Raised {
    vm.typeError("catching classes that do not inherit from BaseException is not allowed")
  }

  /// Adds the frame to the front of the exception's traceback.
  func traceHook(_ vm: Interpreter, _ exception: borrowing Value, frame: FrameView) {
    guard exception.isKind(.record), vm.pyType(exception).isSubtype(of: exceptions.baseException) else { return }
    let entry = vm.makeRecord(of: types.traceback)
    entry.setSlot(TracebackSlot.next, exception.slot(ExceptionSlot.traceback))
    entry.setSlot(TracebackSlot.frame, frame.object())
    entry.setSlot(TracebackSlot.word, vm.makeInt(frame.instructionWord))
    entry.setSlot(TracebackSlot.line, vm.makeInt(Int(frame.span.line)))
    exception.setSlot(ExceptionSlot.traceback, entry)
  }

  func nameErrorHook(_ vm: Interpreter, _ kind: MissingName, _ name: borrowing Value) -> Raised {
    let text = name.string
    switch kind {
    case .local:
      return vm.nameError(
        "cannot access local variable '\(text)' where it is not associated with a value",
        name: name,
        unbound: true
      )
    case .free:
      return vm.nameError(
        "cannot access free variable '\(text)' where it is not associated with a value in enclosing scope",
        name: name
      )
    case .global: return vm.nameError("name '\(text)' is not defined", name: name)
    }
  }

  // MARK: - Namespaces of class bodies that are no plain dicts

  func namespaceGetHook(_ vm: Interpreter, _ space: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value? {
    do throws(Raised) {
      return try getItem(vm, space, name)
    } catch {
      let e = vm.takeRaised()
      if vm.pyType(e).isSubtype(of: exceptions.keyError) { return nil }
      throw vm.reraise(e)
    }
  }
  func namespaceDeleteHook(_ vm: Interpreter, _ space: borrowing Value, _ name: borrowing Value) throws(Raised) -> Bool
  {
    do throws(Raised) {
      try deleteItem(vm, space, name)
      return true
    } catch {
      let e = vm.takeRaised()
      if vm.pyType(e).isSubtype(of: exceptions.keyError) { return false }
      throw vm.reraise(e)
    }
  }

  /// The iterator of an unpacking, with its own words for what cannot be iterated.
  func unpackIteratorHook(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value {
    let type = vm.pyType(a)
    if !a.isKind(.machine), !a.isKind(.iterator), type.lookup(names.__iter__).isNothing,
      type.lookup(names.__getitem__).isNothing
    {
      throw vm.typeError("cannot unpack non-iterable \(type.name) object")
    }
    return try vm.iterate(a)
  }

  // MARK: - The end of objects

  /// `__del__`.
  func finalizeHook(_ value: borrowing Value) {
    let type = asPyType(typeInfo(of: value))
    let vm = type.interpreter
    if value.isKind(.box), value.payload is WeakPayload { weakReferenceFinalize(vm, value) }
    if value.isFuture, !type.isHeapType {
      // What most futures end with: nothing to say, and no method to look for.
      FutureMethods.finalize(vm, value)
      return
    }
    guard let f = type.lookup(names.__del__) else { return }
    do throws(Raised) {
      _ = try callSpecial(vm, f, value)
    } catch {
      let e = vm.takeRaised()
      vm.reportUnraisable(e, about: f, prefix: nil)
    }
  }
  private func typeInfo(of value: borrowing Value) -> TypeInfo { types.object.interpreter.type(of: value) }
}
