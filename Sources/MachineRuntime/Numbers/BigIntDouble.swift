// Numbers: between big integers and doubles, always exactly or correctly rounded (half to even), as CPython's
// longobject.c: conversion both ways, division of two integers into a double, comparison without any rounding.

extension BigInt {
  /// `mantissa * 2^exponent` rounded half to even, subnormals included; `sticky` says that the true value lies a little
  /// above. nil when the result would be infinite.
  static func roundToDouble(_ mantissa: UInt64, exponent: Int, sticky: Bool) -> Double? {
    if mantissa == 0 { return 0 }
    let length = 64 - mantissa.leadingZeroBitCount
    // The value lies in [2^(top-1), 2^top).
    let top = length + exponent
    if top > 1024 { return nil }
    let precision = top >= -1021 ? 53 : 53 + 1021 + top
    if precision < 0 { return 0 }
    let drop = length - precision
    if drop <= 0 {
      // Exact unless something sticks below the last bit, which then is less than half of it.
      return Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
    }
    let wide = UInt128(mantissa)
    let half = UInt128(1) << UInt128(drop - 1)
    let rest = wide & ((half << 1) - 1)
    var kept = UInt64(truncatingIfNeeded: wide >> UInt128(drop))
    if rest > half || (rest == half && (sticky || kept & 1 == 1)) { kept += 1 }
    let result = Double(sign: .plus, exponent: exponent + drop, significand: Double(kept))
    return result.isInfinite ? nil : result
  }

  /// The nearest double; nil when that would be infinite.
  public func toDouble() -> Double? {
    if isZero { return 0 }
    let length = bitLength
    if length > 1024 { return nil }
    let result: Double?
    if magnitude.count == 1 {
      result = Double(magnitude[0])
    } else {
      let shift = length - 64
      let top = word(from: shift)
      let sticky = withLimbs { Limbs.anyBitSet($0, $1, below: shift) }
      result = BigInt.roundToDouble(top, exponent: shift, sticky: sticky)
    }
    guard let size = result else { return nil }
    return isNegative ? -size : size
  }

  /// The integer part of a finite double, exactly.
  public init(truncating value: Double) throws(NumericError) {
    if value.isNaN { throw .notANumber }
    if value.isInfinite { throw .infinite }
    if value.magnitude < 1 {
      self = .zero
      return
    }
    let shift = Int(value.exponent) - 52
    let significand = BigInt(value.significandBitPattern | (1 << 52))
    let size = shift >= 0 ? significand.shiftedLeft(shift) : significand.shiftedRight(-shift)
    self = value < 0 ? size.negated : size
  }

  /// The quotient of two integers as the nearest double.
  public static func trueDivide(_ a: BigInt, _ b: BigInt) throws(NumericError) -> Double {
    if b.isZero { throw .divisionByZero }
    if a.isZero { return b.isNegative ? -0.0 : 0.0 }
    let negative = a.isNegative != b.isNegative
    let aBits = a.bitLength
    let bBits = b.bitLength
    if aBits <= 53 && bBits <= 53 {
      let size = Double(a.magnitude[0]) / Double(b.magnitude[0])
      return negative ? -size : size
    }
    let difference = aBits - bBits
    if difference > 1025 { throw .overflow }
    if difference < -1100 { return negative ? -0.0 : 0.0 }
    // Scaled so that the quotient has 63 or 64 bits, at least ten more than a double keeps.
    let shift = 63 - difference
    let dividend = shift >= 0 ? a.absolute.shiftedLeft(shift) : a.absolute
    let divisor = shift >= 0 ? b.absolute : b.absolute.shiftedLeft(-shift)
    guard let (q, r) = truncatingDivMod(dividend, divisor) else { throw .divisionByZero }
    guard let size = roundToDouble(q.magnitude.first ?? 0, exponent: -shift, sticky: !r.isZero) else { throw .overflow }
    return negative ? -size : size
  }

  /// Negative, zero or positive as the number is below, equal to or above a double; nil for NaN. Nothing is rounded.
  public func compare(_ value: Double) -> Int? {
    if value.isNaN { return nil }
    if value.isInfinite { return value > 0 ? -1 : 1 }
    let sign = value > 0 ? 1 : value < 0 ? -1 : 0
    if signum != sign { return signum < sign ? -1 : 1 }
    if sign == 0 { return 0 }
    if let small = asInt, small.magnitude <= 1 << 53 {
      let exact = Double(small)
      return exact < value ? -1 : exact > value ? 1 : 0
    }
    guard let whole = try? BigInt(truncating: value) else { return nil }
    let order = compare(whole)
    if order != 0 { return order }
    let fraction = value - value.rounded(.towardZero)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }

  /// A finite double as a fraction in lowest terms with a positive denominator.
  public static func ratio(of value: Double) throws(NumericError) -> (numerator: BigInt, denominator: BigInt) {
    if value.isNaN { throw .notANumber }
    if value.isInfinite { throw .infinite }
    if value == 0 { return (.zero, .one) }
    var mantissa = value.magnitude.significandBitPattern
    var exponent = -1074
    if value.isNormal {
      mantissa |= 1 << 52
      exponent = Int(value.exponent) - 52
    }
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros
    let size = BigInt(mantissa)
    let numerator = value < 0 ? size.negated : size
    return exponent >= 0
      ? (numerator.shiftedLeft(exponent), .one) : (numerator, BigInt.one.shiftedLeft(-exponent))
  }
}
