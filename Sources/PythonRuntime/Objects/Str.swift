// str: the methods of the class. The algorithms on code points are MachineRuntime/Text; here are arguments, errors, and the
// making of values.

import MachineRuntime

/// The type `str`.
enum StrType {
  static func install(_ vm: Interpreter) {
    let core: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, strNew),
      BuiltinMethod("__repr__", strRepr),
      BuiltinMethod("__str__", strStr),
      BuiltinMethod("__len__", strLen),
      BuiltinMethod("__hash__", strHash),
      BuiltinMethod("__getitem__", 1, strGet),
      BuiltinMethod("__contains__", 1, strContains),
      BuiltinMethod("__iter__", strIter),
      BuiltinMethod("__add__", 1, strAdd),
      BuiltinMethod("__mul__", 1, strMultiply),
      BuiltinMethod("__rmul__", 1, strMultiply),
      BuiltinMethod("__mod__", 1, strMod),
      BuiltinMethod("__rmod__", 1, strReflectedMod),
      BuiltinMethod("__format__", 1, numberFormat),
      BuiltinMethod("__getnewargs__", strNewArguments),
      BuiltinMethod("format", 0, .max, keywords: true, strFormat),
      BuiltinMethod("format_map", 1, strFormatMap),
      BuiltinMethod("join", 1, strJoin),
      BuiltinMethod("encode", 0, 2, keywords: true, strEncode),
      BuiltinMethod("maketrans", 1, 3, kind: .staticMethod, strMakeTranslation),
      BuiltinMethod("translate", 1, strTranslate),
    ]
    vm.types.str.define(methods: core, documentation: "str(object='') -> str")
    vm.types.str.define(methods: StrMethods.searching + StrMethods.shaping + StrMethods.asking)
    for (name, op) in comparisonNames { vm.types.str.define(methods: [BuiltinMethod(name, 1, strComparison(op))]) }
    vm.defineBuiltinType("str", vm.types.str)
  }
}

extension Interpreter {
  /// A character or slice of a string.
  func stringGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    let n = a.stringCount
    if key.isKind(.slice) {
      let b = try sliceBounds(key, n)
      if b.step == 1, b.count == n, hasCoreType(a) { return a.copy() }
      return substring(a, from: b.start, step: b.step, count: b.count)
    }
    guard var i = try subscriptIndex(key) else {
      throw typeError("string indices must be integers, not '\(pyType(key).name)'")
    }
    if i < 0 { i += n }
    if i < 0 || i >= n { throw indexError("string index out of range") }
    return makeCharacter(a.codePoint(at: i))
  }
}

private func strNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.str)
  if type === vm.types.str { try vm.checkKeywords(args, "str", ["object", "encoding", "errors"]) }
  if args.count > 4 { throw vm.typeError("str() takes at most 3 arguments (\(args.count - 1) given)") }
  let object = try vm.argument(args, 1, "object", of: "str")
  let encoding = try vm.argument(args, 2, "encoding", of: "str") ?? Value.empty
  let errors = try vm.argument(args, 3, "errors", of: "str") ?? Value.empty
  if !encoding.isEmpty, !encoding.isKind(.string) {
    throw vm.typeError("str() argument 'encoding' must be str, not \(vm.pyType(encoding).name)")
  }
  if !errors.isEmpty, !errors.isKind(.string) {
    throw vm.typeError("str() argument 'errors' must be str, not \(vm.pyType(errors).name)")
  }
  let text: Value
  if let object {
    if encoding.isEmpty, errors.isEmpty {
      text = try vm.str(object)
    } else {
      if object.isKind(.string) { throw vm.typeError("decoding str is not supported") }
      guard let bytes = vm.bytesLike(object) else {
        throw vm.typeError("decoding to str: need a bytes-like object, \(vm.pyType(object).name) found")
      }
      text = try vm.decode(vm.makeBytes(bytes), encoding, errors)
    }
  } else {
    text = vm.makeString("")
  }
  return type === vm.types.str ? text : vm.makeString(text, of: type)
}
private func strRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(Repr.text(args[0].textView))
}
private func strStr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.plainString(args[0]) }
private func strLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeInt(args[0].stringCount) }
private func strHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(args[0].stringHashValue)
}
private func strGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.stringGetItem(args[0], args[1])
}
private func strContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("'in <string>' requires string as left operand, not \(vm.pyType(args[1]).name)")
  }
  return Value.bool(args[0].textView.find(args[1].textView) != nil)
}
private func strIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.string, args[0])
}
private func strAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("can only concatenate str (not \"\(vm.pyType(args[1]).name)\") to str")
  }
  return vm.concat(args[0], args[1])
}
private func strMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try multiplySequence(vm, args[0], args[1])
}
private func strMod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.percentFormat(args[0], args[1])
}
private func strReflectedMod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else { return Value.singleton(.notImplemented) }
  return try vm.percentFormat(args[1], args[0])
}
private func strNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.substring(args[0], 0, args[0].stringCount))
}
private func strComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.string) else { return Value.singleton(.notImplemented) }
    switch op {
    case .equal: return Value.bool(args[0].equalsString(args[1]))
    case .notEqual: return Value.bool(!args[0].equalsString(args[1]))
    default: return Value.bool(holds(op, args[0].compareString(args[1])))
    }
  }
}
private func strFormat(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let positional = vm.makeList(args.dropFirst())
  let named = vm.makeDict()
  for i in 0..<args.keywordCount { try vm.dictSet(named, args.keywordNameValue(i), args.keywordValue(i)) }
  var values = TemplateValues(vm, positional: positional, named: named, isMapping: false)
  return vm.makeString(try TemplateFormat.format(args[0].textView, &values))
}
private func strFormatMap(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var values = TemplateValues(vm, positional: Value.none, named: args[1], isMapping: true)
  return vm.makeString(try TemplateFormat.format(args[0].textView, &values))
}
private func strJoin(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let items: Value
  if args[1].isKind(.list), vm.hasCoreType(args[1]) {
    items = args[1].copy()
  } else {
    if !(try vm.isIterable(args[1])) { throw vm.typeError("can only join an iterable") }
    items = try vm.listOf(args[1])
  }
  let n = items.listCount
  for i in 0..<n {
    let item = items.listItem(i)
    if !item.isKind(.string) {
      throw vm.typeError("sequence item \(i): expected str instance, \(vm.pyType(item).name) found")
    }
  }
  if n == 1 {
    let only = items.listItem(0)
    if vm.hasCoreType(only) { return only }
  }
  return vm.joinStrings(items, separator: args[0])
}
private func strEncode(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "encode", ["encoding", "errors"])
  let encoding = try vm.argument(args, 1, "encoding", of: "encode") ?? Value.empty
  let errors = try vm.argument(args, 2, "errors", of: "encode") ?? Value.empty
  return vm.makeBytes(try vm.encode(args[0], encoding, errors))
}
private func strMakeTranslation(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let table = vm.makeDict()
  if args.count == 1 {
    guard args[0].isKind(.dict) else {
      throw vm.typeError("if you give only one argument to maketrans it must be a dict")
    }
    var i = 0
    while let e = args[0].nextEntry(&i) {
      if e.key.isKind(.string) {
        if e.key.stringCount != 1 { throw vm.valueError("string keys in translate table must be of length 1") }
        try vm.dictSet(table, vm.makeInt(Int(e.key.codePoint(at: 0))), e.value.copy())
      } else {
        guard e.key.isPythonInt else { throw vm.typeError("keys in translate table must be strings or integers") }
        try vm.dictSet(table, e.key, e.value.copy())
      }
    }
    return table
  }
  guard args[0].isKind(.string) else {
    throw vm.typeError("first maketrans argument must be a string if there is a second argument")
  }
  guard args[1].isKind(.string) else {
    throw vm.typeError("maketrans() argument 2 must be str, not \(vm.pyType(args[1]).name)")
  }
  if args[0].stringCount != args[1].stringCount {
    throw vm.valueError("the first two maketrans arguments must have equal length")
  }
  for i in 0..<args[0].stringCount {
    try vm.dictSet(table, vm.makeInt(Int(args[0].codePoint(at: i))), vm.makeInt(Int(args[1].codePoint(at: i))))
  }
  if args.count > 2 {
    guard args[2].isKind(.string) else {
      throw vm.typeError("maketrans() argument 3 must be str, not \(vm.pyType(args[2]).name)")
    }
    for i in 0..<args[2].stringCount {
      try vm.dictSet(table, vm.makeInt(Int(args[2].codePoint(at: i))), Value.none)
    }
  }
  return table
}
private func strTranslate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var out = Text()
  for i in 0..<args[0].stringCount {
    let c = args[0].codePoint(at: i)
    let mapped: Value
    do throws(Raised) { mapped = try vm.getItem(args[1], vm.makeInt(Int(c))) } catch {
      let e = vm.takeRaised()
      if vm.pyType(e).isSubtype(of: vm.exceptions.lookupError) {
        out.append(c)
        continue
      }
      throw vm.reraise(e)
    }
    if mapped.isNone { continue }
    if mapped.isKind(.string) {
      out.append(mapped.textView)
    } else if let n = mapped.smallInt {
      if n < 0 || n > 0x10ffff { throw vm.valueError("character mapping must be in range(0x110000)") }
      out.append(UInt32(n))
    } else {
      throw vm.typeError("character mapping must return integer, None or str")
    }
  }
  return vm.makeString(out)
}

extension Interpreter {
  /// A string as an instance of `str` itself.
  func plainString(_ v: borrowing Value) -> Value { hasCoreType(v) ? v.copy() : substring(v, 0, v.stringCount) }
}
