// The operator methods of int, float and complex: one table for all, each method made from an operation and the widest
// operand its class accepts.

import MachineRuntime

/// Which operands a class's operator methods accept.
enum NumberLevel: Int {
  case int, float, complex

  func accepts(_ n: Numeric) -> Bool {
    switch n {
    case .int, .big: true
    case .float: self != .int
    case .complex: self == .complex
    }
  }
  /// The operand as a number of the class itself, so that `int` operands of a float method are computed as floats.
  func lift(_ vm: Interpreter, _ n: Numeric) throws(Raised) -> Numeric {
    switch self {
    case .int: n
    case .float: .float(try vm.toDouble(n))
    case .complex: .complex(try vm.toComplex(n))
    }
  }
}

private let operatorNames: [(String, BinaryOperation)] = [
  ("add", .add), ("sub", .sub), ("mul", .mul), ("truediv", .div), ("floordiv", .floorDiv), ("mod", .mod),
]
private let bitNames: [(String, BinaryOperation)] = [
  ("and", .and), ("or", .or), ("xor", .xor), ("lshift", .shiftLeft), ("rshift", .shiftRight),
]

enum NumberMethods {
  /// Defines the operators of a number class.
  static func define(_ type: PyType, _ level: NumberLevel) {
    var methods: [BuiltinMethod] = []
    for (name, op) in operatorNames where level != .complex || (op != .floorDiv && op != .mod) {
      methods.append(BuiltinMethod("__\(name)__", 1, operation(op, level, reflected: false)))
      methods.append(BuiltinMethod("__r\(name)__", 1, operation(op, level, reflected: true)))
    }
    if level == .int {
      for (name, op) in bitNames {
        methods.append(BuiltinMethod("__\(name)__", 1, operation(op, level, reflected: false)))
        methods.append(BuiltinMethod("__r\(name)__", 1, operation(op, level, reflected: true)))
      }
      methods.append(BuiltinMethod("__invert__", unary(.invert)))
    }
    if level != .complex {
      methods.append(BuiltinMethod("__divmod__", 1, divmod(level, reflected: false)))
      methods.append(BuiltinMethod("__rdivmod__", 1, divmod(level, reflected: true)))
    }
    methods.append(BuiltinMethod("__pow__", 1, 2, power(level, reflected: false)))
    methods.append(BuiltinMethod("__rpow__", 1, 2, power(level, reflected: true)))
    methods.append(BuiltinMethod("__neg__", unary(.negate)))
    methods.append(BuiltinMethod("__pos__", unary(.plus)))
    methods.append(BuiltinMethod("__abs__", numberAbs))
    methods.append(BuiltinMethod("__bool__", numberBool))
    methods.append(BuiltinMethod("__hash__", numberHash))
    methods.append(BuiltinMethod("__format__", 1, numberFormat))
    for (name, op) in comparisonNames { methods.append(BuiltinMethod(name, 1, comparison(op, level))) }
    type.define(methods: methods)
  }

  private static func operation(_ op: BinaryOperation, _ level: NumberLevel, reflected: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      guard let a = args[0].numeric, let b = args[1].numeric, level.accepts(b) else {
        return Value.singleton(.notImplemented)
      }
      let x = try level.lift(vm, reflected ? b : a)
      let y = try level.lift(vm, reflected ? a : b)
      let r = try vm.numericBinary(op, x, y)
      return r ?? Value.singleton(.notImplemented)
    }
  }
  private static func unary(_ op: UnaryOperation) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      guard let a = args[0].numeric else { return Value.singleton(.notImplemented) }
      let r = vm.numericUnary(op, a)
      return r ?? Value.singleton(.notImplemented)
    }
  }
  private static func comparison(_ op: CompareOperation, _ level: NumberLevel) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      guard let a = args[0].numeric, let b = args[1].numeric, level.accepts(b) else {
        return Value.singleton(.notImplemented)
      }
      guard let r = vm.numericCompare(op, a, b) else { return Value.singleton(.notImplemented) }
      return Value.bool(r)
    }
  }
  private static func divmod(_ level: NumberLevel, reflected: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      guard let a = args[0].numeric, let b = args[1].numeric, level.accepts(b) else {
        return Value.singleton(.notImplemented)
      }
      let r = try vm.numericDivmod(try level.lift(vm, reflected ? b : a), try level.lift(vm, reflected ? a : b))
      return r ?? Value.singleton(.notImplemented)
    }
  }
  private static func power(_ level: NumberLevel, reflected: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      guard let a = args[0].numeric, let b = args[1].numeric, level.accepts(b) else {
        return Value.singleton(.notImplemented)
      }
      if args.count > 2, !args[2].isNone {
        if level == .complex { throw vm.valueError("complex modulo") }
        guard level == .int, let m = args[2].pythonInteger, let x = a.integer, let y = b.integer else {
          if level == .int, !args[2].isDouble { return Value.singleton(.notImplemented) }
          throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        return try vm.modularPower(reflected ? y : x, reflected ? x : y, m)
      }
      let r = try vm.numericBinary(.pow, try level.lift(vm, reflected ? b : a), try level.lift(vm, reflected ? a : b))
      return r ?? Value.singleton(.notImplemented)
    }
  }
}

extension Interpreter {
  /// `divmod` of two real numbers; nil for complex ones.
  func numericDivmod(_ a: Numeric, _ b: Numeric) throws(Raised) -> Value? {
    if a.isComplex || b.isComplex { return nil }
    if let x = a.integer, let y = b.integer {
      guard let (q, r) = BigInt.divMod(x, y) else { throw zeroDivisionError("integer division or modulo by zero") }
      return makeTuple(makeInt(q), makeInt(r))
    }
    let x = try toDouble(a)
    let y = try toDouble(b)
    if y == 0 { throw zeroDivisionError("float divmod()") }
    let (q, r) = FloatMath.divMod(x, y)
    return makeTuple(makeDouble(q), makeDouble(r))
  }
  /// `pow(x, y, m)`.
  func modularPower(_ x: BigInt, _ y: BigInt, _ m: BigInt) throws(Raised) -> Value {
    do throws(NumericError) { return makeInt(try x.power(y, modulus: m)) } catch {
      switch error {
      case .zeroModulus, .divisionByZero: throw valueError("pow() 3rd argument cannot be 0")
      case .notInvertible: throw valueError("base is not invertible for the given modulus")
      default: throw memoryError()
      }
    }
  }
  /// `abs` of a number.
  func numericAbs(_ a: Numeric) throws(Raised) -> Value {
    switch a {
    case .int(let i): return i < 0 ? makeInt(BigInt(i).negated) : makeInt(i)
    case .big(let b): return makeInt(b.absolute)
    case .float(let d): return makeDouble(d.magnitude)
    case .complex(let c):
      guard let d = c.absoluteValue() else { throw overflowError("absolute value too large") }
      return makeDouble(d)
    }
  }
}

private func numberAbs(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.numericAbs(args[0].numeric ?? .int(0))
}
private func numberBool(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  switch args[0].numeric {
  case .int(let i): Value.bool(i != 0)
  case .float(let d): Value.bool(d != 0)
  case .complex(let c): Value.bool(c.real != 0 || c.imaginary != 0)
  default: Value.true
  }
}
private func numberHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(vm.numericHash(args[0].numeric ?? .int(0), identity: args[0].identity))
}
/// `__format__` of strings and numbers.
func numberFormat(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("__format__() argument must be str, not \(vm.pyType(args[1]).name)")
  }
  if args[1].stringCount == 0 { return try vm.str(args[0]) }
  return try vm.formatBuiltin(args[0], args[1])
}
