// Number tokens → constants: the parser's actions call this. Integers beyond 64 bits come out as decimal digits, because
// the front end does no arithmetic on them; floats are rounded correctly by the standard library's conversion.

import Diagnostics

/// Values of number tokens.
public enum NumberLiteral {
  /// Decimal digits an integer literal may have (`sys.set_int_max_str_digits`'s default).
  static let maxDigits = 4300

  /// The value of a NUMBER token.
  public static func decode(_ token: Token, in source: SourceFile) throws(Diagnostic) -> Constant {
    let bytes = source.bytes
    var start = Int(token.start)
    let end = Int(token.end)
    if end - start == 1 { return .int(Int(bytes[start]) - 48) }
    if bytes[start] == UInt8(ascii: "0") {
      switch bytes[start + 1] | 0x20 {
      case UInt8(ascii: "x"): return radixInteger(bytes, start + 2, end, bitsPerDigit: 4)
      case UInt8(ascii: "o"): return radixInteger(bytes, start + 2, end, bitsPerDigit: 3)
      case UInt8(ascii: "b"): return radixInteger(bytes, start + 2, end, bitsPerDigit: 1)
      default: break
      }
    }
    var small: Int = 0
    var digits = 0
    var isInteger = true
    var overflows = false
    for i in start..<end {
      let c = bytes[i]
      if c == UInt8(ascii: "_") { continue }
      if !Byte.isDigit(c) {
        isInteger = false
        break
      }
      digits += 1
      if !overflows {
        let (product, over) = small.multipliedReportingOverflow(by: 10)
        let (sum, over2) = product.addingReportingOverflow(Int(c) - 48)
        overflows = over || over2
        small = sum
      }
    }
    if isInteger {
      if !overflows { return .int(small) }
      if digits > maxDigits {
        throw Diagnostic(
          kind: "SyntaxError",
          message: "Exceeds the limit (\(maxDigits) digits) for integer string conversion: value has \(digits) digits; "
            + "use sys.set_int_max_str_digits() to increase the limit"
            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
          span: Span(line: token.span.line, column: -1, endLine: token.span.line, endColumn: -1),
          file: source.name
        )
      }
      while start < end, bytes[start] == UInt8(ascii: "0") || bytes[start] == UInt8(ascii: "_") { start += 1 }
      return .bigInt(plainText(bytes, start, end))
    }
    if bytes[end - 1] | 0x20 == UInt8(ascii: "j") {
      return .complex(imaginary: double(plainText(bytes, start, end - 1)))
    }
    return .float(double(plainText(bytes, start, end)))
  }

  /// The characters without underscores.
  private static func plainText(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    for i in start..<end where bytes[i] != UInt8(ascii: "_") { text.append(bytes[i]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// A decimal float; the forms that Python allows and `Double.init` does not ("1.", ".5") are filled up.
  private static func double(_ text: String) -> Double {
    if let value = Double(text) { return value }
    var filled = text.utf8.first == UInt8(ascii: ".") ? "0" + text : text
    if let point = filled.firstIndex(of: ".") {
      let next = filled.index(after: point)
      if next == filled.endIndex || !filled[next].isNumber { filled.insert("0", at: next) }
    }
    return Double(filled) ?? .nan
  }

  /// A hexadecimal, octal or binary integer.
  private static func radixInteger(_ bytes: [UInt8], _ start: Int, _ end: Int, bitsPerDigit: Int) -> Constant {
    var value: UInt64 = 0
    var overflows = false
    for i in start..<end where bytes[i] != UInt8(ascii: "_") {
      if value >> UInt64(63 - bitsPerDigit) != 0 {
        overflows = true
        break
      }
      value = value << UInt64(bitsPerDigit) | UInt64(Byte.hexValue(bytes[i]))
    }
    if !overflows { return .int(Int(value)) }

    // Limbs of 32 bits, lowest first, gathered from the last digit.
    var limbs: [UInt32] = []
    var buffer: UInt64 = 0
    var bits = 0
    var i = end - 1
    while i >= start {
      if bytes[i] != UInt8(ascii: "_") {
        buffer |= UInt64(Byte.hexValue(bytes[i])) << UInt64(bits)
        bits += bitsPerDigit
        if bits >= 32 {
          limbs.append(UInt32(truncatingIfNeeded: buffer))
          buffer >>= 32
          bits -= 32
        }
      }
      i -= 1
    }
    limbs.append(UInt32(truncatingIfNeeded: buffer))
    return decimal(limbs)
  }

  /// Decimal digits of a number given as 32-bit limbs, by repeated division; limbs are taken from the top, so that the
  /// number shrinks as it goes.
  private static func decimal(_ number: [UInt32]) -> Constant {
    let billion: UInt64 = 1_000_000_000
    var limbs = number
    var groups: [UInt32] = []
    while true {
      while let top = limbs.last, top == 0 { limbs.removeLast() }
      if limbs.isEmpty { break }
      var rest: UInt64 = 0
      var i = limbs.count - 1
      while i >= 0 {
        let value = rest << 32 | UInt64(limbs[i])
        limbs[i] = UInt32(truncatingIfNeeded: value / billion)
        rest = value % billion
        i -= 1
      }
      groups.append(UInt32(rest))
    }
    guard let top = groups.last else { return .int(0) }
    var text = String(top)
    for group in groups.dropLast().reversed() {
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    if let small = Int(text) { return .int(small) }
    return .bigInt(text)
  }
}
