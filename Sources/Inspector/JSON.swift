// JSON values and their one writer: the package does without Foundation. Two forms: one for people and diffs, in which
// what is short stands on one line, and a compact one for embedding.

/// A JSON value. Objects keep the order of their members.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// An array of strings.
  public static func strings(_ items: [String]) -> JSON { .array(items.map(JSON.string)) }
  /// An array of numbers.
  public static func ints(_ items: [Int]) -> JSON { .array(items.map(JSON.int)) }

  /// What fits into so many bytes stands on one line.
  private static let lineLimit = 110

  /// The text for people: an item a line, unless all of a value fits into one. Ends with a newline.
  public func text() -> String {
    var out: [UInt8] = []
    write(&out, indent: 0)
    out.append(10)
    return String(decoding: out, as: UTF8.self)
  }

  /// The shortest text. With `forScript` it may stand in a script element of a page: "<" is escaped.
  public func compact(forScript: Bool = false) -> String {
    var out: [UInt8] = []
    writeCompact(&out, forScript: forScript)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(_ out: inout [UInt8], indent: Int) {
    let start = out.count
    if writeOnLine(&out, limit: start + JSON.lineLimit - indent) { return }
    out.removeSubrange(start...)
    func newline(_ depth: Int) {
      out.append(10)
      for _ in 0..<depth { out.append(32) }
    }
    switch self {
    case .null, .bool, .int, .string: writeCompact(&out, forScript: false)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        newline(indent + 1)
        item.write(&out, indent: indent + 1)
      }
      newline(indent)
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        newline(indent + 1)
        JSON.quote(member.0, &out, forScript: false)
        out.append(contentsOf: ": ".utf8)
        member.1.write(&out, indent: indent + 1)
      }
      newline(indent)
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Writes the value with blanks after commas and colons; gives up, with some of it written, beyond `limit` bytes.
  private func writeOnLine(_ out: inout [UInt8], limit: Int) -> Bool {
    switch self {
    case .null, .bool, .int, .string: writeCompact(&out, forScript: false)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { out.append(contentsOf: ", ".utf8) }
        if !item.writeOnLine(&out, limit: limit) { return false }
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { out.append(contentsOf: ", ".utf8) }
        JSON.quote(member.0, &out, forScript: false)
        out.append(contentsOf: ": ".utf8)
        if !member.1.writeOnLine(&out, limit: limit) { return false }
      }
      out.append(UInt8(ascii: "}"))
    }
    return out.count <= limit
  }

  private func writeCompact(_ out: inout [UInt8], forScript: Bool) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .int(let value): out.append(contentsOf: String(value).utf8)
    case .string(let text): JSON.quote(text, &out, forScript: forScript)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        item.writeCompact(&out, forScript: forScript)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        JSON.quote(member.0, &out, forScript: forScript)
        out.append(UInt8(ascii: ":"))
        member.1.writeCompact(&out, forScript: forScript)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)

  private static func quote(_ text: String, _ out: inout [UInt8], forScript: Bool) {
    out.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34, 92: out.append(contentsOf: [92, byte])
      case 10: out.append(contentsOf: [92, UInt8(ascii: "n")])
      case 9: out.append(contentsOf: [92, UInt8(ascii: "t")])
      case 13: out.append(contentsOf: [92, UInt8(ascii: "r")])
      case 0..<32, 127:
        out.append(contentsOf: [92, UInt8(ascii: "u"), 48, 48, hex[Int(byte >> 4)], hex[Int(byte & 15)]])
      case UInt8(ascii: "<") where forScript: out.append(contentsOf: "\\u003c".utf8)
      default: out.append(byte)
      }
    }
    out.append(34)
  }
}
