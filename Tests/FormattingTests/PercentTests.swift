// Tests of `%` formatting and of `str.format` against CPython 3.11, with a handful of value types in the place of objects.
import MachineRuntime
import PythonRuntime
import Testing

/// A value of the tests.
private enum Item {
  case int(BigInt)
  case float(Double)
  case text(Text)
  case bytes(Text)
  case none
  case list([Item])
  case dict([String: Item])

  init(_ field: some StringProtocol) {
    let rest = field.dropFirst()
    switch field.first {
    case "i":
      let negative = rest.hasPrefix("-")
      let size = BigInt.parse(Array(rest.utf8.dropFirst(negative ? 1 : 0)), radix: 10) ?? .zero
      self = .int(negative ? -size : size)
    case "f": self = .float(Double(bitPattern: UInt64(rest, radix: 16) ?? 0))
    case "s": self = .text(GoldenCase.unescape(rest))
    case "b": self = .bytes(GoldenCase.unescape(rest))
    default: self = .none
    }
  }

  var typeName: String {
    switch self {
    case .int: "int"
    case .float: "float"
    case .text: "str"
    case .bytes: "bytes"
    case .none: "NoneType"
    case .list: "list"
    case .dict: "dict"
    }
  }

  var repr: Text {
    switch self {
    case .text(let value): value.withView { Repr.text($0) }
    case .bytes(let value): value.withView { Repr.bytes($0) }
    default: str
    }
  }

  var str: Text {
    switch self {
    case .int(let value): Text(value.toString(radix: 10))
    case .float(let value): Text(FloatText.repr(value))
    case .text(let value): value
    case .bytes: repr
    case .none: "None"
    case .list(let items): Text("[" + items.map { $0.repr.string }.joined(separator: ", ") + "]")
    case .dict(let items):
      Text("{" + items.keys.sorted().reversed().map { "'\($0)': \(items[$0]?.repr.string ?? "")" }.joined() + "}")
    }
  }

  var ascii: Text {
    switch self {
    case .text(let value): value.withView { Repr.text($0, ascii: true) }
    default: repr
    }
  }
}

/// Splits `a;b;` at its unescaped separators (an escape is %hex;).
private func split(_ field: Substring) -> [String] {
  var parts: [String] = []
  var current = ""
  var escape = false
  for c in field {
    if c == ";" && !escape {
      parts.append(current)
      current = ""
    } else {
      current.append(c)
      if c == "%" { escape = true }
      if c == ";" { escape = false }
    }
  }
  return parts
}

private struct Operand: PercentArguments {
  var tuple: [Item]?
  var mapping: [String: Item]?
  var whole: Item = .none
  var current: Item = .none
  let bytes: Bool

  init(_ field: Substring, bytes: Bool) {
    self.bytes = bytes
    let rest = field.dropFirst()
    switch field.first {
    case "t": tuple = split(rest).map { Item($0) }
    case "d":
      var items: [String: Item] = [:]
      for part in split(rest) {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        items[String(pair[0])] = Item(pair[1])
      }
      mapping = items
      whole = .dict(items)
    default: whole = Item(rest)
    }
  }

  func raise(_ error: FormatError) -> FormatError { error }
  var tupleCount: Int? { tuple?.count }
  // Bytes can be subscripted too; as the right operand of a text's format they count as a mapping.
  var isMapping: Bool {
    if case .bytes = whole, tuple == nil { return !bytes }
    return mapping != nil
  }
  mutating func selectItem(_ index: Int) throws(FormatError) { current = tuple?[index] ?? .none }
  mutating func selectWhole() throws(FormatError) { current = whole }
  mutating func selectKey(_ key: Text) throws(FormatError) {
    guard let item = mapping?[key.string] else {
      throw FormatError(.keyError, bytes ? key.withView { Repr.bytes($0).string } : key.string)
    }
    current = item
  }
  var typeName: String { current.typeName }
  mutating func starInteger() throws(FormatError) -> BigInt? {
    if case .int(let value) = current { return value }
    return nil
  }
  mutating func integer(byIndex: Bool) throws(FormatError) -> BigInt? {
    switch current {
    case .int(let value): return value
    case .float(let value) where !byIndex:
      do throws(NumericError) { return try BigInt(truncating: value) } catch {
        if value.isNaN { throw FormatError(.valueError, "cannot convert float NaN to integer") }
        throw FormatError(.overflowError, "cannot convert float infinity to integer")
      }
    default: return nil
    }
  }
  mutating func double() throws(FormatError) -> Double {
    switch current {
    case .int(let value):
      guard let double = value.toDouble() else {
        throw FormatError(.overflowError, "int too large to convert to float")
      }
      return double
    case .float(let value): return value
    default:
      throw FormatError(
        .typeError,
        bytes ? "float argument required, not \(typeName)" : "must be real number, not \(typeName)"
      )
    }
  }
  mutating func character() throws(FormatError) -> PercentCharacter {
    switch current {
    case .int(let value): return .integer(value)
    case .text(let value) where !bytes && value.count == 1: return .scalar(value[0])
    case .bytes(let value) where bytes && value.count == 1: return .scalar(value[0])
    default: return .other
    }
  }
  mutating func text(_ kind: PercentText) throws(FormatError) -> Text {
    switch kind {
    case .str: return current.str
    case .repr: return current.repr
    case .ascii: return current.ascii
    case .bytes:
      if case .bytes(let value) = current { return value }
      throw FormatError(
        .typeError,
        "%b requires a bytes-like object, or an object that implements __bytes__, not '\(typeName)'"
      )
    }
  }
}

private struct TemplateOperand: TemplateArguments {
  let positional: [Item]?
  let named: [String: Item]
  var stack: [Item] = []

  init(positional: Bool) {
    self.positional = positional ? [.int(1), .text("two"), .float(3.5)] : nil
    named = [
      "x": .int(42), "name": .text("Bob"), "f": .float(3.5), "lst": .list([.int(10), .int(20), .text("z")]),
      "d": .dict(["a": .int(1), "b c": .text("x"), "-1": .int(5)]),
    ]
  }

  func raise(_ error: FormatError) -> FormatError { error }
  var positionalCount: Int? { positional?.count }
  mutating func pushPositional(_ index: Int) throws(FormatError) { stack.append(positional?[index] ?? .none) }
  mutating func pushNamed(_ name: Text) throws(FormatError) {
    guard let item = named[name.string] else { throw FormatError(.keyError, name.string) }
    stack.append(item)
  }
  mutating func step(_ step: TemplateStep) throws(FormatError) {
    let top = stack.removeLast()
    switch (step, top) {
    case (.attribute("real"), .int), (.attribute("real"), .float): stack.append(top)
    case (.index(let i), .list(let items)) where i < items.count: stack.append(items[i])
    case (.index(let i), .text(let text)) where i < text.count: stack.append(.text(text[i..<(i + 1)]))
    case (.key(let key), .dict(let items)):
      guard let item = items[key.string] else { throw FormatError(.keyError, key.string) }
      stack.append(item)
    case (.index(let i), .dict): throw FormatError(.keyError, String(i))
    default: throw FormatError(.typeError, "no such step")
    }
  }
  mutating func convert(_ conversion: UInt32) throws(FormatError) {
    let top = stack.removeLast()
    stack.append(.text(conversion == 0x72 ? top.repr : conversion == 0x61 ? top.ascii : top.str))
  }
  mutating func formatTop(_ spec: Text, into out: inout Text) throws(FormatError) {
    let top = stack.removeLast()
    let text = try spec.withView { (spec) throws(FormatError) -> Text in
      switch top {
      case .int(let value): return try Formatter.format(value, spec)
      case .float(let value): return try Formatter.format(value, spec)
      case .text(let value):
        return try value.withView { (v) throws(FormatError) in try Formatter.format(text: v, spec) }
      default:
        if spec.isEmpty { return top.str }
        throw FormatError(.typeError, "unsupported format string")
      }
    }
    out.append(text)
  }
}

@Suite struct PercentTests {
  @Test func percentAgreesWithCPython() throws {
    try checkGolden("percent.txt") { c in
      c.text(0).withView { format in
        do throws(FormatError) {
          let bytes = c.operation == "percent_bytes"
          var operand = Operand(c.fields[2], bytes: bytes)
          return show(try PercentFormat.format(format, &operand, bytes: bytes))
        } catch {
          return show(error)
        }
      }
    }
  }

  @Test func templatesAgreeWithCPython() throws {
    try checkGolden("template.txt") { c in
      c.text(0).withView { template in
        do throws(FormatError) {
          var operand = TemplateOperand(positional: c.operation == "format")
          return show(try TemplateFormat.format(template, &operand))
        } catch {
          return show(error)
        }
      }
    }
  }
}
