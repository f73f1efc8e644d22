// The native part of `collections`: deque, a ring buffer over a core list, and defaultdict. The rest of the module is
// Library/collections.py.

import MachineRuntime

/// The contents of a deque.
final class DequePayload: Payload {
  /// A list of which `count` places from `head`, going round, hold the items; the others hold none.
  let storage: Value
  var head = 0
  var count = 0
  var limit: Int?
  /// Counts changes, for iterators.
  var changes = 0

  init(_ vm: Interpreter) {
    storage = vm.makeList()
    super.init()
  }
  override func visit(_ visitor: Visitor) { visitor.visit(storage) }
  override func clear() { storage.listClear() }

  private func place(_ i: Int) -> Int {
    let k = head + i
    let n = storage.listCount
    return k >= n ? k - n : k
  }
  func item(_ i: Int) -> Value { storage.listItem(place(i)) }
  func set(_ i: Int, _ value: consuming Value) { storage.setListItem(place(i), value) }
  private func grow() {
    let n = storage.listCount
    if count < n { return }
    let new = max(8, n * 2)
    for _ in n..<new { storage.listAppend(Value.none) }
    // What stood before the head moves behind the old end.
    for i in 0..<head {
      storage.setListItem(n + i, storage.listItem(i))
      storage.setListItem(i, Value.none)
    }
  }
  func append(_ value: consuming Value) {
    if let limit, count >= limit {
      if limit == 0 { return }
      _ = popFirst()
    }
    grow()
    count += 1
    set(count - 1, value)
    changes += 1
  }
  func appendFirst(_ value: consuming Value) {
    if let limit, count >= limit {
      if limit == 0 { return }
      _ = popLast()
    }
    grow()
    head = head == 0 ? storage.listCount - 1 : head - 1
    count += 1
    set(0, value)
    changes += 1
  }
  func popFirst() -> Value {
    let v = item(0)
    set(0, Value.none)
    head = head + 1 == storage.listCount ? 0 : head + 1
    count -= 1
    changes += 1
    return v
  }
  func popLast() -> Value {
    let v = item(count - 1)
    set(count - 1, Value.none)
    count -= 1
    changes += 1
    return v
  }
  func removeAll() {
    storage.listClear()
    head = 0
    count = 0
    changes += 1
  }
  func insert(_ i: Int, _ value: consuming Value) {
    append(Value.none)
    var k = count - 1
    while k > i {
      set(k, item(k - 1))
      k -= 1
    }
    set(i, value)
  }
  func remove(_ i: Int) {
    // The shorter side moves up.
    if i < count / 2 {
      var k = i
      while k > 0 {
        set(k, item(k - 1))
        k -= 1
      }
      _ = popFirst()
    } else {
      for k in i..<(count - 1) { set(k, item(k + 1)) }
      _ = popLast()
    }
  }
  func rotate(_ n: Int) {
    if count < 2 { return }
    var k = n % count
    if k < 0 { k += count }
    // The shorter way round.
    if k <= count / 2 {
      for _ in 0..<k { appendFirst(popLast()) }
    } else {
      for _ in 0..<(count - k) { append(popFirst()) }
    }
  }
}

enum CollectionsModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let module = vm.nativeModule("_collections", [])
    let deque = vm.defineType(name: "deque", module: "collections", layout: .box)
    deque.pattern = .sequence
    defineTupleGetter(vm, module)
    let iterator = vm.defineType(
      name: "_deque_iterator",
      module: "_collections",
      layout: .record,
      recordSlots: 4,
      isFinal: true
    )
    IteratorTypes.define(iterator, dequeNext)
    vm.objectTypes.dequeIterator = iterator
    vm.objectTypes.deque = deque
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, dequeNew),
      BuiltinMethod("__init__", 0, 2, keywords: true, dequeInit), BuiltinMethod("append", 1, dequeAppend),
      BuiltinMethod("appendleft", 1, dequeAppendFirst), BuiltinMethod("pop", dequePop),
      BuiltinMethod("popleft", dequePopFirst), BuiltinMethod("extend", 1, dequeExtend),
      BuiltinMethod("extendleft", 1, dequeExtendFirst), BuiltinMethod("clear", dequeClear),
      BuiltinMethod("copy", dequeCopy), BuiltinMethod("__copy__", dequeCopy), BuiltinMethod("count", 1, dequeCount),
      BuiltinMethod("index", 1, 3, dequeIndex), BuiltinMethod("insert", 2, dequeInsert),
      BuiltinMethod("remove", 1, dequeRemove), BuiltinMethod("reverse", dequeReverse),
      BuiltinMethod("rotate", 0, 1, dequeRotate), BuiltinMethod("__len__", dequeLen),
      BuiltinMethod("__repr__", dequeRepr),
      BuiltinMethod("__iter__", dequeIter), BuiltinMethod("__reversed__", dequeReversed),
      BuiltinMethod("__getitem__", 1, dequeGet), BuiltinMethod("__setitem__", 2, dequeSet),
      BuiltinMethod("__delitem__", 1, dequeDelete), BuiltinMethod("__contains__", 1, dequeContains),
      BuiltinMethod("__add__", 1, dequeAdd), BuiltinMethod("__iadd__", 1, dequeInPlaceAdd),
      BuiltinMethod("__mul__", 1, dequeMultiply), BuiltinMethod("__rmul__", 1, dequeMultiply),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ]
    deque.define(methods: methods, getters: [BuiltinGetter("maxlen", dequeLimit)])
    for (name, op) in comparisonNames { deque.define(methods: [BuiltinMethod(name, 1, dequeComparison(op))]) }
    deque.defineUnhashable()
    deque.nativeLength = NativeLength { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Int in
      try vm.deque(v).count
    }
    vm.define(module, deque)
    vm.define(module, iterator)
    let dict = vm.defineType(name: "defaultdict", module: "collections", base: vm.types.dict, hasAttributes: true)
    dict.define(methods: [
      BuiltinMethod("__init__", 0, .max, keywords: true, defaultInit), BuiltinMethod("__missing__", 1, defaultMissing),
      BuiltinMethod("__repr__", defaultRepr), BuiltinMethod("copy", defaultCopy),
      BuiltinMethod("__copy__", defaultCopy),
    ])
    vm.define(module, dict)
    return module
  }

  /// `_tuplegetter(index, doc)`: the attribute of a named tuple's field.
  private static func defineTupleGetter(_ vm: Interpreter, _ module: borrowing Value) {
    let getter = vm.defineType(
      name: "_tuplegetter",
      module: "collections",
      layout: .record,
      recordSlots: 2,
      isFinal: true,
      methods: [
        BuiltinMethod("__new__", 3, 3, kind: .staticMethod, newTupleGetter), BuiltinMethod("__get__", 1, 2, tupleGet),
        BuiltinMethod("__set__", 2, tupleSet), BuiltinMethod("__delete__", 1, tupleDelete),
        BuiltinMethod("__repr__", tupleGetterRepr),
      ],
      getters: [
        BuiltinGetter(
          "__doc__",
          set: { (_: Interpreter, v: borrowing Value, value: borrowing Value) throws(Raised) -> Void in
            v.setSlot(1, value.isEmpty ? Value.none : value.copy())
          },
          { (_: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(1) }
        )
      ]
    )
    vm.define(module, "_tuplegetter", getter.object)
  }
  private static func newTupleGetter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = try vm.classArgument(a[0], nil)
    let index = try vm.intIndex(a[1])
    let getter = vm.makeRecord(of: type)
    getter.setSlot(0, Value.smallInt(index))
    getter.setSlot(1, a[2].copy())
    return getter
  }
  private static func tupleGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let index = a[0].slot(0).smallInt ?? 0
    guard a[1].isKind(.tuple) else {
      if a[1].isNone { return a[0].copy() }
      throw vm.typeError(
        "descriptor for index '\(index)' for tuple subclasses doesn't apply to '\(vm.pyType(a[1]).name)' object"
      )
    }
    if index >= a[1].tupleCount { throw vm.indexError("tuple index out of range") }
    return a[1].tupleItem(index)
  }
  private static func tupleSet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    throw vm.attributeError("can't set attribute")
  }
  private static func tupleDelete(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    throw vm.attributeError("can't delete attribute")
  }
  private static func tupleGetterRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("_tuplegetter(\(a[0].slot(0).smallInt ?? 0), \(try vm.reprString(a[0].slot(1))))")
  }
}

extension Interpreter {
  fileprivate func deque(_ v: borrowing Value) throws(Raised) -> DequePayload {
    if v.isKind(.box), let p = v.payload as? DequePayload { return p }
    throw typeError("a deque is required, not '\(pyType(v).name)'")
  }
  fileprivate func makeDeque(like v: borrowing Value, _ p: DequePayload) throws(Raised) -> Value {
    let new = DequePayload(self)
    new.limit = p.limit
    for i in 0..<p.count { new.append(p.item(i)) }
    return makeBox(new, of: pyType(v))
  }
}
private func dequeNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeBox(DequePayload(vm), of: try vm.classArgument(args[0], vm.objectTypes.deque))
}
private func dequeInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "deque", ["iterable", "maxlen"])
  let p = try vm.deque(args[0])
  p.removeAll()
  p.limit = nil
  if let limit = try vm.argument(args, 2, "maxlen", of: "deque"), !limit.isNone {
    guard limit.isPythonInt else { throw vm.typeError("an integer is required") }
    let n = try vm.intIndex(limit)
    if n < 0 { throw vm.valueError("maxlen must be non-negative") }
    p.limit = n
  }
  if let source = try vm.argument(args, 1, "iterable", of: "deque") { try extend(vm, p, source) }
  return Value.none
}
private func extend(_ vm: Interpreter, _ p: DequePayload, _ source: borrowing Value) throws(Raised) {
  if source.isKind(.box), source.payload === p {
    for v in 0..<p.count { p.append(p.item(v)) }
    return
  }
  let iterator = try vm.iterate(source)
  while let v = try vm.next(iterator) { p.append(v) }
}
private func dequeAppend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.deque(args[0]).append(args[1].copy())
  return Value.none
}
private func dequeAppendFirst(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.deque(args[0]).appendFirst(args[1].copy())
  return Value.none
}
private func dequePop(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  if p.count == 0 { throw vm.indexError("pop from an empty deque") }
  return p.popLast()
}
private func dequePopFirst(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  if p.count == 0 { throw vm.indexError("pop from an empty deque") }
  return p.popFirst()
}
private func dequeExtend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extend(vm, try vm.deque(args[0]), args[1])
  return Value.none
}
private func dequeExtendFirst(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  let items = try vm.listOf(args[1])
  for i in 0..<items.listCount { p.appendFirst(items.listItem(i)) }
  return Value.none
}
private func dequeClear(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.deque(args[0]).removeAll()
  return Value.none
}
private func dequeCopy(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.makeDeque(like: args[0], try vm.deque(args[0]))
}
private func find(
  _ vm: Interpreter,
  _ p: DequePayload,
  _ item: borrowing Value,
  _ start: Int,
  _ end: Int
) throws(Raised)
  -> Int?
{
  var i = start
  let changes = p.changes
  while i < min(end, p.count) {
    let v = p.item(i)
    if try vm.equal(v, item) { return i }
    if p.changes != changes { throw vm.runtimeError("deque mutated during iteration") }
    i += 1
  }
  return nil
}
private func dequeCount(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  var n = 0
  var i = 0
  while let at = try find(vm, p, args[1], i, Int.max) {
    n += 1
    i = at + 1
  }
  return vm.makeInt(n)
}
private func dequeIndex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  let (start, end) = try vm.indexBounds(args, 2, p.count)
  if let i = try find(vm, p, args[1], start, end) { return vm.makeInt(i) }
  throw vm.valueError("\(try vm.reprString(args[1])) is not in deque")
}
private func dequeInsert(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  if let limit = p.limit, p.count >= limit { throw vm.indexError("deque already at its maximum size") }
  var i = try vm.intIndex(args[1])
  if i < 0 { i = max(0, i + p.count) }
  p.insert(min(i, p.count), args[2].copy())
  return Value.none
}
private func dequeRemove(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  guard let i = try find(vm, p, args[1], 0, Int.max) else {
    throw vm.valueError("\(try vm.reprString(args[1])) is not in deque")
  }
  p.remove(i)
  return Value.none
}
private func dequeReverse(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  for i in 0..<(p.count / 2) {
    let v = p.item(i)
    p.set(i, p.item(p.count - 1 - i))
    p.set(p.count - 1 - i, v)
  }
  return Value.none
}
private func dequeRotate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.deque(args[0]).rotate(args.count > 1 ? try vm.intIndex(args[1]) : 1)
  return Value.none
}
private func dequeLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.deque(args[0]).count)
}
private func dequeRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  if !args[0].enterDisplay() { return vm.makeString("[...]") }
  defer { args[0].leaveDisplay() }
  var out = Text(vm.pyType(args[0]).name + "([")
  var i = 0
  while i < p.count {
    if i > 0 { out.append(", ") }
    out.append(try vm.reprOf(p.item(i)))
    i += 1
  }
  out.append("]")
  if let limit = p.limit { out.append(", maxlen=\(limit)") }
  out.append(")")
  return vm.makeString(out)
}
/// Slots: deque, position, changes seen, backwards.
private func iterator(_ vm: Interpreter, _ v: borrowing Value, backwards: Bool) throws(Raised) -> Value {
  let p = try vm.deque(v)
  guard let type = vm.objectTypes.dequeIterator else { return Value.none }
  let r = vm.makeRecord(of: type)
  r.setSlot(0, v.copy())
  r.setSlot(1, vm.makeInt(0))
  r.setSlot(2, vm.makeInt(p.changes))
  r.setSlot(3, Value.bool(backwards))
  return r
}
private func dequeIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try iterator(vm, args[0], backwards: false)
}
private func dequeReversed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try iterator(vm, args[0], backwards: true)
}
private func dequeNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  if it.slot(0).isNone { return Value.empty }
  let p = try vm.deque(it.slot(0))
  let i = it.slot(1).smallInt ?? 0
  if p.changes != it.slot(2).smallInt {
    it.setSlot(0, Value.none)
    throw vm.runtimeError("deque mutated during iteration")
  }
  if i >= p.count {
    it.setSlot(0, Value.none)
    return Value.empty
  }
  it.setSlot(1, vm.makeInt(i + 1))
  return p.item(it.slot(3).isTrue ? p.count - 1 - i : i)
}
private func place(_ vm: Interpreter, _ p: DequePayload, _ key: borrowing Value) throws(Raised) -> Int {
  guard var i = try vm.subscriptIndex(key) else {
    throw vm.typeError("sequence index must be integer, not '\(vm.pyType(key).name)'")
  }
  if i < 0 { i += p.count }
  if i < 0 || i >= p.count { throw vm.indexError("deque index out of range") }
  return i
}
private func dequeGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  return p.item(try place(vm, p, args[1]))
}
private func dequeSet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  p.set(try place(vm, p, args[1]), args[2].copy())
  return Value.none
}
private func dequeDelete(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  p.remove(try place(vm, p, args[1]))
  return Value.none
}
private func dequeContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try find(vm, try vm.deque(args[0]), args[1], 0, Int.max) != nil)
}
private func dequeAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.box), let other = args[1].payload as? DequePayload else {
    throw vm.typeError("can only concatenate deque (not \"\(vm.pyType(args[1]).name)\") to deque")
  }
  let r = try vm.makeDeque(like: args[0], try vm.deque(args[0]))
  let p = try vm.deque(r)
  for i in 0..<other.count { p.append(other.item(i)) }
  return r
}
private func dequeInPlaceAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extend(vm, try vm.deque(args[0]), args[1])
  return args[0].copy()
}
private func dequeMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.deque(args[0])
  let times = try vm.repetitions(args[1]) ?? 0
  let new = DequePayload(vm)
  new.limit = p.limit
  for _ in 0..<times { for i in 0..<p.count { new.append(p.item(i)) } }
  return vm.makeBox(new, of: vm.pyType(args[0]))
}
private func dequeLimit(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  if let limit = try vm.deque(v).limit { return vm.makeInt(limit) }
  return Value.none
}
private func dequeComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.box), args[1].payload is DequePayload else { return Value.singleton(.notImplemented) }
    return try vm.compareSequences(op, try vm.listOf(args[0]), try vm.listOf(args[1]))
  }
}

// MARK: - defaultdict

private func factory(_ vm: Interpreter, _ v: borrowing Value) -> Value {
  vm.ownAttribute(v, vm.intern("default_factory")) ?? Value.none
}
private func defaultInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = args.count > 1 ? args[1].copy() : Value.none
  if !f.isNone, !vm.isCallable(f) { throw vm.typeError("first argument must be callable or None") }
  vm.setOwnAttribute(args[0], vm.intern("default_factory"), f)
  if args.count > 3 { throw vm.typeError("defaultdict expected at most 2 arguments, got \(args.count - 1)") }
  if args.count > 2 { try vm.updateDict(args[0], from: args[2]) }
  for i in 0..<args.keywordCount { try vm.dictSet(args[0], args.keywordNameValue(i), args.keywordValue(i)) }
  return Value.none
}
private func defaultMissing(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = factory(vm, args[0])
  if f.isNone { throw vm.keyError(args[1]) }
  let v = try vm.call(f)
  try vm.setItem(args[0], args[1], v)
  return v
}
private func defaultRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if !args[0].enterDisplay() { return vm.makeString("defaultdict(...)") }
  let shown: String
  do throws(Raised) { shown = try vm.reprString(factory(vm, args[0])) } catch {
    args[0].leaveDisplay()
    throw error
  }
  args[0].leaveDisplay()
  let plain = vm.dictCopy(args[0])
  return vm.makeString("\(vm.pyType(args[0]).name)(\(shown), \(try vm.reprString(plain)))")
}
private func defaultCopy(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.call(vm.pyType(args[0]).object, factory(vm, args[0]), args[0])
}
