// Literals as Python's repr() writes them, for dumps of the tree.

/// Python's repr of literal values.
public enum PythonRepr {
  /// A constant.
  public static func text(_ value: Constant) -> String {
    switch value {
    case .none: "None"
    case .true_: "True"
    case .false_: "False"
    case .ellipsis: "Ellipsis"
    case .int(let number): String(number)
    case .bigInt(let digits): digits
    case .float(let number): text(number)
    case .complex(let imaginary): complex(imaginary)
    case .string(.text(let string), _): text(string)
    case .string(.codePoints(let points), _): text(points)
    case .bytes(let bytes): text(bytes)
    }
  }

  // MARK: - Text

  /// A string: quoted as Python would, what is not printable escaped.
  public static func text(_ string: String) -> String {
    var isPlain = true
    for byte in string.utf8 where byte < 32 || byte >= 127 || byte == 39 || byte == 92 {
      isPlain = false
      break
    }
    if isPlain { return "'" + string + "'" }
    return text(string.unicodeScalars.map(\.value))
  }

  /// A string given by its code points.
  static func text(_ points: [UInt32]) -> String {
    let quote: UInt32 = points.contains(39) && !points.contains(34) ? 34 : 39
    var out = String(UnicodeScalar(UInt8(quote)))
    for point in points {
      switch point {
      case quote, 92:
        out += "\\"
        out.unicodeScalars.append(UnicodeScalar(UInt8(point)))
      case 9: out += "\\t"
      case 10: out += "\\n"
      case 13: out += "\\r"
      case 32..<127: out.unicodeScalars.append(UnicodeScalar(UInt8(point)))
      case 0..<256:
        if point > 160, point != 173 {
          out.unicodeScalars.append(UnicodeScalar(UInt8(point)))
        } else {
          out += "\\x" + hex(point, 2)
        }
      default:
        if let scalar = UnicodeScalar(point), isPrintable(scalar) {
          out.unicodeScalars.append(scalar)
        } else {
          out += point < 0x10000 ? "\\u" + hex(point, 4) : "\\U" + hex(point, 8)
        }
      }
    }
    out += String(UnicodeScalar(UInt8(quote)))
    return out
  }

  /// Bytes.
  static func text(_ bytes: [UInt8]) -> String {
    let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
    var out = "b" + String(UnicodeScalar(quote))
    for byte in bytes {
      switch byte {
      case quote, 92:
        out += "\\"
        out.unicodeScalars.append(UnicodeScalar(byte))
      case 9: out += "\\t"
      case 10: out += "\\n"
      case 13: out += "\\r"
      case 32..<127: out.unicodeScalars.append(UnicodeScalar(byte))
      default: out += "\\x" + hex(UInt32(byte), 2)
      }
    }
    return out + String(UnicodeScalar(quote))
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// str.isprintable for one character, by the Unicode 14 of CPython 3.11: what came later is unassigned.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age, age.major <= 14 else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return scalar == " "
    default: return true
    }
  }

  // MARK: - Numbers

  /// A float: shortest digits, with an exponent below 1e-4 and from 1e16 on.
  public static func text(_ number: Double) -> String {
    let plain = digits(number)
    let isWhole = plain.utf8.allSatisfy { $0 &- 48 < 10 || $0 == 45 }
    return isWhole ? plain + ".0" : plain
  }

  private static func complex(_ imaginary: Double) -> String { digits(imaginary) + "j" }

  /// Shortest digits, without a fraction of zero.
  private static func digits(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    // The standard library gives the shortest digits; only where the point and the exponent stand differs.
    var mantissa: [UInt8] = []
    var exponent = 0
    var point: Int?
    var sign = ""
    var rest = number.description[...]
    if rest.first == "-" {
      sign = "-"
      rest.removeFirst()
    }
    if let e = rest.firstIndex(of: "e") {
      exponent = Int(rest[rest.index(after: e)...]) ?? 0
      rest = rest[..<e]
    }
    for byte in rest.utf8 {
      if byte == UInt8(ascii: ".") { point = mantissa.count } else { mantissa.append(byte) }
    }
    // The value is 0.DIGITS times ten to the power of `exponent`.
    exponent += point ?? mantissa.count
    while mantissa.count > 1, mantissa[0] == 48 {
      mantissa.removeFirst()
      exponent -= 1
    }
    while mantissa.count > 1, mantissa[mantissa.count - 1] == 48 { mantissa.removeLast() }
    let text = String(decoding: mantissa, as: UTF8.self)
    let count = mantissa.count
    if exponent > 16 || exponent < -3 {
      let power = exponent - 1
      let tail = (power < 0 ? "-" : "+") + (abs(power) < 10 ? "0" : "") + String(abs(power))
      let head = count == 1 ? text : "\(text.prefix(1)).\(text.dropFirst())"
      return "\(sign)\(head)e\(tail)"
    }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + text }
    if exponent >= count { return sign + text + String(repeating: "0", count: exponent - count) }
    return sign + "\(text.prefix(exponent)).\(text.dropFirst(exponent))"
  }
}
