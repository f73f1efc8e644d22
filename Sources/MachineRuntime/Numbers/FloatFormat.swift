// Numbers: doubles in a requested layout: fixed, exponent, general, percent, shortest; any precision, correctly rounded
// (half to even on the exact binary value). The rules of layout are those of CPython's pystrtod.c; grouping, padding and
// signs other than the minus belong to the format mini-language above this module.

/// Doubles in a requested layout.
public enum FloatFormat {
  /// The layouts.
  public enum Style: Sendable {
    /// `%e`: one digit, a point, `precision` digits, an exponent of at least two digits.
    case exponent
    /// `%f`: `precision` digits behind the point.
    case fixed
    /// `%g`: `precision` significant digits, fixed or exponent by size, without trailing zeros.
    case general
    /// The shortest text that reads back as the same number; `precision` is not looked at.
    case shortest
  }

  /// Refinements of a layout.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// From bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `E`, `INF`, `NAN`.
    public static let uppercase = Options(rawValue: 1)
    /// Always a point, and no trailing zeros dropped.
    public static let alternate = Options(rawValue: 2)
    /// `.0` behind a number that would look like an integer.
    public static let addDotZero = Options(rawValue: 4)
    /// A result that is zero after rounding loses its minus sign.
    public static let noNegativeZero = Options(rawValue: 8)
  }

  /// The text as ASCII, with a minus sign where the number is negative (NaN has none).
  public static func format(_ value: Double, _ style: Style, precision: Int, options: Options = []) -> [UInt8] {
    let upper = options.contains(.uppercase)
    if value.isNaN { return Array(upper ? "NAN".utf8 : "nan".utf8) }
    if value.isInfinite {
      return Array(value < 0 ? (upper ? "-INF".utf8 : "-inf".utf8) : (upper ? "INF".utf8 : "inf".utf8))
    }
    var out: [UInt8] = []
    if value.sign == .minus { out.append(0x2d) }
    switch style {
    case .fixed:
      // 309 digits in front of the point at most.
      let room = value.magnitude < 1e16 ? 20 : 312
      let text = FloatText.printf("%.*f", precision: precision, value.magnitude, capacity: precision + room)
      out += text
      if precision == 0 && options.contains(.alternate) { out.append(0x2e) }
    case .exponent:
      let text = FloatText.printf("%.*e", precision: precision, value.magnitude, capacity: precision + 16)
      if precision == 0 && options.contains(.alternate) {
        out.append(text[0])
        out.append(0x2e)
        out += text[1...]
      } else {
        out += text
      }
      if upper { for i in out.indices where out[i] == 0x65 { out[i] = 0x45 } }
    case .general:
      let count = max(precision, 1)
      let digits = FloatText.roundedDigits(value, count: count)
      let limit = options.contains(.addDotZero) ? count - 1 : count
      lay(&out, digits, exponent: digits.point <= -4 || digits.point > limit, least: count, options)
    case .shortest:
      let digits = FloatText.shortestDigits(value)
      lay(&out, digits, exponent: digits.point <= -4 || digits.point > 16, least: 0, options)
    }
    if options.contains(.noNegativeZero), out[0] == 0x2d, isZero(out) { out.removeFirst() }
    return out
  }

  /// Whether every digit before an exponent is a zero.
  private static func isZero(_ text: [UInt8]) -> Bool {
    for c in text {
      if c | 0x20 == 0x65 { return true }
      if c >= 0x31 && c <= 0x39 { return false }
    }
    return true
  }

  /// Lays out digits; the alternate form pads them with zeros to `least` digits.
  private static func lay(
    _ out: inout [UInt8],
    _ decimal: DecimalDigits,
    exponent: Bool,
    least: Int,
    _ options: Options
  ) {
    var digits = decimal.digits
    if options.contains(.alternate) { while digits.count < least { digits.append(0x30) } }
    let point = exponent ? 1 : decimal.point
    if point <= 0 {
      out.append(0x30)
      out.append(0x2e)
      for _ in 0..<(-point) { out.append(0x30) }
      out += digits
    } else {
      for i in 0..<point { out.append(i < digits.count ? digits[i] : 0x30) }
      if digits.count > point {
        out.append(0x2e)
        out += digits[point...]
      } else if options.contains(.addDotZero) && !exponent {
        out.append(0x2e)
        out.append(0x30)
      } else if options.contains(.alternate) {
        out.append(0x2e)
      }
    }
    if exponent {
      let power = decimal.point - 1
      out.append(options.contains(.uppercase) ? 0x45 : 0x65)
      out.append(power < 0 ? 0x2d : 0x2b)
      if power.magnitude < 10 { out.append(0x30) }
      out += Array(String(power.magnitude).utf8)
    }
  }
}
