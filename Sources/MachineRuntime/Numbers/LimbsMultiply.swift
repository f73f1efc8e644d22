// Numbers: products of magnitudes. Schoolbook below `karatsubaThreshold` limbs, Karatsuba's three half-size products
// above (A. Karatsuba, Y. Ofman 1962; the subtractive form, whose middle product |a1-a0|*|b1-b0| needs no extra limb).
// Operands of unlike size are cut into pieces of the smaller one's size. Scratch is allocated once per top-level call.

extension Limbs {
  /// Operands with fewer limbs are multiplied by the schoolbook method (found by timing on x86-64).
  public static let karatsubaThreshold = 36

  /// `r = a * b`; `r` has `an + bn` limbs and overlaps neither operand. Counts may be zero. Allocates scratch for large
  /// operands only.
  public static func multiply(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) {
    if an < bn {
      multiplyOrdered(r, b, bn, a, an)
    } else {
      multiplyOrdered(r, a, an, b, bn)
    }
  }

  /// `multiply` for `an >= bn`.
  private static func multiplyOrdered(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) {
    if bn < karatsubaThreshold {
      multiplySchoolbook(r, a, an, b, bn)
      return
    }
    let scratch = Target.allocate(capacity: 4 * bn + 128)
    defer { scratch.deallocate() }
    if an == bn {
      karatsuba(r, a, b, an, scratch)
      return
    }
    // Pieces of `a` of bn limbs each; every product but the first is added where the one before it ended.
    let product = Target.allocate(capacity: 2 * bn)
    defer { product.deallocate() }
    karatsuba(r, a, b, bn, scratch)
    (r + 2 * bn).update(repeating: 0, count: an - bn)
    var offset = bn
    while an - offset >= bn {
      karatsuba(product, a + offset, b, bn, scratch)
      _ = add(r + offset, r + offset, an + bn - offset, product, 2 * bn)
      offset += bn
    }
    let rest = an - offset
    if rest > 0 {
      multiply(product, b, bn, a + offset, rest)
      _ = add(r + offset, r + offset, an + bn - offset, product, bn + rest)
    }
  }

  /// `r = a * b` by rows; `r` has `an + bn` limbs.
  public static func multiplySchoolbook(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) {
    if bn == 0 || an == 0 {
      r.update(repeating: 0, count: an + bn)
      return
    }
    r[an] = multiplyWord(r, a, an, b[0])
    var j = 1
    while j < bn {
      r[an &+ j] = addProduct(r + j, a, an, b[j])
      j &+= 1
    }
  }

  /// `r = a * b` for two operands of `n` limbs; `r` has `2n` limbs, scratch has `4n + 128`.
  private static func karatsuba(_ r: Target, _ a: Source, _ b: Source, _ n: Int, _ scratch: Target) {
    if n < karatsubaThreshold {
      multiplySchoolbook(r, a, n, b, n)
      return
    }
    // a = a1*B^low + a0 with a0 the longer half, so that both differences below fit in `low` limbs.
    let low = (n + 1) / 2
    let high = n - low
    // |a0 - a1| and |b0 - b1| go into r, which is free until the two outer products are written.
    let aSwapped = absoluteDifference(r, a, low, a + low, high)
    let bSwapped = absoluteDifference(r + low, b, low, b + low, high)
    let middle = scratch
    let rest = scratch + 2 * low
    karatsuba(middle, r, r + low, low, rest)
    karatsuba(r, a, b, low, rest)
    karatsuba(r + 2 * low, a + low, b + low, high, rest)
    // middle term: a0*b0 + a1*b1 - (a0-a1)*(b0-b1); it may need one limb more than 2*low, kept in `top`.
    var top: UInt64 = 0
    if aSwapped == bSwapped {
      // (a0-a1)*(b0-b1) >= 0: subtract it from the sum of the outer products.
      top = add(rest, r, 2 * low, r + 2 * low, 2 * high)
      top &-= subtract(middle, rest, 2 * low, middle, 2 * low)
    } else {
      top = add(middle, middle, 2 * low, r, 2 * low)
      top &+= add(middle, middle, 2 * low, r + 2 * low, 2 * high)
    }
    // Every partial sum is at most the product, so nothing is carried out at the end.
    _ = add(r + low, r + low, 2 * n - low, middle, 2 * low)
    _ = propagateCarry(r + 3 * low, r + 3 * low, 2 * n - 3 * low, top)
  }

  /// `r = |a - b|` over `an` limbs for `an >= bn`. Returns whether `b` was the larger.
  private static func absoluteDifference(_ r: Target, _ a: Source, _ an: Int, _ b: Source, _ bn: Int) -> Bool {
    let aCount = normalizedCount(a, an)
    let bCount = normalizedCount(b, bn)
    if compare(a, aCount, b, bCount) >= 0 {
      _ = subtract(r, a, an, b, bn)
      return false
    }
    // bCount >= aCount and bn <= an.
    _ = subtract(r, b, bn, a, min(aCount, bn))
    (r + bn).update(repeating: 0, count: an - bn)
    return true
  }

  /// `r = a * a`; `r` has `2n` limbs and does not overlap `a`.
  public static func square(_ r: Target, _ a: Source, _ n: Int) {
    if n >= karatsubaThreshold {
      multiply(r, a, n, a, n)
      return
    }
    if n == 0 { return }
    // The products above the diagonal once, doubled, plus the squares on it.
    r[0] = 0
    r[n] = multiplyWord(r + 1, a + 1, n - 1, a[0])
    var i = 1
    while i < n {
      r[n &+ i] = addProduct(r + 2 * i + 1, a + i + 1, n &- i &- 1, a[i])
      i &+= 1
    }
    _ = shiftLeft(r, r, 2 * n, 1)
    var carry: UInt64 = 0
    i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: a[i])
      let (s0, c0) = r[2 &* i].addingReportingOverflow(low)
      let (t0, d0) = s0.addingReportingOverflow(carry)
      r[2 &* i] = t0
      carry = (c0 ? 1 : 0) &+ (d0 ? 1 : 0)
      let (s1, c1) = r[2 &* i &+ 1].addingReportingOverflow(high)
      let (t1, d1) = s1.addingReportingOverflow(carry)
      r[2 &* i &+ 1] = t1
      carry = (c1 ? 1 : 0) &+ (d1 ? 1 : 0)
      i &+= 1
    }
  }
}
