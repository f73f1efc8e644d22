// The views of a dict: dict_keys, dict_values and dict_items. Each is a record of one value, the dict; the first and last
// behave as sets.

import MachineRuntime

/// The types of dict views.
enum DictViewTypes {
  static func install(_ vm: Interpreter) {
    let types = vm.objectTypes
    let common: [BuiltinMethod] = [
      BuiltinMethod("__len__", viewLen),
      BuiltinMethod("__repr__", viewRepr),
      BuiltinMethod("__iter__", viewIter),
      BuiltinMethod("__reversed__", viewReversed),
    ]
    let mapping: [BuiltinGetter] = [BuiltinGetter("mapping", viewMapping)]
    let setLike: [BuiltinMethod] = [
      BuiltinMethod("__contains__", 1, viewContains),
      BuiltinMethod("__and__", 1, viewOperation(.and, reflected: false)),
      BuiltinMethod("__rand__", 1, viewOperation(.and, reflected: true)),
      BuiltinMethod("__or__", 1, viewOperation(.or, reflected: false)),
      BuiltinMethod("__ror__", 1, viewOperation(.or, reflected: true)),
      BuiltinMethod("__xor__", 1, viewOperation(.xor, reflected: false)),
      BuiltinMethod("__rxor__", 1, viewOperation(.xor, reflected: true)),
      BuiltinMethod("__sub__", 1, viewOperation(.sub, reflected: false)),
      BuiltinMethod("__rsub__", 1, viewOperation(.sub, reflected: true)),
      BuiltinMethod("isdisjoint", 1, viewIsDisjoint),
    ]
    types.dictKeys.define(methods: common + setLike, getters: mapping)
    types.dictItems.define(methods: common + setLike, getters: mapping)
    types.dictValues.define(methods: common, getters: mapping)
    for type in [types.dictKeys, types.dictItems] {
      for (name, op) in comparisonNames { type.define(methods: [BuiltinMethod(name, 1, viewComparison(op))]) }
      type.defineUnhashable()
    }
  }
}

extension Interpreter {
  /// A view of a dict.
  func dictView(_ type: PyType, _ dict: borrowing Value) -> Value {
    let v = makeRecord(of: type)
    v.setSlot(0, dict.copy())
    return v
  }
  /// A core iterator over a view.
  func iterateView(_ v: borrowing Value, reversed: Bool) -> Value {
    let type = pyType(v)
    let dict = v.slot(0)
    if type === objectTypes.dictKeys { return makeContainerIterator(reversed ? .dictKeysReversed : .dictKeys, dict) }
    if type === objectTypes.dictValues {
      return makeContainerIterator(reversed ? .dictValuesReversed : .dictValues, dict)
    }
    return makeContainerIterator(reversed ? .dictItemsReversed : .dictItems, dict)
  }
  /// Whether a value is a set or a set-like view.
  func isSetLike(_ v: borrowing Value) -> Bool {
    if v.isKind(.set) { return true }
    let t = pyType(v)
    return t === objectTypes.dictKeys || t === objectTypes.dictItems
  }
}

private func viewMapping(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  let proxy = vm.makeRecord(of: vm.types.mappingProxy)
  proxy.setSlot(0, v.slot(0))
  return proxy
}
private func viewLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(args[0].slot(0).dictCount)
}
private func viewRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if !args[0].enterDisplay() { return vm.makeString("...") }
  defer { args[0].leaveDisplay() }
  let list = vm.makeList()
  try vm.append(vm.iterateView(args[0], reversed: false), to: list)
  var out = Text(vm.pyType(args[0]).name + "(")
  out.append(try vm.reprOf(list))
  out.append(")")
  return vm.makeString(out)
}
private func viewIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.iterateView(args[0], reversed: false)
}
private func viewReversed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.iterateView(args[0], reversed: true)
}
private func viewHas(_ vm: Interpreter, _ view: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool {
  let dict = view.slot(0)
  if vm.pyType(view) === vm.objectTypes.dictKeys { return try vm.dictGet(dict, item) != nil }
  guard item.isKind(.tuple), item.tupleCount == 2, let value = try vm.dictGet(dict, item.tupleItem(0)) else {
    return false
  }
  return try vm.equal(value, item.tupleItem(1))
}
private func viewContains(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try viewHas(vm, args[0], args[1]))
}
private func viewOperation(_ op: BinaryOperation, reflected: Bool) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    let left = try vm.setOf(args[reflected ? 1 : 0])
    let other = try vm.setOf(args[reflected ? 0 : 1])
    if op == .and {
      // The shorter one is gone through; the order of the result is its order.
      let r = vm.makeSet()
      var i = 0
      if left.setCount < other.setCount {
        while let key = left.nextKey(&i) { if try vm.setContains(other, key) { try vm.setAdd(r, key) } }
      } else {
        while let key = other.nextKey(&i) { if try vm.setContains(left, key) { try vm.setAdd(r, key) } }
      }
      return r
    }
    let r = try vm.setBinary(op, left, other, inPlace: true)
    return r ?? Value.singleton(.notImplemented)
  }
}
private func viewIsDisjoint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let iterator = try vm.iterate(args[1])
  while let item = try vm.next(iterator) { if try viewHas(vm, args[0], item) { return Value.false } }
  return Value.true
}
private func viewComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard vm.isSetLike(args[1]) else { return Value.singleton(.notImplemented) }
    return Value.bool(try vm.compareSets(op, try vm.setOf(args[0]), try vm.setOf(args[1])))
  }
}
