// Numbers: the arbitrary-size integer as a Swift value: a sign and a normalised magnitude of 64-bit limbs. The heap's
// big integers keep their limbs inline and call `Limbs` directly for sums and products; everything rarer (text, powers,
// conversion) goes through this type.

/// An integer of any size.
public struct BigInt: Sendable, Hashable {
  /// Little-endian limbs without leading zeros; empty for zero.
  public private(set) var magnitude: [UInt64]
  /// Whether the number is below zero; never set for zero.
  public private(set) var isNegative: Bool

  // MARK: - Construction

  /// The number with this sign and magnitude, which need not be normalised.
  public init(negative: Bool, magnitude: [UInt64]) {
    var limbs = magnitude
    while let last = limbs.last, last == 0 { limbs.removeLast() }
    self.magnitude = limbs
    self.isNegative = negative && !limbs.isEmpty
  }

  /// The number with this sign and the `count` limbs at `limbs`, which need not be normalised.
  public init(negative: Bool, limbs: UnsafePointer<UInt64>, count: Int) {
    let n = Limbs.normalizedCount(limbs, count)
    magnitude = Array(UnsafeBufferPointer(start: limbs, count: n))
    isNegative = negative && n > 0
  }

  /// The number whose magnitude `fill` writes into `capacity` limbs of fresh memory; `fill` returns the sign.
  public init(capacity: Int, _ fill: (UnsafeMutablePointer<UInt64>) -> Bool) {
    var negative = false
    magnitude = Array(unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      negative = fill(base)
      count = Limbs.normalizedCount(base, capacity)
    }
    isNegative = negative && !magnitude.isEmpty
  }

  /// A machine integer.
  public init(_ value: Int) {
    isNegative = value < 0
    magnitude = value == 0 ? [] : [UInt64(value.magnitude)]
  }

  /// An unsigned machine integer.
  public init(_ value: UInt64) {
    isNegative = false
    magnitude = value == 0 ? [] : [value]
  }

  /// A double-width integer.
  public init(_ value: Int128) {
    let size = value.magnitude
    self.init(
      negative: value < 0,
      magnitude: [UInt64(truncatingIfNeeded: size), UInt64(truncatingIfNeeded: size >> 64)]
    )
  }

  /// Zero.
  public static let zero = BigInt(0)
  /// One.
  public static let one = BigInt(1)

  // MARK: - Looking at it

  /// Whether the number is zero.
  public var isZero: Bool { magnitude.isEmpty }
  /// Whether the number is odd.
  public var isOdd: Bool { !magnitude.isEmpty && magnitude[0] & 1 == 1 }
  /// -1, 0 or 1.
  public var signum: Int { magnitude.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// The number as a machine integer, where it fits.
  public var asInt: Int? {
    if magnitude.isEmpty { return 0 }
    if magnitude.count > 1 { return nil }
    let low = magnitude[0]
    if isNegative { return low <= 1 << 63 ? Int(truncatingIfNeeded: 0 &- low) : nil }
    return low < 1 << 63 ? Int(truncatingIfNeeded: low) : nil
  }

  /// The number as an unsigned machine integer, where it fits.
  public var asUInt64: UInt64? {
    if magnitude.isEmpty { return 0 }
    return magnitude.count == 1 && !isNegative ? magnitude[0] : nil
  }

  /// The lowest 64 bits in two's complement.
  public var lowWord: UInt64 {
    if magnitude.isEmpty { return 0 }
    return isNegative ? 0 &- magnitude[0] : magnitude[0]
  }

  /// The number with the other sign.
  public var negated: BigInt {
    var copy = self
    copy.isNegative = !isNegative && !isZero
    return copy
  }

  /// The number without its sign.
  public var absolute: BigInt {
    var copy = self
    copy.isNegative = false
    return copy
  }

  /// Lends the magnitude's limbs.
  @inline(__always)
  func withLimbs<R>(_ body: (UnsafePointer<UInt64>, Int) -> R) -> R {
    magnitude.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        var none: UInt64 = 0
        return withUnsafePointer(to: &none) { body($0, 0) }
      }
      return body(base, buffer.count)
    }
  }

  // MARK: - Comparison

  /// Negative, zero or positive as the number is below, equal to or above `other`.
  public func compare(_ other: BigInt) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = compareMagnitude(other)
    return isNegative ? -order : order
  }

  /// Compares the sizes, whatever the signs.
  public func compareMagnitude(_ other: BigInt) -> Int {
    withLimbs { a, an in other.withLimbs { b, bn in Limbs.compare(a, an, b, bn) } }
  }

  // MARK: - Sums and products

  /// The sum.
  public static func + (a: BigInt, b: BigInt) -> BigInt { sum(a, b, bNegative: b.isNegative) }

  /// The difference.
  public static func - (a: BigInt, b: BigInt) -> BigInt { sum(a, b, bNegative: !b.isNegative) }

  /// The negative.
  public static prefix func - (a: BigInt) -> BigInt { a.negated }

  private static func sum(_ a: BigInt, _ b: BigInt, bNegative: Bool) -> BigInt {
    a.withLimbs { ap, an in
      b.withLimbs { bp, bn in
        if a.isNegative == bNegative {
          return BigInt(capacity: max(an, bn) + 1) { r in
            r[max(an, bn)] = an >= bn ? Limbs.add(r, ap, an, bp, bn) : Limbs.add(r, bp, bn, ap, an)
            return a.isNegative
          }
        }
        if Limbs.compare(ap, an, bp, bn) >= 0 {
          return BigInt(capacity: an) { r in
            _ = Limbs.subtract(r, ap, an, bp, bn)
            return a.isNegative
          }
        }
        return BigInt(capacity: bn) { r in
          _ = Limbs.subtract(r, bp, bn, ap, an)
          return bNegative
        }
      }
    }
  }

  /// The product.
  public static func * (a: BigInt, b: BigInt) -> BigInt {
    a.withLimbs { ap, an in
      b.withLimbs { bp, bn in
        BigInt(capacity: an + bn) { r in
          if ap == bp && an == bn {
            Limbs.square(r, ap, an)
          } else {
            Limbs.multiply(r, ap, an, bp, bn)
          }
          return a.isNegative != b.isNegative
        }
      }
    }
  }

  /// The sum of two machine integers, which may not fit one.
  public static func add(_ a: Int, _ b: Int) -> BigInt { BigInt(Int128(a) + Int128(b)) }

  /// The difference of two machine integers, which may not fit one.
  public static func subtract(_ a: Int, _ b: Int) -> BigInt { BigInt(Int128(a) - Int128(b)) }

  /// The product of two machine integers, which may not fit one.
  public static func multiply(_ a: Int, _ b: Int) -> BigInt {
    let (high, low) = UInt64(a.magnitude).multipliedFullWidth(by: UInt64(b.magnitude))
    return BigInt(negative: (a < 0) != (b < 0), magnitude: [low, high])
  }

  // MARK: - Division

  /// Quotient rounded towards zero and remainder with the dividend's sign; nil when `b` is zero.
  public static func truncatingDivMod(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt)? {
    if b.isZero { return nil }
    if a.compareMagnitude(b) < 0 { return (.zero, a) }
    if b.magnitude.count == 1 {
      var rest: UInt64 = 0
      let divisor = Limbs.WordDivisor(b.magnitude[0])
      let quotient = a.withLimbs { ap, an in
        BigInt(capacity: an) { q in
          rest = Limbs.divideWord(q, ap, an, by: divisor)
          return a.isNegative != b.isNegative
        }
      }
      return (quotient, BigInt(negative: a.isNegative, magnitude: [rest]))
    }
    return a.withLimbs { ap, an in
      b.withLimbs { bp, bn in
        var remainder = BigInt.zero
        let quotient = BigInt(capacity: an - bn + 1) { q in
          remainder = BigInt(capacity: bn) { r in
            Limbs.divide(q, r, ap, an, bp, bn)
            return a.isNegative
          }
          return a.isNegative != b.isNegative
        }
        return (quotient, remainder)
      }
    }
  }

  /// Quotient rounded down and remainder with the divisor's sign; nil when `b` is zero.
  public static func divMod(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt)? {
    guard let (q, r) = truncatingDivMod(a, b) else { return nil }
    if r.isZero || r.isNegative == b.isNegative { return (q, r) }
    return (q - .one, r + b)
  }

  /// Quotient rounded down; nil when `b` is zero.
  public static func floorDiv(_ a: BigInt, _ b: BigInt) -> BigInt? { divMod(a, b)?.quotient }

  /// Remainder with the divisor's sign; nil when `b` is zero.
  public static func mod(_ a: BigInt, _ b: BigInt) -> BigInt? {
    if b.isZero { return nil }
    let r: BigInt
    if b.magnitude.count == 1 {
      let rest = a.withLimbs { Limbs.remainderWord($0, $1, by: Limbs.WordDivisor(b.magnitude[0])) }
      r = BigInt(negative: a.isNegative, magnitude: [rest])
    } else {
      guard let result = truncatingDivMod(a, b) else { return nil }
      r = result.remainder
    }
    return r.isZero || r.isNegative == b.isNegative ? r : r + b
  }
}

extension BigInt: Comparable {
  /// Orders by value.
  public static func < (a: BigInt, b: BigInt) -> Bool { a.compare(b) < 0 }
}

extension BigInt: ExpressibleByIntegerLiteral {
  /// From a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension BigInt: CustomStringConvertible {
  /// Decimal digits.
  public var description: String { toString(radix: 10) }
}
