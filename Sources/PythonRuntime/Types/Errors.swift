// Raising from natives: one short function for each exception that the runtime raises itself. The exception handled at
// the moment becomes the context, as in every raise.

import MachineRuntime

extension Interpreter {
  /// The Python side of the interpreter.
  public var python: PythonDialect {
    guard let python = dialect as? PythonDialect else { preconditionFailure("not a Python interpreter") }
    return python
  }
  /// The built-in classes.
  public var types: BuiltinTypes { python.types }
  /// The built-in exception classes.
  public var exceptions: ExceptionTypes { python.exceptions }

  /// An exception of a built-in class with one string argument.
  public func makeException(_ type: PyType, _ message: String) -> Value {
    makeException(type, arguments: makeTuple(makeString(message)))
  }
  /// Raises an exception of a built-in class with a message.
  public func error(_ type: PyType, _ message: String) -> Raised { raiseNew(makeException(type, message)) }
  /// Raises an exception of a built-in class without arguments.
  public func error(_ type: PyType) -> Raised { raiseNew(makeException(type, arguments: makeTuple())) }

  /// Raises a new exception: what is being handled becomes its context.
  public func raiseNew(_ exception: consuming Value) -> Raised { raise(exception) }

  /// The exception that is being handled, or None.
  var currentException: Value {
    let e = handledException
    // An image made by hand may have entered anything.
    return python.isException(self, e) ? e : Value.none
  }

  /// TypeError.
  public func typeError(_ message: String) -> Raised { error(exceptions.typeError, message) }
  /// ValueError.
  public func valueError(_ message: String) -> Raised { error(exceptions.valueError, message) }
  /// IndexError.
  public func indexError(_ message: String) -> Raised { error(exceptions.indexError, message) }
  /// KeyError with the key as its argument.
  public func keyError(_ key: borrowing Value) -> Raised {
    raiseNew(makeException(exceptions.keyError, arguments: makeTuple(key.copy())))
  }
  /// AttributeError about an attribute of an object.
  public func attributeError(_ message: String, name: borrowing Value, of object: borrowing Value) -> Raised {
    let e = makeException(exceptions.attributeError, message)
    e.setSlot(ExceptionSlot.extra, name.copy())
    e.setSlot(ExceptionSlot.extra + 1, object.copy())
    return raiseNew(e)
  }
  /// AttributeError.
  public func attributeError(_ message: String) -> Raised { error(exceptions.attributeError, message) }
  /// NameError about a name.
  public func nameError(_ message: String, name: borrowing Value, unbound: Bool = false) -> Raised {
    let e = makeException(unbound ? exceptions.unboundLocalError : exceptions.nameError, message)
    e.setSlot(ExceptionSlot.extra, name.copy())
    return raiseNew(e)
  }
  /// RuntimeError.
  public func runtimeError(_ message: String) -> Raised { error(exceptions.runtimeError, message) }
  /// RecursionError.
  public func recursionError(_ message: String) -> Raised { error(exceptions.recursionError, message) }
  /// OverflowError.
  public func overflowError(_ message: String) -> Raised { error(exceptions.overflowError, message) }
  /// ZeroDivisionError.
  public func zeroDivisionError(_ message: String) -> Raised { error(exceptions.zeroDivisionError, message) }
  /// NotImplementedError.
  public func notImplementedError(_ message: String) -> Raised { error(exceptions.notImplementedError, message) }
  /// AssertionError.
  public func assertionError(_ message: String) -> Raised { error(exceptions.assertionError, message) }
  /// LookupError.
  public func lookupError(_ message: String) -> Raised { error(exceptions.lookupError, message) }
  /// SystemError.
  public func systemError(_ message: String) -> Raised { error(exceptions.systemError, message) }
  /// MemoryError.
  public func memoryError() -> Raised { error(exceptions.memoryError) }
  /// EOFError.
  public func eofError(_ message: String) -> Raised { error(exceptions.eofError, message) }

  /// StopIteration: the end of an iteration, with its result.
  public func stopIteration(_ value: consuming Value = Value.none) -> Raised {
    let type = exceptions.stopIteration
    let e: Value
    if value.isNone {
      e = makeException(type, arguments: makeTuple())
    } else {
      e = makeException(type, arguments: makeTuple(value.copy()))
      e.setSlot(ExceptionSlot.extra, value)
    }
    return raiseNew(e)
  }
  /// StopAsyncIteration.
  public func stopAsyncIteration() -> Raised { error(exceptions.stopAsyncIteration) }

  /// ImportError (or a subclass of it) about a module.
  public func importError(
    _ message: String,
    name: String? = nil,
    path: String? = nil,
    moduleNotFound: Bool = false
  ) -> Raised {
    let e = makeException(moduleNotFound ? exceptions.moduleNotFoundError : exceptions.importError, message)
    e.setSlot(ExceptionSlot.extra, makeString(message))
    if let name { e.setSlot(ExceptionSlot.extra + 1, makeString(name)) }
    if let path { e.setSlot(ExceptionSlot.extra + 2, makeString(path)) }
    return raiseNew(e)
  }

  /// SyntaxError (or the named subclass of it) about a place in a source. Columns are code points from 1.
  public func syntaxError(
    _ message: String,
    kind: String = "SyntaxError",
    file: String,
    line: Int,
    column: Int,
    endLine: Int,
    endColumn: Int,
    text: String?
  ) -> Raised {
    let type: PyType
    switch kind {
    case "IndentationError": type = exceptions.indentationError
    case "TabError": type = exceptions.tabError
    case "ValueError": return valueError(message)
    case "OverflowError": return overflowError(message)
    case "RecursionError": return recursionError(message)
    case "MemoryError": return error(exceptions.memoryError, message)
    default: type = exceptions.syntaxError
    }
    let place = makeList()
    place.listAppend(makeString(file))
    place.listAppend(makeInt(line))
    place.listAppend(makeInt(column))
    place.listAppend(optionalString(text))
    place.listAppend(makeInt(endLine))
    place.listAppend(makeInt(endColumn))
    let e = makeException(type, arguments: makeTuple(makeString(message), makeTuple(list: place)))
    fillSyntaxError(e)
    return raiseNew(e)
  }

  /// A string, or none.
  public func optionalString(_ text: String?) -> Value {
    if let text { return makeString(text) }
    return Value.none
  }

  /// OSError (or the subclass that the number selects) with its text and the file concerned.
  public func osError(_ number: Int, _ file: String? = nil) -> Raised {
    let arguments = makeList()
    arguments.listAppend(makeInt(number))
    arguments.listAppend(makeString(systemErrorText(number)))
    if let file { arguments.listAppend(makeString(file)) }
    let e = makeException(osErrorType(number), arguments: makeTuple(list: arguments))
    fillOSError(e)
    return raiseNew(e)
  }
}
