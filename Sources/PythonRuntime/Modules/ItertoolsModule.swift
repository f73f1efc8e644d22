// The module `itertools`: every iterator is a record whose slots its step advances; an empty value is the end.

import MachineRuntime

enum ItertoolsModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let module = vm.nativeModule("itertools", [BuiltinMethod("tee", 1, 2, itertoolsTee)])
    let count = add(vm, module, "count", 2, countNew, countNext)
    count.define(methods: [BuiltinMethod("__repr__", countRepr)])
    _ = add(vm, module, "cycle", 3, cycleNew, cycleNext)
    let again = add(vm, module, "repeat", 2, repeatNew, repeatNext)
    again.define(methods: [BuiltinMethod("__repr__", repeatRepr), BuiltinMethod("__length_hint__", repeatHint)])
    let chain = add(vm, module, "chain", 2, chainNew, chainNext)
    chain.define(methods: [BuiltinMethod("from_iterable", 1, kind: .classMethod, chainFromIterable)])
    _ = add(vm, module, "accumulate", 4, accumulateNew, accumulateNext)
    _ = add(vm, module, "compress", 2, compressNew, compressNext)
    _ = add(vm, module, "dropwhile", 3, predicateNew("dropwhile"), dropWhileNext)
    _ = add(vm, module, "takewhile", 3, predicateNew("takewhile"), takeWhileNext)
    _ = add(vm, module, "filterfalse", 3, predicateNew("filterfalse"), filterFalseNext)
    _ = add(vm, module, "starmap", 2, starMapNew, starMapNext)
    _ = add(vm, module, "islice", 4, isliceNew, isliceNext)
    _ = add(vm, module, "pairwise", 2, pairwiseNew, pairwiseNext)
    _ = add(vm, module, "zip_longest", 3, zipLongestNew, zipLongestNext)
    _ = add(vm, module, "product", 3, productNew, productNext)
    _ = add(vm, module, "permutations", 4, permutationsNew, permutationsNext)
    _ = add(vm, module, "combinations", 3, combinationsNew(replacement: false), combinationsNext(replacement: false))
    _ = add(
      vm,
      module,
      "combinations_with_replacement",
      3,
      combinationsNew(replacement: true),
      combinationsNext(replacement: true)
    )
    _ = add(vm, module, "groupby", 5, groupbyNew, groupbyNext)
    vm.objectTypes.grouper = add(vm, module, "_grouper", 2, grouperNew, grouperNext)
    vm.objectTypes.tee = add(vm, module, "_tee", 2, teeNew, teeNext)
    vm.objectTypes.tee?.define(methods: [BuiltinMethod("__copy__", teeCopy)])
    return module
  }

  /// Declares one iterator class with its constructor and step.
  private static func add(
    _ vm: Interpreter,
    _ module: borrowing Value,
    _ name: String,
    _ slots: Int,
    _ new: @escaping NativeBody,
    _ step: @escaping (Interpreter, borrowing Value) throws(Raised) -> Value
  ) -> PyType {
    let type = vm.defineType(name: name, module: "itertools", layout: .record, recordSlots: slots)
    IteratorTypes.define(type, step)
    type.define(methods: [BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, new)])
    vm.define(module, type)
    return type
  }
}

private func record(_ vm: Interpreter, _ type: borrowing Value) throws(Raised) -> Value {
  vm.makeRecord(of: try vm.classArgument(type, nil))
}
private func required(
  _ vm: Interpreter,
  _ args: Arguments,
  _ i: Int,
  _ name: String,
  _ function: String
) throws(Raised)
  -> Value
{
  if let v = try vm.argument(args, i, name, of: function) { return v }
  throw vm.typeError("\(function)() missing required argument '\(name)' (pos \(i))")
}

// MARK: - Endless ones

private func isNumber(_ vm: Interpreter, _ v: borrowing Value) -> Bool {
  let t = vm.pyType(v)
  let names = vm.python.names
  return v.numeric != nil || t.lookup(names.__index__) != nil || t.lookup(names.__int__) != nil
    || t.lookup(names.__float__) != nil || t.lookup(names.__complex__) != nil
}
private func countNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  let start = try vm.argument(args, 1, "start", of: "count") ?? vm.makeInt(0)
  if !isNumber(vm, start) {
    throw vm.typeError("a number is required")
  }
  r.setSlot(0, start)
  r.setSlot(1, try vm.argument(args, 2, "step", of: "count") ?? vm.makeInt(1))
  return r
}
private func countNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let v = it.slot(0)
  it.setSlot(0, try vm.binary(.add, v, it.slot(1)))
  return v
}
private func countRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let start = try vm.reprString(args[0].slot(0))
  if args[0].slot(1).smallInt == 1 { return vm.makeString("count(\(start))") }
  return vm.makeString("count(\(start), \(try vm.reprString(args[0].slot(1))))")
}
private func cycleNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  if args.count != 2 { throw vm.typeError("cycle expected 1 argument, got \(args.count - 1)") }
  r.setSlot(0, try vm.iterate(args[1]))
  r.setSlot(1, vm.makeList())
  return r
}
private func cycleNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let saved = it.slot(1)
  if !it.slot(0).isNone {
    if let v = try vm.next(it.slot(0)) {
      saved.listAppend(v.copy())
      return v
    }
    it.setSlot(0, Value.none)
    it.setSlot(2, vm.makeInt(0))
  }
  if saved.listCount == 0 { return Value.empty }
  let i = it.slot(2).smallInt ?? 0
  it.setSlot(2, vm.makeInt((i + 1) % saved.listCount))
  return saved.listItem(i)
}
private func repeatNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  r.setSlot(0, try required(vm, args, 1, "object", "repeat"))
  if let times = try vm.argument(args, 2, "times", of: "repeat") {
    r.setSlot(1, vm.makeInt(max(0, try vm.intIndex(times))))
  }
  return r
}
private func repeatNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  if let n = it.slot(1).smallInt {
    if n == 0 { return Value.empty }
    it.setSlot(1, vm.makeInt(n - 1))
  }
  return it.slot(0)
}
private func repeatRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let object = try vm.reprString(args[0].slot(0))
  if let n = args[0].slot(1).smallInt { return vm.makeString("repeat(\(object), \(n))") }
  return vm.makeString("repeat(\(object))")
}
private func repeatHint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[0].slot(1).isNone { throw vm.typeError("len() of unsized object") }
  return args[0].slot(1)
}

// MARK: - Of one or several iterables

private func chainNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(vm.makeTuple(args.dropFirst())))
  return r
}
private func chainFromIterable(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(args[1]))
  return r
}
private func chainNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  while true {
    if it.slot(0).isNone { return Value.empty }
    if it.slot(1).isNone {
      guard let source = try vm.next(it.slot(0)) else {
        it.setSlot(0, Value.none)
        return Value.empty
      }
      it.setSlot(1, try vm.iterate(source))
    }
    if let v = try vm.next(it.slot(1)) { return v }
    it.setSlot(1, Value.none)
  }
}
private func accumulateNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "accumulate", ["iterable", "func", "initial"])
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(try required(vm, args, 1, "iterable", "accumulate")))
  if let f = try vm.argument(args, 2, "func", of: "accumulate") { r.setSlot(1, f) }
  r.setSlot(2, Value.empty)
  if let initial = args.keyword("initial"), !initial.isNone { r.setSlot(3, initial) } else { r.setSlot(3, Value.empty) }
  return r
}
private func accumulateNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let initial = it.slot(3)
  if !initial.isEmpty {
    it.setSlot(3, Value.empty)
    it.setSlot(2, initial.copy())
    return initial
  }
  guard let v = try vm.next(it.slot(0)) else { return Value.empty }
  let total = it.slot(2)
  if total.isEmpty {
    it.setSlot(2, v.copy())
    return v
  }
  let f = it.slot(1)
  let sum = f.isNone ? try vm.binary(.add, total, v) : try vm.call(f, total, v)
  it.setSlot(2, sum.copy())
  return sum
}
private func compressNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(try required(vm, args, 1, "data", "compress")))
  r.setSlot(1, try vm.iterate(try required(vm, args, 2, "selectors", "compress")))
  return r
}
private func compressNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  while let v = try vm.next(it.slot(0)), let s = try vm.next(it.slot(1)) { if try vm.truth(s) { return v } }
  return Value.empty
}
private func predicateNew(_ name: String) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    if args.count != 3 { throw vm.typeError("\(name) expected 2 arguments, got \(args.count - 1)") }
    let r = try record(vm, args[0])
    r.setSlot(0, args[1].copy())
    r.setSlot(1, try vm.iterate(args[2]))
    r.setSlot(2, Value.false)
    return r
  }
}
private func dropWhileNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  while let v = try vm.next(it.slot(1)) {
    if it.slot(2).isTrue { return v }
    if !(try vm.truth(vm.call(it.slot(0), v))) {
      it.setSlot(2, Value.true)
      return v
    }
  }
  return Value.empty
}
private func takeWhileNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  if it.slot(2).isTrue { return Value.empty }
  guard let v = try vm.next(it.slot(1)) else { return Value.empty }
  if try vm.truth(vm.call(it.slot(0), v)) { return v }
  it.setSlot(2, Value.true)
  return Value.empty
}
private func filterFalseNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let f = it.slot(0)
  while let v = try vm.next(it.slot(1)) {
    let keep = f.isNone ? try vm.truth(v) : try vm.truth(vm.call(f, v))
    if !keep { return v }
  }
  return Value.empty
}
private func starMapNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count != 3 { throw vm.typeError("starmap expected 2 arguments, got \(args.count - 1)") }
  let r = try record(vm, args[0])
  r.setSlot(0, args[1].copy())
  r.setSlot(1, try vm.iterate(args[2]))
  return r
}
private func starMapNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  guard let v = try vm.next(it.slot(1)) else { return Value.empty }
  let items = try vm.asSequence(v)
  var arguments = ArgumentList()
  for i in 0..<vm.sequenceLength(items) { arguments.append(vm.sequenceItem(items, i)) }
  return try vm.call(it.slot(0), arguments: arguments)
}
private func isliceBound(_ vm: Interpreter, _ v: borrowing Value, _ message: String) throws(Raised) -> Int? {
  if v.isNone { return nil }
  guard let i = try vm.indexOrNil(v), let n = i.pythonInteger?.asInt, n >= 0 else { throw vm.valueError(message) }
  return n
}
/// Slots: iterator, position, next wanted position, (stop, step).
private func isliceNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = args.count - 1
  if n < 2 { throw vm.typeError("islice expected at least 2 arguments, got \(n)") }
  if n > 4 { throw vm.typeError("islice expected at most 4 arguments, got \(n)") }
  let r = try record(vm, args[0])
  let stopMessage = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
  let message = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
  var start = 0
  var step = 1
  let stop: Int?
  if n == 2 {
    stop = try isliceBound(vm, args[2], stopMessage)
  } else {
    start = try isliceBound(vm, args[2], message) ?? 0
    stop = try isliceBound(vm, args[3], stopMessage)
    if n == 4 {
      step = try isliceBound(vm, args[4], "Step for islice() must be a positive integer or None.") ?? 1
      if step == 0 { throw vm.valueError("Step for islice() must be a positive integer or None.") }
    }
  }
  r.setSlot(0, try vm.iterate(args[1]))
  r.setSlot(1, vm.makeInt(0))
  r.setSlot(2, vm.makeInt(start))
  r.setSlot(3, vm.makeTuple(stop.map { vm.makeInt($0) } ?? Value.none, vm.makeInt(step)))
  return r
}
private func isliceNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let source = it.slot(0)
  if source.isNone { return Value.empty }
  var position = it.slot(1).smallInt ?? 0
  let wanted = it.slot(2).smallInt ?? 0
  let limits = it.slot(3)
  let stop = limits.tupleItem(0).smallInt
  while position < (stop.map { min($0, wanted) } ?? wanted) {
    guard let _ = try vm.next(source) else {
      it.setSlot(0, Value.none)
      return Value.empty
    }
    position += 1
    it.setSlot(1, vm.makeInt(position))
  }
  if let stop, wanted >= stop {
    it.setSlot(0, Value.none)
    return Value.empty
  }
  guard let v = try vm.next(source) else {
    it.setSlot(0, Value.none)
    return Value.empty
  }
  it.setSlot(1, vm.makeInt(position + 1))
  let (next, overflow) = wanted.addingReportingOverflow(limits.tupleItem(1).smallInt ?? 1)
  it.setSlot(2, vm.makeInt(overflow ? stop ?? Int.max : (stop.map { min($0, next) } ?? next)))
  return v
}
private func pairwiseNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count != 2 { throw vm.typeError("pairwise expected 1 argument, got \(args.count - 1)") }
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(args[1]))
  r.setSlot(1, Value.empty)
  return r
}
private func pairwiseNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  var old = it.slot(1)
  if old.isEmpty {
    guard let first = try vm.next(it.slot(0)) else { return Value.empty }
    old = first
  }
  guard let new = try vm.next(it.slot(0)) else { return Value.empty }
  it.setSlot(1, new.copy())
  return vm.makeTuple(old, new)
}
private func zipLongestNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "zip_longest", ["fillvalue"])
  let r = try record(vm, args[0])
  let iterators = vm.makeList()
  for i in 1..<max(args.count, 1) { iterators.listAppend(try vm.iterate(args[i])) }
  r.setSlot(2, vm.makeInt(iterators.listCount))
  r.setSlot(0, iterators)
  if let fill = args.keyword("fillvalue") { r.setSlot(1, fill) }
  return r
}
private func zipLongestNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let iterators = it.slot(0)
  var live = it.slot(2).smallInt ?? 0
  if live == 0 { return Value.empty }
  let items = vm.makeList()
  for i in 0..<iterators.listCount {
    let source = iterators.listItem(i)
    if source.isNone {
      items.listAppend(it.slot(1))
      continue
    }
    if let v = try vm.next(source) {
      items.listAppend(v)
      continue
    }
    live -= 1
    it.setSlot(2, vm.makeInt(live))
    if live == 0 { return Value.empty }
    iterators.setListItem(i, Value.none)
    items.listAppend(it.slot(1))
  }
  return vm.makeTuple(list: items)
}

// MARK: - Combinatorics. Slots: pools, list of indices (none before the first), more.

private func productNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "product", ["repeat"])
  var times = 1
  if let n = args.keyword("repeat") { times = try vm.intIndex(n) }
  if times < 0 { throw vm.valueError("repeat argument cannot be negative") }
  let r = try record(vm, args[0])
  let once = vm.makeList()
  for i in 1..<max(args.count, 1) { once.listAppend(try vm.tupleOf(args[i])) }
  let pools = vm.makeList()
  for _ in 0..<times { pools.listExtend(once) }
  r.setSlot(0, pools)
  return r
}
private func productNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let pools = it.slot(0)
  if pools.isNone { return Value.empty }
  let n = pools.listCount
  let indices = it.slot(1)
  if indices.isNone {
    let fresh = vm.makeList()
    for i in 0..<n {
      if pools.listItem(i).tupleCount == 0 {
        it.setSlot(0, Value.none)
        return Value.empty
      }
      fresh.listAppend(vm.makeInt(0))
    }
    it.setSlot(1, fresh)
  } else {
    var i = n - 1
    while i >= 0 {
      let k = (indices.listItem(i).smallInt ?? 0) + 1
      if k < pools.listItem(i).tupleCount {
        indices.setListItem(i, vm.makeInt(k))
        break
      }
      indices.setListItem(i, vm.makeInt(0))
      i -= 1
    }
    if i < 0 {
      it.setSlot(0, Value.none)
      return Value.empty
    }
  }
  let chosen = it.slot(1)
  let items = vm.makeList(capacity: n)
  for i in 0..<n { items.listAppend(pools.listItem(i).tupleItem(chosen.listItem(i).smallInt ?? 0)) }
  return vm.makeTuple(list: items)
}
private func pick(_ vm: Interpreter, _ pool: borrowing Value, _ indices: [Int]) -> Value {
  let items = vm.makeList(capacity: indices.count)
  for i in indices { items.listAppend(pool.tupleItem(i)) }
  return vm.makeTuple(list: items)
}
private func store(_ vm: Interpreter, _ it: borrowing Value, _ slot: Int, _ numbers: [Int]) {
  let list = vm.makeList(capacity: numbers.count)
  for n in numbers { list.listAppend(vm.makeInt(n)) }
  it.setSlot(slot, list)
}
private func permutationsNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "permutations", ["iterable", "r"])
  let r = try record(vm, args[0])
  let pool = try vm.tupleOf(try required(vm, args, 1, "iterable", "permutations"))
  var length = pool.tupleCount
  if let n = try vm.argument(args, 2, "r", of: "permutations"), !n.isNone {
    guard n.isPythonInt else { throw vm.typeError("Expected int as r") }
    length = try vm.intIndex(n)
  }
  if length < 0 { throw vm.valueError("r must be non-negative") }
  if length > pool.tupleCount { r.setSlot(0, Value.none) } else { r.setSlot(0, pool) }
  r.setSlot(3, vm.makeInt(length))
  return r
}
private func permutationsNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let pool = it.slot(0)
  if pool.isNone { return Value.empty }
  let n = pool.tupleCount
  let r = it.slot(3).smallInt ?? 0
  if it.slot(1).isNone {
    store(vm, it, 1, Array(0..<n))
    store(vm, it, 2, (0..<r).map { n - $0 })
    return pick(vm, pool, Array(0..<r))
  }
  var indices = it.slot(1).listSmallInts ?? []
  var cycles = it.slot(2).listSmallInts ?? []
  var i = r - 1
  while i >= 0 {
    cycles[i] -= 1
    if cycles[i] == 0 {
      indices.append(indices.remove(at: i))
      cycles[i] = n - i
      i -= 1
      continue
    }
    indices.swapAt(i, n - cycles[i])
    store(vm, it, 1, indices)
    store(vm, it, 2, cycles)
    return pick(vm, pool, Array(indices[..<r]))
  }
  it.setSlot(0, Value.none)
  return Value.empty
}
private func combinationsNew(replacement: Bool) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    let name = replacement ? "combinations_with_replacement" : "combinations"
    try vm.checkKeywords(args, name, ["iterable", "r"])
    let it = try record(vm, args[0])
    let pool = try vm.tupleOf(try required(vm, args, 1, "iterable", name))
    let r = try vm.intIndex(try required(vm, args, 2, "r", name))
    if r < 0 { throw vm.valueError("r must be non-negative") }
    let none = replacement ? pool.tupleCount == 0 && r > 0 : r > pool.tupleCount
    if none { it.setSlot(0, Value.none) } else { it.setSlot(0, pool) }
    it.setSlot(2, vm.makeInt(r))
    return it
  }
}
private func combinationsNext(replacement: Bool) -> (Interpreter, borrowing Value) throws(Raised) -> Value {
  { (vm: Interpreter, it: borrowing Value) throws(Raised) -> Value in
    let pool = it.slot(0)
    if pool.isNone { return Value.empty }
    let n = pool.tupleCount
    let r = it.slot(2).smallInt ?? 0
    if it.slot(1).isNone {
      let first = replacement ? [Int](repeating: 0, count: r) : Array(0..<r)
      store(vm, it, 1, first)
      return pick(vm, pool, first)
    }
    var indices = it.slot(1).listSmallInts ?? []
    var i = r - 1
    while i >= 0, indices[i] == (replacement ? n - 1 : i + n - r) { i -= 1 }
    if i < 0 {
      it.setSlot(0, Value.none)
      return Value.empty
    }
    let value = indices[i] + 1
    for k in i..<r { indices[k] = replacement ? value : value + k - i }
    store(vm, it, 1, indices)
    return pick(vm, pool, indices)
  }
}

// MARK: - groupby and tee

/// Slots: iterator, key function, current key, current value, target key.
private func groupbyNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "groupby", ["iterable", "key"])
  let r = try record(vm, args[0])
  r.setSlot(0, try vm.iterate(try required(vm, args, 1, "iterable", "groupby")))
  if let key = try vm.argument(args, 2, "key", of: "groupby") { r.setSlot(1, key) }
  for i in 2..<5 { r.setSlot(i, Value.empty) }
  return r
}
/// Reads the next value and its key; false at the end.
private func groupbyAdvance(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Bool {
  guard let v = try vm.next(it.slot(0)) else { return false }
  let f = it.slot(1)
  it.setSlot(2, f.isNone ? v.copy() : try vm.call(f, v))
  it.setSlot(3, v)
  return true
}
private func groupbyNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  while true {
    let key = it.slot(2)
    if !key.isEmpty {
      let target = it.slot(4)
      if target.isEmpty { break }
      if !(try vm.equal(target, key)) { break }
    }
    if !(try groupbyAdvance(vm, it)) { return Value.empty }
  }
  it.setSlot(4, it.slot(2))
  guard let type = vm.objectTypes.grouper else { return Value.empty }
  let group = vm.makeRecord(of: type)
  group.setSlot(0, it.copy())
  group.setSlot(1, it.slot(4))
  return vm.makeTuple(it.slot(2), group)
}
private func grouperNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  throw vm.typeError("cannot create 'itertools._grouper' instances")
}
private func grouperNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let parent = it.slot(0)
  if parent.isNone || !parent.slot(4).isIdentical(to: it.slot(1)) { return Value.empty }
  if parent.slot(3).isEmpty, !(try groupbyAdvance(vm, parent)) { return Value.empty }
  if !(try vm.equal(it.slot(1), parent.slot(2))) { return Value.empty }
  let v = parent.slot(3)
  parent.setSlot(3, Value.empty)
  return v
}
/// A link of what several iterators share: a list of (value, next link) that is filled as it is reached. Slots of a tee:
/// the source, the link.
private func itertoolsTee(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = args.count > 1 ? try vm.intIndex(args[1]) : 2
  if n < 0 { throw vm.valueError("n must be >= 0") }
  guard let type = vm.objectTypes.tee else { return vm.makeTuple() }
  let result = vm.makeList()
  let source: Value
  let link: Value
  if vm.pyType(args[0]) === type {
    source = args[0].slot(0)
    link = args[0].slot(1)
  } else {
    source = try vm.iterate(args[0])
    link = vm.makeList()
  }
  for _ in 0..<n {
    let t = vm.makeRecord(of: type)
    t.setSlot(0, source.copy())
    t.setSlot(1, link.copy())
    result.listAppend(t)
  }
  return vm.makeTuple(list: result)
}
private func teeNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let t = try record(vm, args[0])
  t.setSlot(0, try vm.iterate(args[1]))
  t.setSlot(1, vm.makeList())
  return t
}
private func teeCopy(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let t = vm.makeRecord(of: vm.pyType(args[0]))
  t.setSlot(0, args[0].slot(0))
  t.setSlot(1, args[0].slot(1))
  return t
}
private func teeNext(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let link = it.slot(1)
  if link.listCount == 0 {
    guard let v = try vm.next(it.slot(0)) else { return Value.empty }
    link.listAppend(v)
    link.listAppend(vm.makeList())
  }
  it.setSlot(1, link.listItem(1))
  return link.listItem(0)
}
