// Numbers: division of magnitudes. One limb: Möller and Granlund's multiplication by a precomputed reciprocal
// ("Improved division by invariant integers", 2011). Several limbs: Knuth's algorithm D (TAOCP 4.3.1) with that same
// step for the trial quotient. Many limbs: the divide-and-conquer division of Burnikel and Ziegler ("Fast recursive
// division", 1998), which turns division into multiplications of half the size and so inherits Karatsuba's exponent.

extension Limbs {
  /// Quotients with fewer limbs are found by algorithm D.
  public static let recursiveDivisionThreshold = 48

  // MARK: - One limb

  /// A divisor of one limb, prepared: shifted until its top bit is set, with its reciprocal.
  public struct WordDivisor: Sendable {
    /// How far the divisor was shifted left.
    @usableFromInline let shift: Int
    /// The shifted divisor.
    @usableFromInline let divisor: UInt64
    /// floor((B^2 - 1) / divisor) - B
    @usableFromInline let reciprocal: UInt64

    /// Prepares `word`, which must not be zero.
    @inlinable
    public init(_ word: UInt64) {
      shift = word.leadingZeroBitCount
      divisor = word &<< UInt64(truncatingIfNeeded: shift)
      reciprocal = divisor.dividingFullWidth((~divisor, UInt64.max)).quotient
    }

    /// Divides the two limbs `high, low` (`high` below the shifted divisor) by the shifted divisor.
    @inlinable
    public func divide(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, remainder: UInt64) {
      let (ph, pl) = reciprocal.multipliedFullWidth(by: high)
      let (ql, carry) = pl.addingReportingOverflow(low)
      var q = ph &+ high &+ (carry ? 1 : 0) &+ 1
      var r = low &- q &* divisor
      if r > ql {
        q &-= 1
        r &+= divisor
      }
      if r >= divisor {
        q &+= 1
        r &-= divisor
      }
      return (q, r)
    }
  }

  /// `q = a / d` over `n` limbs, in place allowed. Returns the remainder.
  public static func divideWord(_ q: Target, _ a: Source, _ n: Int, by d: WordDivisor) -> UInt64 {
    if n == 0 { return 0 }
    let shift = UInt64(truncatingIfNeeded: d.shift)
    if shift == 0 {
      var rest: UInt64 = 0
      var i = n
      while i > 0 {
        i &-= 1
        (q[i], rest) = d.divide(rest, a[i])
      }
      return rest
    }
    let back = 64 &- shift
    var above = a[n &- 1]
    var rest = above &>> back
    var i = n &- 1
    while i > 0 {
      let below = a[i &- 1]
      (q[i], rest) = d.divide(rest, (above &<< shift) | (below &>> back))
      above = below
      i &-= 1
    }
    (q[0], rest) = d.divide(rest, above &<< shift)
    return rest &>> shift
  }

  /// `a mod d` over `n` limbs.
  public static func remainderWord(_ a: Source, _ n: Int, by d: WordDivisor) -> UInt64 {
    var rest: UInt64 = 0
    var i = n
    // (rest * B + limb) mod d, with the remainder kept shifted.
    let shift = UInt64(truncatingIfNeeded: d.shift)
    while i > 0 {
      i &-= 1
      let limb = a[i]
      let high = shift == 0 ? 0 : limb &>> (64 &- shift)
      // rest < divisor and its low `shift` bits are zero, so the sum stays below the divisor.
      rest = d.divide(rest | high, limb &<< shift).remainder
    }
    return rest &>> shift
  }

  // MARK: - Any size

  /// `a = q * b + r` for normalised `a`, `b` with `an >= bn >= 1`. `q` has `an - bn + 1` limbs, `r` has `bn`; neither
  /// overlaps an operand. Results are not normalised. Allocates a working copy of the operands.
  public static func divide(_ q: Target, _ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) {
    if bn == 1 {
      r[0] = divideWord(q, a, an, by: WordDivisor(b[0]))
      return
    }
    let shift = b[bn - 1].leadingZeroBitCount
    let work = Target.allocate(capacity: an + 1 + bn)
    defer { work.deallocate() }
    let divisor = work + an + 1
    _ = shiftLeft(divisor, b, bn, shift)
    work[an] = shiftLeft(work, a, an, shift)
    let top = divideNormalized(q, an + 1 - bn, work, divisor, bn)
    precondition(top == 0)
    _ = shiftRight(r, work, bn, shift)
  }

  /// Divides the `bn + qn` limbs at `u` by the `bn >= 2` limbs at `v`, whose top bit is set. Leaves the remainder in the low
  /// `bn` limbs of `u` (the others become zero), `qn` limbs of quotient at `q`; returns the quotient's top limb, 0 or 1.
  public static func divideNormalized(_ q: Target, _ qn: Int, _ u: Target, _ v: Source, _ bn: Int) -> UInt64 {
    if qn < recursiveDivisionThreshold || bn < recursiveDivisionThreshold {
      return divideSchoolbook(q, qn, u, v, bn)
    }
    let scratch = Target.allocate(capacity: 2 * bn)
    defer { scratch.deallocate() }
    return divideRecursive(q, qn, u, v, bn, scratch)
  }

  /// Algorithm D; the contract of `divideNormalized`.
  private static func divideSchoolbook(_ q: Target, _ qn: Int, _ u: Target, _ v: Source, _ bn: Int) -> UInt64 {
    var top: UInt64 = 0
    if compareEqualCount(u + qn, v, bn) >= 0 {
      _ = subtract(u + qn, u + qn, bn, v, bn)
      top = 1
    }
    if bn == 1 {
      let rest = divideShiftedWord(q, u, qn, v[0])
      u[0] = rest
      return top
    }
    let divisor = WordDivisor(v[bn &- 1])
    let v1 = v[bn &- 1]
    let v2 = v[bn &- 2]
    var j = qn &- 1
    while j >= 0 {
      let u0 = u[j &+ bn]
      let u1 = u[j &+ bn &- 1]
      var trial: UInt64
      if u0 >= v1 {
        trial = .max
        // The trial remainder is u1 + v1 (u0 == v1 here); when it overflows the trial needs no correction.
        let (rest, carry) = u1.addingReportingOverflow(v1)
        if !carry { correct(&trial, rest, v1, v2, u[j &+ bn &- 2]) }
      } else {
        let (quotient, rest) = divisor.divide(u0, u1)
        trial = quotient
        correct(&trial, rest, v1, v2, u[j &+ bn &- 2])
      }
      let borrow = subtractProduct(u + j, v, bn, trial)
      if u0 < borrow {
        trial &-= 1
        u[j &+ bn] = u0 &- borrow &+ add(u + j, u + j, bn, v, bn)
      } else {
        u[j &+ bn] = u0 &- borrow
      }
      q[j] = trial
      j &-= 1
    }
    return top
  }

  /// Lowers a trial quotient while `trial * v2 > (rest, u2)`.
  @inline(__always)
  private static func correct(_ trial: inout UInt64, _ rest: UInt64, _ v1: UInt64, _ v2: UInt64, _ u2: UInt64) {
    var rest = rest
    var (high, low) = trial.multipliedFullWidth(by: v2)
    while high > rest || (high == rest && low > u2) {
      trial &-= 1
      let (sum, carry) = rest.addingReportingOverflow(v1)
      if carry { return }
      rest = sum
      if low < v2 { high &-= 1 }
      low &-= v2
    }
  }

  /// Divides the `qn + 1` limbs at `u` by the word `v` whose top bit is set; the top limb is below `v`.
  private static func divideShiftedWord(_ q: Target, _ u: Target, _ qn: Int, _ v: UInt64) -> UInt64 {
    let divisor = WordDivisor(v)
    var rest = u[qn]
    var j = qn
    while j > 0 {
      u[j] = 0
      j &-= 1
      (q[j], rest) = divisor.divide(rest, u[j])
    }
    return rest
  }

  /// Burnikel and Ziegler; the contract of `divideNormalized`, with scratch of `bn` limbs.
  private static func divideRecursive(
    _ q: Target,
    _ qn: Int,
    _ u: Target,
    _ v: Source,
    _ bn: Int,
    _ scratch: Target
  ) -> UInt64 {
    if qn < recursiveDivisionThreshold || bn < 4 { return divideSchoolbook(q, qn, u, v, bn) }
    if qn > bn {
      // Quotient digits of bn limbs each, from the top; the first takes what is left over.
      var position = qn - ((qn - 1) % bn + 1)
      let top = divideRecursive(q + position, qn - position, u + position, v, bn, scratch)
      while position > 0 {
        position -= bn
        _ = divideRecursive(q + position, bn, u + position, v, bn, scratch)
      }
      return top
    }
    if qn == bn {
      let low = qn / 2
      let top = divideRecursive(q + low, qn - low, u + low, v, bn, scratch)
      _ = divideRecursive(q, low, u, v, bn, scratch)
      return top
    }
    // qn < bn: divide by the top qn limbs of v alone, then take back what its lower limbs contribute.
    let lower = bn - qn
    var top = divideRecursive(q, qn, u + lower, v + lower, qn, scratch)
    multiply(scratch, q, qn, v, lower)
    var borrow = subtract(u, u, bn, scratch, bn)
    if top != 0 { borrow &+= subtract(u + qn, u + qn, lower, v, lower) }
    while borrow != 0 {
      top &-= propagateBorrow(q, q, qn, 1)
      borrow &-= add(u, u, bn, v, bn)
    }
    return top
  }
}
