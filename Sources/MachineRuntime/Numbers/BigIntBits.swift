// Numbers: big integers as bits and bytes: shifts, bitwise operations on two's complement with infinitely many sign
// bits, counts, and conversion to and from byte strings.

extension BigInt {
  // MARK: - Counts

  /// The number of bits of the magnitude.
  public var bitLength: Int { withLimbs { Limbs.bitLength($0, $1) } }

  /// The number of set bits of the magnitude.
  public var bitCount: Int {
    var total = 0
    for limb in magnitude { total += limb.nonzeroBitCount }
    return total
  }

  /// The number of zero bits below the lowest set bit of the magnitude; 0 for zero.
  public var trailingZeroBitCount: Int {
    for (i, limb) in magnitude.enumerated() where limb != 0 { return i * 64 + limb.trailingZeroBitCount }
    return 0
  }

  /// 64 bits of the magnitude from a bit position on.
  func word(from position: Int) -> UInt64 {
    let whole = position / 64
    let shift = UInt64(position % 64)
    var word = whole < magnitude.count ? magnitude[whole] >> shift : 0
    if shift != 0 && whole + 1 < magnitude.count { word |= magnitude[whole + 1] << (64 - shift) }
    return word
  }

  // MARK: - Shifts

  /// The number times two to the power `bits` (not negative).
  public func shiftedLeft(_ bits: Int) -> BigInt {
    if isZero || bits == 0 { return self }
    let whole = bits / 64
    return withLimbs { a, n in
      BigInt(capacity: n + whole + 1) { r in
        r.update(repeating: 0, count: whole)
        r[n + whole] = Limbs.shiftLeft(r + whole, a, n, bits % 64)
        return isNegative
      }
    }
  }

  /// The number divided by two to the power `bits` (not negative), rounded down.
  public func shiftedRight(_ bits: Int) -> BigInt {
    if isZero || bits == 0 { return self }
    let whole = bits / 64
    let n = magnitude.count
    if whole >= n { return isNegative ? BigInt(-1) : .zero }
    return withLimbs { a, _ in
      // A negative number that loses set bits moves one further from zero.
      let inexact = isNegative && Limbs.anyBitSet(a, n, below: bits)
      return BigInt(capacity: n - whole + 1) { r in
        _ = Limbs.shiftRight(r, a + whole, n - whole, bits % 64)
        r[n - whole] = 0
        if inexact { _ = Limbs.propagateCarry(r, r, n - whole + 1, 1) }
        return isNegative
      }
    }
  }

  // MARK: - Bitwise operations

  /// Applies a bitwise operation.
  public static func bitwise(_ operation: Limbs.BitOperation, _ a: BigInt, _ b: BigInt) -> BigInt {
    a.withLimbs { ap, an in
      b.withLimbs { bp, bn in
        BigInt(capacity: max(an, bn) + 1) { r in
          Limbs.bitwise(operation, r, ap, an, negative: a.isNegative, bp, bn, negative: b.isNegative)
        }
      }
    }
  }

  /// Bitwise and.
  public static func & (a: BigInt, b: BigInt) -> BigInt { bitwise(.and, a, b) }
  /// Bitwise or.
  public static func | (a: BigInt, b: BigInt) -> BigInt { bitwise(.or, a, b) }
  /// Bitwise exclusive or.
  public static func ^ (a: BigInt, b: BigInt) -> BigInt { bitwise(.xor, a, b) }
  /// Bitwise complement: -x - 1.
  public static prefix func ~ (a: BigInt) -> BigInt { a.negated - .one }

  // MARK: - Bytes

  /// Why a number cannot be written into bytes.
  public enum ByteError: Error, Sendable {
    /// The number does not fit the length.
    case tooBig
    /// A negative number, and the bytes are to be unsigned.
    case negativeUnsigned
  }

  /// The number as exactly `length` bytes, two's complement when `signed`.
  public func toBytes(length: Int, littleEndian: Bool, signed: Bool) throws(ByteError) -> [UInt8] {
    if isNegative && !signed { throw .negativeUnsigned }
    var bits = bitLength
    if signed && !isZero {
      // One bit for the sign; -2^(k-1) needs only k.
      if !(isNegative && bitCount == 1) { bits += 1 }
    }
    // CPython writes -1 into no bytes at all.
    if length == 0 && isNegative && magnitude == [1] { return [] }
    if bits > length.multipliedReportingOverflow(by: 8).partialValue { throw .tooBig }
    var bytes = [UInt8](repeating: 0, count: length)
    let mask: UInt8 = isNegative ? 0xff : 0
    var carry: UInt16 = isNegative ? 1 : 0
    for i in 0..<length {
      let limb = i / 8 < magnitude.count ? magnitude[i / 8] : 0
      let byte = UInt8(truncatingIfNeeded: limb >> UInt64(i % 8 * 8)) ^ mask
      let sum = UInt16(byte) + carry
      carry = sum >> 8
      bytes[littleEndian ? i : length - 1 - i] = UInt8(truncatingIfNeeded: sum)
    }
    return bytes
  }

  /// The number these bytes stand for, two's complement when `signed`.
  public init(bytes: [UInt8], littleEndian: Bool, signed: Bool) {
    let n = bytes.count
    var limbs = [UInt64](repeating: 0, count: (n + 7) / 8)
    for i in 0..<n {
      let byte = bytes[littleEndian ? i : n - 1 - i]
      limbs[i / 8] |= UInt64(byte) << UInt64(i % 8 * 8)
    }
    let value = BigInt(negative: false, magnitude: limbs)
    if signed, n > 0, bytes[littleEndian ? n - 1 : 0] & 0x80 != 0 {
      self = value - BigInt.one.shiftedLeft(8 * n)
    } else {
      self = value
    }
  }
}
