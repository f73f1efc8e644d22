// Numbers as values: small integers inline, others on the heap; doubles inline when they fit.

extension Interpreter {
  /// An integer of any machine size.
  @inlinable
  public func makeInt(_ i: Int) -> Value {
    if Bits.fits(i) { return Value(owning: Bits.ofInt(i)) }
    return makeInt(BigInt(i))
  }
  /// A double.
  @inlinable
  public func makeDouble(_ d: Double) -> Value {
    if let b = Bits.ofDouble(d) { return Value(owning: b) }
    return makeHeapDouble(d, nil)
  }
  @usableFromInline
  func makeHeapDouble(_ d: Double, _ type: UnsafeMutablePointer<TypeCore>?) -> Value {
    let extra = type != nil
    let p = state.pointee.heap.allocate(
      .float,
      size: MemoryLayout<FloatObject>.size + (extra ? attributeBytes : 0),
      type: type ?? core[.float]
    )
    p.as(FloatObject.self).pointee.value = d
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }
  /// A double as an instance of a float type of the program's.
  public func makeDouble(_ d: Double, of type: TypeInfo) -> Value { makeHeapDouble(d, type.core) }
  /// A complex number.
  public func makeComplex(_ real: Double, _ imaginary: Double) -> Value {
    let p = state.pointee.heap.allocate(.complex, size: MemoryLayout<ComplexObject>.size, type: core[.complex])
    p.as(ComplexObject.self).pointee.real = real
    p.as(ComplexObject.self).pointee.imaginary = imaginary
    return Value(owning: Bits.of(p))
  }
  /// An integer from decimal digits with an optional sign; zero when they are malformed (constants are checked before).
  public func makeInt(decimal digits: String) -> Value { makeInt(decimalInteger(digits)) }

  /// An integer.
  public func makeInt(_ big: BigInt) -> Value {
    if let i = big.asInt, Bits.fits(i) { return Value(owning: Bits.ofInt(i)) }
    return makeBigInt(big, type: nil)
  }
  /// An integer as an instance of an integer type of the program's (kept on the heap even when small).
  public func makeInt(_ big: BigInt, of type: TypeInfo) -> Value { makeBigInt(big, type: type.core) }

  @usableFromInline
  func makeBigInt(_ big: BigInt, type: UnsafeMutablePointer<TypeCore>?) -> Value {
    let limbs = big.magnitude
    let extra = type != nil && type.unsafelyUnwrapped.pointee.info._withUnsafeGuaranteedRef { $0.hasAttributes }
    let p = state.pointee.heap.allocate(
      .bigInt,
      size: BigIntObject.payload + 8 * limbs.count + (extra ? attributeBytes : 0),
      type: type ?? core[.bigInt]
    )
    p.as(BigIntObject.self).pointee.signedCount = big.isNegative ? -limbs.count : limbs.count
    let out = (p.raw + BigIntObject.payload).assumingMemoryBound(to: UInt64.self)
    for i in 0..<limbs.count { out[i] = limbs[i] }
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }
}

extension Value {
  /// Whether it is an integer, small or big; booleans are not integers here.
  public var isInteger: Bool { isSmallInt || isKind(.bigInt) }
  /// The integer that it is, small or big, else nil.
  public var integer: BigInt? {
    if let i = smallInt { return BigInt(i) }
    guard isKind(.bigInt) else { return nil }
    let p = Bits.pointer(bits)
    let n = p.as(BigIntObject.self).pointee.signedCount
    let limbs = (p.raw + BigIntObject.payload).assumingMemoryBound(to: UInt64.self)
    return BigInt(negative: n < 0, magnitude: Array(UnsafeBufferPointer(start: limbs, count: abs(n))))
  }
  /// The real and imaginary parts of a complex number, else nil.
  public var complexParts: (real: Double, imaginary: Double)? {
    guard isKind(.complex) else { return nil }
    let c = Bits.pointer(bits).as(ComplexObject.self).pointee
    return (c.real, c.imaginary)
  }
}

private func decimalInteger(_ text: String) -> BigInt {
  let negative = text.utf8.first == UInt8(ascii: "-")
  let digits = Array(negative ? text.utf8.dropFirst() : text.utf8.dropFirst(0))
  let value = BigInt.parse(digits, radix: 10) ?? BigInt.zero
  return negative ? value.negated : value
}
