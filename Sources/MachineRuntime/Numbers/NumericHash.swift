// Numbers: one hash for equal numbers of every type: reduction modulo the Mersenne prime 2^61 - 1, the scheme CPython
// publishes in `sys.hash_info` ("Hashing of numeric types"). An integer, the double of the same value and a fraction of
// the same value hash alike.

/// Hashes of numbers; -1 is never one (the hash protocol reserves it), -2 takes its place.
public enum NumericHash {
  /// 2^61 - 1
  public static let modulus: UInt64 = (1 << 61) - 1
  /// The hash of positive infinity.
  public static let infinity = 314_159
  /// What an imaginary part is multiplied with.
  public static let imaginary = 1_000_003

  @inlinable
  static func finish(_ size: UInt64, negative: Bool) -> Int {
    let hash = negative ? 0 &- Int(size) : Int(size)
    return hash == -1 ? -2 : hash
  }

  /// The hash of a machine integer.
  @inlinable
  public static func int(_ value: Int) -> Int {
    finish(UInt64(value.magnitude) % modulus, negative: value < 0)
  }

  /// The hash of the number with this sign and the limbs at `limbs`.
  public static func limbs(negative: Bool, _ limbs: UnsafePointer<UInt64>, _ count: Int) -> Int {
    var sum: UInt64 = 0
    var i = count
    while i > 0 {
      i -= 1
      // sum * 2^64 + limb, and 2^64 = 8 modulo 2^61 - 1.
      let limb = limbs[i]
      sum = (sum << 3 & modulus) | (sum >> 58)
      sum += (limb & modulus) + (limb >> 61)
      sum %= modulus
    }
    return finish(sum, negative: negative)
  }

  /// The hash of a big integer.
  public static func int(_ value: BigInt) -> Int {
    value.withLimbs { limbs(negative: value.isNegative, $0, $1) }
  }

  /// The hash of a double; nil for NaN, which hashes by identity.
  public static func double(_ value: Double) -> Int? {
    if value.isInfinite { return value > 0 ? infinity : -infinity }
    if value.isNaN { return nil }
    if value == 0 { return 0 }
    // value = mantissa * 2^exponent, and multiplying by 2^k rotates within 61 bits.
    var mantissa = value.magnitude.significandBitPattern
    var exponent = -1074
    if value.isNormal {
      mantissa |= 1 << 52
      exponent = Int(value.exponent) - 52
    }
    let turn = UInt64(((exponent % 61) + 61) % 61)
    let rotated = turn == 0 ? mantissa : (mantissa << turn & modulus) | (mantissa >> (61 - turn))
    return finish(rotated % modulus, negative: value < 0)
  }

  /// The hash of a fraction in lowest terms with a positive denominator.
  public static func ratio(_ numerator: BigInt, _ denominator: BigInt) -> Int {
    let p = BigInt(modulus)
    guard let inverse = try? denominator.inverse(modulus: p) else {
      return numerator.isNegative ? -infinity : infinity
    }
    let product = BigInt.mod(numerator.absolute * inverse, p)?.asUInt64 ?? 0
    return finish(product, negative: numerator.isNegative)
  }

  /// The hash of a complex number from the hashes of its parts.
  public static func complex(_ real: Int, _ imaginaryPart: Int) -> Int {
    let hash = real &+ imaginary &* imaginaryPart
    return hash == -1 ? -2 : hash
  }
}
