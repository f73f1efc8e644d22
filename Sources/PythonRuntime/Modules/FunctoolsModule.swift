// The native part of `functools`: partial, reduce, cmp_to_key and the wrapper behind lru_cache. The rest of the module is
// Library/functools.py.

import MachineRuntime

enum FunctoolsModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let module = vm.nativeModule(
      "_functools",
      [BuiltinMethod("reduce", 2, 3, functoolsReduce), BuiltinMethod("cmp_to_key", 1, 1, keywords: true, compareToKey)]
    )
    // Slots: function, arguments, keywords.
    let partial = vm.defineType(
      name: "partial",
      module: "functools",
      layout: .record,
      recordSlots: 3,
      hasAttributes: true
    )
    partial.define(
      methods: [
        BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, partialNew),
        BuiltinMethod("__call__", 0, .max, keywords: true, partialCall), BuiltinMethod("__repr__", partialRepr),
        BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
      ],
      getters: [BuiltinGetter("func", slotZero), BuiltinGetter("args", slotOne), BuiltinGetter("keywords", slotTwo)]
    )
    vm.objectTypes.partial = partial
    vm.define(module, partial)
    // Slots: comparison function, object.
    let key = vm.defineType(name: "KeyWrapper", module: "functools", layout: .record, recordSlots: 2, isFinal: true)
    key.define(
      methods: [BuiltinMethod("__call__", 1, keyCall)],
      getters: [BuiltinGetter("obj", slotOne)]
    )
    for (name, op) in comparisonNames { key.define(methods: [BuiltinMethod(name, 1, keyComparison(op))]) }
    key.defineUnhashable()
    vm.objectTypes.keyWrapper = key
    // Slots: function, most entries or none, typed, cache, hits, misses.
    let cache = vm.defineType(
      name: "_lru_cache_wrapper",
      module: "functools",
      layout: .record,
      recordSlots: 6,
      hasAttributes: true
    )
    cache.define(methods: [
      BuiltinMethod("__new__", 4, 4, kind: .staticMethod, cacheNew),
      BuiltinMethod("__call__", 0, .max, keywords: true, cacheCall), BuiltinMethod("__get__", 1, 2, cacheGet),
      BuiltinMethod("cache_info", cacheInfo), BuiltinMethod("cache_clear", cacheClear),
      BuiltinMethod("__copy__", selfIterator), BuiltinMethod("__deepcopy__", 1, selfIterator),
    ])
    vm.define(module, cache)
    return module
  }
}

private func slotZero(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { v.slot(0) }
private func slotOne(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { v.slot(1) }
private func slotTwo(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { v.slot(2) }

private func functoolsReduce(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if !(try vm.isIterable(args[1])) { throw vm.typeError("reduce() arg 2 must support iteration") }
  let iterator = try vm.iterate(args[1])
  var total: Value
  if args.count > 2 {
    total = args[2].copy()
  } else {
    guard let first = try vm.next(iterator) else {
      throw vm.typeError("reduce() of empty iterable with no initial value")
    }
    total = first
  }
  while let v = try vm.next(iterator) { total = try vm.call(args[0], total, v) }
  return total
}

// MARK: - partial

private func partialNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count < 2 { throw vm.typeError("type 'partial' takes at least one argument") }
  let type = try vm.classArgument(args[0], vm.objectTypes.partial)
  if !vm.isCallable(args[1]) { throw vm.typeError("the first argument must be callable") }
  let r = vm.makeRecord(of: type)
  let positional = vm.makeList()
  let keywords = vm.makeDict()
  // A partial of a partial is one partial, unless it has attributes of its own.
  if vm.pyType(args[1]) === vm.objectTypes.partial, vm.ownAttributeNames(args[1]).isEmpty {
    r.setSlot(0, args[1].slot(0))
    positional.listExtend(args[1].slot(1))
    try vm.updateDict(keywords, args[1].slot(2))
  } else {
    r.setSlot(0, args[1].copy())
  }
  for i in 2..<max(args.count, 2) { positional.listAppend(args[i].copy()) }
  for i in 0..<args.keywordCount { try vm.dictSet(keywords, args.keywordNameValue(i), args.keywordValue(i)) }
  r.setSlot(1, vm.makeTuple(list: positional))
  r.setSlot(2, keywords)
  return r
}
private func partialCall(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var list = ArgumentList()
  let first = args[0].slot(1)
  for i in 0..<first.tupleCount { list.append(first.tupleItem(i)) }
  for i in 1..<max(args.count, 1) { list.append(args[i].copy()) }
  let given = args[0].slot(2)
  if given.dictCount == 0 {
    for i in 0..<args.keywordCount { list.append(name: args.keywordNameValue(i), args.keywordValue(i)) }
  } else {
    let keywords = vm.dictCopy(given)
    for i in 0..<args.keywordCount { try vm.dictSet(keywords, args.keywordNameValue(i), args.keywordValue(i)) }
    var i = 0
    while let e = keywords.nextEntry(&i) { list.append(name: e.key.copy(), e.value.copy()) }
  }
  return try vm.call(args[0].slot(0), arguments: list)
}
private func partialRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if !args[0].enterDisplay() { return vm.makeString("...") }
  defer { args[0].leaveDisplay() }
  var out = Text(vm.typePath(vm.pyType(args[0])) + "(")
  out.append(try vm.reprOf(args[0].slot(0)))
  let positional = args[0].slot(1)
  for i in 0..<positional.tupleCount {
    out.append(", ")
    out.append(try vm.reprOf(positional.tupleItem(i)))
  }
  let keywords = args[0].slot(2)
  var i = 0
  while let e = keywords.nextEntry(&i) {
    out.append(", ")
    out.append(try vm.strOf(e.key))
    out.append("=")
    out.append(try vm.reprOf(e.value))
  }
  out.append(")")
  return vm.makeString(out)
}

// MARK: - cmp_to_key

private func makeKey(_ vm: Interpreter, _ f: borrowing Value, _ object: consuming Value) throws(Raised) -> Value {
  guard let type = vm.objectTypes.keyWrapper else { return Value.none }
  let r = vm.makeRecord(of: type)
  r.setSlot(0, f.copy())
  r.setSlot(1, object)
  return r
}
private func compareToKey(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try makeKey(vm, args[0], Value.none)
}
private func keyCall(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try makeKey(vm, args[0].slot(0), args[1].copy())
}
private func keyComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard vm.pyType(args[1]) === vm.objectTypes.keyWrapper else {
      throw vm.typeError("other argument must be K instance")
    }
    let order = try vm.call(args[0].slot(0), args[0].slot(1), args[1].slot(1))
    return try vm.compare(op, order, vm.makeInt(0))
  }
}

// MARK: - lru_cache

private func cacheNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = vm.makeRecord(of: try vm.classArgument(args[0], nil))
  if !vm.isCallable(args[1]) { throw vm.typeError("the first argument must be callable") }
  r.setSlot(0, args[1].copy())
  r.setSlot(1, args[2].copy())
  r.setSlot(2, Value.bool(try vm.truth(args[3])))
  reset(vm, r)
  return r
}
private func reset(_ vm: Interpreter, _ r: borrowing Value) {
  r.setSlot(3, vm.makeDict())
  r.setSlot(4, vm.makeInt(0))
  r.setSlot(5, vm.makeInt(0))
}
/// The key of a call: the only argument itself when it is an int or str, else a tuple.
private func cacheKey(_ vm: Interpreter, _ args: Arguments, typed: Bool) -> Value {
  if args.count == 2, args.keywordCount == 0, !typed,
    args[1].isSmallInt || (args[1].isKind(.string) && vm.hasCoreType(args[1]))
  {
    return args[1].copy()
  }
  let parts = vm.makeList()
  for i in 1..<max(args.count, 1) { parts.listAppend(args[i].copy()) }
  if args.keywordCount > 0 {
    parts.listAppend(Value.singleton(.marker))
    for i in 0..<args.keywordCount {
      parts.listAppend(args.keywordNameValue(i))
      parts.listAppend(args.keywordValue(i))
    }
  }
  if typed {
    for i in 1..<max(args.count, 1) { parts.listAppend(vm.pyType(args[i]).object) }
    for i in 0..<args.keywordCount { parts.listAppend(vm.pyType(args.keywordValue(i)).object) }
  }
  return vm.makeTuple(list: parts)
}
private func count(_ v: borrowing Value, _ slot: Int, _ vm: Interpreter) {
  v.setSlot(slot, vm.makeInt((v.slot(slot).smallInt ?? 0) + 1))
}
private func cacheCall(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = args[0].slot(0)
  let most = args[0].slot(1).smallInt
  if most == 0 {
    count(args[0], 5, vm)
    return try vm.call(f, forwarding: args.dropFirst())
  }
  let key = cacheKey(vm, args, typed: args[0].slot(2).isTrue)
  let cache = args[0].slot(3)
  if let found = try vm.dictGet(cache, key) {
    count(args[0], 4, vm)
    if most != nil {
      // The latest used stand last.
      _ = try vm.dictRemove(cache, key)
      try vm.dictSet(cache, key, found.copy())
    }
    return found
  }
  count(args[0], 5, vm)
  let result = try vm.call(f, forwarding: args.dropFirst())
  let now = args[0].slot(3)
  if let most, now.dictCount >= most, try vm.dictGet(now, key) == nil {
    var i = 0
    if let oldest = now.nextEntry(&i) { _ = try vm.dictRemove(now, oldest.key) }
  }
  try vm.dictSet(now, key, result.copy())
  return result
}
private func cacheGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[1].isNone ? args[0].copy() : vm.makeBoundMethod(args[0], args[1])
}
private func cacheInfo(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let collections = try vm.python.importing.importModule(vm, "collections")
  let type: Value
  if let known = vm.objectTypes.cacheInfo {
    type = known.value.copy()
  } else {
    let make = try vm.getAttribute(collections, vm.intern("namedtuple"))
    let fields = vm.makeList()
    for name in ["hits", "misses", "maxsize", "currsize"] { fields.listAppend(vm.makeString(name)) }
    type = try vm.call(make, vm.makeString("CacheInfo"), fields)
    vm.objectTypes.cacheInfo = HeldValue(type.copy())
  }
  var list = ArgumentList()
  list.append(args[0].slot(4))
  list.append(args[0].slot(5))
  list.append(args[0].slot(1))
  list.append(vm.makeInt(args[0].slot(3).dictCount))
  return try vm.call(type, arguments: list)
}
private func cacheClear(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  reset(vm, args[0])
  return Value.none
}

/// A value kept by a Swift object.
final class HeldValue {
  let value: Value
  init(_ value: consuming Value) { self.value = value }
}
