// Numbers: big integers to digits and back, in any radix from 2 to 36. Powers of two are a matter of bits. Other radixes
// divide and conquer: a number is split by a power radix^(k*2^i) of about half its size, so the cost is that of the
// big multiplications and divisions (Karatsuba's, Burnikel and Ziegler's) instead of the square of the length; below
// a few dozen limbs the plain method, which takes a limb's worth of digits at a time, is faster.

extension BigInt {
  /// Below this many limbs digits are produced one limb's worth at a time.
  private static let textLeafLimbs = 30

  /// How many digits of a radix fit one limb, and radix to that power.
  private struct RadixChunk {
    let digits: Int
    let value: UInt64

    init(_ radix: Int) {
      var digits = 0
      var value: UInt64 = 1
      while true {
        let (next, overflow) = value.multipliedReportingOverflow(by: UInt64(radix))
        if overflow { break }
        value = next
        digits += 1
      }
      self.digits = digits
      self.value = value
    }
  }

  // MARK: - To text

  /// The digits, lower case, with a leading minus sign where the number is negative.
  public func toString(radix: Int) -> String { String(decoding: toASCII(radix: radix), as: UTF8.self) }

  /// The digits as ASCII, lower case, with a leading minus sign where the number is negative.
  public func toASCII(radix: Int, uppercase: Bool = false) -> [UInt8] {
    precondition(radix >= 2 && radix <= 36, "radix out of range")
    if magnitude.count <= 1 {
      var out: [UInt8] = []
      out.reserveCapacity(radix == 10 ? 20 : 64)
      if isNegative { out.append(0x2d) }
      FixnumMath.appendDigits(magnitude.first ?? 0, radix: UInt64(radix), uppercase: uppercase, to: &out)
      return out
    }
    var out = radix & (radix - 1) == 0 ? bitDigits(radix.trailingZeroBitCount) : generalDigits(radix)
    for i in out.indices {
      let d = out[i]
      out[i] = d < 10 ? 0x30 + d : (uppercase ? 0x41 : 0x61) + (d - 10)
    }
    if isNegative { out.insert(0x2d, at: 0) }
    return out
  }

  /// Digit values for radix 2^bits, most significant first.
  private func bitDigits(_ bits: Int) -> [UInt8] {
    let count = (bitLength + bits - 1) / bits
    var out = [UInt8](repeating: 0, count: count)
    let mask = (UInt64(1) << UInt64(bits)) - 1
    for i in 0..<count {
      let position = i * bits
      let limb = position / 64
      let shift = position % 64
      var digit = magnitude[limb] >> UInt64(shift)
      if shift + bits > 64, limb + 1 < magnitude.count { digit |= magnitude[limb + 1] << UInt64(64 - shift) }
      out[count - 1 - i] = UInt8(truncatingIfNeeded: digit & mask)
    }
    return out
  }

  /// Digit values for any radix, most significant first.
  private func generalDigits(_ radix: Int) -> [UInt8] {
    let chunk = RadixChunk(radix)
    // powers[i] = radix^(chunk.digits * 2^i); the last one exceeds the square root of the number.
    var powers = [BigInt(chunk.value)]
    let limbs = magnitude.count
    while powers[powers.count - 1].magnitude.count * 2 - 1 <= limbs {
      let last = powers[powers.count - 1]
      powers.append(last * last)
    }
    let capacity = chunk.digits << powers.count
    var out = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      absolute.writeDigits(base, capacity, level: powers.count, powers, radix, chunk)
      count = capacity
    }
    var zeros = 0
    while zeros < out.count - 1 && out[zeros] == 0 { zeros += 1 }
    if zeros > 0 { out.removeFirst(zeros) }
    return out
  }

  /// Writes exactly `width` = chunk.digits * 2^level digits of a number that has no more.
  private func writeDigits(
    _ out: UnsafeMutablePointer<UInt8>,
    _ width: Int,
    level: Int,
    _ powers: [BigInt],
    _ radix: Int,
    _ chunk: RadixChunk
  ) {
    if level > 0 && magnitude.count > BigInt.textLeafLimbs {
      let half = width / 2
      if let (q, r) = BigInt.truncatingDivMod(self, powers[level - 1]) {
        q.writeDigits(out, half, level: level - 1, powers, radix, chunk)
        r.writeDigits(out + half, half, level: level - 1, powers, radix, chunk)
      }
      return
    }
    var position = width
    var work = magnitude
    let divisor = Limbs.WordDivisor(chunk.value)
    let base = UInt64(radix)
    work.withUnsafeMutableBufferPointer { buffer in
      guard let limbs = buffer.baseAddress else { return }
      var count = buffer.count
      while count > 0 {
        var rest = Limbs.divideWord(limbs, limbs, count, by: divisor)
        count = Limbs.normalizedCount(limbs, count)
        let stop = max(position - chunk.digits, 0)
        if radix == 10 {
          while position > stop {
            position -= 1
            out[position] = UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
          }
        } else {
          while position > stop {
            position -= 1
            out[position] = UInt8(truncatingIfNeeded: rest % base)
            rest /= base
          }
        }
      }
    }
    (out).update(repeating: 0, count: position)
  }

  // MARK: - From text

  /// The value of an ASCII digit or letter in a radix up to 36, or 255.
  @inlinable
  public static func digitValue(_ ascii: UInt8) -> UInt8 {
    switch ascii {
    case 0x30...0x39: return ascii - 0x30
    case 0x41...0x5a: return ascii - 0x41 + 10
    case 0x61...0x7a: return ascii - 0x61 + 10
    default: return 255
    }
  }

  /// The number written by these ASCII digits; nil when there are none or one is not a digit of the radix. Signs,
  /// prefixes, underscores and white space are the caller's.
  public static func parse(_ ascii: [UInt8], radix: Int) -> BigInt? {
    ascii.withUnsafeBufferPointer { parse($0, radix: radix) }
  }

  /// The number written by these ASCII digits; nil when there are none or one is not a digit of the radix.
  public static func parse(_ ascii: UnsafeBufferPointer<UInt8>, radix: Int) -> BigInt? {
    precondition(radix >= 2 && radix <= 36, "radix out of range")
    if ascii.isEmpty { return nil }
    for c in ascii where Int(digitValue(c)) >= radix { return nil }
    if radix & (radix - 1) == 0 { return parseBits(ascii, radix.trailingZeroBitCount) }
    let chunk = RadixChunk(radix)
    var powers = [BigInt(chunk.value)]
    var covered = chunk.digits
    while covered * 2 < ascii.count {
      let last = powers[powers.count - 1]
      powers.append(last * last)
      covered *= 2
    }
    return parseGeneral(ascii, radix, chunk, powers)
  }

  private static func parseBits(_ ascii: UnsafeBufferPointer<UInt8>, _ bits: Int) -> BigInt {
    var limbs = [UInt64](repeating: 0, count: (ascii.count * bits + 63) / 64)
    var position = 0
    for c in ascii.reversed() {
      let digit = UInt64(digitValue(c))
      let shift = position % 64
      limbs[position / 64] |= digit << UInt64(shift)
      if shift + bits > 64, digit >> UInt64(64 - shift) != 0 { limbs[position / 64 + 1] |= digit >> UInt64(64 - shift) }
      position += bits
    }
    return BigInt(negative: false, magnitude: limbs)
  }

  private static func parseGeneral(
    _ ascii: UnsafeBufferPointer<UInt8>,
    _ radix: Int,
    _ chunk: RadixChunk,
    _ powers: [BigInt]
  ) -> BigInt {
    if ascii.count <= chunk.digits * textLeafLimbs {
      return BigInt(capacity: ascii.count / chunk.digits + 1) { limbs in
        var count = 0
        var i = 0
        var length = ascii.count % chunk.digits
        if length == 0 { length = min(chunk.digits, ascii.count) }
        while i < ascii.count {
          var value: UInt64 = 0
          for _ in 0..<length {
            value = value &* UInt64(truncatingIfNeeded: radix) &+ UInt64(digitValue(ascii[i]))
            i += 1
          }
          limbs[count] = Limbs.multiplyWord(limbs, limbs, count, chunk.value, value)
          count += 1
          length = chunk.digits
        }
        (limbs + count).update(repeating: 0, count: ascii.count / chunk.digits + 1 - count)
        return false
      }
    }
    // The largest power that leaves a non-empty upper part.
    var level = powers.count - 1
    while chunk.digits << level >= ascii.count { level -= 1 }
    let low = chunk.digits << level
    let upper = parseGeneral(.init(rebasing: ascii[..<(ascii.count - low)]), radix, chunk, powers)
    let lower = parseGeneral(.init(rebasing: ascii[(ascii.count - low)...]), radix, chunk, powers)
    return upper * powers[level] + lower
  }
}
