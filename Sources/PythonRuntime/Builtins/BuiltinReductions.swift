// Built-in functions of numbers and reductions: abs, round, divmod, pow, sum, min, max.

import MachineRuntime

enum BuiltinReductions {
  static var table: [BuiltinMethod] {
    [
      BuiltinMethod("abs", 1, builtinAbs), BuiltinMethod("round", 0, 2, keywords: true, builtinRound),
      BuiltinMethod("divmod", 2, builtinDivmod), BuiltinMethod("pow", 0, 3, keywords: true, builtinPow),
      BuiltinMethod("sum", 1, 2, keywords: true, builtinSum),
      BuiltinMethod("min", 0, .max, keywords: true, builtinMin),
      BuiltinMethod("max", 0, .max, keywords: true, builtinMax),
    ]
  }
}

private func builtinAbs(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if vm.hasCoreType(args[0]), let n = args[0].numeric { return try vm.numericAbs(n) }
  guard let method = vm.pyType(args[0]).lookup(vm.python.names.__abs__) else {
    throw vm.typeError("bad operand type for abs(): '\(vm.pyType(args[0]).name)'")
  }
  return try vm.python.callSpecial(vm, method, args[0])
}
private func builtinRound(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "round", ["number", "ndigits"])
  let number = try vm.requiredArgument(args, 0, "number", of: "round")
  let places = try vm.argument(args, 1, "ndigits", of: "round") ?? Value.none
  guard let method = vm.pyType(number).lookup(vm.python.names.__round__) else {
    throw vm.typeError("type \(vm.pyType(number).name) doesn't define __round__ method")
  }
  if places.isNone { return try vm.python.callSpecial(vm, method, number) }
  return try vm.python.callSpecial(vm, method, number, places)
}
private func builtinDivmod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if vm.hasCoreType(args[0]), vm.hasCoreType(args[1]), let a = args[0].numeric, let b = args[1].numeric,
    let r = try vm.numericDivmod(a, b)
  {
    return r
  }
  let r = try vm.python.binaryThroughMethods(vm, vm.intern("__divmod__"), vm.intern("__rdivmod__"), args[0], args[1])
  if !r.isNotImplemented { return r }
  throw vm.typeError(
    "unsupported operand type(s) for divmod(): '\(vm.pyType(args[0]).name)' and '\(vm.pyType(args[1]).name)'"
  )
}
private func builtinPow(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "pow", ["base", "exp", "mod"])
  let base = try vm.requiredArgument(args, 0, "base", of: "pow")
  let exponent = try vm.requiredArgument(args, 1, "exp", of: "pow")
  let modulus = try vm.argument(args, 2, "mod", of: "pow") ?? Value.none
  if modulus.isNone { return try vm.binary(.pow, base, exponent) }
  if let method = vm.pyType(base).lookup(vm.intern("__pow__")) {
    let r = try vm.python.callSpecial(vm, method, base, exponent, modulus)
    if !r.isNotImplemented { return r }
  }
  if base.isPythonInt, exponent.isDouble || modulus.isDouble {
    throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers")
  }
  throw vm.typeError(
    "unsupported operand type(s) for ** or pow(): '\(vm.pyType(base).name)', '\(vm.pyType(exponent).name)', "
      + "'\(vm.pyType(modulus).name)'"
  )
}
private func builtinSum(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "sum", ["start"])
  let iterator = try vm.iterate(args[0])
  var total = try vm.argument(args, 1, "start", of: "sum") ?? vm.makeInt(0)
  if total.isKind(.string) { throw vm.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
  if total.isKind(.bytes) { throw vm.typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
  while let item = try vm.next(iterator) { total = try vm.binary(.add, total, item) }
  return total
}
private func extreme(
  _ vm: Interpreter,
  _ args: Arguments,
  _ name: String,
  _ op: CompareOperation
) throws(Raised) -> Value {
  try vm.checkKeywords(args, name, ["key", "default"])
  if args.count == 0 { throw vm.typeError("\(name) expected at least 1 argument, got 0") }
  let fallback = args.keyword("default") ?? Value.empty
  let key = args.keyword("key") ?? Value.none
  let items: Value
  if args.count > 1 {
    if !fallback.isEmpty {
      throw vm.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    items = vm.makeList(args)
  } else {
    items = args[0].copy()
  }
  let iterator = try vm.iterate(items)
  guard var best = try vm.next(iterator) else {
    if !fallback.isEmpty { return fallback }
    throw vm.valueError("\(name)() arg is an empty sequence")
  }
  if key.isNone {
    while let item = try vm.next(iterator) {
      if try vm.truth(vm.compare(op, item, best)) { best = item }
    }
    return best
  }
  var bestKey = try vm.call(key, best)
  while let item = try vm.next(iterator) {
    let itemKey = try vm.call(key, item)
    if try vm.truth(vm.compare(op, itemKey, bestKey)) {
      best = item
      bestKey = itemKey
    }
  }
  return best
}
private func builtinMin(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extreme(vm, args, "min", .less)
}
private func builtinMax(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extreme(vm, args, "max", .greater)
}
