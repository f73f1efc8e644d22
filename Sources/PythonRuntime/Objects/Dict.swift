// dict: the methods of the class, updates from mappings and pairs. The views are in DictViews.swift, the table itself in
// MachineRuntime.

import MachineRuntime

/// The type `dict`.
enum DictType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, dictNew),
      BuiltinMethod("__init__", 0, .max, keywords: true, dictInit),
      BuiltinMethod("__repr__", dictRepr),
      BuiltinMethod("__len__", dictLen),
      BuiltinMethod("__getitem__", 1, dictGetItem),
      BuiltinMethod("__setitem__", 2, dictSetItem),
      BuiltinMethod("__delitem__", 1, dictDelItem),
      BuiltinMethod("__contains__", 1, dictContains),
      BuiltinMethod("__iter__", dictIter),
      BuiltinMethod("__reversed__", dictReversed),
      BuiltinMethod("__eq__", 1, dictEqual),
      BuiltinMethod("__ne__", 1, dictNotEqual),
      BuiltinMethod("__or__", 1, dictOr),
      BuiltinMethod("__ror__", 1, dictReflectedOr),
      BuiltinMethod("__ior__", 1, dictInPlaceOr),
      BuiltinMethod("get", 1, 2, dictGet),
      BuiltinMethod("setdefault", 1, 2, dictSetDefault),
      BuiltinMethod("pop", 1, 2, dictPop),
      BuiltinMethod("popitem", dictPopItem),
      BuiltinMethod("update", 0, .max, keywords: true, dictUpdate),
      BuiltinMethod("clear", dictClear),
      BuiltinMethod("copy", dictCopyMethod),
      BuiltinMethod("keys", dictKeys),
      BuiltinMethod("values", dictValues),
      BuiltinMethod("items", dictItems),
      BuiltinMethod("fromkeys", 1, 2, kind: .classMethod, dictFromKeys),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ]
    vm.types.dict.define(methods: methods, documentation: "Built-in mapping.")
    vm.types.dict.defineUnhashable()
    vm.defineBuiltinType("dict", vm.types.dict)
  }
}

extension Interpreter {
  /// Adds the entries of another dict.
  func updateDict(_ d: borrowing Value, _ other: borrowing Value) throws(Raised) {
    if d.isIdentical(to: other) { return }
    var i = 0
    while let e = other.nextEntry(&i) { try dictSet(d, e.key, e.value.copy()) }
  }
  /// Adds what a mapping (something with `keys`) or an iterable of pairs holds.
  func updateDict(_ d: borrowing Value, from source: borrowing Value) throws(Raised) {
    if source.isKind(.dict), iteratesNatively(source) {
      try updateDict(d, source)
      return
    }
    if let keys = try optionalAttribute(source, python.names.keys) {
      let iterator = try iterate(try call(keys))
      while let key = try next(iterator) {
        let value = try getItem(source, key)
        try dictSet(d, key, value)
      }
      return
    }
    let iterator = try iterate(source)
    var i = 0
    while let item = try next(iterator) {
      let pair: Value
      if item.isKind(.list) || item.isKind(.tuple) {
        pair = item.copy()
      } else {
        if !(try isIterable(item)) {
          throw typeError("cannot convert dictionary update sequence element #\(i) to a sequence")
        }
        pair = try listOf(item)
      }
      let n = sequenceLength(pair)
      if n != 2 { throw valueError("dictionary update sequence element #\(i) has length \(n); 2 is required") }
      try dictSet(d, sequenceItem(pair, 0), sequenceItem(pair, 1))
      i += 1
    }
  }
  /// Whether a class's `__iter__` is a built-in one, so that a dict's entries may be read directly.
  func iteratesNatively(_ v: borrowing Value) -> Bool {
    if hasCoreType(v) { return true }
    if let f = pyType(v).lookup(python.names.__iter__) { return f.isKind(.native) }
    return false
  }
  /// An attribute, or nil when there is none (AttributeError).
  func optionalAttribute(_ v: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value? {
    do throws(Raised) { return try getAttribute(v, name) } catch {
      let e = takeRaised()
      if pyType(e).isSubtype(of: exceptions.attributeError) { return nil }
      throw reraise(e)
    }
  }

  /// Whether two dicts have the same entries.
  func dictsEqual(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    if a.isIdentical(to: b) { return true }
    if a.dictCount != b.dictCount { return false }
    try checkNativeStack()
    var i = 0
    while let e = a.nextEntry(&i) {
      guard let other = try dictGet(b, e.key) else { return false }
      if !other.isIdentical(to: e.value), !(try equal(e.value, other)) { return false }
    }
    return true
  }

  /// `d[key]` of dicts and their subclasses, `__missing__` included.
  func dictItem(_ d: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    if let v = try dictGet(d, key) { return v }
    if !hasCoreType(d), let missing = pyType(d).lookup(python.names.__missing__) {
      return try python.callSpecial(self, missing, d, key)
    }
    throw keyError(key)
  }
}

private func dictNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.dict)
  return type === vm.types.dict ? vm.makeDict() : vm.makeDict(of: type)
}
private func dictInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try update(vm, args, "dict")
  return Value.none
}
private func update(_ vm: Interpreter, _ args: Arguments, _ name: String) throws(Raised) {
  if args.count > 2 { throw vm.typeError("\(name) expected at most 1 argument, got \(args.count - 1)") }
  if args.count == 2 { try vm.updateDict(args[0], from: args[1]) }
  for i in 0..<args.keywordCount {
    let key = args.keywordNameValue(i)
    try vm.dictSet(args[0], key, args.keywordValue(i))
  }
}
private func dictRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[0].dictCount == 0 { return vm.makeString("{}") }
  if !args[0].enterDisplay() { return vm.makeString("{...}") }
  defer { args[0].leaveDisplay() }
  var out = Text("{")
  var i = 0
  var first = true
  while let e = args[0].nextEntry(&i) {
    if !first { out.append(", ") }
    first = false
    out.append(try vm.reprOf(e.key))
    out.append(": ")
    out.append(try vm.reprOf(e.value))
  }
  out.append("}")
  return vm.makeString(out)
}
private func dictLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeInt(args[0].dictCount) }
private func dictGetItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.dictItem(args[0], args[1])
}
private func dictSetItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.dictSet(args[0], args[1], args[2].copy())
  return Value.none
}
private func dictDelItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if try vm.dictRemove(args[0], args[1]) == nil { throw vm.keyError(args[1]) }
  return Value.none
}
private func dictContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.dictGet(args[0], args[1]) != nil)
}
private func dictIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.dictKeys, args[0])
}
private func dictReversed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.dictKeysReversed, args[0])
}
private func dictEqual(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.dict) else { return Value.singleton(.notImplemented) }
  return Value.bool(try vm.dictsEqual(args[0], args[1]))
}
private func dictNotEqual(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.dict) else { return Value.singleton(.notImplemented) }
  return Value.bool(!(try vm.dictsEqual(args[0], args[1])))
}
private func merged(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
  let r = vm.dictCopy(a)
  try vm.updateDict(r, b)
  return r
}
private func dictOr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.dict) else { return Value.singleton(.notImplemented) }
  return try merged(vm, args[0], args[1])
}
private func dictReflectedOr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.dict) else { return Value.singleton(.notImplemented) }
  return try merged(vm, args[1], args[0])
}
private func dictInPlaceOr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.updateDict(args[0], from: args[1])
  return args[0].copy()
}
private func dictGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let v = try vm.dictGet(args[0], args[1]) { return v }
  return args.count > 2 ? args[2].copy() : Value.none
}
private func dictSetDefault(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let v = try vm.dictGet(args[0], args[1]) { return v }
  let value = args.count > 2 ? args[2].copy() : Value.none
  try vm.dictSet(args[0], args[1], value.copy())
  return value
}
private func dictPop(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let v = try vm.dictRemove(args[0], args[1]) { return v }
  if args.count > 2 { return args[2].copy() }
  throw vm.keyError(args[1])
}
private func dictPopItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let e = args[0].lastEntry() else {
    throw vm.keyError(vm.makeString("popitem(): dictionary is empty"))
  }
  _ = try vm.dictRemove(args[0], e.key)
  return vm.makeTuple(e.key.copy(), e.value.copy())
}
private func dictUpdate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try update(vm, args, "update")
  return Value.none
}
private func dictClear(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[0].dictClear()
  return Value.none
}
private func dictCopyMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.dictCopy(args[0]) }
private func dictKeys(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.dictView(vm.objectTypes.dictKeys, args[0])
}
private func dictValues(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.dictView(vm.objectTypes.dictValues, args[0])
}
private func dictItems(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.dictView(vm.objectTypes.dictItems, args[0])
}
private func dictFromKeys(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let value = args.count > 2 ? args[2].copy() : Value.none
  let d = try vm.call(args[0])
  let direct = d.isKind(.dict) && vm.hasCoreType(d)
  let iterator = try vm.iterate(args[1])
  while let key = try vm.next(iterator) {
    if direct { try vm.dictSet(d, key, value.copy()) } else { try vm.setItem(d, key, value) }
  }
  return d
}
