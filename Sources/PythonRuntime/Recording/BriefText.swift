// Values in a few characters, for records of a run: never runs program code, whatever the program's classes define.

import MachineImage
import MachineRuntime

extension Interpreter {
  /// A value as it may be shown without running any of the program's code: literals as `repr` shows them, containers by
  /// their first items, everything else by its class.
  /// - Parameter limit: characters at the most; what is longer ends in an ellipsis.
  public func briefText(_ value: borrowing Value, limit: Int = 60) -> String {
    let text = brief(value, depth: 2)
    return text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }

  private func brief(_ value: borrowing Value, depth: Int) -> String {
    if value.isEmpty { return "" }
    let type = pyType(value)
    // A class of the program's may have a `__repr__` of its own.
    if type.isHeapType { return isException(value) ? exceptionText(value, type, depth: depth) : "<\(type.name)>" }
    switch value.kind {
    case .free, .bigInt, .float, .complex: return plainText(value)
    case .string, .bytes: return longText(value)
    case .tuple: return items(value.tupleCount, "(", value.tupleCount == 1 ? ",)" : ")", depth) { value.tupleItem($0) }
    case .list: return items(value.listCount, "[", "]", depth) { value.listItem($0) }
    case .dict: return "{… \(value.dictCount)}"
    case .set: return "{… \(value.setCount)}"
    case .function: return "<function \(value.functionPart(.qualifiedName).string)>"
    case .machine: return "<\(type.name) \(value.codeInfo.unit.qualifiedName)>"
    case .future, .task:
      switch value.futureStatus {
      case .pending: return "<\(type.name) pending>"
      case .cancelled: return "<\(type.name) cancelled>"
      case .result: return "<\(type.name) done>"
      case .exception: return "<\(type.name) failed>"
      }
    case .type: return "<class \(asPyType(value.typeInfo).name)>"
    default: return isException(value) ? exceptionText(value, type, depth: depth) : "<\(type.name)>"
    }
  }

  private func isException(_ value: borrowing Value) -> Bool { pyType(value).isSubtype(of: exceptions.baseException) }

  private func exceptionText(_ value: borrowing Value, _ type: PyType, depth: Int) -> String {
    let arguments = value.slot(ExceptionSlot.arguments)
    guard depth > 0, arguments.isKind(.tuple) else { return type.name }
    return items(arguments.tupleCount, type.name + "(", ")", depth) { arguments.tupleItem($0) }
  }

  private func plainText(_ value: borrowing Value) -> String {
    do throws(Raised) { return try reprText(value) } catch {
      _ = takeRaised()
      return "…"
    }
  }

  /// A string or bytes; of a long one only the beginning is looked at.
  private func longText(_ value: borrowing Value) -> String {
    let count = value.isKind(.string) ? value.stringCount : 0
    if count <= 200 { return plainText(value) }
    return plainText(makeString(String(value.string.prefix(200))))
  }

  private func items(_ count: Int, _ open: String, _ close: String, _ depth: Int, _ item: (Int) -> Value) -> String {
    if depth == 0 { return open + "…" + close }
    var parts: [String] = []
    for i in 0..<min(count, 4) { parts.append(brief(item(i), depth: depth - 1)) }
    if count > 4 { parts.append("…") }
    return open + parts.joined(separator: ", ") + close
  }
}
