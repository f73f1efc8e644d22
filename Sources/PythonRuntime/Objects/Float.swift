// float and complex: construction, text, rounding and the other methods. Operators are in NumberMethods.swift.

import Glibc
import MachineRuntime

/// The types `float` and `complex`.
enum FloatTypes {
  static func install(_ vm: Interpreter) {
    let floats: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, 2, kind: .staticMethod, floatNew),
      BuiltinMethod("__repr__", floatRepr),
      BuiltinMethod("__float__", floatSelf),
      BuiltinMethod("__int__", floatInt),
      BuiltinMethod("__trunc__", floatInt),
      BuiltinMethod("__floor__", floatFloor),
      BuiltinMethod("__ceil__", floatCeil),
      BuiltinMethod("__round__", 0, 1, floatRound),
      BuiltinMethod("__getnewargs__", floatNewArguments),
      BuiltinMethod("conjugate", floatSelf),
      BuiltinMethod("is_integer", floatIsInteger),
      BuiltinMethod("as_integer_ratio", floatRatio),
      BuiltinMethod("hex", floatHex),
      BuiltinMethod("fromhex", 1, kind: .classMethod, floatFromHex),
    ]
    NumberMethods.define(vm.types.float, .float)
    vm.types.float.define(
      methods: floats,
      getters: [BuiltinGetter("real", floatReal), BuiltinGetter("imag", floatImaginary)],
      documentation: "Convert a string or number to a floating point number, if possible."
    )
    vm.defineBuiltinType("float", vm.types.float)
    let complexes: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, complexNew),
      BuiltinMethod("__repr__", complexRepr),
      BuiltinMethod("__complex__", complexSelf),
      BuiltinMethod("__getnewargs__", complexNewArguments),
      BuiltinMethod("conjugate", complexConjugate),
    ]
    NumberMethods.define(vm.types.complex, .complex)
    vm.types.complex.define(
      methods: complexes,
      getters: [BuiltinGetter("real", complexReal), BuiltinGetter("imag", complexImaginary)],
      documentation: "Create a complex number from a real part and an optional imaginary part."
    )
    vm.defineBuiltinType("complex", vm.types.complex)
  }
}

private func floatNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.float)
  var value = 0.0
  if args.count > 1 {
    if args[1].isKind(.string) || args[1].isKind(.bytes) {
      guard let d = NumberText.float(args[1].textView) else {
        throw vm.valueError("could not convert string to float: \(try vm.reprString(args[1]))")
      }
      value = d
    } else if let bytes = vm.bytesLike(args[1]) {
      guard let d = Text(latin1: bytes).withView({ NumberText.float($0) }) else {
        throw vm.valueError("could not convert string to float: \(try vm.reprString(args[1]))")
      }
      value = d
    } else if let d = try vm.doubleOrNil(args[1]) {
      value = d
    } else {
      throw vm.typeError("float() argument must be a string or a real number, not '\(vm.pyType(args[1]).name)'")
    }
  }
  return type === vm.types.float ? vm.makeDouble(value) : vm.makeDouble(value, of: type)
}
private func floatRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(latin1: FloatText.reprASCII(args[0].double ?? 0))
}
private func floatSelf(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.hasCoreType(args[0]) ? args[0].copy() : vm.makeDouble(args[0].double ?? 0)
}
private func floatReal(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeDouble(v.double ?? 0) }
private func floatImaginary(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeDouble(0) }
private func floatInt(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.integerPart(args[0].double ?? 0))
}
private func floatFloor(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.integerPart((args[0].double ?? 0).rounded(.down)))
}
private func floatCeil(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.integerPart((args[0].double ?? 0).rounded(.up)))
}
private func floatRound(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let d = args[0].double ?? 0
  if args.count < 2 || args[1].isNone { return vm.makeInt(try vm.integerPart(d.rounded(.toNearestOrEven))) }
  let places = try vm.clampedIndex(args[1])
  do throws(NumericError) { return vm.makeDouble(try FloatMath.round(d, places: places)) } catch {
    throw vm.overflowError("rounded value too large to represent")
  }
}
private func floatNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeDouble(args[0].double ?? 0))
}
private func floatIsInteger(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(FloatMath.isInteger(args[0].double ?? 0))
}
private func floatRatio(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let d = args[0].double ?? 0
  do throws(NumericError) {
    let r = try BigInt.ratio(of: d)
    return vm.makeTuple(vm.makeInt(r.numerator), vm.makeInt(r.denominator))
  } catch {
    throw d.isNaN
      ? vm.valueError("cannot convert NaN to integer ratio")
      : vm.overflowError("cannot convert Infinity to integer ratio")
  }
}
private func floatHex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(FloatText.hex(args[0].double ?? 0))
}
private func floatFromHex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("fromhex() argument must be str, not \(vm.pyType(args[1]).name)")
  }
  let text = args[1].textView
  let ascii = text[text.strip(.both)].string
  let r: Value
  switch FloatText.parseHex(Array(ascii.utf8)) {
  case .value(let d): r = vm.makeDouble(d)
  case .invalid: throw vm.valueError("invalid hexadecimal floating-point string")
  case .tooLarge: throw vm.overflowError("hexadecimal value too large to represent as a float")
  }
  if let type = args[0].pyTypeOrNil, type !== vm.types.float { return try vm.call(args[0], r) }
  return r
}

// MARK: - complex

private func parts(_ v: borrowing Value) -> Complex {
  guard let c = v.complexParts else { return Complex(0, 0) }
  return Complex(c.real, c.imaginary)
}
/// The text of a complex number: `1+2j`, perhaps in parentheses.
private func parseComplex(_ text: TextView) -> Complex? {
  var bytes: [UInt8] = []
  let body = text[text.strip(.both)]
  for i in 0..<body.count {
    if body[i] > 127 { return nil }
    bytes.append(UInt8(body[i]))
  }
  if bytes.first == 0x28, bytes.last == 0x29 {
    bytes = Array(bytes.dropFirst().dropLast())
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
  }
  func number(_ s: ArraySlice<UInt8>) -> Double? { Text(latin1: Array(s)).withView { NumberText.float($0) } }
  guard let last = bytes.last else { return nil }
  if last != 0x6a && last != 0x4a {
    guard let d = number(bytes[...]) else { return nil }
    return Complex(d, 0)
  }
  bytes.removeLast()
  // The sign that begins the imaginary part: the last one not behind an exponent's letter.
  var split = bytes.count - 1
  while split >= 0 {
    let c = bytes[split]
    if c == 0x2b || c == 0x2d, split == 0 || bytes[split - 1] | 0x20 != 0x65 { break }
    split -= 1
  }
  let tail = bytes[max(split, 0)...]
  let imaginary: Double
  if tail.elementsEqual([0x2b]) || tail.isEmpty {
    imaginary = 1
  } else if tail.elementsEqual([0x2d]) {
    imaginary = -1
  } else {
    guard let d = number(tail) else { return nil }
    imaginary = d
  }
  if split <= 0 { return Complex(0, imaginary) }
  guard let real = number(bytes[..<split]) else { return nil }
  return Complex(real, imaginary)
}
private func complexNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.complex)
  try vm.checkKeywords(args, "complex", ["real", "imag"])
  if args.count > 3 { throw vm.typeError("complex() takes at most 2 arguments (\(args.count - 1) given)") }
  let first = try vm.argument(args, 1, "real", of: "complex") ?? vm.makeInt(0)
  let second = try vm.argument(args, 2, "imag", of: "complex") ?? Value.empty
  var value: Complex
  if first.isKind(.string) {
    if !second.isEmpty { throw vm.typeError("complex() can't take second arg if first is a string") }
    guard let c = parseComplex(first.textView) else { throw vm.valueError("complex() arg is a malformed string") }
    value = c
  } else {
    if second.isKind(.string) { throw vm.typeError("complex() second arg can't be a string") }
    value = try component(vm, first, "first")
    if !second.isEmpty {
      let i = try component(vm, second, "second")
      if first.isKind(.complex) || second.isKind(.complex) {
        value = Complex(value.real - i.imaginary, value.imaginary + i.real)
      } else {
        // Without an addition, which would lose the sign of a zero.
        value = Complex(value.real, i.real)
      }
    }
  }
  return type === vm.types.complex
    ? vm.makeComplex(value) : vm.makeComplex(value.real, value.imaginary, of: type)
}
private func component(_ vm: Interpreter, _ v: borrowing Value, _ which: String) throws(Raised) -> Complex {
  if v.isKind(.complex) { return parts(v) }
  if let method = vm.pyType(v).lookup(vm.python.names.__complex__) {
    let r = try vm.python.callSpecial(vm, method, v)
    guard r.isKind(.complex) else {
      throw vm.typeError("\(vm.pyType(v).name).__complex__ returned non-complex (type \(vm.pyType(r).name))")
    }
    return parts(r)
  }
  if let d = try vm.doubleOrNil(v) { return Complex(d, 0) }
  let kind = which == "first" ? "a string or a number" : "a number"
  throw vm.typeError("complex() \(which) argument must be \(kind), not '\(vm.pyType(v).name)'")
}
private func complexRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(parts(args[0]).repr)
}
private func complexSelf(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeComplex(parts(args[0]))
}
private func complexNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeDouble(parts(args[0]).real), vm.makeDouble(parts(args[0]).imaginary))
}
private func complexConjugate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeComplex(parts(args[0]).real, -parts(args[0]).imaginary)
}
private func complexReal(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeDouble(parts(v).real)
}
private func complexImaginary(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeDouble(parts(v).imaginary)
}
