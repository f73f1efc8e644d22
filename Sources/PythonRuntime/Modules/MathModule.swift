// The module `math`: the C library's functions with Python's domain checks, exact sums, and number theory on integers.

import Glibc
import MachineRuntime

enum MathModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let real: [BuiltinMethod] = [
      one("acos", { acos($0) }), one("acosh", { acosh($0) }), one("asin", { asin($0) }), one("asinh", { asinh($0) }),
      one("atan", { atan($0) }), one("atanh", { atanh($0) }), one("cbrt", { cbrt($0) }), one("cos", { cos($0) }),
      one("cosh", { cosh($0) }, overflows: true), one("erf", { erf($0) }), one("erfc", { erfc($0) }),
      one("exp", { exp($0) }, overflows: true), one("exp2", { exp2($0) }, overflows: true),
      one("expm1", { expm1($0) }, overflows: true), one("fabs", { $0.magnitude }), one("gamma", gamma, overflows: true),
      one("lgamma", lgammaOf, overflows: true), one("log1p", { log1p($0) }), one("sin", { sin($0) }),
      one("sinh", { sinh($0) }, overflows: true), one("sqrt", { $0 < 0 ? .nan : $0.squareRoot() }),
      one("tan", { tan($0) }), one("tanh", { tanh($0) }), one("degrees", { $0 * (180 / Double.pi) }),
      one("radians", { $0 * (Double.pi / 180) }), one("ulp", ulp),
      two("atan2", { atan2($0, $1) }), two("copysign", { copysign($0, $1) }), two("fmod", { fmod($0, $1) }),
      two("remainder", { Glibc.remainder($0, $1) }), two("nextafter", { nextafter($0, $1) }),
      BuiltinMethod("pow", 2, mathPow),
    ]
    let other: [BuiltinMethod] = [
      BuiltinMethod("log", 0, .max, mathLog), BuiltinMethod("log2", 1, mathLog2), BuiltinMethod("log10", 1, mathLog10),
      BuiltinMethod("floor", 1, mathFloor), BuiltinMethod("ceil", 1, mathCeil), BuiltinMethod("trunc", 1, mathTrunc),
      BuiltinMethod("isfinite", 1, mathIsFinite), BuiltinMethod("isinf", 1, mathIsInfinite),
      BuiltinMethod("isnan", 1, mathIsNaN), BuiltinMethod("isclose", 2, 2, keywords: true, mathIsClose),
      BuiltinMethod("frexp", 1, mathFrexp), BuiltinMethod("ldexp", 2, mathLdexp), BuiltinMethod("modf", 1, mathModf),
      BuiltinMethod("fsum", 1, mathSum), BuiltinMethod("prod", 1, 1, keywords: true, mathProduct),
      BuiltinMethod("hypot", 0, .max, mathHypot), BuiltinMethod("dist", 2, mathDistance),
      BuiltinMethod("factorial", 1, mathFactorial), BuiltinMethod("gcd", 0, .max, mathGcd),
      BuiltinMethod("lcm", 0, .max, mathLcm), BuiltinMethod("isqrt", 1, mathSquareRoot),
      BuiltinMethod("comb", 2, mathCombinations), BuiltinMethod("perm", 1, 2, mathPermutations),
    ]
    let module = vm.nativeModule("math", real + other)
    vm.define(module, "pi", vm.makeDouble(Double.pi))
    vm.define(module, "e", vm.makeDouble(M_E))
    vm.define(module, "tau", vm.makeDouble(2 * Double.pi))
    vm.define(module, "inf", vm.makeDouble(.infinity))
    vm.define(module, "nan", vm.makeDouble(.nan))
    return module
  }

  /// A function of one double: NaN from a number is a domain error, an infinity from a finite number a range error.
  private static func one(_ name: String, _ f: @escaping (Double) -> Double, overflows: Bool = false) -> BuiltinMethod {
    let body: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let x = try vm.requireDouble(args[0])
      let r = f(x)
      if r.isNaN, !x.isNaN { throw vm.valueError("math domain error") }
      if r.isInfinite, x.isFinite {
        throw overflows ? vm.overflowError("math range error") : vm.valueError("math domain error")
      }
      return vm.makeDouble(r)
    }
    return BuiltinMethod(name, 1, body)
  }
  private static func two(_ name: String, _ f: @escaping (Double, Double) -> Double) -> BuiltinMethod {
    let body: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let x = try vm.requireDouble(args[0])
      let y = try vm.requireDouble(args[1])
      let r = f(x, y)
      if r.isNaN, !x.isNaN, !y.isNaN { throw vm.valueError("math domain error") }
      if r.isInfinite, x.isFinite, y.isFinite, name != "nextafter" { throw vm.overflowError("math range error") }
      return vm.makeDouble(r)
    }
    return BuiltinMethod(name, 2, body)
  }
  private static func gamma(_ x: Double) -> Double {
    if x == -.infinity || (x <= 0 && x == x.rounded(.down)) { return .nan }
    return tgamma(x)
  }
  private static func lgammaOf(_ x: Double) -> Double {
    if x.isInfinite { return .infinity }
    if x <= 0, x == x.rounded(.down) { return .nan }
    return lgamma(x)
  }
  private static func ulp(_ x: Double) -> Double { x.isInfinite ? .infinity : x.magnitude.ulp }
}

private func mathPow(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let x = try vm.requireDouble(args[0])
  let y = try vm.requireDouble(args[1])
  let r = pow(x, y)
  if r.isNaN, !x.isNaN, !y.isNaN { throw vm.valueError("math domain error") }
  if r.isInfinite, x.isFinite, y.isFinite {
    throw x == 0 ? vm.valueError("math domain error") : vm.overflowError("math range error")
  }
  return vm.makeDouble(r)
}

// MARK: - Logarithms: of integers beyond doubles, by their length

private func logarithm(_ vm: Interpreter, _ v: borrowing Value, _ f: (Double) -> Double) throws(Raised) -> Double {
  if let b = v.pythonInteger {
    if b.signum <= 0 { throw vm.valueError("math domain error") }
    if let d = b.toDouble() { return f(d) }
    let shift = b.bitLength - 64
    return f(b.shiftedRight(shift).toDouble() ?? 1) + f(2) * Double(shift)
  }
  let x = try vm.requireDouble(v)
  if x.isNaN { return x }
  if x <= 0 { throw vm.valueError("math domain error") }
  return f(x)
}
private func mathLog(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count < 1 || args.count > 2 { throw vm.typeError("math.log requires 1 to 2 arguments") }
  let x = try logarithm(vm, args[0]) { log($0) }
  if args.count == 1 { return vm.makeDouble(x) }
  let base = try logarithm(vm, args[1]) { log($0) }
  if base == 0 { throw vm.zeroDivisionError("float division by zero") }
  return vm.makeDouble(x / base)
}
private func mathLog2(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeDouble(try logarithm(vm, args[0]) { log2($0) })
}
private func mathLog10(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeDouble(try logarithm(vm, args[0]) { log10($0) })
}

// MARK: - Whole numbers

private func whole(
  _ vm: Interpreter,
  _ v: borrowing Value,
  _ name: String,
  _ rule: FloatingPointRoundingRule
)
  throws(Raised) -> Value
{
  if v.isPythonInt, vm.hasCoreType(v) { return vm.makeInt(v.pythonInteger ?? .zero) }
  if !v.isDouble, let method = vm.pyType(v).lookup(vm.intern(name)) { return try vm.python.callSpecial(vm, method, v) }
  if name == "__trunc__", !v.isDouble {
    throw vm.typeError("type \(vm.pyType(v).name) doesn't define __trunc__ method")
  }
  return vm.makeInt(try vm.integerPart(try vm.requireDouble(v).rounded(rule)))
}
private func mathFloor(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try whole(vm, args[0], "__floor__", .down)
}
private func mathCeil(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try whole(vm, args[0], "__ceil__", .up)
}
private func mathTrunc(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try whole(vm, args[0], "__trunc__", .towardZero)
}

// MARK: - Kinds and parts of doubles

private func mathIsFinite(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.requireDouble(args[0]).isFinite)
}
private func mathIsInfinite(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.requireDouble(args[0]).isInfinite)
}
private func mathIsNaN(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.requireDouble(args[0]).isNaN)
}
private func mathIsClose(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "isclose", ["rel_tol", "abs_tol"])
  let a = try vm.requireDouble(args[0])
  let b = try vm.requireDouble(args[1])
  var relative = 1e-09
  var absolute = 0.0
  if let r = args.keyword("rel_tol") { relative = try vm.requireDouble(r) }
  if let r = args.keyword("abs_tol") { absolute = try vm.requireDouble(r) }
  if relative < 0 || absolute < 0 { throw vm.valueError("tolerances must be non-negative") }
  if a == b { return Value.true }
  if a.isInfinite || b.isInfinite { return Value.false }
  let difference = (b - a).magnitude
  return Value.bool(
    difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute
  )
}
private func mathFrexp(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let x = try vm.requireDouble(args[0])
  if x == 0 || !x.isFinite { return vm.makeTuple(vm.makeDouble(x), vm.makeInt(0)) }
  let exponent = Int(x.exponent) + 1
  return vm.makeTuple(vm.makeDouble(scalbn(x, -exponent)), vm.makeInt(exponent))
}
private func mathLdexp(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let x = try vm.requireDouble(args[0])
  guard args[1].isPythonInt else { throw vm.typeError("Expected an int as second argument to ldexp.") }
  let n = try vm.clampedIndex(args[1])
  if x == 0 || !x.isFinite { return vm.makeDouble(x) }
  let r = scalbn(x, max(min(n, 5000), -5000))
  if r.isInfinite { throw vm.overflowError("math range error") }
  return vm.makeDouble(r)
}
private func mathModf(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let x = try vm.requireDouble(args[0])
  if x.isInfinite { return vm.makeTuple(vm.makeDouble(copysign(0, x)), vm.makeDouble(x)) }
  let w = x.rounded(.towardZero)
  return vm.makeTuple(vm.makeDouble(copysign(x - w, x)), vm.makeDouble(w))
}

// MARK: - Sums and products

/// Shewchuk's exact sum: partial sums that do not overlap, rounded once at the end.
private func mathSum(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var partials: [Double] = []
  var special = 0.0
  var infinite = 0.0
  let iterator = try vm.iterate(args[0])
  while let item = try vm.next(iterator) {
    let given = try vm.requireDouble(item)
    if !given.isFinite {
      if given.isInfinite { infinite += given }
      special += given
      continue
    }
    var x = given
    var kept: [Double] = []
    for p in partials {
      var (a, b) = (x, p)
      if a.magnitude < b.magnitude { swap(&a, &b) }
      let high = a + b
      let low = b - (high - a)
      if low != 0 { kept.append(low) }
      x = high
    }
    if x.isInfinite { throw vm.overflowError("intermediate overflow in fsum") }
    kept.append(x)
    partials = kept
  }
  if special != 0 || special.isNaN {
    if infinite.isNaN { throw vm.valueError("-inf + inf in fsum") }
    return vm.makeDouble(special)
  }
  var high = 0.0
  var low = 0.0
  var n = partials.count
  while n > 0 {
    n -= 1
    let x = high
    let y = partials[n]
    if n == partials.count - 1 {
      high = y
      continue
    }
    high = x + y
    low = y - (high - x)
    if low != 0 { break }
  }
  // Round half to even across the remaining partials.
  if n > 0, (low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0) {
    let y = low * 2
    let x = high + y
    if y == x - high { high = x }
  }
  return vm.makeDouble(high)
}
private func mathProduct(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "prod", ["start"])
  var total = args.keyword("start") ?? vm.makeInt(1)
  let iterator = try vm.iterate(args[0])
  while let item = try vm.next(iterator) { total = try vm.binary(.mul, total, item) }
  return total
}
private func norm(_ values: [Double]) -> Double {
  let largest = values.map(\.magnitude).max() ?? 0
  if values.contains(where: { $0.isInfinite }) { return .infinity }
  if values.contains(where: { $0.isNaN }) { return .nan }
  if largest == 0 { return 0 }
  if values.count == 2 { return hypot(values[0], values[1]) }
  var sum = 0.0
  var rest = 0.0
  for v in values {
    let x = v / largest
    let term = x * x - rest
    let next = sum + term
    rest = (next - sum) - term
    sum = next
  }
  return largest * sum.squareRoot()
}
private func mathHypot(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var values: [Double] = []
  for i in 0..<args.count { values.append(try vm.requireDouble(args[i])) }
  return vm.makeDouble(norm(values))
}
private func mathDistance(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let a = try vm.asSequence(args[0])
  let b = try vm.asSequence(args[1])
  if vm.sequenceLength(a) != vm.sequenceLength(b) {
    throw vm.valueError("both points must have the same number of dimensions")
  }
  var values: [Double] = []
  for i in 0..<vm.sequenceLength(a) {
    values.append(try vm.requireDouble(vm.sequenceItem(a, i)) - vm.requireDouble(vm.sequenceItem(b, i)))
  }
  return vm.makeDouble(norm(values))
}

// MARK: - Integers

private func product(_ low: Int, _ high: Int) -> BigInt {
  if low > high { return .one }
  if high - low < 8 {
    var r = BigInt(low)
    var i = low + 1
    while i <= high {
      r = r * BigInt(i)
      i += 1
    }
    return r
  }
  let middle = (low + high) / 2
  return product(low, middle) * product(middle + 1, high)
}
private func mathFactorial(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = try vm.bigIndex(args[0])
  if b.isNegative { throw vm.valueError("factorial() not defined for negative values") }
  guard let n = b.asInt, n < 1 << 31 else {
    throw vm.overflowError("factorial() argument should not exceed 9223372036854775807")
  }
  return vm.makeInt(product(1, n))
}
private func mathGcd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var r = BigInt.zero
  for i in 0..<args.count { r = BigInt.gcd(r, try vm.bigIndex(args[i])) }
  return vm.makeInt(r)
}
private func mathLcm(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var r = BigInt.one
  for i in 0..<args.count { r = BigInt.lcm(r, try vm.bigIndex(args[i])) }
  return vm.makeInt(r)
}
private func mathSquareRoot(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = try vm.bigIndex(args[0])
  do throws(NumericError) { return vm.makeInt(try b.squareRoot()) } catch {
    throw vm.valueError("isqrt() argument must be nonnegative")
  }
}
private func falling(_ n: BigInt, _ k: Int) -> BigInt {
  var r = BigInt.one
  for i in 0..<k { r = r * (n - BigInt(i)) }
  return r
}
private func mathCombinations(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = try vm.bigIndex(args[0])
  var k = try vm.bigIndex(args[1])
  if n.isNegative { throw vm.valueError("n must be a non-negative integer") }
  if k.isNegative { throw vm.valueError("k must be a non-negative integer") }
  if (n - k).compare(k) < 0 { k = n - k }
  if k.isNegative { return vm.makeInt(0) }
  guard let count = k.asInt else { throw vm.overflowError("min(n - k, k) must not exceed 9223372036854775807") }
  return vm.makeInt(BigInt.floorDiv(falling(n, count), product(1, count)) ?? .zero)
}
private func mathPermutations(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count == 1 || args[1].isNone { return try mathFactorial(vm, args) }
  let n = try vm.bigIndex(args[0])
  let k = try vm.bigIndex(args[1])
  if n.isNegative { throw vm.valueError("n must be a non-negative integer") }
  if k.isNegative { throw vm.valueError("k must be a non-negative integer") }
  if n.compare(k) < 0 { return vm.makeInt(0) }
  guard let count = k.asInt else { throw vm.overflowError("k must not exceed 9223372036854775807") }
  return vm.makeInt(falling(n, count))
}
