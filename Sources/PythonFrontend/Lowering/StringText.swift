// Literals as text in the form of Python's repr, for unparsed annotations.

/// Writes strings, bytes and floats as literals.
enum StringText {
  /// A string literal: single quotes, unless there are single and no double ones inside.
  static func quoted(_ value: PythonString) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .codePoints(let points): quoted(points: points)
    }
  }

  /// A string literal of a text, with a prefix.
  static func quoted(_ text: String, prefix: String = "") -> String {
    prefix + quoted(points: text.unicodeScalars.map(\.value))
  }

  private static func quote(hasSingle: Bool, hasDouble: Bool) -> UInt32 { hasSingle && !hasDouble ? 34 : 39 }

  private static func quoted(points: [UInt32]) -> String {
    let quote = quote(hasSingle: points.contains(39), hasDouble: points.contains(34))
    var out = String.UnicodeScalarView()
    func put(_ text: String) { out.append(contentsOf: text.unicodeScalars) }
    let mark = Unicode.Scalar(quote) ?? "'"
    out.append(mark)
    for point in points {
      switch point {
      case quote, 92:
        out.append("\\")
        if let scalar = Unicode.Scalar(point) { out.append(scalar) }
      case 10: put("\\n")
      case 13: put("\\r")
      case 9: put("\\t")
      case 32..<127:
        if let scalar = Unicode.Scalar(point) { out.append(scalar) }
      default:
        if let scalar = Unicode.Scalar(point), isPrintable(scalar) { out.append(scalar) } else { put(escape(point)) }
      }
    }
    out.append(mark)
    return String(out)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0xA1 else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  private static func escape(_ point: UInt32) -> String {
    if point < 0x100 { return "\\x" + hex(point, 2) }
    return point < 0x10000 ? "\\u" + hex(point, 4) : "\\U" + hex(point, 8)
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// A bytes literal.
  static func quoted(_ bytes: [UInt8]) -> String {
    let quote = quote(hasSingle: bytes.contains(39), hasDouble: bytes.contains(34))
    var out = String.UnicodeScalarView()
    func put(_ text: String) { out.append(contentsOf: text.unicodeScalars) }
    let mark = Unicode.Scalar(quote) ?? "'"
    put("b")
    out.append(mark)
    for byte in bytes {
      switch byte {
      case UInt8(quote), 92:
        out.append("\\")
        out.append(Unicode.Scalar(byte))
      case 10: put("\\n")
      case 13: put("\\r")
      case 9: put("\\t")
      case 32..<127: out.append(Unicode.Scalar(byte))
      default: put("\\x" + hex(UInt32(byte), 2))
      }
    }
    out.append(mark)
    return String(out)
  }

  /// A float, shortest text that reads back; infinity as a number too large to be one.
  static func float(_ value: Double, isImaginary: Bool = false) -> String {
    if value.isInfinite { return value < 0 ? "-1e309" : "1e309" }
    let text = value.magnitude.description
    // Swift writes digits.digits[e±n], with the exponent form elsewhere than Python.
    var digits: [UInt8] = []
    var point = 0
    var seenPoint = false
    var exponent = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 46: seenPoint = true
      case 101, 69:
        exponent = Int(text.dropFirst(index + 1)) ?? 0
      case 48...57 where exponent == 0:
        digits.append(byte)
        if !seenPoint { point += 1 }
      default: break
      }
      if exponent != 0 { break }
    }
    point += exponent
    while digits.count > 1, digits.last == 48 { digits.removeLast() }
    while digits.count > 1, digits.first == 48 {
      digits.removeFirst()
      point -= 1
    }
    if digits == [48] { point = 1 }
    return (value.sign == .minus ? "-" : "") + layout(digits, point: point, isImaginary: isImaginary)
  }

  private static func layout(_ digits: [UInt8], point: Int, isImaginary: Bool) -> String {
    func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
    if point <= -4 || point > 16 {
      let exponent = point - 1
      let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
      let size = String(exponent.magnitude)
      return text(digits.prefix(1)) + fraction + (exponent < 0 ? "e-" : "e+") + (size.utf8.count < 2 ? "0" : "") + size
    }
    let zeros = { (count: Int) in String(repeating: "0", count: count) }
    if point <= 0 { return "0." + zeros(-point) + text(digits) }
    let whole = text(digits.prefix(point)) + zeros(max(0, point - digits.count))
    if digits.count > point { return whole + "." + text(digits.dropFirst(point)) }
    return isImaginary ? whole : whole + ".0"
  }
}
