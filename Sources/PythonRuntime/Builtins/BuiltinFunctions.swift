// Built-in functions about any value: display, conversion, attributes, iteration, classes. Numbers and reductions are in
// BuiltinReductions.swift, input and output in BuiltinOutput.swift.

import MachineRuntime

/// The built-in functions.
enum BuiltinFunctions {
  static func install(_ vm: Interpreter) {
    let tables: [[BuiltinMethod]] = [
      display, attributes, iteration, names, BuiltinReductions.table, BuiltinOutput.table,
    ]
    for table in tables {
      for m in table { vm.python.defineBuiltin(m.name, vm.makeFunction(m, module: "builtins"), vm) }
    }
  }

  static var display: [BuiltinMethod] {
    [
      BuiltinMethod("len", 1, signature: "($module, obj, /)", builtinLen),
      BuiltinMethod("repr", 1, signature: "($module, obj, /)", builtinRepr),
      BuiltinMethod("ascii", 1, signature: "($module, obj, /)", builtinAscii),
      BuiltinMethod("format", 1, 2, signature: "($module, value, format_spec='', /)", builtinFormat),
      BuiltinMethod("hash", 1, signature: "($module, obj, /)", builtinHash),
      BuiltinMethod("id", 1, signature: "($module, obj, /)", builtinId),
      BuiltinMethod("hex", 1, signature: "($module, number, /)", builtinHex),
      BuiltinMethod("oct", 1, signature: "($module, number, /)", builtinOct),
      BuiltinMethod("bin", 1, signature: "($module, number, /)", builtinBin),
      BuiltinMethod("chr", 1, signature: "($module, i, /)", builtinChr),
      BuiltinMethod("ord", 1, signature: "($module, c, /)", builtinOrd),
    ]
  }
  static var attributes: [BuiltinMethod] {
    [
      BuiltinMethod("isinstance", 2, signature: "($module, obj, class_or_tuple, /)", builtinIsInstance),
      BuiltinMethod("issubclass", 2, signature: "($module, cls, class_or_tuple, /)", builtinIsSubclass),
      BuiltinMethod("callable", 1, signature: "($module, obj, /)", builtinCallable),
      BuiltinMethod("getattr", 2, 3, builtinGetAttribute),
      BuiltinMethod("setattr", 3, signature: "($module, obj, name, value, /)", builtinSetAttribute),
      BuiltinMethod("delattr", 2, signature: "($module, obj, name, /)", builtinDeleteAttribute),
      BuiltinMethod("hasattr", 2, signature: "($module, obj, name, /)", builtinHasAttribute),
    ]
  }
  static var iteration: [BuiltinMethod] {
    [
      BuiltinMethod("iter", 1, 2, builtinIter), BuiltinMethod("next", 1, 2, builtinNext),
      BuiltinMethod("aiter", 1, signature: "($module, async_iterable, /)", builtinAiter),
      BuiltinMethod("anext", 1, 2, builtinAnext),
      BuiltinMethod("any", 1, signature: "($module, iterable, /)", builtinAny),
      BuiltinMethod("all", 1, signature: "($module, iterable, /)", builtinAll),
      BuiltinMethod(
        "sorted",
        0,
        .max,
        keywords: true,
        signature: "($module, iterable, /, *, key=None, reverse=False)",
        builtinSorted
      ),
    ]
  }
  static var names: [BuiltinMethod] {
    [
      BuiltinMethod("globals", signature: "($module, /)", builtinGlobals),
      BuiltinMethod("locals", signature: "($module, /)", builtinLocals),
      BuiltinMethod("vars", 0, 1, builtinVars), BuiltinMethod("dir", 0, 1, builtinDir),
    ]
  }
}

private func builtinLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.length(args[0]))
}
private func builtinRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { try vm.repr(args[0]) }
private func builtinAscii(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { try vm.ascii(args[0]) }
private func builtinFormat(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count < 2 { return try vm.format(args[0], vm.makeString("")) }
  guard args[1].isKind(.string) else {
    throw vm.typeError("format() argument 2 must be str, not \(vm.pyType(args[1]).name)")
  }
  return try vm.format(args[0], args[1])
}
private func builtinHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.hash(args[0]))
}
private func builtinId(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(BigInt(UInt64(args[0].identity)))
}
private func radix(_ vm: Interpreter, _ v: borrowing Value, _ radix: Int, _ prefix: String) throws(Raised) -> Value {
  let b = try vm.bigIndex(v)
  return vm.makeString((b.isNegative ? "-" : "") + prefix + b.absolute.toString(radix: radix))
}
private func builtinHex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try radix(vm, args[0], 16, "0x")
}
private func builtinOct(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try radix(vm, args[0], 8, "0o")
}
private func builtinBin(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try radix(vm, args[0], 2, "0b")
}
private func builtinChr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = try vm.bigIndex(args[0])
  guard let i = b.asInt else { throw vm.overflowError("Python int too large to convert to C int") }
  if i < 0 || i > 0x10ffff { throw vm.valueError("chr() arg not in range(0x110000)") }
  return vm.makeCharacter(UInt32(i))
}
private func builtinOrd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n: Int
  if args[0].isKind(.string) {
    n = args[0].stringCount
    if n == 1 { return vm.makeInt(Int(args[0].codePoint(at: 0))) }
  } else if let bytes = vm.bytesLike(args[0]) {
    n = bytes.count
    if n == 1 { return vm.makeInt(Int(bytes[0])) }
  } else {
    throw vm.typeError("ord() expected string of length 1, but \(vm.pyType(args[0]).name) found")
  }
  throw vm.typeError("ord() expected a character, but string of length \(n) found")
}

// MARK: - Attributes and classes

private func builtinIsInstance(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.isInstance(args[0], args[1]))
}
private func builtinIsSubclass(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.isSubclass(args[0], args[1]))
}
extension Interpreter {
  /// Whether a value can be called.
  func isCallable(_ v: borrowing Value) -> Bool {
    switch v.kind {
    case .function, .native, .boundMethod, .type: return true
    default:
      if let m = pyType(v).lookup(python.names.__call__) { return !m.isNone }
      return false
    }
  }
}
private func builtinCallable(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(vm.isCallable(args[0]))
}
private func attributeName(_ vm: Interpreter, _ v: borrowing Value, _ function: String) throws(Raised) -> Value {
  guard v.isKind(.string) else {
    throw vm.typeError(
      function == "getattr" || function == "hasattr"
        ? "attribute name must be string, not '\(vm.pyType(v).name)'"
        : "attribute name must be string, not '\(vm.pyType(v).name)'"
    )
  }
  return vm.intern(vm.plainString(v))
}
private func builtinGetAttribute(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let name = try attributeName(vm, args[1], "getattr")
  if args.count == 2 { return try vm.getAttribute(args[0], name) }
  if let v = try vm.optionalAttribute(args[0], name) { return v }
  return args[2].copy()
}
private func builtinSetAttribute(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let name = try attributeName(vm, args[1], "setattr")
  try vm.setAttribute(args[0], name, args[2])
  return Value.none
}
private func builtinDeleteAttribute(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let name = try attributeName(vm, args[1], "delattr")
  try vm.python.deleteAttribute(vm, args[0], name)
  return Value.none
}
private func builtinHasAttribute(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let name = try attributeName(vm, args[1], "hasattr")
  if let _ = try vm.optionalAttribute(args[0], name) { return Value.true }
  return Value.false
}

// MARK: - Iteration

private func builtinIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count == 1 { return try vm.iterate(args[0]) }
  if !vm.isCallable(args[0]) { throw vm.typeError("iter(v, w): v must be callable") }
  return vm.makeCallableIterator(args[0], args[1])
}
private func builtinNext(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = vm.pyType(args[0])
  guard let method = type.lookup(vm.python.names.__next__) else {
    throw vm.typeError("'\(type.name)' object is not an iterator")
  }
  if args.count == 1 {
    if let step = type.nativeNext {
      let v = try step.step(vm, args[0])
      if v.isEmpty { throw vm.stopIteration() }
      return v
    }
    if args[0].isKind(.iterator) {
      if let v = try vm.next(args[0]) { return v }
      throw vm.stopIteration()
    }
    return try vm.python.callSpecial(vm, method, args[0])
  }
  if let v = try vm.next(args[0]) { return v }
  return args[1].copy()
}
private func builtinAiter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = vm.pyType(args[0])
  guard let method = type.lookup(vm.python.names.__aiter__), !method.isNone else {
    throw vm.typeError("'\(type.name)' object is not an async iterable")
  }
  let r = try vm.python.callSpecial(vm, method, args[0])
  if vm.pyType(r).lookup(vm.python.names.__anext__).isNothing {
    throw vm.typeError("aiter() returned not an async iterator of type '\(vm.pyType(r).name)'")
  }
  return r
}
private func builtinAnext(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = vm.pyType(args[0])
  guard let method = type.lookup(vm.python.names.__anext__) else {
    throw vm.typeError("'\(type.name)' object is not an async iterator")
  }
  let awaitable = try vm.python.callSpecial(vm, method, args[0])
  if args.count == 1 { return awaitable }
  let helper = try vm.python.importing.importModule(vm, "_anext")
  return try vm.call(try vm.getAttribute(helper, vm.intern("with_default")), awaitable, args[1])
}
private func builtinAny(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let iterator = try vm.iterate(args[0])
  while let v = try vm.next(iterator) { if try vm.truth(v) { return Value.true } }
  return Value.false
}
private func builtinAll(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let iterator = try vm.iterate(args[0])
  while let v = try vm.next(iterator) { if !(try vm.truth(v)) { return Value.false } }
  return Value.true
}
private func builtinSorted(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count != 1 { throw vm.typeError("sorted expected 1 argument, got \(args.count)") }
  try vm.checkKeywords(args, "sort", ["key", "reverse"])
  let list = try vm.listOf(args[0])
  let key = args.keyword("key") ?? Value.none
  var reverse = false
  if let r = args.keyword("reverse") { reverse = try vm.truth(r) }
  try vm.sortList(list, key: key, reverse: reverse)
  return list
}

// MARK: - Names

extension Interpreter {
  /// The variables of a frame of program code, as a dict: the module's own, a class body's own. A function's frame
  /// has one dict, which is brought up to date whenever it is asked for; other names that were put into it stay.
  func frameLocals(of frame: borrowing Value) -> Value {
    let namespace = frame.frameNamespace
    let unit = frame.frameInfo.unit
    if unit.hasNamespace, !namespace.isEmpty, !namespace.isNone { return namespace }
    if unit.name == "<module>" { return frame.frameFunction.functionPart(.globals) }
    let known = namespace.isKind(.dict)
    let r = known ? namespace.copy() : makeDict()
    for i in 0..<frame.frameVariableCount {
      let v = frame.frameVariable(i)
      let name = intern(v.name)
      if !v.value.isEmpty {
        r.dictSet(string: name, v.value)
      } else if known {
        _ = r.dictRemove(string: name)
      }
    }
    if !known { frame.setFrameNamespace(r.copy()) }
    return r
  }
  /// The variables of a running function's frame, counted from the innermost.
  func frameLocals(level: Int = 0) -> Value {
    guard let view = frame(level: level) else { return makeDict() }
    let object = view.object()
    return frameLocals(of: object)
  }
}
private func builtinGlobals(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let view = vm.frame(level: 0) else { return vm.makeDict() }
  return view.function.functionPart(.globals)
}
private func builtinLocals(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.frameLocals() }
private func builtinVars(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count == 0 { return vm.frameLocals() }
  if let d = try vm.optionalAttribute(args[0], vm.python.names.__dict__) { return d }
  throw vm.typeError("vars() argument must have __dict__ attribute")
}
private func builtinDir(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let names: Value
  if args.count == 0 {
    names = try vm.listOf(vm.frameLocals())
  } else {
    guard let method = vm.pyType(args[0]).lookup(vm.python.names.__dir__) else {
      throw vm.typeError("object does not provide __dir__")
    }
    names = try vm.listOf(try vm.python.callSpecial(vm, method, args[0]))
  }
  try vm.sortList(names, key: Value.none, reverse: false)
  return names
}
