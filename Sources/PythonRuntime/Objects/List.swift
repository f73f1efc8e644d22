// list: items, slices, in-place changes and the methods of the class. Sorting is in Sort.swift.

import MachineRuntime

/// The type `list`.
enum ListType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, listNew),
      BuiltinMethod("__init__", 0, .max, keywords: true, listInit),
      BuiltinMethod("__repr__", listRepr),
      BuiltinMethod("__len__", listLen),
      BuiltinMethod("__getitem__", 1, listGet),
      BuiltinMethod("__setitem__", 2, listSet),
      BuiltinMethod("__delitem__", 1, listDelete),
      BuiltinMethod("__contains__", 1, listContains),
      BuiltinMethod("__iter__", listIter),
      BuiltinMethod("__reversed__", listReversed),
      BuiltinMethod("__add__", 1, listAdd),
      BuiltinMethod("__iadd__", 1, listInPlaceAdd),
      BuiltinMethod("__mul__", 1, listMultiply),
      BuiltinMethod("__rmul__", 1, listMultiply),
      BuiltinMethod("__imul__", 1, listInPlaceMultiply),
      BuiltinMethod("append", 1, listAppend),
      BuiltinMethod("extend", 1, listExtend),
      BuiltinMethod("insert", 2, listInsert),
      BuiltinMethod("pop", 0, 1, listPop),
      BuiltinMethod("remove", 1, listRemove),
      BuiltinMethod("clear", listClear),
      BuiltinMethod("copy", listCopy),
      BuiltinMethod("count", 1, sequenceCount),
      BuiltinMethod("index", 1, 3, listIndex),
      BuiltinMethod("reverse", listReverse),
      BuiltinMethod("sort", 0, .max, keywords: true, listSort),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ]
    vm.types.list.define(methods: methods, documentation: "Built-in mutable sequence.")
    for (name, op) in comparisonNames {
      vm.types.list.define(methods: [BuiltinMethod(name, 1, sequenceComparison(.list, op))])
    }
    vm.types.list.defineUnhashable()
    vm.defineBuiltinType("list", vm.types.list)
  }
}

/// The comparison methods and what they ask.
let comparisonNames: [(String, CompareOperation)] = [
  ("__eq__", .equal), ("__ne__", .notEqual), ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater),
  ("__ge__", .greaterEqual),
]

/// A comparison method of lists or tuples.
func sequenceComparison(_ kind: Kind, _ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[0].isKind(kind), args[1].isKind(kind) else { return Value.singleton(.notImplemented) }
    return try vm.compareSequences(op, args[0], args[1])
  }
}

extension Interpreter {
  /// An item or slice of a list.
  func listGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    if key.isKind(.slice) {
      let b = try sliceBounds(key, a.listCount)
      return makeList(a, from: b.start, step: b.step, count: b.count)
    }
    return a.listItem(try itemIndex(key, a.listCount, "list", "list index"))
  }
  /// Sets an item or slice of a list.
  func listSetItem(_ a: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) {
    if !key.isKind(.slice) {
      let i = try itemIndex(key, a.listCount, "list", "list assignment index")
      a.setListItem(i, value.copy())
      return
    }
    let b = try sliceBounds(key, a.listCount)
    if b.step == 1 {
      let items = try sliceSource(value, "can only assign an iterable")
      let n = a.listCount
      let start = min(b.start, n)
      a.listReplace(start, min(max(b.stop, start), n), with: items)
      return
    }
    let items = try sliceSource(value, "must assign iterable to extended slice")
    if items.listCount != b.count {
      throw valueError("attempt to assign sequence of size \(items.listCount) to extended slice of size \(b.count)")
    }
    var i = b.start
    for k in 0..<b.count {
      a.setListItem(i, items.listItem(k))
      i += b.step
    }
  }
  private func sliceSource(_ value: borrowing Value, _ message: String) throws(Raised) -> Value {
    if value.isKind(.list) { return makeList(of: value) }
    if !(try isIterable(value)) { throw typeError(message) }
    return try listOf(value)
  }
  /// Whether `iter(v)` would find something to call.
  func isIterable(_ v: borrowing Value) throws(Raised) -> Bool {
    let t = pyType(v)
    if let m = t.lookup(python.names.__iter__) { return !m.isNone }
    if let _ = t.lookup(python.names.__getitem__) { return !v.isKind(.type) }
    return v.isKind(.iterator) || v.isKind(.machine)
  }
  /// Deletes an item or slice of a list.
  func listDeleteItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) {
    if !key.isKind(.slice) {
      let i = try itemIndex(key, a.listCount, "list", "list assignment index")
      _ = a.listRemove(at: i)
      return
    }
    let b = try sliceBounds(key, a.listCount)
    if b.count == 0 { return }
    if b.step == 1 {
      a.listRemove(b.start, b.start + b.count)
      return
    }
    let first = b.step > 0 ? b.start : b.start + (b.count - 1) * b.step
    let step = abs(b.step)
    let kept = makeList(capacity: a.listCount - b.count)
    for i in 0..<a.listCount where i < first || (i - first) % step != 0 || (i - first) / step >= b.count {
      kept.listAppend(a.listItem(i))
    }
    a.listExchange(kept)
  }
}

private func listNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.list)
  return type === vm.types.list ? vm.makeList() : vm.makeList(of: type)
}
private func listInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if vm.pyType(args[0]) === vm.types.list { try vm.refuseKeywords(args, "list") }
  if args.count > 2 { throw vm.typeError("list expected at most 1 argument, got \(args.count - 1)") }
  args[0].listClear()
  if args.count > 1 { try vm.append(args[1], to: args[0]) }
  return Value.none
}
private func listRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.showItems(args[0], "[", "]", recursive: "[...]")
}
private func listLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeInt(args[0].listCount) }
private func listGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.listGetItem(args[0], args[1])
}
private func listSet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.listSetItem(args[0], args[1], args[2])
  return Value.none
}
private func listDelete(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.listDeleteItem(args[0], args[1])
  return Value.none
}
private func listContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.sequenceIndex(args[0], args[1], 0, Int.max) != nil)
}
private func listIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.list, args[0])
}
private func listReversed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.listReversed, args[0])
}
private func listAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.list) else {
    throw vm.typeError("can only concatenate list (not \"\(vm.pyType(args[1]).name)\") to list")
  }
  let r = vm.makeList(of: args[0])
  r.listExtend(args[1])
  return r
}
private func listInPlaceAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extend(vm, args[0], args[1])
  return args[0].copy()
}
private func listMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try multiplySequence(vm, args[0], args[1])
}
/// `sequence * times` with its error.
func multiplySequence(_ vm: Interpreter, _ a: borrowing Value, _ times: borrowing Value) throws(Raised) -> Value {
  if let r = try vm.repeatSequence(a, times) { return r }
  throw vm.typeError("can't multiply sequence by non-int of type '\(vm.pyType(times).name)'")
}
private func listInPlaceMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let n = try vm.repetitions(args[1]) else {
    throw vm.typeError("can't multiply sequence by non-int of type '\(vm.pyType(args[1]).name)'")
  }
  args[0].listRepeat(n)
  return args[0].copy()
}
private func listAppend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[0].listAppend(args[1].copy())
  return Value.none
}
private func extend(_ vm: Interpreter, _ list: borrowing Value, _ more: borrowing Value) throws(Raised) {
  if more.isKind(.list) || more.isKind(.tuple), vm.hasCoreType(more) {
    list.listExtend(more)
  } else {
    try vm.append(more, to: list)
  }
}
private func listExtend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try extend(vm, args[0], args[1])
  return Value.none
}
private func listInsert(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var i = try vm.intIndex(args[1])
  let n = args[0].listCount
  if i < 0 { i = max(i + n, 0) }
  args[0].listInsert(min(i, n), args[2].copy())
  return Value.none
}
private func listPop(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var i = args.count > 1 ? try vm.intIndex(args[1]) : -1
  let n = args[0].listCount
  if n == 0 { throw vm.indexError("pop from empty list") }
  if i < 0 { i += n }
  if i < 0 || i >= n { throw vm.indexError("pop index out of range") }
  return args[0].listRemove(at: i)
}
private func listRemove(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let i = try vm.sequenceIndex(args[0], args[1], 0, Int.max), i < args[0].listCount else {
    throw vm.valueError("list.remove(x): x not in list")
  }
  _ = args[0].listRemove(at: i)
  return Value.none
}
private func listClear(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[0].listClear()
  return Value.none
}
private func listCopy(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeList(of: args[0]) }
/// `count` of lists and tuples.
func sequenceCount(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var n = 0
  var i = 0
  while let at = try vm.sequenceIndex(args[0], args[1], i, Int.max) {
    n += 1
    i = at + 1
  }
  return vm.makeInt(n)
}
private func listIndex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let (start, end) = try vm.indexBounds(args, 2, args[0].listCount)
  if let i = try vm.sequenceIndex(args[0], args[1], start, end) { return vm.makeInt(i) }
  throw vm.valueError("\(try vm.reprString(args[1])) is not in list")
}
private func listReverse(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  args[0].listReverse()
  return Value.none
}
/// `list[int]` and the like, where the aliases' class is known to `types`.
func genericAlias(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.makeGenericAlias(args[0], args[1])
}

extension Interpreter {
  /// Optional start and end arguments of `index`, which must be integers, clipped to a length.
  func indexBounds(_ args: Arguments, _ at: Int, _ length: Int) throws(Raised) -> (Int, Int) {
    var start = 0
    var end = Int.max
    if at < args.count {
      guard let _ = try indexOrNil(args[at]) else {
        throw typeError("slice indices must be integers or have an __index__ method")
      }
      start = try clampedIndex(args[at])
    }
    if at + 1 < args.count {
      guard let _ = try indexOrNil(args[at + 1]) else {
        throw typeError("slice indices must be integers or have an __index__ method")
      }
      end = try clampedIndex(args[at + 1])
    }
    if start < 0 { start = max(start + length, 0) }
    if end < 0 { end = max(end + length, 0) }
    return (start, end)
  }
}
