// Numbers: operations on doubles whose results or failures go beyond the processor's: flooring division and remainder,
// powers, decimal rounding (correct on the exact value, half to even), and complex numbers. The algorithms and special
// cases are those of CPython's floatobject.c and complexobject.c.
import Glibc

/// Operations on doubles.
public enum FloatMath {
  // MARK: - Division

  /// Quotient rounded down and remainder with the divisor's sign, for a divisor that is not zero.
  public static func divMod(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var rest = fmod(a, b)
    var quotient = (a - rest) / b
    if rest != 0 {
      if (b < 0) != (rest < 0) {
        rest += b
        quotient -= 1
      }
    } else {
      rest = copysign(0, b)
    }
    if quotient == 0 { return (copysign(0, a / b), rest) }
    var whole = quotient.rounded(.down)
    if quotient - whole > 0.5 { whole += 1 }
    return (whole, rest)
  }

  /// Quotient rounded down, for a divisor that is not zero.
  public static func floorDiv(_ a: Double, _ b: Double) -> Double { divMod(a, b).quotient }

  /// Remainder with the divisor's sign, for a divisor that is not zero.
  public static func mod(_ a: Double, _ b: Double) -> Double {
    let rest = fmod(a, b)
    if rest == 0 { return copysign(0, b) }
    return (b < 0) != (rest < 0) ? rest + b : rest
  }

  // MARK: - Powers

  /// What a power is.
  public enum PowerResult: Sendable {
    /// A double.
    case value(Double)
    /// Zero to a negative power.
    case zeroToNegative
    /// A negative number to a power that is not whole: the result is complex.
    case complex
    /// Too large.
    case overflow
  }

  /// `a ** b`.
  public static func power(_ a: Double, _ b: Double) -> PowerResult {
    if b == 0 { return .value(1) }
    if a.isNaN { return .value(a) }
    if b.isNaN { return .value(a == 1 ? 1 : b) }
    if b.isInfinite {
      let size = a.magnitude
      if size == 1 { return .value(1) }
      return .value((b > 0) == (size > 1) ? b.magnitude : 0)
    }
    let oddExponent = fmod(b.magnitude, 2) == 1
    if a.isInfinite {
      if b > 0 { return .value(oddExponent ? a : a.magnitude) }
      return .value(oddExponent ? copysign(0, a) : 0)
    }
    if a == 0 {
      if b < 0 { return .zeroToNegative }
      return .value(oddExponent ? a : 0)
    }
    if a < 0 && b != b.rounded(.down) { return .complex }
    let negative = a < 0 && oddExponent
    let size = a.magnitude
    if size == 1 { return .value(negative ? -1 : 1) }
    let result = pow(size, b)
    if result.isInfinite { return .overflow }
    return .value(negative ? -result : result)
  }

  // MARK: - Rounding

  /// A finite double as the nearest whole number, ties to even.
  public static func roundToInteger(_ value: Double) throws(NumericError) -> BigInt {
    try BigInt(truncating: value.isFinite ? value.rounded(.toNearestOrEven) : value)
  }

  /// A finite double rounded to `places` decimal places (before the point when negative), ties on the exact value to the
  /// even digit.
  public static func round(_ value: Double, places: Int) throws(NumericError) -> Double {
    if !value.isFinite || value == 0 { return value }
    // Beyond these counts nothing, or everything, is rounded away.
    if places > 323 { return value }
    if places < -308 { return 0 * value }
    if places >= 0 {
      // Past the 17th significant digit the shortest reading of the text is the number itself.
      if value.magnitude >= 0x1p53 { return value }
      if let scaled = FloatFormat.scaled(value.magnitude, places: places),
        let size = FloatFormat.unscaled(scaled, places: places)
      {
        return value < 0 ? -size : size
      }
      let text = FloatText.printf("%.*f", precision: places, value, capacity: places + 24)
      return FloatText.parse(text) ?? value
    }
    let exact = try BigInt(truncating: value.magnitude)
    let fraction = value.magnitude != value.magnitude.rounded(.down)
    let unit = try BigInt(10).power(-places)
    guard let (q, r) = BigInt.truncatingDivMod(exact, unit) else { throw .divisionByZero }
    let half = r.shiftedLeft(1).compare(unit)
    let up = half > 0 || (half == 0 && (fraction || q.isOdd))
    guard let size = ((up ? q + .one : q) * unit).toDouble() else { throw .overflow }
    return value < 0 ? -size : size
  }

  /// Whether a double is a whole number.
  public static func isInteger(_ value: Double) -> Bool { value.isFinite && value == value.rounded(.down) }
}

/// A complex number.
public struct Complex: Sendable, Equatable {
  /// The real part.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// From parts.
  public init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The sum.
  public static func + (a: Complex, b: Complex) -> Complex { Complex(a.real + b.real, a.imaginary + b.imaginary) }

  /// The difference.
  public static func - (a: Complex, b: Complex) -> Complex { Complex(a.real - b.real, a.imaginary - b.imaginary) }

  /// The product.
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  /// The quotient (Smith's method, scaling by the larger part of the divisor); nil for a zero divisor.
  public static func divide(_ a: Complex, _ b: Complex) -> Complex? {
    let realSize = b.real.magnitude
    let imaginarySize = b.imaginary.magnitude
    if realSize >= imaginarySize {
      if realSize == 0 { return nil }
      let ratio = b.imaginary / b.real
      let denominator = b.real + b.imaginary * ratio
      return Complex((a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator)
    }
    if imaginarySize >= realSize {
      let ratio = b.real / b.imaginary
      let denominator = b.real * ratio + b.imaginary
      return Complex((a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator)
    }
    return Complex(.nan, .nan)
  }

  /// The distance from zero; nil when it is too large.
  public func absoluteValue() -> Double? {
    if !real.isFinite || !imaginary.isFinite {
      if real.isInfinite || imaginary.isInfinite { return .infinity }
      return .nan
    }
    let size = hypot(real, imaginary)
    return size.isInfinite ? nil : size
  }

  /// `a ** b`.
  public static func power(_ a: Complex, _ b: Complex) throws(NumericError) -> Complex {
    let result: Complex
    if b.imaginary == 0, b.real == b.real.rounded(.down), b.real.magnitude <= 100 {
      let exponent = Int(b.real)
      if exponent > 0 {
        result = wholePower(a, exponent)
      } else {
        guard let inverse = divide(Complex(1, 0), wholePower(a, -exponent)) else { throw .divisionByZero }
        result = inverse
      }
    } else if a.real == 0 && a.imaginary == 0 {
      if b.imaginary != 0 || b.real < 0 { throw .divisionByZero }
      result = Complex(0, 0)
    } else {
      let size = hypot(a.real, a.imaginary)
      var length = pow(size, b.real)
      let angle = atan2(a.imaginary, a.real)
      var phase = angle * b.real
      if b.imaginary != 0 {
        length /= exp(angle * b.imaginary)
        phase += b.imaginary * log(size)
      }
      result = Complex(length * cos(phase), length * sin(phase))
    }
    if result.real.isInfinite || result.imaginary.isInfinite { throw .overflow }
    return result
  }

  private static func wholePower(_ a: Complex, _ exponent: Int) -> Complex {
    var result = Complex(1, 0)
    var square = a
    var mask = 1
    while mask > 0 && exponent >= mask {
      if exponent & mask != 0 { result = result * square }
      mask <<= 1
      square = square * square
    }
    return result
  }

  /// `(1+2j)`, `1j`, `(-0-1j)`: the shortest text that reads back as the same number.
  public var repr: String {
    let imaginaryText = Complex.part(imaginary)
    if real == 0 && real.sign == .plus { return imaginaryText + "j" }
    let sign = imaginaryText.utf8.first == 0x2d ? "" : "+"
    return "(\(Complex.part(real))\(sign)\(imaginaryText)j)"
  }

  private static func part(_ value: Double) -> String {
    String(decoding: FloatFormat.format(value, .shortest, precision: 0), as: UTF8.self)
  }
}
