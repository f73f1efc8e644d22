// Making exceptions from Swift: records with their arguments filled in, and the links between exceptions.

import Glibc
import MachineRuntime

extension Interpreter {
  /// An exception of a built-in class with a tuple of arguments.
  public func makeException(_ type: PyType, arguments: consuming Value) -> Value {
    let e = makeRecord(of: type)
    e.setSlot(ExceptionSlot.arguments, arguments)
    e.setSlot(ExceptionSlot.suppress, Value.false)
    return e
  }

  /// Sets the context of a new exception, cutting a cycle that would arise (CPython's _PyErr_SetObject).
  func setContext(_ exception: borrowing Value, _ context: borrowing Value) {
    if exception.isIdentical(to: context) { return }
    // Walk the chain of the context with a second walker at half speed, in case it is a cycle already.
    var walker = context.copy()
    var slow = context.copy()
    var advance = false
    while true {
      let next = walker.slot(ExceptionSlot.context)
      if next.isNone { break }
      if next.isIdentical(to: exception) {
        walker.setSlot(ExceptionSlot.context, Value.none)
        break
      }
      walker = next
      if walker.isIdentical(to: slow) { break }
      if advance { slow = slow.slot(ExceptionSlot.context) }
      advance.toggle()
    }
    exception.setSlot(ExceptionSlot.context, context.copy())
  }

  /// The class of OSError that an error number selects.
  func osErrorType(_ number: Int) -> PyType {
    let x = exceptions
    switch Int32(truncatingIfNeeded: number) {
    case EAGAIN, EALREADY, EINPROGRESS: return x.blockingIOError
    case EPIPE, ESHUTDOWN: return x.brokenPipeError
    case ECHILD: return x.childProcessError
    case ECONNABORTED: return x.connectionAbortedError
    case ECONNREFUSED: return x.connectionRefusedError
    case ECONNRESET: return x.connectionResetError
    case EEXIST: return x.fileExistsError
    case ENOENT: return x.fileNotFoundError
    case EINTR: return x.interruptedError
    case EISDIR: return x.isADirectoryError
    case ENOTDIR: return x.notADirectoryError
    case EACCES, EPERM: return x.permissionError
    case ESRCH: return x.processLookupError
    case ETIMEDOUT: return x.timeoutError
    default: return x.osError
    }
  }

  /// Fills the fields of an OSError from its arguments.
  func fillOSError(_ e: borrowing Value) {
    let a = e.slot(ExceptionSlot.arguments)
    let n = a.tupleCount
    guard n >= 2, n <= 5 else { return }
    e.setSlot(ExceptionSlot.extra, a.tupleItem(0))
    e.setSlot(ExceptionSlot.extra + 1, a.tupleItem(1))
    if n >= 3 {
      e.setSlot(ExceptionSlot.extra + 2, a.tupleItem(2))
      if n == 5 { e.setSlot(ExceptionSlot.extra + 3, a.tupleItem(4)) }
      e.setSlot(ExceptionSlot.arguments, makeTuple(a.tupleItem(0), a.tupleItem(1)))
    }
  }

  /// Fills the fields of a SyntaxError from its arguments: (message, (file, line, column, text, end line, end column)).
  func fillSyntaxError(_ e: borrowing Value) {
    let a = e.slot(ExceptionSlot.arguments)
    let n = a.tupleCount
    if n >= 1 { e.setSlot(ExceptionSlot.extra, a.tupleItem(0)) }
    guard n == 2, a.tupleItem(1).isKind(.tuple) else { return }
    let place = a.tupleItem(1)
    for i in 0..<min(place.tupleCount, 6) { e.setSlot(ExceptionSlot.extra + 1 + i, place.tupleItem(i)) }
  }
}
