// Numbers: number theory on big integers: powers, modular powers and inverses, greatest common divisor (Lehmer's method on
// leading bits, Knuth TAOCP 4.5.2), integer square root (the adaptive Newton iteration CPython's math.isqrt documents).

/// Why an operation on numbers has no result.
public enum NumericError: Error, Sendable {
  /// A zero divisor.
  case divisionByZero
  /// The result does not fit a double.
  case overflow
  /// The result would not fit in memory.
  case outOfMemory
  /// A modulus of zero.
  case zeroModulus
  /// The base has no inverse for this modulus.
  case notInvertible
  /// An argument outside the function's domain.
  case domain
  /// An infinity where an integer is wanted.
  case infinite
  /// A NaN where an integer is wanted.
  case notANumber
}

extension BigInt {
  // MARK: - Powers

  /// The number to a power that is not negative.
  public func power(_ exponent: Int) throws(NumericError) -> BigInt {
    if exponent < 0 { throw .domain }
    if exponent == 0 { return .one }
    if isZero || exponent == 1 { return self }
    // The powers of two inside the base are a shift at the end.
    let twos = trailingZeroBitCount
    let odd = absolute.shiftedRight(twos)
    let negative = isNegative && exponent & 1 == 1
    let (shift, overflow) = twos.multipliedReportingOverflow(by: exponent)
    let (bits, overflow2) = (odd.bitLength - 1).multipliedReportingOverflow(by: exponent)
    // 2^40 bits: 128 GiB.
    if overflow || overflow2 || shift >= 1 << 40 || bits >= 1 << 40 { throw .outOfMemory }
    var result = BigInt.one
    if odd != .one {
      result = odd
      var bit = exponent.bitWidth - exponent.leadingZeroBitCount - 2
      while bit >= 0 {
        result = result * result
        if exponent >> bit & 1 == 1 { result = result * odd }
        bit -= 1
      }
    }
    result = result.shiftedLeft(shift)
    return negative ? result.negated : result
  }

  /// `self ** exponent` for an exponent of any size; an exponent below zero is the caller's.
  public func power(_ exponent: BigInt) throws(NumericError) -> BigInt {
    if let small = exponent.asInt { return try power(small) }
    if exponent.isNegative { throw .domain }
    if isZero { return .zero }
    if magnitude == [1] { return isNegative && exponent.isOdd ? self : .one }
    throw .outOfMemory
  }

  /// `self ** exponent % modulus`, with the modulus's sign; an exponent below zero takes the inverse.
  public func power(_ exponent: BigInt, modulus: BigInt) throws(NumericError) -> BigInt {
    if modulus.isZero { throw .zeroModulus }
    let m = modulus.absolute
    var base = self
    if exponent.isNegative { base = try base.inverse(modulus: m) }
    if m == .one { return .zero }
    guard let reduced = BigInt.mod(base, m) else { throw .zeroModulus }
    let result = BigInt.windowedPower(reduced, exponent.absolute, m)
    return modulus.isNegative && !result.isZero ? result + modulus : result
  }

  /// Left-to-right power with windows of up to five bits; `base < m`, `m > 1`.
  private static func windowedPower(_ base: BigInt, _ exponent: BigInt, _ m: BigInt) -> BigInt {
    let bits = exponent.bitLength
    if bits == 0 { return .one }
    let window = bits < 24 ? 1 : bits < 240 ? 3 : 5
    func times(_ a: BigInt, _ b: BigInt) -> BigInt { BigInt.mod(a * b, m) ?? .zero }
    var table = [BigInt.one, base]
    while table.count < 1 << window { table.append(times(table[table.count - 1], base)) }
    var result = BigInt.one
    var position = (bits + window - 1) / window * window
    while position > 0 {
      position -= window
      if result != .one { for _ in 0..<window { result = times(result, result) } }
      var digit = 0
      for i in (0..<window).reversed() {
        let bit = position + i
        let limb = bit / 64
        let set = limb < exponent.magnitude.count && exponent.magnitude[limb] >> UInt64(bit % 64) & 1 == 1
        digit = digit << 1 | (set ? 1 : 0)
      }
      if digit != 0 { result = result == .one ? table[digit] : times(result, table[digit]) }
    }
    return result
  }

  /// The inverse for a modulus above zero.
  public func inverse(modulus m: BigInt) throws(NumericError) -> BigInt {
    if m.isZero { throw .zeroModulus }
    if m == .one { return .zero }
    guard var a = BigInt.mod(self, m) else { throw .zeroModulus }
    var b = m
    var x = BigInt.one
    var y = BigInt.zero
    // Invariant: x*self = a and y*self = b modulo m.
    while let (q, r) = BigInt.truncatingDivMod(b, a), !r.isZero {
      (b, a, y, x) = (a, r, x, y - q * x)
    }
    if a != .one { throw .notInvertible }
    return BigInt.mod(x, m) ?? .zero
  }

  // MARK: - Divisors

  /// The greatest common divisor, never negative.
  public static func gcd(_ a: BigInt, _ b: BigInt) -> BigInt {
    var a = a.absolute
    var b = b.absolute
    if a < b { swap(&a, &b) }
    while b.magnitude.count > 1 {
      // Euclid's quotients, as far as the leading 62 bits of both decide them; (p, q, r, s) is what they do to (a, b).
      let shift = a.bitLength - 62
      var x = Int(truncatingIfNeeded: a.word(from: shift) & (1 << 62 - 1))
      var y = Int(truncatingIfNeeded: b.word(from: shift) & (1 << 62 - 1))
      var (p, q, r, s) = (1, 0, 0, 1)
      var steps = 0
      while y != r {
        let quotient = (x + (p - 1)) / (y - r)
        let below = q + quotient * s
        let rest = x - quotient * y
        if below > rest { break }
        (x, y) = (y, rest)
        (p, q, r, s) = (s, r, below, p + quotient * r)
        steps += 1
      }
      if steps == 0 {
        (a, b) = (b, mod(a, b) ?? .zero)
      } else if steps & 1 == 1 {
        (a, b) = (combine(b, p, a, q), combine(a, s, b, r))
      } else {
        (a, b) = (combine(a, p, b, q), combine(b, s, a, r))
      }
    }
    guard let small = b.asUInt64, small != 0 else { return a }
    let rest = a.withLimbs { Limbs.remainderWord($0, $1, by: Limbs.WordDivisor(small)) }
    return BigInt(FixnumMath.gcd(small, rest))
  }

  /// The least common multiple, never negative.
  public static func lcm(_ a: BigInt, _ b: BigInt) -> BigInt {
    if a.isZero || b.isZero { return .zero }
    let quotient = truncatingDivMod(a, gcd(a, b))?.quotient ?? .zero
    return (quotient * b).absolute
  }

  /// `a * x - b * y` for numbers and factors that are not negative, with a result that is not negative.
  private static func combine(_ a: BigInt, _ x: Int, _ b: BigInt, _ y: Int) -> BigInt {
    a.withLimbs { ap, an in
      b.withLimbs { bp, bn in
        let n = max(an, bn) + 1
        return BigInt(capacity: n) { r in
          r.update(repeating: 0, count: n)
          r[an] = Limbs.multiplyWord(r, ap, an, UInt64(x))
          let borrow = Limbs.subtractProduct(r, bp, bn, UInt64(y))
          _ = Limbs.propagateBorrow(r + bn, r + bn, n - bn, borrow)
          return false
        }
      }
    }
  }

  // MARK: - Products of runs

  /// The product of all integers from one up to another, by halves, so that factors of like size meet.
  static func product(from low: UInt64, to high: UInt64) -> BigInt {
    if low > high { return .one }
    if high - low < 8 {
      var result = BigInt(low)
      var i = low
      while i < high {
        i += 1
        result = result * BigInt(i)
      }
      return result
    }
    let middle = low + (high - low) / 2
    return product(from: low, to: middle) * product(from: middle + 1, to: high)
  }

  /// The factorial.
  public static func factorial(_ n: UInt64) -> BigInt { product(from: 1, to: n) }

  /// In how many orders `k` of `n` things can be taken.
  public static func permutations(_ n: UInt64, _ k: UInt64) -> BigInt {
    k > n ? .zero : k == 0 ? .one : product(from: n - k + 1, to: n)
  }

  /// In how many ways `k` of `n` things can be chosen.
  public static func combinations(_ n: UInt64, _ k: UInt64) -> BigInt {
    if k > n { return .zero }
    let least = min(k, n - k)
    return truncatingDivMod(permutations(n, least), factorial(least))?.quotient ?? .zero
  }

  // MARK: - Roots

  /// The integer square root of a number that is not negative.
  public func squareRoot() throws(NumericError) -> BigInt {
    if isNegative { throw .domain }
    if isZero { return .zero }
    if let word = asUInt64 { return BigInt(FixnumMath.squareRoot(word)) }
    let c = (bitLength - 1) / 2
    var a = BigInt.one
    var d = 0
    var s = c.bitWidth - c.leadingZeroBitCount - 1
    while s >= 0 {
      let e = d
      d = c >> s
      let quotient = BigInt.truncatingDivMod(shiftedRight(2 * c - e - d + 1), a)?.quotient ?? .zero
      a = a.shiftedLeft(d - e - 1) + quotient
      s -= 1
    }
    return (a * a).compareMagnitude(self) > 0 ? a - .one : a
  }
}

/// The same on machine integers, for small integers that never leave a register.
public enum FixnumMath {
  /// Quotient rounded down. The divisor is not zero, and not -1 under `Int.min`.
  @inlinable
  public static func floorDiv(_ a: Int, _ b: Int) -> Int {
    let q = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? q &- 1 : q
  }

  /// Remainder with the divisor's sign. The divisor is not zero, and not -1 under `Int.min`.
  @inlinable
  public static func mod(_ a: Int, _ b: Int) -> Int {
    let r = a % b
    return r != 0 && (r < 0) != (b < 0) ? r &+ b : r
  }

  /// `base ** exponent` for an exponent that is not negative; nil when it does not fit.
  public static func power(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    var square = base
    var rest = exponent
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result }
      let (product, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = product
    }
  }

  /// `base ** exponent % modulus` for a modulus above zero and an exponent that is not negative.
  public static func power(_ base: Int, _ exponent: Int, modulus: Int) -> Int {
    let m = UInt64(modulus)
    var square = UInt64(mod(base, modulus))
    var result: UInt64 = 1 % m
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = m.dividingFullWidth(result.multipliedFullWidth(by: square)).remainder }
      square = m.dividingFullWidth(square.multipliedFullWidth(by: square)).remainder
      rest >>= 1
    }
    return Int(result)
  }

  /// Appends decimal digits, with zeros in front up to a width.
  public static func appendDecimal(_ value: UInt64, to out: inout [UInt8], width: Int = 1) {
    appendDigits(value, radix: 10, to: &out, width: width)
  }

  /// Appends digits in a radix up to 36, with zeros in front up to a width.
  public static func appendDigits(
    _ value: UInt64,
    radix: UInt64,
    uppercase: Bool = false,
    to out: inout [UInt8],
    width: Int = 1
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var rest = value
      var i = 64
      let letters: UInt8 = (uppercase ? 0x41 : 0x61) - 10
      if radix == 10 {
        while rest != 0 {
          i -= 1
          buffer[i] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      } else {
        while rest != 0 {
          i -= 1
          let digit = UInt8(truncatingIfNeeded: rest % radix)
          buffer[i] = digit < 10 ? 0x30 + digit : letters + digit
          rest /= radix
        }
      }
      while 64 - i < min(width, 64) {
        i -= 1
        buffer[i] = 0x30
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[i...]))
    }
  }

  /// The greatest common divisor (Stein's method: shifts and differences only).
  public static func gcd(_ a: UInt64, _ b: UInt64) -> UInt64 {
    if a == 0 { return b }
    if b == 0 { return a }
    let shift = UInt64((a | b).trailingZeroBitCount)
    var x = a >> UInt64(a.trailingZeroBitCount)
    var y = b
    while y != 0 {
      y >>= UInt64(y.trailingZeroBitCount)
      if x > y { swap(&x, &y) }
      y -= x
    }
    return x << shift
  }

  /// The integer square root.
  public static func squareRoot(_ a: UInt64) -> UInt64 {
    var root = UInt64(Double(a).squareRoot())
    // The double is off by one at most; its square may exceed 64 bits.
    while root.multipliedFullWidth(by: root).high != 0 || root &* root > a { root -= 1 }
    while true {
      let next = root + 1
      let (high, low) = next.multipliedFullWidth(by: next)
      if high != 0 || low > a { return root }
      root = next
    }
  }
}
