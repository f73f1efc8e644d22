// How names, constants and places are spelled in the IR's text form; shared by the printer, the verifier's messages and
// other views. What Parser.swift accepts is a superset.

import Diagnostics

/// Spelling of the small parts of the IR's text form.
public enum IRText {
  // MARK: - Names

  /// Pairs each name with "" when it is the first of its spelling, else with its rank: "#2", "#3" …
  public static func ranked(_ names: [String]) -> [(String, String)] {
    var seen: [String: Int] = [:]
    return names.map { name in
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return (name, count == 1 ? "" : "#\(count)")
    }
  }

  static func isWordByte(_ c: UInt8) -> Bool {
    c >= 0x80 || c == 95 || (c >= 48 && c <= 57) || (c | 0x20 >= 97 && c | 0x20 <= 122)
  }

  private static func isDigit(_ c: UInt8) -> Bool { c >= 48 && c <= 57 }

  /// A name as a bare word when it can be one, else quoted.
  public static func word(_ name: String) -> String {
    if let first = name.utf8.first, !isDigit(first), name.utf8.allSatisfy(isWordByte) { return name }
    return quoted(name)
  }

  /// A variable's name after its "$"; a leading dot is part of it, a later one would begin a method's name.
  public static func variableName(_ name: String) -> String {
    let rest = name.utf8.first == 46 ? name.utf8.dropFirst() : name.utf8[...]
    if !rest.isEmpty, rest.allSatisfy(isWordByte) { return name }
    return quoted(name)
  }

  static func isFunctionByte(_ c: UInt8) -> Bool { isWordByte(c) || c == 46 || c == 60 || c == 62 }

  /// A function's qualified name after its "@".
  public static func functionName(_ name: String) -> String {
    if let first = name.utf8.first, !isDigit(first), name.utf8.allSatisfy(isFunctionByte) { return name }
    return quoted(name)
  }

  /// What stands after the last dot of a qualified name.
  public static func lastComponent(_ name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 46) else { return name }
    return String(name[name.utf8.index(after: dot)...])
  }

  // MARK: - Literals

  /// A string literal.
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        let control = scalar.value < 32 || (scalar.value >= 127 && scalar.value < 0xA0)
        // Line and paragraph separators, directional marks and the byte order mark would confuse a reader or an editor.
        let invisible = (0x2028...0x202E).contains(scalar.value) || scalar.value == 0xFEFF
        if control || invisible {
          out += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }

  /// A bytes literal.
  public static func bytes(_ bytes: [UInt8]) -> String {
    var out = "b\""
    for byte in bytes {
      switch byte {
      case 34: out += "\\\""
      case 92: out += "\\\\"
      case 10: out += "\\n"
      case 13: out += "\\r"
      case 9: out += "\\t"
      case 32..<127: out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16)
        out += hex.utf8.count == 1 ? "\\x0\(hex)" : "\\x\(hex)"
      }
    }
    return out + "\""
  }

  /// A double: its shortest decimal text when that reads back as the same bits, else its bits.
  public static func double(_ bits: UInt64) -> String {
    let value = Double(bitPattern: bits)
    return value.isFinite ? "\(value)" : "float(0x\(String(bits, radix: 16)))"
  }

  /// A constant.
  public static func constant(_ constant: Constant) -> String {
    switch constant {
    case .none: return "none"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .bigInt(let digits):
      return isBareBigInt(digits) ? digits : "bigint(\(quoted(digits)))"
    case .float(let bits): return double(bits)
    case .complex(let real, let imaginary): return "complex(\(double(real)), \(double(imaginary)))"
    case .string(let text): return quoted(text)
    case .codePoints(let points): return "codepoints(\(points.map { String($0) }.joined(separator: ", ")))"
    case .bytes(let value): return bytes(value)
    case .tuple(let items):
      let list = items.map(Self.constant).joined(separator: ", ")
      return items.count == 1 ? "(\(list),)" : "(\(list))"
    case .singleton(let name): return "singleton(\(quoted(name)))"
    }
  }

  /// Whether digits alone read back as this big integer: canonical, and too large for Int.
  static func isBareBigInt(_ digits: String) -> Bool {
    var rest = Substring(digits)
    if rest.utf8.first == 45 { rest = rest.dropFirst() }
    guard let first = rest.utf8.first, first != 48, rest.utf8.allSatisfy(isDigit) else { return false }
    return Int(digits) == nil
  }

  // MARK: - Places in the source

  /// A place: "@line:column-endColumn", or "@line:column-endLine:endColumn" over several lines.
  public static func span(_ span: Span) -> String {
    var text = "@\(span.line):\(span.column)"
    if span.endLine != span.line {
      text += "-\(span.endLine):\(span.endColumn)"
    } else if span.endColumn != span.column {
      text += "-\(span.endColumn)"
    }
    return text
  }

  // MARK: - Counts that the text leaves out

  /// The number of temps that a function's text implies: one more than the highest that occurs.
  public static func impliedTempCount(_ function: Function) -> Int {
    var highest = -1
    func see(_ temp: Temp) { highest = max(highest, temp.index) }
    for block in function.blocks {
      if case .temp(let temp)? = block.parameter { see(temp) }
      for instruction in block.instructions {
        for case .temp(let temp) in instruction.results { see(temp) }
        if case .kill(let places) = instruction.operation { for case .temp(let temp) in places { see(temp) } }
        instruction.operation.forEachOperand { if case .temp(let temp) = $0 { see(temp) } }
      }
      block.terminator.forEachOperand { if case .temp(let temp) = $0 { see(temp) } }
    }
    if let layout = function.layout {
      for temp in layout.tempRegisters.keys { see(temp) }
      for state in layout.states { for case .temp(let temp) in state.live { see(temp) } }
    }
    return highest + 1
  }
}
