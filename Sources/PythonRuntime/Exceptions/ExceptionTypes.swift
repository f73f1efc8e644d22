// The exception classes. All exceptions are records: the values of ExceptionSlot, then the class's own fields, which its
// instances show as attributes.

import MachineRuntime

/// What the values of an exception record mean.
public enum ExceptionSlot {
  /// The tuple `args`.
  public static let arguments = 0
  /// `__cause__`
  public static let cause = 1
  /// `__context__`
  public static let context = 2
  /// `__traceback__`
  public static let traceback = 3
  /// `__suppress_context__`
  public static let suppress = 4
  /// First field of the class's own.
  public static let extra = 5
}

/// The built-in exception classes.
public final class ExceptionTypes {
  /// `BaseException`.
  public let baseException: PyType
  /// `SystemExit`.
  public let systemExit: PyType
  /// `KeyboardInterrupt`.
  public let keyboardInterrupt: PyType
  /// `GeneratorExit`.
  public let generatorExit: PyType
  /// `BaseExceptionGroup`.
  public let baseExceptionGroup: PyType
  /// `Exception`.
  public let exception: PyType
  /// `StopIteration`.
  public let stopIteration: PyType
  /// `StopAsyncIteration`.
  public let stopAsyncIteration: PyType
  /// `ArithmeticError`.
  public let arithmeticError: PyType
  /// `FloatingPointError`.
  public let floatingPointError: PyType
  /// `OverflowError`.
  public let overflowError: PyType
  /// `ZeroDivisionError`.
  public let zeroDivisionError: PyType
  /// `AssertionError`.
  public let assertionError: PyType
  /// `AttributeError`.
  public let attributeError: PyType
  /// `BufferError`.
  public let bufferError: PyType
  /// `EOFError`.
  public let eofError: PyType
  /// `ImportError`.
  public let importError: PyType
  /// `ModuleNotFoundError`.
  public let moduleNotFoundError: PyType
  /// `LookupError`.
  public let lookupError: PyType
  /// `IndexError`.
  public let indexError: PyType
  /// `KeyError`.
  public let keyError: PyType
  /// `MemoryError`.
  public let memoryError: PyType
  /// `NameError`.
  public let nameError: PyType
  /// `UnboundLocalError`.
  public let unboundLocalError: PyType
  /// `OSError`.
  public let osError: PyType
  /// `BlockingIOError`.
  public let blockingIOError: PyType
  /// `ChildProcessError`.
  public let childProcessError: PyType
  /// `ConnectionError`.
  public let connectionError: PyType
  /// `BrokenPipeError`.
  public let brokenPipeError: PyType
  /// `ConnectionAbortedError`.
  public let connectionAbortedError: PyType
  /// `ConnectionRefusedError`.
  public let connectionRefusedError: PyType
  /// `ConnectionResetError`.
  public let connectionResetError: PyType
  /// `FileExistsError`.
  public let fileExistsError: PyType
  /// `FileNotFoundError`.
  public let fileNotFoundError: PyType
  /// `InterruptedError`.
  public let interruptedError: PyType
  /// `IsADirectoryError`.
  public let isADirectoryError: PyType
  /// `NotADirectoryError`.
  public let notADirectoryError: PyType
  /// `PermissionError`.
  public let permissionError: PyType
  /// `ProcessLookupError`.
  public let processLookupError: PyType
  /// `TimeoutError`.
  public let timeoutError: PyType
  /// `ReferenceError`.
  public let referenceError: PyType
  /// `RuntimeError`.
  public let runtimeError: PyType
  /// `NotImplementedError`.
  public let notImplementedError: PyType
  /// `RecursionError`.
  public let recursionError: PyType
  /// `SyntaxError`.
  public let syntaxError: PyType
  /// `IndentationError`.
  public let indentationError: PyType
  /// `TabError`.
  public let tabError: PyType
  /// `SystemError`.
  public let systemError: PyType
  /// `TypeError`.
  public let typeError: PyType
  /// `ValueError`.
  public let valueError: PyType
  /// `UnicodeError`.
  public let unicodeError: PyType
  /// `UnicodeDecodeError`.
  public let unicodeDecodeError: PyType
  /// `UnicodeEncodeError`.
  public let unicodeEncodeError: PyType
  /// `UnicodeTranslateError`.
  public let unicodeTranslateError: PyType
  /// `Warning`.
  public let warning: PyType
  /// `BytesWarning`.
  public let bytesWarning: PyType
  /// `DeprecationWarning`.
  public let deprecationWarning: PyType
  /// `EncodingWarning`.
  public let encodingWarning: PyType
  /// `FutureWarning`.
  public let futureWarning: PyType
  /// `ImportWarning`.
  public let importWarning: PyType
  /// `PendingDeprecationWarning`.
  public let pendingDeprecationWarning: PyType
  /// `ResourceWarning`.
  public let resourceWarning: PyType
  /// `RuntimeWarning`.
  public let runtimeWarning: PyType
  /// `SyntaxWarning`.
  public let syntaxWarning: PyType
  /// `UnicodeWarning`.
  public let unicodeWarning: PyType
  /// `UserWarning`.
  public let userWarning: PyType
  /// `ExceptionGroup`.
  public let exceptionGroup: PyType
  /// Every class under its name.
  public let byName: [String: PyType]

  init(_ vm: Interpreter) {
    var table: [String: PyType] = [:]
    func make(_ name: String, _ base: PyType?, _ fields: [String] = []) -> PyType {
      let slots = fields.isEmpty ? base?.recordSlots ?? ExceptionSlot.extra : ExceptionSlot.extra + fields.count
      let type = vm.defineType(name: name, base: base, layout: .record, recordSlots: slots, hasAttributes: true)
      for (i, field) in fields.enumerated() {
        let slot = ExceptionSlot.extra + i
        type.define(getters: [
          BuiltinGetter(
            field,
            set: { (vm: Interpreter, e: borrowing Value, value: borrowing Value) throws(Raised) -> Void in
              e.setSlot(slot, value.isEmpty ? Value.none : value.copy())
            }
          ) { (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(slot) }
        ])
      }
      table[name] = type
      return type
    }
    baseException = make("BaseException", nil)
    systemExit = make("SystemExit", baseException, ["code"])
    keyboardInterrupt = make("KeyboardInterrupt", baseException)
    generatorExit = make("GeneratorExit", baseException)
    baseExceptionGroup = make("BaseExceptionGroup", baseException, ["message", "exceptions"])
    exception = make("Exception", baseException)
    stopIteration = make("StopIteration", exception, ["value"])
    stopAsyncIteration = make("StopAsyncIteration", exception)
    arithmeticError = make("ArithmeticError", exception)
    floatingPointError = make("FloatingPointError", arithmeticError)
    overflowError = make("OverflowError", arithmeticError)
    zeroDivisionError = make("ZeroDivisionError", arithmeticError)
    assertionError = make("AssertionError", exception)
    attributeError = make("AttributeError", exception, ["name", "obj"])
    bufferError = make("BufferError", exception)
    eofError = make("EOFError", exception)
    importError = make("ImportError", exception, ["msg", "name", "path"])
    moduleNotFoundError = make("ModuleNotFoundError", importError)
    lookupError = make("LookupError", exception)
    indexError = make("IndexError", lookupError)
    keyError = make("KeyError", lookupError)
    memoryError = make("MemoryError", exception)
    nameError = make("NameError", exception, ["name"])
    unboundLocalError = make("UnboundLocalError", nameError)
    osError = make("OSError", exception, ["errno", "strerror", "filename", "filename2"])
    blockingIOError = make("BlockingIOError", osError)
    childProcessError = make("ChildProcessError", osError)
    connectionError = make("ConnectionError", osError)
    brokenPipeError = make("BrokenPipeError", connectionError)
    connectionAbortedError = make("ConnectionAbortedError", connectionError)
    connectionRefusedError = make("ConnectionRefusedError", connectionError)
    connectionResetError = make("ConnectionResetError", connectionError)
    fileExistsError = make("FileExistsError", osError)
    fileNotFoundError = make("FileNotFoundError", osError)
    interruptedError = make("InterruptedError", osError)
    isADirectoryError = make("IsADirectoryError", osError)
    notADirectoryError = make("NotADirectoryError", osError)
    permissionError = make("PermissionError", osError)
    processLookupError = make("ProcessLookupError", osError)
    timeoutError = make("TimeoutError", osError)
    referenceError = make("ReferenceError", exception)
    runtimeError = make("RuntimeError", exception)
    notImplementedError = make("NotImplementedError", runtimeError)
    recursionError = make("RecursionError", runtimeError)
    syntaxError = make(
      "SyntaxError",
      exception,
      ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"]
    )
    indentationError = make("IndentationError", syntaxError)
    tabError = make("TabError", indentationError)
    systemError = make("SystemError", exception)
    typeError = make("TypeError", exception)
    valueError = make("ValueError", exception)
    unicodeError = make("UnicodeError", valueError)
    unicodeDecodeError = make("UnicodeDecodeError", unicodeError, ["encoding", "object", "start", "end", "reason"])
    unicodeEncodeError = make("UnicodeEncodeError", unicodeError, ["encoding", "object", "start", "end", "reason"])
    unicodeTranslateError = make(
      "UnicodeTranslateError",
      unicodeError,
      ["encoding", "object", "start", "end", "reason"]
    )
    warning = make("Warning", exception)
    bytesWarning = make("BytesWarning", warning)
    deprecationWarning = make("DeprecationWarning", warning)
    encodingWarning = make("EncodingWarning", warning)
    futureWarning = make("FutureWarning", warning)
    importWarning = make("ImportWarning", warning)
    pendingDeprecationWarning = make("PendingDeprecationWarning", warning)
    resourceWarning = make("ResourceWarning", warning)
    runtimeWarning = make("RuntimeWarning", warning)
    syntaxWarning = make("SyntaxWarning", warning)
    unicodeWarning = make("UnicodeWarning", warning)
    userWarning = make("UserWarning", warning)
    exceptionGroup = make("ExceptionGroup", baseExceptionGroup)
    byName = table
    vm.python.setBases(exceptionGroup, [baseExceptionGroup, exception])
  }
}
