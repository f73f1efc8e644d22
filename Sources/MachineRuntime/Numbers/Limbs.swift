// Numbers: the kernel of arbitrary-size integer arithmetic, on magnitudes held as little-endian 64-bit limbs behind
// plain pointers. `BigInt` (arrays) and the heap's big integers (limbs inline in the object) both call these, so
// nothing here allocates except where a comment says so, and nothing here knows a sign.
//
// Conventions, as in GMP's mpn layer: counts are in limbs; a result pointer may be the same as an operand's pointer
// where a routine says "in place", never partly overlapping; a *normalised* magnitude has no leading zero limb (the
// magnitude zero has count 0).

/// The routines over magnitudes: little-endian arrays of 64-bit limbs.
public enum Limbs {
  /// Limbs that are read.
  public typealias Source = UnsafePointer<UInt64>
  /// Limbs that are written.
  public typealias Target = UnsafeMutablePointer<UInt64>

  // MARK: - Size and order

  /// How many of the `count` limbs remain when leading zero limbs are dropped.
  @inlinable
  public static func normalizedCount(_ a: Source, _ count: Int) -> Int {
    var n = count
    while n > 0 && a[n &- 1] == 0 { n &-= 1 }
    return n
  }

  /// The position of the highest set bit plus one; `count` must be normalised.
  @inlinable
  public static func bitLength(_ a: Source, _ count: Int) -> Int {
    count == 0 ? 0 : count &* 64 &- a[count &- 1].leadingZeroBitCount
  }

  /// Compares two normalised magnitudes: negative, zero or positive.
  @inlinable
  public static func compare(_ a: Source, _ an: Int, _ b: Source, _ bn: Int) -> Int {
    if an != bn { return an < bn ? -1 : 1 }
    return compareEqualCount(a, b, an)
  }

  /// Compares two magnitudes of the same count (leading zeros allowed).
  @inlinable
  public static func compareEqualCount(_ a: Source, _ b: Source, _ n: Int) -> Int {
    var i = n
    while i > 0 {
      i &-= 1
      if a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    }
    return 0
  }

  // MARK: - Sums

  /// `r = a + b` for `an >= bn`; `r` has `an` limbs and may be `a` or `b`. Returns the carry.
  @inlinable
  public static func add(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) -> UInt64 {
    var carry: UInt64 = 0
    var i = 0
    while i < bn {
      let (s, c1) = a[i].addingReportingOverflow(b[i])
      let (t, c2) = s.addingReportingOverflow(carry)
      r[i] = t
      carry = c1 || c2 ? 1 : 0
      i &+= 1
    }
    return propagateCarry(r + bn, a + bn, an &- bn, carry)
  }

  /// `r = a + carry` over `n` limbs, in place allowed. Returns the carry out.
  @inlinable
  public static func propagateCarry(_ r: Target, _ a: Source, _ n: Int, _ carryIn: UInt64) -> UInt64 {
    var carry = carryIn
    var i = 0
    while i < n && carry != 0 {
      let (s, c) = a[i].addingReportingOverflow(carry)
      r[i] = s
      carry = c ? 1 : 0
      i &+= 1
    }
    if UnsafePointer(r) != a {
      while i < n {
        r[i] = a[i]
        i &+= 1
      }
    }
    return carry
  }

  /// `r = a - b` for `an >= bn`; `r` has `an` limbs and may be `a` or `b`. Returns the borrow.
  @inlinable
  public static func subtract(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) -> UInt64 {
    var borrow: UInt64 = 0
    var i = 0
    while i < bn {
      let (s, c1) = a[i].subtractingReportingOverflow(b[i])
      let (t, c2) = s.subtractingReportingOverflow(borrow)
      r[i] = t
      borrow = c1 || c2 ? 1 : 0
      i &+= 1
    }
    return propagateBorrow(r + bn, a + bn, an &- bn, borrow)
  }

  /// `r = a - borrow` over `n` limbs, in place allowed. Returns the borrow out.
  @inlinable
  public static func propagateBorrow(_ r: Target, _ a: Source, _ n: Int, _ borrowIn: UInt64) -> UInt64 {
    var borrow = borrowIn
    var i = 0
    while i < n && borrow != 0 {
      let (s, c) = a[i].subtractingReportingOverflow(borrow)
      r[i] = s
      borrow = c ? 1 : 0
      i &+= 1
    }
    if UnsafePointer(r) != a {
      while i < n {
        r[i] = a[i]
        i &+= 1
      }
    }
    return borrow
  }

  // MARK: - Products with one limb

  /// `r = a * w + carry` over `n` limbs, in place allowed. Returns the limb carried out.
  @inlinable
  public static func multiplyWord(_ r: Target, _ a: Source, _ n: Int, _ w: UInt64, _ carryIn: UInt64 = 0) -> UInt64 {
    var carry = carryIn
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: w)
      let (s, c) = low.addingReportingOverflow(carry)
      r[i] = s
      carry = high &+ (c ? 1 : 0)
      i &+= 1
    }
    return carry
  }

  /// `r += a * w` over `n` limbs. Returns the limb carried out.
  @inlinable
  public static func addProduct(_ r: Target, _ a: Source, _ n: Int, _ w: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: w)
      let (s, c1) = low.addingReportingOverflow(carry)
      let (t, c2) = r[i].addingReportingOverflow(s)
      r[i] = t
      carry = high &+ (c1 ? 1 : 0) &+ (c2 ? 1 : 0)
      i &+= 1
    }
    return carry
  }

  /// `r -= a * w` over `n` limbs. Returns the limb borrowed.
  @inlinable
  public static func subtractProduct(_ r: Target, _ a: Source, _ n: Int, _ w: UInt64) -> UInt64 {
    var borrow: UInt64 = 0
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: w)
      let (s, c1) = low.addingReportingOverflow(borrow)
      let (t, c2) = r[i].subtractingReportingOverflow(s)
      r[i] = t
      borrow = high &+ (c1 ? 1 : 0) &+ (c2 ? 1 : 0)
      i &+= 1
    }
    return borrow
  }

  // MARK: - Shifts

  /// `r = a << bits` over `n` limbs, `0 <= bits < 64`, in place allowed (runs from the top). Returns the bits shifted out.
  @inlinable
  public static func shiftLeft(_ r: Target, _ a: Source, _ n: Int, _ bits: Int) -> UInt64 {
    if n == 0 { return 0 }
    if bits == 0 {
      if UnsafePointer(r) != a { r.update(from: a, count: n) }
      return 0
    }
    let left = UInt64(truncatingIfNeeded: bits)
    let right = 64 &- left
    let out = a[n &- 1] &>> right
    var i = n &- 1
    while i > 0 {
      r[i] = (a[i] &<< left) | (a[i &- 1] &>> right)
      i &-= 1
    }
    r[0] = a[0] &<< left
    return out
  }

  /// `r = a >> bits` over `n` limbs, `0 <= bits < 64`, in place allowed (runs from the bottom; `r` may also lie below
  /// `a`). Returns the bits shifted out, in the high part of the limb.
  @inlinable
  public static func shiftRight(_ r: Target, _ a: Source, _ n: Int, _ bits: Int) -> UInt64 {
    if n == 0 { return 0 }
    if bits == 0 {
      if UnsafePointer(r) != a { r.update(from: a, count: n) }
      return 0
    }
    let right = UInt64(truncatingIfNeeded: bits)
    let left = 64 &- right
    let out = a[0] &<< left
    var i = 0
    while i < n &- 1 {
      r[i] = (a[i] &>> right) | (a[i &+ 1] &<< left)
      i &+= 1
    }
    r[n &- 1] = a[n &- 1] &>> right
    return out
  }

  /// Whether any of the lowest `bits` bits is set.
  @inlinable
  public static func anyBitSet(_ a: Source, _ n: Int, below bits: Int) -> Bool {
    let whole = min(bits / 64, n)
    for i in 0..<whole where a[i] != 0 { return true }
    let rest = bits % 64
    return whole < n && rest != 0 && bits / 64 == whole && a[whole] & ((1 &<< UInt64(rest)) &- 1) != 0
  }

  // MARK: - Bits, two's complement

  /// The bitwise operations on integers of any size.
  public enum BitOperation: Sendable {
    /// The operations, on two's complement numbers with infinitely many sign bits.
    case and, or, xor
  }

  /// `r = a op b` on sign-and-magnitude numbers read as two's complement. `r` has `max(an, bn) + 1` limbs and may be
  /// `a` or `b` where that has room. Returns whether the result is negative; its magnitude is in `r` (not normalised).
  ///
  /// One pass: both operands are complemented on the fly, the result is complemented back, three carries run along.
  public static func bitwise(
    _ operation: BitOperation,
    _ r: Target,
    _ a: Source,
    _ an: Int,
    negative aNegative: Bool,
    _ b: Source,
    _ bn: Int,
    negative bNegative: Bool
  ) -> Bool {
    let negative: Bool
    switch operation {
    case .and: negative = aNegative && bNegative
    case .or: negative = aNegative || bNegative
    case .xor: negative = aNegative != bNegative
    }
    let aMask: UInt64 = aNegative ? .max : 0
    let bMask: UInt64 = bNegative ? .max : 0
    let rMask: UInt64 = negative ? .max : 0
    var aCarry: UInt64 = aNegative ? 1 : 0
    var bCarry: UInt64 = bNegative ? 1 : 0
    var rCarry: UInt64 = negative ? 1 : 0
    let n = max(an, bn) &+ 1
    var i = 0
    while i < n {
      let (x, ac) = ((i < an ? a[i] : 0) ^ aMask).addingReportingOverflow(aCarry)
      aCarry = ac ? 1 : 0
      let (y, bc) = ((i < bn ? b[i] : 0) ^ bMask).addingReportingOverflow(bCarry)
      bCarry = bc ? 1 : 0
      let z: UInt64
      switch operation {
      case .and: z = x & y
      case .or: z = x | y
      case .xor: z = x ^ y
      }
      let (m, rc) = (z ^ rMask).addingReportingOverflow(rCarry)
      rCarry = rc ? 1 : 0
      r[i] = m
      i &+= 1
    }
    return negative
  }
}
