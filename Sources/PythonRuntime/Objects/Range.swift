// range: arithmetic progressions of integers of any size, never written out. Machine integers take the short way.

import MachineRuntime

/// The type `range`.
enum RangeType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, kind: .staticMethod, rangeNew),
      BuiltinMethod("__len__", rangeLen),
      BuiltinMethod("__bool__", rangeBool),
      BuiltinMethod("__repr__", rangeRepr),
      BuiltinMethod("__hash__", rangeHashMethod),
      BuiltinMethod("__eq__", 1, rangeEqual),
      BuiltinMethod("__ne__", 1, rangeNotEqual),
      BuiltinMethod("__getitem__", 1, rangeItem),
      BuiltinMethod("__contains__", 1, rangeHas),
      BuiltinMethod("__iter__", rangeIterator),
      BuiltinMethod("__reversed__", rangeReversed),
      BuiltinMethod("count", 1, rangeCount),
      BuiltinMethod("index", 1, rangeIndex),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("start", rangeStart), BuiltinGetter("stop", rangeStop), BuiltinGetter("step", rangeStep),
    ]
    vm.types.range.define(methods: methods, getters: getters, documentation: "range(stop) -> range object")
    vm.defineBuiltinType("range", vm.types.range)
  }
}

extension Interpreter {
  /// How many integers a range has.
  func rangeLength(_ r: borrowing Value) -> BigInt {
    if let a = r.sliceStart.smallInt, let b = r.sliceStop.smallInt, let s = r.sliceStep.smallInt {
      if s > 0 { return BigInt(a < b ? (b - a - 1) / s + 1 : 0) }
      return BigInt(a > b ? (a - b - 1) / -s + 1 : 0)
    }
    let (a, b, s) = rangeParts(r)
    let (low, high, step) = s.isNegative ? (b, a, s.negated) : (a, b, s)
    if high.compare(low) <= 0 { return .zero }
    return (BigInt.floorDiv(high - low - .one, step) ?? .zero) + .one
  }
  func rangeParts(_ r: borrowing Value) -> (BigInt, BigInt, BigInt) {
    (r.sliceStart.integer ?? .zero, r.sliceStop.integer ?? .zero, r.sliceStep.integer ?? .one)
  }
  /// Number `i` of a range, which is within its length.
  func rangeNumber(_ r: borrowing Value, _ i: BigInt) -> Value {
    if let a = r.sliceStart.smallInt, let s = r.sliceStep.smallInt, let n = i.asInt { return makeInt(a + s * n) }
    let (a, _, s) = rangeParts(r)
    return makeInt(a + s * i)
  }
  func rangeGetItem(_ r: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    if key.isKind(.slice) { return try rangeSlice(r, key) }
    guard let index = try indexOrNil(key) else {
      throw typeError("range indices must be integers or slices, not \(pyType(key).name)")
    }
    var i = index.pythonInteger ?? .zero
    let n = rangeLength(r)
    if i.isNegative { i = i + n }
    if i.isNegative || i.compare(n) >= 0 { throw indexError("range object index out of range") }
    return rangeNumber(r, i)
  }
  private func rangeSlice(_ r: borrowing Value, _ slice: borrowing Value) throws(Raised) -> Value {
    let n = rangeLength(r)
    let (start, stop, step) = try bigSliceBounds(slice, n)
    let (a, _, s) = rangeParts(r)
    return makeRange(makeInt(a + s * start), makeInt(a + s * stop), makeInt(s * step))
  }
  /// The bounds of a slice object for a sequence of any length.
  func bigSliceBounds(_ slice: borrowing Value, _ length: BigInt) throws(Raised) -> (BigInt, BigInt, BigInt) {
    func bound(_ v: borrowing Value) throws(Raised) -> BigInt? {
      if v.isNone { return nil }
      guard let i = try indexOrNil(v) else {
        throw typeError("slice indices must be integers or None or have an __index__ method")
      }
      return i.pythonInteger
    }
    let step = try bound(slice.sliceStep) ?? .one
    if step.isZero { throw valueError("slice step cannot be zero") }
    let lower = step.isNegative ? BigInt(-1) : .zero
    let upper = step.isNegative ? length - .one : length
    func clip(_ v: BigInt?, _ none: BigInt) -> BigInt {
      guard var i = v else { return none }
      if i.isNegative {
        i = i + length
        return i.compare(lower) < 0 ? lower : i
      }
      return i.compare(upper) > 0 ? upper : i
    }
    let start = clip(try bound(slice.sliceStart), step.isNegative ? upper : lower)
    let stop = clip(try bound(slice.sliceStop), step.isNegative ? lower : upper)
    return (start, stop, step)
  }
  /// Position of an integer in a range, or nil.
  func rangePosition(_ r: borrowing Value, _ i: BigInt) -> BigInt? {
    let (a, b, s) = rangeParts(r)
    if s.isNegative {
      if i.compare(a) > 0 || i.compare(b) <= 0 { return nil }
    } else if i.compare(a) < 0 || i.compare(b) >= 0 {
      return nil
    }
    guard let (q, m) = BigInt.divMod(i - a, s), m.isZero else { return nil }
    return q
  }
  func rangeContains(_ r: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool {
    if item.isBool || (item.isInteger && hasCoreType(item)) {
      return rangePosition(r, item.pythonInteger ?? .zero) != nil
    }
    let n = rangeLength(r).asInt ?? Int.max
    for i in 0..<n where try equal(rangeNumber(r, BigInt(i)), item) { return true }
    return false
  }
  func rangesEqual(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    let n = rangeLength(a)
    if n.compare(rangeLength(b)) != 0 { return false }
    if n.isZero { return true }
    let x = rangeParts(a)
    let y = rangeParts(b)
    return x.0.compare(y.0) == 0 && (n == .one || x.2.compare(y.2) == 0)
  }
  func rangeHash(_ r: borrowing Value) throws(Raised) -> Int {
    let n = rangeLength(r)
    let first = n.isZero ? Value.none : r.sliceStart
    let step = n.isZero || n == .one ? Value.none : r.sliceStep
    return try tupleHash(makeTuple(makeInt(n), first, step))
  }
  /// An iterator over `count` integers from `start`.
  func iterateRange(_ start: BigInt, _ step: BigInt, _ count: BigInt) -> Value {
    if let a = start.asInt, let s = step.asInt, let n = count.asInt, abs(n) < 1 << 61, a.magnitude < 1 << 60,
      !s.multipliedReportingOverflow(by: n).overflow, (s * n).magnitude < 1 << 60
    {
      return makeRangeIterator(start: a, step: s, count: n)
    }
    let r = makeRecord(of: objectTypes.longRangeIterator)
    r.setSlot(0, makeInt(start))
    r.setSlot(1, makeInt(step))
    r.setSlot(2, makeInt(count))
    return r
  }
  /// A range from already checked integers.
  func makeRange(_ a: Int, _ b: Int, _ s: Int) -> Value { makeRange(makeInt(a), makeInt(b), makeInt(s)) }
}

private func rangeNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  switch args.count {
  case 1: throw vm.typeError("range expected at least 1 argument, got 0")
  case 2:
    let stop = try vm.index(args[1])
    return vm.makeRange(vm.makeInt(0), stop, vm.makeInt(1))
  case 3, 4:
    let start = try vm.index(args[1])
    let stop = try vm.index(args[2])
    let step = args.count == 4 ? try vm.index(args[3]) : vm.makeInt(1)
    if step.smallInt == 0 { throw vm.valueError("range() arg 3 must not be zero") }
    return vm.makeRange(start, stop, step)
  default: throw vm.typeError("range expected at most 3 arguments, got \(args.count - 1)")
  }
}
private func rangeStart(_ vm: Interpreter, _ r: borrowing Value) throws(Raised) -> Value { r.sliceStart }
private func rangeStop(_ vm: Interpreter, _ r: borrowing Value) throws(Raised) -> Value { r.sliceStop }
private func rangeStep(_ vm: Interpreter, _ r: borrowing Value) throws(Raised) -> Value { r.sliceStep }
private func rangeLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = vm.rangeLength(args[0])
  if n.asInt == nil { throw vm.overflowError("Python int too large to convert to C ssize_t") }
  return vm.makeInt(n)
}
private func rangeBool(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(!vm.rangeLength(args[0]).isZero)
}
private func rangeRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let (a, b, s) = vm.rangeParts(args[0])
  return vm.makeString(s == .one ? "range(\(a), \(b))" : "range(\(a), \(b), \(s))")
}
private func rangeHashMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.rangeHash(args[0]))
}
private func rangeEqual(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.range) else { return Value.singleton(.notImplemented) }
  return Value.bool(try vm.rangesEqual(args[0], args[1]))
}
private func rangeNotEqual(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.range) else { return Value.singleton(.notImplemented) }
  return Value.bool(!(try vm.rangesEqual(args[0], args[1])))
}
private func rangeItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.rangeGetItem(args[0], args[1])
}
private func rangeHas(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.rangeContains(args[0], args[1]))
}
private func rangeIterator(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.iterateRange(args[0].sliceStart.integer ?? .zero, args[0].sliceStep.integer ?? .one, vm.rangeLength(args[0]))
}
private func rangeReversed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = vm.rangeLength(args[0])
  let (a, _, s) = vm.rangeParts(args[0])
  return vm.iterateRange(a + s * (n - .one), s.negated, n)
}
private func rangeCount(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[1].isBool || args[1].isInteger { return vm.makeInt(try vm.rangeContains(args[0], args[1]) ? 1 : 0) }
  var count = 0
  for i in 0..<(vm.rangeLength(args[0]).asInt ?? Int.max)
  where try vm.equal(vm.rangeNumber(args[0], BigInt(i)), args[1]) { count += 1 }
  return vm.makeInt(count)
}
private func rangeIndex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let i = args[1].pythonInteger {
    if let p = vm.rangePosition(args[0], i) { return vm.makeInt(p) }
  } else {
    for i in 0..<(vm.rangeLength(args[0]).asInt ?? Int.max)
    where try vm.equal(vm.rangeNumber(args[0], BigInt(i)), args[1]) { return vm.makeInt(i) }
  }
  throw vm.valueError("\(try vm.reprString(args[1])) is not in range")
}
