// int and bool: construction from text and numbers, text, bytes, bits. Operators are in NumberMethods.swift.

import MachineRuntime

/// The types `int` and `bool`.
enum IntType {
  /// CPython's default limit of digits in conversions between text and integers.
  static let digitLimit = 4300

  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, intNew),
      BuiltinMethod("__repr__", intRepr),
      BuiltinMethod("__index__", intSelf),
      BuiltinMethod("__int__", intSelf),
      BuiltinMethod("__trunc__", intSelf),
      BuiltinMethod("__floor__", intSelf),
      BuiltinMethod("__ceil__", intSelf),
      BuiltinMethod("__float__", intFloat),
      BuiltinMethod("__round__", 0, 1, intRound),
      BuiltinMethod("__getnewargs__", intNewArguments),
      BuiltinMethod("conjugate", intSelf),
      BuiltinMethod("bit_length", intBitLength),
      BuiltinMethod("bit_count", intBitCount),
      BuiltinMethod("as_integer_ratio", intRatio),
      BuiltinMethod("to_bytes", 0, 2, keywords: true, keywordOnly: true, intToBytes),
      BuiltinMethod("from_bytes", 1, 2, keywords: true, keywordOnly: true, kind: .classMethod, intFromBytes),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("real", intReal), BuiltinGetter("imag", intZero), BuiltinGetter("numerator", intReal),
      BuiltinGetter("denominator", intOne),
    ]
    NumberMethods.define(vm.types.int, .int)
    vm.types.int.define(methods: methods, getters: getters, documentation: "int([x]) -> integer")
    let bools: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, boolNew),
      BuiltinMethod("__repr__", boolRepr),
      BuiltinMethod("__and__", 1, boolOperation(.and)), BuiltinMethod("__rand__", 1, boolOperation(.and)),
      BuiltinMethod("__or__", 1, boolOperation(.or)), BuiltinMethod("__ror__", 1, boolOperation(.or)),
      BuiltinMethod("__xor__", 1, boolOperation(.xor)), BuiltinMethod("__rxor__", 1, boolOperation(.xor)),
    ]
    vm.types.bool.define(methods: bools, documentation: "bool(x) -> bool")
    vm.defineBuiltinType("int", vm.types.int)
    vm.defineBuiltinType("bool", vm.types.bool)
  }
}

extension Interpreter {
  /// An integer in decimal digits, or ValueError beyond the limit of digits.
  func decimalText(_ b: BigInt) throws(Raised) -> String {
    // 4300 digits take at least 14,281 bits.
    if b.bitLength > 14280 {
      let limit = python.integerDigitLimit
      let text = b.toString(radix: 10)
      if limit > 0, text.utf8.count - (b.isNegative ? 1 : 0) > limit {
        throw valueError(
          "Exceeds the limit (\(limit) digits) for integer string conversion; "
            + "use sys.set_int_max_str_digits() to increase the limit"
        )
      }
      return text
    }
    return b.toString(radix: 10)
  }
  /// `int(text, base)`; `shown` is what the error shows.
  func parseInt(_ text: TextView, base: Int, shown: borrowing Value) throws(Raised) -> BigInt {
    let limit = python.integerDigitLimit
    switch NumberText.integer(text, base: base, digitLimit: limit) {
    case .value(let b): return b
    case .invalid: throw valueError("invalid literal for int() with base \(base): \(try reprString(shown))")
    case .tooManyDigits(let n):
      throw valueError(
        "Exceeds the limit (\(limit) digits) for integer string conversion: value has \(n) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit"
      )
    }
  }
  /// A double's integer part, or the error of one that has none.
  func integerPart(_ d: Double) throws(Raised) -> BigInt {
    do throws(NumericError) { return try BigInt(truncating: d) } catch {
      throw d.isNaN
        ? valueError("cannot convert float NaN to integer") : overflowError("cannot convert float infinity to integer")
    }
  }
  /// `int(v)` of what is no text.
  func intOf(_ v: borrowing Value) throws(Raised) -> BigInt {
    if v.isPythonInt, hasCoreType(v) { return v.pythonInteger ?? .zero }
    if let d = v.double, hasCoreType(v) { return try integerPart(d) }
    let type = pyType(v)
    if let method = type.lookup(python.names.__int__) {
      let r = try python.callSpecial(self, method, v)
      guard let b = r.pythonInteger else { throw typeError("__int__ returned non-int (type \(pyType(r).name))") }
      return b
    }
    if let i = try indexOrNil(v) { return i.pythonInteger ?? .zero }
    if let method = type.lookup(intern("__trunc__")) {
      let r = try python.callSpecial(self, method, v)
      if let i = try indexOrNil(r) { return i.pythonInteger ?? .zero }
      throw typeError("__trunc__ returned non-Integral (type \(pyType(r).name))")
    }
    if v.isKind(.string) { return try parseInt(v.textView, base: 10, shown: v) }
    if v.isKind(.bytes) { return try parseInt(v.textView, base: 10, shown: v) }
    if let bytes = bytesLike(v) {
      let copy = makeBytes(bytes)
      return try parseInt(copy.textView, base: 10, shown: v)
    }
    throw typeError("int() argument must be a string, a bytes-like object or a real number, not '\(type.name)'")
  }
}

private func intNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.int)
  if type === vm.types.int { try vm.checkKeywords(args, "int", ["base"]) }
  if args.count > 3 { throw vm.typeError("int() takes at most 2 arguments (\(args.count - 1) given)") }
  var value = BigInt.zero
  var base: Value?
  if args.count > 2 { base = args[2].copy() } else { base = args.keyword("base") }
  if let base {
    if args.count < 2 { throw vm.typeError("int() missing string argument") }
    let b = try vm.clampedIndex(base)
    if b != 0, b < 2 || b > 36 { throw vm.valueError("int() base must be >= 2 and <= 36, or 0") }
    if args[1].isKind(.string) || args[1].isKind(.bytes) {
      value = try vm.parseInt(args[1].textView, base: b, shown: args[1])
    } else if let bytes = vm.bytesLike(args[1]) {
      let copy = vm.makeBytes(bytes)
      value = try vm.parseInt(copy.textView, base: b, shown: args[1])
    } else {
      throw vm.typeError("int() can't convert non-string with explicit base")
    }
  } else if args.count > 1 {
    if type === vm.types.int, args[1].isInteger, vm.hasCoreType(args[1]) { return args[1].copy() }
    value = try vm.intOf(args[1])
  }
  return type === vm.types.int ? vm.makeInt(value) : vm.makeInt(value, of: type)
}
private func intRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let i = args[0].smallInt { return vm.makeString(String(i)) }
  return vm.makeString(try vm.decimalText(args[0].pythonInteger ?? .zero))
}
private func intSelf(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[0].isInteger, vm.hasCoreType(args[0]) { return args[0].copy() }
  return vm.makeInt(args[0].pythonInteger ?? .zero)
}
private func intReal(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeInt(v.pythonInteger ?? .zero)
}
private func intZero(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeInt(0) }
private func intOne(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeInt(1) }
private func intFloat(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeDouble(try vm.toDouble(args[0].numeric ?? .int(0)))
}
private func intRound(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let value = args[0].pythonInteger ?? .zero
  if args.count < 2 { return vm.makeInt(value) }
  let places = try vm.bigIndex(args[1])
  if !places.isNegative { return vm.makeInt(value) }
  guard let n = places.negated.asInt, n < 1 << 24 else { return vm.makeInt(0) }
  guard let unit = try? BigInt(10).power(n), let (q, r) = BigInt.divMod(value, unit) else { return vm.makeInt(0) }
  let half = r.shiftedLeft(1).compare(unit)
  let up = half > 0 || (half == 0 && q.isOdd)
  return vm.makeInt((up ? q + .one : q) * unit)
}
private func intNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeInt(args[0].pythonInteger ?? .zero))
}
private func intBitLength(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt((args[0].pythonInteger ?? .zero).bitLength)
}
private func intBitCount(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt((args[0].pythonInteger ?? .zero).bitCount)
}
private func intRatio(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeInt(args[0].pythonInteger ?? .zero), vm.makeInt(1))
}
private func littleEndian(_ vm: Interpreter, _ args: Arguments, _ at: Int, _ function: String) throws(Raised) -> Bool {
  guard let order = try vm.argument(args, at, "byteorder", of: function) else { return false }
  guard order.isKind(.string) else {
    throw vm.typeError("\(function)() argument 'byteorder' must be str, not \(vm.pyType(order).name)")
  }
  if order.equalsString("little") { return true }
  if order.equalsString("big") { return false }
  throw vm.valueError("byteorder must be either 'little' or 'big'")
}
private func signedArgument(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Bool {
  guard let signed = args.keyword("signed") else { return false }
  return try vm.truth(signed)
}
private func intToBytes(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "to_bytes", ["length", "byteorder", "signed"])
  var length = 1
  if let n = try vm.argument(args, 1, "length", of: "to_bytes") { length = try vm.intIndex(n) }
  if length < 0 { throw vm.valueError("length argument must be non-negative") }
  let little = try littleEndian(vm, args, 2, "to_bytes")
  let signed = try signedArgument(vm, args)
  do throws(BigInt.ByteError) {
    return vm.makeBytes(
      try (args[0].pythonInteger ?? .zero).toBytes(length: length, littleEndian: little, signed: signed)
    )
  } catch {
    switch error {
    case .negativeUnsigned: throw vm.overflowError("can't convert negative int to unsigned")
    case .tooBig: throw vm.overflowError("int too big to convert")
    }
  }
}
private func intFromBytes(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "from_bytes", ["bytes", "byteorder", "signed"])
  let little = try littleEndian(vm, args, 2, "from_bytes")
  let signed = try signedArgument(vm, args)
  let bytes = try vm.bytesFrom(args[1])
  let r = vm.makeInt(BigInt(bytes: bytes, littleEndian: little, signed: signed))
  if let type = args[0].pyTypeOrNil, type !== vm.types.int { return try vm.call(args[0], r) }
  return r
}

// MARK: - bool

private func boolNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let type = args[0].pyTypeOrNil, type === vm.types.bool else {
    let name = args[0].pyTypeOrNil?.name ?? "X"
    throw vm.typeError("bool.__new__(\(name)): \(name) is not a subtype of bool")
  }
  try vm.refuseKeywords(args, "bool")
  if args.count > 2 { throw vm.typeError("bool expected at most 1 argument, got \(args.count - 1)") }
  return Value.bool(args.count == 2 ? try vm.truth(args[1]) : false)
}
private func boolRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(args[0].isTrue ? "True" : "False")
}
private func boolOperation(_ op: BinaryOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    if args[0].isBool, args[1].isBool {
      switch op {
      case .and: return Value.bool(args[0].isTrue && args[1].isTrue)
      case .or: return Value.bool(args[0].isTrue || args[1].isTrue)
      default: return Value.bool(args[0].isTrue != args[1].isTrue)
      }
    }
    guard let a = args[0].numeric, let b = args[1].numeric, b.isInteger else { return Value.singleton(.notImplemented) }
    let r = try vm.numericBinary(op, a, b)
    return r ?? Value.singleton(.notImplemented)
  }
}
