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
      if let scaled = FloatFormat.scaled(value.magnitude, places: precision) {
        FloatFormat.layFixed(&out, scaled, precision, point: options.contains(.alternate))
        break
      }
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

  // MARK: - Small cases

  /// 10^0 … 10^19
  private static let powersOfTen: [UInt64] = (0..<20).map { (n: Int) -> UInt64 in
    (0..<n).reduce(1) { (power: UInt64, _) in power * 10 }
  }

  /// A double that is not negative times 10^places, rounded half to even, exactly: the double is an integer of 53 bits over
  /// a power of two, so a product of 128 bits and a shift do. nil where that does not suffice.
  static func scaled(_ value: Double, places: Int) -> UInt64? {
    if places > 15 || value >= 0x1p63 { return nil }
    let exponent = value.isNormal ? Int(value.exponent) - 52 : -1074
    let mantissa = value.isNormal ? value.significandBitPattern | 1 << 52 : value.significandBitPattern
    // Below 2^103.
    let product = UInt128(mantissa) * UInt128(powersOfTen[places])
    if exponent >= 0 {
      let whole = product << UInt128(exponent)
      return exponent <= 10 && whole >> 64 == 0 ? UInt64(truncatingIfNeeded: whole) : nil
    }
    let shift = -exponent
    if shift >= 110 { return 0 }
    var result = product >> UInt128(shift)
    if result >> 63 != 0 { return nil }
    let rest = product - result << UInt128(shift)
    let half = UInt128(1) << UInt128(shift - 1)
    if rest > half || (rest == half && result & 1 == 1) { result += 1 }
    return UInt64(truncatingIfNeeded: result)
  }

  /// A scaled number nearest to a double, as a double again; nil where that might round twice.
  static func unscaled(_ scaled: UInt64, places: Int) -> Double? {
    // Both operands are exact, so their quotient is the nearest double.
    scaled <= 1 << 53 ? Double(scaled) / Double(powersOfTen[places]) : nil
  }

  /// Writes a scaled number with its point.
  private static func layFixed(_ out: inout [UInt8], _ scaled: UInt64, _ places: Int, point: Bool) {
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: powersOfTen[places])
    FixnumMath.appendDecimal(whole, to: &out)
    if places > 0 {
      out.append(0x2e)
      FixnumMath.appendDecimal(fraction, to: &out, width: places)
    } else if point {
      out.append(0x2e)
    }
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
