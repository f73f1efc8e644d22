// set and frozenset: operators and methods. Where the order of the result shows, the steps are those of CPython's
// setobject.c: what is copied, what is gone through, what is added.

import MachineRuntime

/// The types `set` and `frozenset`.
enum SetTypes {
  static func install(_ vm: Interpreter) {
    let common: [BuiltinMethod] = [
      BuiltinMethod("__repr__", setRepr),
      BuiltinMethod("__len__", setLen),
      BuiltinMethod("__contains__", 1, setContainsMethod),
      BuiltinMethod("__iter__", setIter),
      BuiltinMethod("__and__", 1, setOperation(.and, reflected: false)),
      BuiltinMethod("__rand__", 1, setOperation(.and, reflected: true)),
      BuiltinMethod("__or__", 1, setOperation(.or, reflected: false)),
      BuiltinMethod("__ror__", 1, setOperation(.or, reflected: true)),
      BuiltinMethod("__xor__", 1, setOperation(.xor, reflected: false)),
      BuiltinMethod("__rxor__", 1, setOperation(.xor, reflected: true)),
      BuiltinMethod("__sub__", 1, setOperation(.sub, reflected: false)),
      BuiltinMethod("__rsub__", 1, setOperation(.sub, reflected: true)),
      BuiltinMethod("copy", setCopyMethod),
      BuiltinMethod("union", 0, .max, setUnion),
      BuiltinMethod("intersection", 0, .max, setIntersection),
      BuiltinMethod("difference", 0, .max, setDifference),
      BuiltinMethod("symmetric_difference", 1, setSymmetricDifference),
      BuiltinMethod("issubset", 1, setIsSubset),
      BuiltinMethod("issuperset", 1, setIsSuperset),
      BuiltinMethod("isdisjoint", 1, setIsDisjoint),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ]
    let mutable: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, setNew),
      BuiltinMethod("__init__", 0, .max, keywords: true, setInit),
      BuiltinMethod("add", 1, setAddMethod),
      BuiltinMethod("discard", 1, setDiscard),
      BuiltinMethod("remove", 1, setRemoveMethod),
      BuiltinMethod("pop", setPopMethod),
      BuiltinMethod("clear", setClearMethod),
      BuiltinMethod("update", 0, .max, setUpdate),
      BuiltinMethod("intersection_update", 0, .max, setIntersectionUpdate),
      BuiltinMethod("difference_update", 0, .max, setDifferenceUpdate),
      BuiltinMethod("symmetric_difference_update", 1, setSymmetricDifferenceUpdate),
      BuiltinMethod("__iand__", 1, setInPlace(.and)),
      BuiltinMethod("__ior__", 1, setInPlace(.or)),
      BuiltinMethod("__ixor__", 1, setInPlace(.xor)),
      BuiltinMethod("__isub__", 1, setInPlace(.sub)),
    ]
    vm.types.set.define(methods: common + mutable, documentation: "Build an unordered collection of unique elements.")
    vm.types.frozenSet.define(methods: common)
    vm.types.frozenSet.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, frozenSetNew),
      BuiltinMethod("__hash__", frozenSetHashMethod),
    ])
    for (name, op) in comparisonNames {
      vm.types.set.define(methods: [BuiltinMethod(name, 1, setComparison(op))])
      vm.types.frozenSet.define(methods: [BuiltinMethod(name, 1, setComparison(op))])
    }
    vm.types.set.defineUnhashable()
    vm.defineBuiltinType("set", vm.types.set)
    vm.defineBuiltinType("frozenset", vm.types.frozenSet)
  }
}

extension Interpreter {
  /// A copy of a set, of the base type.
  func copySet(_ a: borrowing Value) throws(Raised) -> Value {
    let r = makeSet(frozen: a.isFrozenSet)
    try setMerge(r, from: a)
    return r
  }
  /// The items of any iterable as a new plain set.
  func setOf(_ v: borrowing Value) throws(Raised) -> Value {
    let r = makeSet()
    try updateSet(r, v)
    return r
  }
  /// Adds the items of an iterable to a set.
  func updateSet(_ s: borrowing Value, _ v: borrowing Value) throws(Raised) {
    if v.isKind(.set) {
      try setMerge(s, from: v)
      return
    }
    if v.isKind(.dict), hasCoreType(v) {
      var i = 0
      while let e = v.nextEntry(&i) { try setAdd(s, e.key) }
      return
    }
    let iterator = try iterate(v)
    while let item = try next(iterator) { try setAdd(s, item) }
  }
  /// The operand as a set: itself when it is one, else its items in a new one.
  func asSet(_ v: borrowing Value) throws(Raised) -> Value { v.isKind(.set) ? v.copy() : try setOf(v) }

  /// Containment, where a set (unhashable) is looked for as the frozen set of its items.
  func setHas(_ s: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool {
    if item.isKind(.set), !item.isFrozenSet { return try setContains(s, try frozenCopy(item)) }
    return try setContains(s, item)
  }
  private func frozenCopy(_ item: borrowing Value) throws(Raised) -> Value {
    let r = makeSet(frozen: true)
    try setMerge(r, from: item)
    return r
  }
  func setLookupKey(_ item: borrowing Value) throws(Raised) -> Value {
    item.isKind(.set) && !item.isFrozenSet ? try frozenCopy(item) : item.copy()
  }

  /// An operator on two sets; nil when it is none of theirs. In place, the left one is changed and returned.
  func setBinary(
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value? {
    switch op {
    case .or:
      let r = inPlace ? a.copy() : try copySet(a)
      try setMerge(r, from: b)
      return r
    case .and:
      let r = try intersection(a, b)
      if !inPlace { return r }
      a.setExchange(r)
      return a.copy()
    case .sub:
      if inPlace {
        try removeAll(a, b)
        return a.copy()
      }
      return try difference(a, b)
    case .xor:
      if inPlace {
        try toggleAll(a, b)
        return a.copy()
      }
      let r = makeSet(frozen: a.isFrozenSet)
      try setMerge(r, from: b)
      try toggleAll(r, a)
      return r
    default: return nil
    }
  }
  func intersection(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    let r = makeSet(frozen: a.isFrozenSet)
    var i = 0
    // The shorter one is gone through; its order is the result's.
    if b.setCount > a.setCount {
      while let key = a.nextKey(&i) { if try setContains(b, key) { try setAdd(r, key) } }
    } else {
      while let key = b.nextKey(&i) { if try setContains(a, key) { try setAdd(r, key) } }
    }
    return r
  }
  func difference(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    if a.setCount >> 2 > b.setCount {
      let r = try copySet(a)
      try removeAll(r, b)
      return r
    }
    let r = makeSet(frozen: a.isFrozenSet)
    var i = 0
    while let key = a.nextKey(&i) { if !(try setContains(b, key)) { try setAdd(r, key) } }
    return r
  }
  func removeAll(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) {
    if a.isIdentical(to: b) {
      a.setClear()
      return
    }
    var i = 0
    while let key = b.nextKey(&i) { _ = try setRemove(a, key) }
  }
  func toggleAll(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) {
    if a.isIdentical(to: b) {
      a.setClear()
      return
    }
    var i = 0
    while let key = b.nextKey(&i) { if !(try setRemove(a, key)) { try setAdd(a, key) } }
  }
  func isSubset(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    if a.setCount > b.setCount { return false }
    var i = 0
    while let key = a.nextKey(&i) { if !(try setContains(b, key)) { return false } }
    return true
  }
  /// Comparison of sets: inclusion.
  func compareSets(_ op: CompareOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    switch op {
    case .equal: return a.setCount == b.setCount ? try isSubset(a, b) : false
    case .notEqual: return a.setCount == b.setCount ? !(try isSubset(a, b)) : true
    case .lessEqual: return try isSubset(a, b)
    case .greaterEqual: return try isSubset(b, a)
    case .less: return a.setCount < b.setCount ? try isSubset(a, b) : false
    case .greater: return a.setCount > b.setCount ? try isSubset(b, a) : false
    }
  }
  /// CPython's hash of a frozen set: independent of order.
  func frozenSetHash(_ a: borrowing Value) -> Int {
    if a.storedSetHash != 0 { return a.storedSetHash }
    var h: UInt64 = 0
    var i = 0
    while let _ = a.nextKey(&i) {
      let x = UInt64(bitPattern: Int64(a.keyHash(before: i)))
      h ^= ((x ^ 89_869_747) ^ (x << 16)) &* 3_644_798_167
    }
    h ^= UInt64(a.setCount + 1) &* 1_927_868_237
    h ^= (h >> 11) ^ (h >> 25)
    h = h &* 69069 &+ 907_133_923
    let result = h == UInt64.max ? 590_923_713 : Int(truncatingIfNeeded: h)
    a.storedSetHash = result
    return result
  }
}

private func setNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.set)
  return type === vm.types.set ? vm.makeSet() : vm.makeSet(of: type, frozen: false)
}
private func setInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if vm.pyType(args[0]) === vm.types.set { try vm.refuseKeywords(args, "set") }
  if args.count > 2 { throw vm.typeError("set expected at most 1 argument, got \(args.count - 1)") }
  args[0].setClear()
  if args.count > 1 { try vm.updateSet(args[0], args[1]) }
  return Value.none
}
private func frozenSetNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.frozenSet)
  if args.count > 2 { throw vm.typeError("frozenset expected at most 1 argument, got \(args.count - 1)") }
  if type === vm.types.frozenSet {
    try vm.refuseKeywords(args, "frozenset")
    if args.count == 2, args[1].isFrozenSet, vm.hasCoreType(args[1]) { return args[1].copy() }
  }
  let r = type === vm.types.frozenSet ? vm.makeSet(frozen: true) : vm.makeSet(of: type, frozen: true)
  if args.count == 2 { try vm.updateSet(r, args[1]) }
  return r
}
private func setRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let name = vm.pyType(args[0]).name
  if args[0].setCount == 0 { return vm.makeString("\(name)()") }
  if !args[0].enterDisplay() { return vm.makeString("\(name)(...)") }
  defer { args[0].leaveDisplay() }
  let plain = name == "set"
  var out = Text(plain ? "{" : name + "({")
  var i = 0
  var first = true
  while let key = args[0].nextKey(&i) {
    if !first { out.append(", ") }
    first = false
    out.append(try vm.reprOf(key))
  }
  out.append(plain ? "}" : "})")
  return vm.makeString(out)
}
private func setLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeInt(args[0].setCount) }
private func setContainsMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.setHas(args[0], args[1]))
}
private func setIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.set, args[0])
}
private func setOperation(_ op: BinaryOperation, reflected: Bool) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.set) else { return Value.singleton(.notImplemented) }
    let r = try vm.setBinary(op, args[reflected ? 1 : 0], args[reflected ? 0 : 1], inPlace: false)
    return r ?? Value.singleton(.notImplemented)
  }
}
private func setInPlace(_ op: BinaryOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.set) else { return Value.singleton(.notImplemented) }
    let r = try vm.setBinary(op, args[0], args[1], inPlace: true)
    return r ?? Value.singleton(.notImplemented)
  }
}
private func setComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.set) else { return Value.singleton(.notImplemented) }
    return Value.bool(try vm.compareSets(op, args[0], args[1]))
  }
}
private func frozenSetHashMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(vm.frozenSetHash(args[0]))
}
private func setCopyMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[0].isFrozenSet, vm.hasCoreType(args[0]) { return args[0].copy() }
  return try vm.copySet(args[0])
}
private func setUnion(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try vm.copySet(args[0])
  for i in 1..<max(args.count, 1) { try vm.updateSet(r, args[i]) }
  return r
}
private func setIntersection(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var r = try vm.copySet(args[0])
  for i in 1..<max(args.count, 1) { r = try intersect(vm, r, args[i]) }
  return r
}
private func intersect(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
  if b.isKind(.set) { return try vm.intersection(a, b) }
  let r = vm.makeSet(frozen: a.isFrozenSet)
  let iterator = try vm.iterate(b)
  while let item = try vm.next(iterator) { if try vm.setContains(a, item) { try vm.setAdd(r, item) } }
  return r
}
private func setDifference(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count == 1 { return try vm.copySet(args[0]) }
  var r = try subtract(vm, args[0], args[1])
  for i in 2..<max(args.count, 2) { r = try subtract(vm, r, args[i]) }
  return r
}
private func subtract(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
  if b.isKind(.set) { return try vm.difference(a, b) }
  let r = try vm.copySet(a)
  let iterator = try vm.iterate(b)
  while let item = try vm.next(iterator) { _ = try vm.setRemove(r, item) }
  return r
}
private func setSymmetricDifference(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = vm.makeSet(frozen: args[0].isFrozenSet)
  try vm.updateSet(r, args[1])
  try vm.toggleAll(r, args[0])
  return r
}
private func setIsSubset(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.isSubset(args[0], try vm.asSet(args[1])))
}
private func setIsSuperset(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[1].isKind(.set) { return Value.bool(try vm.isSubset(args[1], args[0])) }
  let iterator = try vm.iterate(args[1])
  while let item = try vm.next(iterator) { if !(try vm.setContains(args[0], item)) { return Value.false } }
  return Value.true
}
private func setIsDisjoint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let iterator = try vm.iterate(args[1])
  while let item = try vm.next(iterator) { if try vm.setContains(args[0], item) { return Value.false } }
  return Value.true
}
private func setAddMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.setAdd(args[0], args[1])
  return Value.none
}
private func setDiscard(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  _ = try vm.setRemove(args[0], try vm.setLookupKey(args[1]))
  return Value.none
}
private func setRemoveMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if !(try vm.setRemove(args[0], try vm.setLookupKey(args[1]))) { throw vm.keyError(args[1]) }
  return Value.none
}
private func setPopMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let key = vm.setPop(args[0]) { return key }
  throw vm.keyError(vm.makeString("pop from an empty set"))
}
private func setClearMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[0].setClear()
  return Value.none
}
private func setUpdate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  for i in 1..<max(args.count, 1) { try vm.updateSet(args[0], args[i]) }
  return Value.none
}
private func setIntersectionUpdate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try setIntersection(vm, args)
  args[0].setExchange(r)
  return Value.none
}
private func setDifferenceUpdate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  for i in 1..<max(args.count, 1) {
    if args[i].isKind(.set) {
      try vm.removeAll(args[0], args[i])
      continue
    }
    let iterator = try vm.iterate(args[i])
    while let item = try vm.next(iterator) { _ = try vm.setRemove(args[0], item) }
  }
  return Value.none
}
private func setSymmetricDifferenceUpdate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.toggleAll(args[0], try vm.asSet(args[1]))
  return Value.none
}
