// Numbers: arithmetic on integers as values, small or big, without a detour over `BigInt`: operands are read where they lie
// in the heap, results are computed in the object that is returned. A result that fits a small integer gives its object
// back. Division by more than one limb and everything rarer stays with `BigInt`.

/// Lends sign and limbs of an integer's word.
@inline(__always)
private func withLimbs(
  _ bits: UInt64,
  _ body: (_ negative: Bool, _ limbs: UnsafePointer<UInt64>, _ count: Int) -> UInt64
) -> UInt64 {
  if Bits.isInt(bits) {
    let small = Bits.int(bits)
    var limb = UInt64(small.magnitude)
    return withUnsafePointer(to: &limb) { body(small < 0, $0, small == 0 ? 0 : 1) }
  }
  let p = Bits.pointer(bits)
  let n = p.as(BigIntObject.self).pointee.signedCount
  return body(n < 0, UnsafePointer(limbsOf(p)), abs(n))
}

@inline(__always)
private func limbsOf(_ p: ObjectPointer) -> UnsafeMutablePointer<UInt64> {
  (p.raw + BigIntObject.payload).assumingMemoryBound(to: UInt64.self)
}

extension Interpreter {
  @inline(__always)
  private func allocateInteger(_ limbs: Int) -> ObjectPointer {
    state.pointee.heap.allocate(.bigInt, size: BigIntObject.payload &+ 8 &* limbs, type: core[.bigInt])
  }

  /// The word of a result whose limbs are in a fresh object.
  @inline(__always)
  private func finish(_ p: ObjectPointer, negative: Bool, _ capacity: Int) -> UInt64 {
    let limbs = limbsOf(p)
    let count = Limbs.normalizedCount(UnsafePointer(limbs), capacity)
    if count <= 1 {
      let low = count == 0 ? 0 : limbs[0]
      if low < 1 << 62 || (negative && low == 1 << 62) {
        state.pointee.heap.deallocate(p)
        let size = Int(truncatingIfNeeded: low)
        return Bits.ofInt(negative ? 0 &- size : size)
      }
    }
    p.as(BigIntObject.self).pointee.signedCount = negative ? 0 &- count : count
    return Bits.of(p)
  }

  private func sum(_ a: UInt64, _ b: UInt64, negateB: Bool) -> UInt64 {
    withLimbs(a) { aNegative, ap, an in
      withLimbs(b) { bSign, bp, bn in
        let bNegative = bSign != negateB
        let most = max(an, bn)
        if aNegative == bNegative {
          let p = allocateInteger(most &+ 1)
          let r = limbsOf(p)
          r[most] = an >= bn ? Limbs.add(r, ap, an, bp, bn) : Limbs.add(r, bp, bn, ap, an)
          return finish(p, negative: aNegative, most &+ 1)
        }
        let p = allocateInteger(most)
        let r = limbsOf(p)
        if Limbs.compare(ap, an, bp, bn) >= 0 {
          _ = Limbs.subtract(r, ap, an, bp, bn)
          return finish(p, negative: aNegative, most)
        }
        _ = Limbs.subtract(r, bp, bn, ap, an)
        return finish(p, negative: bNegative, most)
      }
    }
  }

  /// The sum of two integers; nil when one of them is none (booleans are none).
  public func integerSum(_ a: borrowing Value, _ b: borrowing Value) -> Value? {
    a.isInteger && b.isInteger ? Value(owning: sum(a.bits, b.bits, negateB: false)) : nil
  }

  /// The difference of two integers; nil when one of them is none.
  public func integerDifference(_ a: borrowing Value, _ b: borrowing Value) -> Value? {
    a.isInteger && b.isInteger ? Value(owning: sum(a.bits, b.bits, negateB: true)) : nil
  }

  /// The product of two integers; nil when one of them is none.
  public func integerProduct(_ a: borrowing Value, _ b: borrowing Value) -> Value? {
    guard a.isInteger && b.isInteger else { return nil }
    let same = a.bits == b.bits
    let word = withLimbs(a.bits) { aNegative, ap, an in
      withLimbs(b.bits) { bNegative, bp, bn in
        let p = allocateInteger(an &+ bn)
        if same { Limbs.square(limbsOf(p), ap, an) } else { Limbs.multiply(limbsOf(p), ap, an, bp, bn) }
        return finish(p, negative: aNegative != bNegative, an &+ bn)
      }
    }
    return Value(owning: word)
  }

  /// The quotient of two integers rounded down; nil when one of them is none or the divisor is zero.
  public func integerFloorQuotient(_ a: borrowing Value, _ b: borrowing Value) -> Value? {
    guard a.isInteger, b.isInteger else { return nil }
    guard let divisor = b.smallInt else { return general(a, b) { BigInt.floorDiv($0, $1) } }
    if divisor == 0 { return nil }
    let word = withLimbs(a.bits) { negative, ap, n in
      let p = allocateInteger(n &+ 1)
      let q = limbsOf(p)
      let rest = Limbs.divideWord(q, ap, n, by: Limbs.WordDivisor(UInt64(divisor.magnitude)))
      let below = negative != (divisor < 0)
      q[n] = below && rest != 0 ? Limbs.propagateCarry(q, UnsafePointer(q), n, 1) : 0
      return finish(p, negative: below, n &+ 1)
    }
    return Value(owning: word)
  }

  /// The remainder of two integers with the divisor's sign; nil when one of them is none or the divisor is zero.
  public func integerModulus(_ a: borrowing Value, _ b: borrowing Value) -> Value? {
    guard a.isInteger, b.isInteger else { return nil }
    guard let divisor = b.smallInt else { return general(a, b) { BigInt.mod($0, $1) } }
    if divisor == 0 { return nil }
    let word = withLimbs(a.bits) { negative, ap, n in
      let size = UInt64(divisor.magnitude)
      var rest = Int(Limbs.remainderWord(ap, n, by: Limbs.WordDivisor(size)))
      if rest != 0 && negative != (divisor < 0) { rest = Int(size) &- rest }
      return Bits.ofInt(divisor < 0 ? 0 &- rest : rest)
    }
    return Value(owning: word)
  }

  private func general(
    _ a: borrowing Value,
    _ b: borrowing Value,
    _ operation: (BigInt, BigInt) -> BigInt?
  ) -> Value? {
    guard let x = a.integer, let y = b.integer, let result = operation(x, y) else { return nil }
    return makeInt(result)
  }

  /// A bitwise operation on two integers; nil when one of them is none.
  public func integerBitwise(
    _ operation: Limbs.BitOperation,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) -> Value? {
    guard a.isInteger && b.isInteger else { return nil }
    let word = withLimbs(a.bits) { aNegative, ap, an in
      withLimbs(b.bits) { bNegative, bp, bn in
        let n = max(an, bn) &+ 1
        let p = allocateInteger(n)
        let negative = Limbs.bitwise(
          operation,
          limbsOf(p),
          ap,
          an,
          negative: aNegative,
          bp,
          bn,
          negative: bNegative
        )
        return finish(p, negative: negative, n)
      }
    }
    return Value(owning: word)
  }

  /// An integer times two to the power `bits` (not negative, and small enough for memory); nil when it is none.
  public func integerShiftedLeft(_ a: borrowing Value, _ bits: Int) -> Value? {
    guard a.isInteger else { return nil }
    let word = withLimbs(a.bits) { negative, ap, n in
      if n == 0 { return Bits.ofInt(0) }
      let whole = bits / 64
      let p = allocateInteger(n &+ whole &+ 1)
      let r = limbsOf(p)
      r.update(repeating: 0, count: whole)
      r[n &+ whole] = Limbs.shiftLeft(r + whole, ap, n, bits % 64)
      return finish(p, negative: negative, n &+ whole &+ 1)
    }
    return Value(owning: word)
  }

  /// An integer divided by two to the power `bits` (not negative), rounded down; nil when it is none.
  public func integerShiftedRight(_ a: borrowing Value, _ bits: Int) -> Value? {
    guard a.isInteger else { return nil }
    let word = withLimbs(a.bits) { negative, ap, n in
      let whole = bits / 64
      if whole >= n { return Bits.ofInt(negative ? -1 : 0) }
      let inexact = negative && Limbs.anyBitSet(ap, n, below: bits)
      let p = allocateInteger(n &- whole &+ 1)
      let r = limbsOf(p)
      _ = Limbs.shiftRight(r, ap + whole, n &- whole, bits % 64)
      r[n &- whole] = 0
      if inexact { _ = Limbs.propagateCarry(r, UnsafePointer(r), n &- whole &+ 1, 1) }
      return finish(p, negative: negative, n &- whole &+ 1)
    }
    return Value(owning: word)
  }
}

extension Value {
  /// Negative, zero or positive as an integer is below, equal to or above another; nil when one of them is none.
  public func compareInteger(_ other: borrowing Value) -> Int? {
    guard isInteger && other.isInteger else { return nil }
    let order = withLimbs(bits) { aNegative, ap, an in
      withLimbs(other.bits) { bNegative, bp, bn in
        if aNegative != bNegative { return UInt64(bitPattern: aNegative ? -1 : 1) }
        let size = Limbs.compare(ap, an, bp, bn)
        return UInt64(bitPattern: Int64(aNegative ? -size : size))
      }
    }
    return Int(Int64(bitPattern: order))
  }
}
