// Numbers: doubles to text and back. The shortest digits that read back as the same double come from the standard
// library (Swift's `description` finds them by an Errol/Ryu-like method); the layout round them is CPython's: an
// exponent below 1e-4 and from 1e16 on. Correctly rounded digits of a given count come from the C library's printf,
// which computes exactly; reading goes through strtod, also exact, after our own check of the syntax.
import Glibc

/// Digits of a double: 0.d1d2d3… times 10 to the `point`.
public struct DecimalDigits: Sendable {
  /// ASCII digits, the first not zero (zero itself is a single 0), without trailing zeros.
  public var digits: [UInt8]
  /// Where the decimal point goes: after this many digits.
  public var point: Int
}

/// Doubles as text.
public enum FloatText {
  // MARK: - Digits

  /// The fewest digits that identify a finite double.
  public static func shortestDigits(_ value: Double) -> DecimalDigits {
    if value == 0 { return DecimalDigits(digits: [0x30], point: 1) }
    return digits(ofText: value.magnitude.description.utf8)
  }

  /// The first `count` digits of a finite double, rounded half to even on its exact value; trailing zeros are dropped.
  public static func roundedDigits(_ value: Double, count: Int) -> DecimalDigits {
    if value == 0 { return DecimalDigits(digits: [0x30], point: 1) }
    return digits(ofText: printf("%.*e", precision: count - 1, value.magnitude, capacity: count + 16))
  }

  private static func digits(ofText text: some Sequence<UInt8>) -> DecimalDigits {
    var digits: [UInt8] = []
    var point = 0
    var pointSeen = false
    var exponent = 0
    var exponentSeen = false
    var exponentNegative = false
    for c in text {
      switch c {
      case 0x2e: pointSeen = true
      case 0x65: exponentSeen = true
      case 0x2d: exponentNegative = true
      case 0x2b: break
      default:
        if exponentSeen {
          exponent = exponent * 10 + Int(c - 0x30)
        } else {
          if digits.isEmpty && c == 0x30 {
            // A leading zero: no digit, but behind the point it moves the point.
            if pointSeen { point -= 1 }
          } else {
            digits.append(c)
            if !pointSeen { point += 1 }
          }
        }
      }
    }
    while digits.count > 1, digits[digits.count - 1] == 0x30 { digits.removeLast() }
    return DecimalDigits(digits: digits, point: point + (exponentNegative ? -exponent : exponent))
  }

  /// What the C library prints for a format with one precision and one double.
  static func printf(_ format: String, precision: Int, _ value: Double, capacity: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        let written = withVaList([Int32(clamping: precision), value]) { arguments in
          vsnprintf(chars.baseAddress, capacity, format, arguments)
        }
        count = min(Int(written), capacity - 1)
      }
    }
  }

  // MARK: - Shortest text

  /// The shortest text that reads back as the same double: `1.0`, `1e+16`, `1e-05`, `inf`, `nan`, `-0.0`.
  public static func repr(_ value: Double) -> String { String(decoding: reprASCII(value), as: UTF8.self) }

  /// `repr` as ASCII.
  public static func reprASCII(_ value: Double) -> [UInt8] {
    FloatFormat.format(value, .shortest, precision: 0, options: [.addDotZero])
  }

  // MARK: - Reading

  /// The double a decimal text stands for: sign, digits with at most one point, exponent, or inf, infinity, nan in any
  /// case. nil for anything else; white space and underscores are the caller's. Too large a number is infinite.
  public static func parse(_ ascii: [UInt8]) -> Double? {
    var i = 0
    let n = ascii.count
    var negative = false
    if i < n, ascii[i] == 0x2b || ascii[i] == 0x2d {
      negative = ascii[i] == 0x2d
      i += 1
    }
    if let special = parseSpecial(ascii[i...]) { return negative ? -special : special }
    var digits = 0
    func skipDigits() {
      while i < n, ascii[i] >= 0x30 && ascii[i] <= 0x39 {
        i += 1
        digits += 1
      }
    }
    skipDigits()
    if i < n, ascii[i] == 0x2e {
      i += 1
      skipDigits()
    }
    if digits == 0 { return nil }
    if i < n, ascii[i] | 0x20 == 0x65 {
      i += 1
      if i < n, ascii[i] == 0x2b || ascii[i] == 0x2d { i += 1 }
      digits = 0
      skipDigits()
      if digits == 0 { return nil }
    }
    if i != n { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: n + 1) { buffer in
      for j in 0..<n { buffer[j] = CChar(bitPattern: ascii[j]) }
      buffer[n] = 0
      return buffer.baseAddress.map { strtod($0, nil) }
    }
  }

  private static func parseSpecial(_ text: ArraySlice<UInt8>) -> Double? {
    func matches(_ word: StaticString) -> Bool {
      text.count == word.utf8CodeUnitCount
        && zip(text, 0..<text.count).allSatisfy { $0 | 0x20 == word.utf8Start[$1] }
    }
    if matches("inf") || matches("infinity") { return .infinity }
    if matches("nan") { return .nan }
    return nil
  }

  // MARK: - Hexadecimal

  /// Hexadecimal text: `0x1.8000000000000p+1`.
  public static func hex(_ value: Double) -> String {
    if !value.isFinite { return repr(value) }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0x0.0p+0" }
    let fraction = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - fraction.count) + fraction
    let lead = value.isNormal ? "1" : "0"
    let exponent = value.isNormal ? Int(value.exponent) : -1022
    return "\(sign)0x\(lead).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }

  /// What reading hexadecimal text gives.
  public enum HexResult: Sendable {
    /// The number, correctly rounded.
    case value(Double)
    /// Not hexadecimal text.
    case invalid
    /// Larger than any double.
    case tooLarge
  }

  /// Reads hexadecimal text (sign, optional 0x, digits with an optional point, optional binary exponent), or inf, nan.
  /// White space is the caller's.
  public static func parseHex(_ ascii: [UInt8]) -> HexResult {
    var i = 0
    let n = ascii.count
    var negative = false
    if i < n, ascii[i] == 0x2b || ascii[i] == 0x2d {
      negative = ascii[i] == 0x2d
      i += 1
    }
    if let special = parseSpecial(ascii[i...]) { return .value(negative ? -special : special) }
    if i + 1 < n, ascii[i] == 0x30, ascii[i + 1] | 0x20 == 0x78 { i += 2 }
    var mantissa: UInt64 = 0
    var exponent = 0
    var sticky = false
    var digits = 0
    var pointSeen = false
    while i < n {
      let c = ascii[i]
      if c == 0x2e {
        if pointSeen { return .invalid }
        pointSeen = true
      } else {
        let d = BigInt.digitValue(c)
        if d >= 16 { break }
        digits += 1
        if mantissa >> 60 == 0 {
          mantissa = mantissa << 4 | UInt64(d)
          if pointSeen { exponent -= 4 }
        } else {
          if d != 0 { sticky = true }
          if !pointSeen { exponent += 4 }
        }
      }
      i += 1
    }
    if digits == 0 { return .invalid }
    if i < n, ascii[i] | 0x20 == 0x70 {
      i += 1
      var exponentNegative = false
      if i < n, ascii[i] == 0x2b || ascii[i] == 0x2d {
        exponentNegative = ascii[i] == 0x2d
        i += 1
      }
      let start = i
      var value = 0
      while i < n, ascii[i] >= 0x30 && ascii[i] <= 0x39 {
        // Beyond this bound the exact value no longer matters, whatever digits the text could hold.
        if value < 1 << 50 { value = value * 10 + Int(ascii[i] - 0x30) }
        i += 1
      }
      if i == start { return .invalid }
      exponent += exponentNegative ? -value : value
    }
    if i != n { return .invalid }
    guard let size = BigInt.roundToDouble(mantissa, exponent: exponent, sticky: sticky) else { return .tooLarge }
    return .value(negative ? -size : size)
  }
}
