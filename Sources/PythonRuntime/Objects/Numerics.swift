// Arithmetic of Python's numbers: the tower bool < int < float < complex, each operation on the wider of its operands, with
// CPython's errors. The algorithms are MachineRuntime/Numbers; here is which of them applies and what is raised.

import Glibc
import MachineRuntime

/// A number taken out of its value.
enum Numeric {
  case int(Int)
  case big(BigInt)
  case float(Double)
  case complex(Complex)

  /// The integer, when it is one.
  var integer: BigInt? {
    switch self {
    case .int(let i): BigInt(i)
    case .big(let b): b
    default: nil
    }
  }
  var isInteger: Bool {
    switch self {
    case .int, .big: true
    default: false
    }
  }
  var isComplex: Bool {
    if case .complex = self { return true }
    return false
  }
}

extension Value {
  /// The number that this is (booleans, and instances of number subclasses too), or nil.
  var numeric: Numeric? {
    if let i = smallInt { return .int(i) }
    if isBool { return .int(isTrue ? 1 : 0) }
    if let d = double { return .float(d) }
    if isKind(.bigInt), let b = integer {
      if let i = b.asInt { return .int(i) }
      return .big(b)
    }
    if let c = complexParts { return .complex(Complex(c.real, c.imaginary)) }
    return nil
  }
  /// The integer that this is, booleans and subclasses included.
  var pythonInteger: BigInt? {
    if isBool { return BigInt(isTrue ? 1 : 0) }
    return integer
  }
  /// Whether it is an int to Python: booleans and subclasses included.
  var isPythonInt: Bool { isSmallInt || isBool || isKind(.bigInt) }
}

extension Interpreter {
  /// An integer as a double, or OverflowError.
  func toDouble(_ n: Numeric) throws(Raised) -> Double {
    switch n {
    case .int(let i): return Double(i)
    case .big(let b):
      if let d = b.toDouble() { return d }
      throw overflowError("int too large to convert to float")
    case .float(let d): return d
    case .complex(let c): return c.real
    }
  }
  func toComplex(_ n: Numeric) throws(Raised) -> Complex {
    if case .complex(let c) = n { return c }
    return Complex(try toDouble(n), 0)
  }
  func makeComplex(_ c: Complex) -> Value { makeComplex(c.real, c.imaginary) }

  /// A binary operation on two numbers; nil when numbers of these types do not have it.
  func numericBinary(_ op: BinaryOperation, _ a: Numeric, _ b: Numeric) throws(Raised) -> Value? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return try intBinary(op, x, y)
    case (.complex, _), (_, .complex): return try complexBinary(op, try toComplex(a), try toComplex(b))
    case (.float, _), (_, .float): return try floatBinary(op, try toDouble(a), try toDouble(b))
    default:
      guard let x = a.integer, let y = b.integer else { return nil }
      return try bigBinary(op, x, y)
    }
  }

  private func zeroDivide(_ op: BinaryOperation) -> Raised {
    switch op {
    case .div: zeroDivisionError("division by zero")
    case .mod: zeroDivisionError("integer modulo by zero")
    default: zeroDivisionError("integer division or modulo by zero")
    }
  }

  /// An operation on integers of a machine word.
  func intBinary(_ op: BinaryOperation, _ x: Int, _ y: Int) throws(Raised) -> Value? {
    switch op {
    case .add:
      let (r, o) = x.addingReportingOverflow(y)
      return o ? makeInt(BigInt.add(x, y)) : makeInt(r)
    case .sub:
      let (r, o) = x.subtractingReportingOverflow(y)
      return o ? makeInt(BigInt.subtract(x, y)) : makeInt(r)
    case .mul:
      let (r, o) = x.multipliedReportingOverflow(by: y)
      return o ? makeInt(BigInt.multiply(x, y)) : makeInt(r)
    case .div:
      if y == 0 { throw zeroDivide(op) }
      if x.magnitude <= 1 << 53, y.magnitude <= 1 << 53 { return makeDouble(Double(x) / Double(y)) }
      return try bigBinary(op, BigInt(x), BigInt(y))
    case .floorDiv:
      if y == 0 { throw zeroDivide(op) }
      if x == Int.min { return try bigBinary(op, BigInt(x), BigInt(y)) }
      return makeInt(FixnumMath.floorDiv(x, y))
    case .mod:
      if y == 0 { throw zeroDivide(op) }
      if x == Int.min { return try bigBinary(op, BigInt(x), BigInt(y)) }
      return makeInt(FixnumMath.mod(x, y))
    case .pow:
      if y >= 0 {
        if let r = FixnumMath.power(x, y) { return makeInt(r) }
        return try bigBinary(op, BigInt(x), BigInt(y))
      }
      return try floatBinary(.pow, Double(x), Double(y))
    case .shiftLeft:
      if y < 0 { throw valueError("negative shift count") }
      if x == 0 { return makeInt(0) }
      if y < 62 {
        let r = x << y
        if r >> y == x { return makeInt(r) }
      }
      return try bigBinary(op, BigInt(x), BigInt(y))
    case .shiftRight:
      if y < 0 { throw valueError("negative shift count") }
      return makeInt(x >> min(y, 63))
    case .and: return makeInt(x & y)
    case .or: return makeInt(x | y)
    case .xor: return makeInt(x ^ y)
    case .matMul: return nil
    }
  }

  /// An operation on integers of any size.
  func bigBinary(_ op: BinaryOperation, _ x: BigInt, _ y: BigInt) throws(Raised) -> Value? {
    switch op {
    case .add: return makeInt(x + y)
    case .sub: return makeInt(x - y)
    case .mul: return makeInt(x * y)
    case .div:
      do throws(NumericError) { return makeDouble(try BigInt.trueDivide(x, y)) } catch {
        if case .divisionByZero = error { throw zeroDivide(op) }
        throw overflowError("integer division result too large for a float")
      }
    case .floorDiv:
      guard let q = BigInt.floorDiv(x, y) else { throw zeroDivide(op) }
      return makeInt(q)
    case .mod:
      guard let r = BigInt.mod(x, y) else { throw zeroDivide(op) }
      return makeInt(r)
    case .pow:
      if y.isNegative { return try floatBinary(.pow, try toDouble(.big(x)), try toDouble(.big(y))) }
      do throws(NumericError) { return makeInt(try x.power(y)) } catch { throw memoryError() }
    case .shiftLeft:
      if y.isNegative { throw valueError("negative shift count") }
      if x.isZero { return makeInt(0) }
      guard let n = y.asInt, n < 1 << 40 else { throw overflowError("too many digits in integer") }
      return makeInt(x.shiftedLeft(n))
    case .shiftRight:
      if y.isNegative { throw valueError("negative shift count") }
      guard let n = y.asInt else { return makeInt(x.isNegative ? -1 : 0) }
      return makeInt(x.shiftedRight(n))
    case .and: return makeInt(x & y)
    case .or: return makeInt(x | y)
    case .xor: return makeInt(x ^ y)
    case .matMul: return nil
    }
  }

  /// An operation on doubles.
  func floatBinary(_ op: BinaryOperation, _ x: Double, _ y: Double) throws(Raised) -> Value? {
    switch op {
    case .add: return makeDouble(x + y)
    case .sub: return makeDouble(x - y)
    case .mul: return makeDouble(x * y)
    case .div:
      if y == 0 { throw zeroDivisionError("float division by zero") }
      return makeDouble(x / y)
    case .floorDiv:
      if y == 0 { throw zeroDivisionError("float floor division by zero") }
      return makeDouble(FloatMath.floorDiv(x, y))
    case .mod:
      if y == 0 { throw zeroDivisionError("float modulo") }
      return makeDouble(FloatMath.mod(x, y))
    case .pow:
      switch FloatMath.power(x, y) {
      case .value(let d): return makeDouble(d)
      case .zeroToNegative: throw zeroDivisionError("0.0 cannot be raised to a negative power")
      case .complex: return try complexBinary(.pow, Complex(x, 0), Complex(y, 0))
      case .overflow: throw rangeError()
      }
    default: return nil
    }
  }

  /// OverflowError as the C library's ERANGE gives it.
  func rangeError() -> Raised {
    let arguments = makeTuple(makeInt(34), makeString("Numerical result out of range"))
    return raiseNew(makeException(exceptions.overflowError, arguments: arguments))
  }

  /// An operation on complex numbers.
  func complexBinary(_ op: BinaryOperation, _ x: Complex, _ y: Complex) throws(Raised) -> Value? {
    switch op {
    case .add: return makeComplex(x + y)
    case .sub: return makeComplex(x - y)
    case .mul: return makeComplex(x * y)
    case .div:
      guard let q = Complex.divide(x, y) else { throw zeroDivisionError("complex division by zero") }
      return makeComplex(q)
    case .pow:
      do throws(NumericError) { return makeComplex(try Complex.power(x, y)) } catch {
        if case .divisionByZero = error { throw zeroDivisionError("0.0 to a negative or complex power") }
        throw overflowError("complex exponentiation")
      }
    default: return nil
    }
  }

  /// A unary operation on a number; nil when it does not have it. Booleans count as integers.
  func numericUnary(_ op: UnaryOperation, _ a: Numeric) -> Value? {
    switch (op, a) {
    case (.negate, .int(let i)): return i == Int.min ? makeInt(BigInt(i).negated) : makeInt(-i)
    case (.negate, .big(let b)): return makeInt(b.negated)
    case (.negate, .float(let d)): return makeDouble(-d)
    case (.negate, .complex(let c)): return makeComplex(-c.real, -c.imaginary)
    case (.plus, .int(let i)): return makeInt(i)
    case (.plus, .big(let b)): return makeInt(b)
    case (.plus, .float(let d)): return makeDouble(d)
    case (.plus, .complex(let c)): return makeComplex(c)
    case (.invert, .int(let i)): return makeInt(~i)
    case (.invert, .big(let b)): return makeInt(~b)
    case (.invert, _): return nil
    }
  }

  /// A comparison of two numbers; nil for the order of complex numbers.
  func numericCompare(_ op: CompareOperation, _ a: Numeric, _ b: Numeric) -> Bool? {
    if a.isComplex || b.isComplex {
      let equal = complexEqual(a, b)
      switch op {
      case .equal: return equal
      case .notEqual: return !equal
      default: return nil
      }
    }
    guard let order = numericOrder(a, b) else { return op == .notEqual }
    return holds(op, order)
  }
  private func complexEqual(_ a: Numeric, _ b: Numeric) -> Bool {
    guard case .complex(let x) = a else {
      if case .complex = b { return complexEqual(b, a) }
      return false
    }
    if case .complex(let y) = b { return x.real == y.real && x.imaginary == y.imaginary }
    return x.imaginary == 0 && numericOrder(.float(x.real), b) == 0
  }
  /// Negative, zero or positive; nil when one is NaN.
  private func numericOrder(_ a: Numeric, _ b: Numeric) -> Int? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x < y ? -1 : (x > y ? 1 : 0)
    case (.float(let x), .float(let y)):
      if x.isNaN || y.isNaN { return nil }
      return x < y ? -1 : (x > y ? 1 : 0)
    case (.float(let x), _):
      guard let r = b.integer?.compare(x) else { return nil }
      return -r
    case (_, .float(let y)): return a.integer?.compare(y)
    default:
      guard let x = a.integer, let y = b.integer else { return nil }
      return x.compare(y)
    }
  }

  /// The hash of a number.
  func numericHash(_ n: Numeric, identity: UInt) -> Int {
    switch n {
    case .int(let i): return NumericHash.int(i)
    case .big(let b): return NumericHash.int(b)
    case .float(let d): return NumericHash.double(d) ?? identityHash(identity)
    case .complex(let c):
      return NumericHash.complex(
        NumericHash.double(c.real) ?? identityHash(identity),
        NumericHash.double(c.imaginary) ?? identityHash(identity)
      )
    }
  }
}

/// Whether a comparison holds, given the order of its operands (negative, zero, positive).
@inline(__always)
func holds(_ op: CompareOperation, _ order: Int) -> Bool {
  switch op {
  case .equal: order == 0
  case .notEqual: order != 0
  case .less: order < 0
  case .lessEqual: order <= 0
  case .greater: order > 0
  case .greaterEqual: order >= 0
  }
}

/// The hash of an object that is equal to itself only.
@inline(__always)
func identityHash(_ identity: UInt) -> Int {
  let h = Int(bitPattern: identity >> 4 | identity << 60)
  return h == -1 ? -2 : h
}
