// tuple, slice, and the singletons None, Ellipsis and NotImplemented.

import MachineRuntime

/// The type `tuple`.
enum TupleType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, tupleNew),
      BuiltinMethod("__repr__", tupleRepr),
      BuiltinMethod("__len__", tupleLen),
      BuiltinMethod("__hash__", tupleHashMethod),
      BuiltinMethod("__getitem__", 1, tupleGet),
      BuiltinMethod("__contains__", 1, tupleContains),
      BuiltinMethod("__iter__", tupleIter),
      BuiltinMethod("__add__", 1, tupleAdd),
      BuiltinMethod("__mul__", 1, tupleMultiply),
      BuiltinMethod("__rmul__", 1, tupleMultiply),
      BuiltinMethod("__getnewargs__", tupleNewArguments),
      BuiltinMethod("count", 1, sequenceCount),
      BuiltinMethod("index", 1, 3, tupleIndex),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ]
    vm.types.tuple.define(methods: methods, documentation: "Built-in immutable sequence.")
    for (name, op) in comparisonNames {
      vm.types.tuple.define(methods: [BuiltinMethod(name, 1, sequenceComparison(.tuple, op))])
    }
    vm.defineBuiltinType("tuple", vm.types.tuple)
  }
}

extension Interpreter {
  /// An item or slice of a tuple.
  func tupleGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    if key.isKind(.slice) {
      let b = try sliceBounds(key, a.tupleCount)
      if b.step == 1, b.count == a.tupleCount, hasCoreType(a) { return a.copy() }
      return makeTuple(a, from: b.start, step: b.step, count: b.count)
    }
    return a.tupleItem(try itemIndex(key, a.tupleCount, "tuple", "tuple index"))
  }
  /// The items of an iterable as a tuple.
  func tupleOf(_ iterable: borrowing Value) throws(Raised) -> Value {
    if iterable.isKind(.tuple), hasCoreType(iterable) { return iterable.copy() }
    return makeTuple(list: try listOf(iterable))
  }
}

private func tupleNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.tuple)
  if type === vm.types.tuple {
    try vm.refuseKeywords(args, "tuple")
    if args.count > 2 { throw vm.typeError("tuple expected at most 1 argument, got \(args.count - 1)") }
    return args.count == 2 ? try vm.tupleOf(args[1]) : vm.makeTuple()
  }
  if args.count > 2 { throw vm.typeError("tuple expected at most 1 argument, got \(args.count - 1)") }
  let items = args.count == 2 ? try vm.tupleOf(args[1]) : vm.makeTuple()
  return vm.makeTuple(items, of: type)
}
private func tupleRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.showItems(args[0], "(", ")", recursive: "(...)")
}
private func tupleLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeInt(args[0].tupleCount) }
private func tupleHashMethod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.tupleHash(args[0]))
}
private func tupleGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.tupleGetItem(args[0], args[1])
}
private func tupleContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.sequenceIndex(args[0], args[1], 0, Int.max) != nil)
}
private func tupleIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.tuple, args[0])
}
private func tupleAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.tuple) else {
    throw vm.typeError("can only concatenate tuple (not \"\(vm.pyType(args[1]).name)\") to tuple")
  }
  return vm.concatTuples(args[0], args[1])
}
private func tupleMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try multiplySequence(vm, args[0], args[1])
}
private func tupleNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeTuple(args[0], from: 0, step: 1, count: args[0].tupleCount))
}
private func tupleIndex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let (start, end) = try vm.indexBounds(args, 2, args[0].tupleCount)
  if let i = try vm.sequenceIndex(args[0], args[1], start, end) { return vm.makeInt(i) }
  throw vm.valueError("tuple.index(x): x not in tuple")
}

// MARK: - slice

/// The type `slice`.
enum SliceType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, kind: .staticMethod, sliceNew),
      BuiltinMethod("__repr__", sliceRepr),
      BuiltinMethod("indices", 1, sliceIndices),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("start", sliceStart), BuiltinGetter("stop", sliceStop), BuiltinGetter("step", sliceStep),
    ]
    vm.types.slice.define(methods: methods, getters: getters, documentation: "slice(stop)")
    for (name, op) in comparisonNames {
      vm.types.slice.define(methods: [BuiltinMethod(name, 1, sliceComparison(op))])
    }
    vm.types.slice.defineUnhashable()
    vm.defineBuiltinType("slice", vm.types.slice)
  }
}

private func sliceNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  switch args.count {
  case 1: throw vm.typeError("slice expected at least 1 argument, got 0")
  case 2: return vm.makeSlice(Value.none, args[1], Value.none)
  case 3: return vm.makeSlice(args[1], args[2], Value.none)
  case 4: return vm.makeSlice(args[1], args[2], args[3])
  default: throw vm.typeError("slice expected at most 3 arguments, got \(args.count - 1)")
  }
}
private func sliceStart(_ vm: Interpreter, _ s: borrowing Value) throws(Raised) -> Value { s.sliceStart }
private func sliceStop(_ vm: Interpreter, _ s: borrowing Value) throws(Raised) -> Value { s.sliceStop }
private func sliceStep(_ vm: Interpreter, _ s: borrowing Value) throws(Raised) -> Value { s.sliceStep }
private func sliceTuple(_ vm: Interpreter, _ s: borrowing Value) -> Value {
  vm.makeTuple(s.sliceStart, s.sliceStop, s.sliceStep)
}
private func sliceRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var out = Text("slice(")
  out.append(try vm.reprOf(args[0].sliceStart))
  out.append(", ")
  out.append(try vm.reprOf(args[0].sliceStop))
  out.append(", ")
  out.append(try vm.reprOf(args[0].sliceStep))
  out.append(")")
  return vm.makeString(out)
}
private func sliceIndices(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = try vm.bigIndex(args[1])
  if n.isNegative { throw vm.valueError("length should not be negative") }
  let (start, stop, step) = try vm.bigSliceBounds(args[0], n)
  return vm.makeTuple(vm.makeInt(start), vm.makeInt(stop), vm.makeInt(step))
}
private func sliceComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard args[1].isKind(.slice) else { return Value.singleton(.notImplemented) }
    return try vm.compareSequences(op, sliceTuple(vm, args[0]), sliceTuple(vm, args[1]))
  }
}

// MARK: - None, Ellipsis, NotImplemented

/// The types of the singletons.
enum SingletonTypes {
  static func install(_ vm: Interpreter) {
    vm.types.none.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, noneNew),
      BuiltinMethod("__repr__", noneRepr),
      BuiltinMethod("__bool__", noneBool),
      BuiltinMethod("__hash__", singletonHash),
    ])
    vm.types.ellipsis.define(methods: [
      BuiltinMethod("__new__", 1, .max, kind: .staticMethod, ellipsisNew),
      BuiltinMethod("__repr__", ellipsisRepr),
      BuiltinMethod("__hash__", singletonHash),
    ])
    vm.types.notImplemented.define(methods: [
      BuiltinMethod("__new__", 1, .max, kind: .staticMethod, notImplementedNew),
      BuiltinMethod("__repr__", notImplementedRepr),
      BuiltinMethod("__hash__", singletonHash),
      BuiltinMethod("__bool__", notImplementedBool),
    ])
    vm.python.defineBuiltin("Ellipsis", Value.singleton(.ellipsis), vm)
    vm.python.defineBuiltin("NotImplemented", Value.singleton(.notImplemented), vm)
    vm.python.defineBuiltin("None", Value.none, vm)
    vm.python.defineBuiltin("True", Value.true, vm)
    vm.python.defineBuiltin("False", Value.false, vm)
    vm.python.defineBuiltin("__debug__", Value.true, vm)
  }
}

private func noneNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count > 1 || args.keywordCount > 0 { throw vm.typeError("NoneType takes no arguments") }
  return Value.none
}
private func noneRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeString("None") }
private func noneBool(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { Value.false }
private func singletonHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.fastHash(args[0]) ?? 0)
}
private func ellipsisNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { Value.singleton(.ellipsis) }
private func ellipsisRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeString("Ellipsis") }
private func notImplementedNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.singleton(.notImplemented)
}
private func notImplementedRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString("NotImplemented")
}
private func notImplementedBool(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { Value.true }
