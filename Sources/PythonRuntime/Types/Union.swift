// `types.UnionType`: what `int | str` makes.

import MachineRuntime

enum UnionMethods {
  static func install(_ vm: Interpreter) {
    vm.python.unionType.define(
      methods: [
        BuiltinMethod("__repr__", repr), BuiltinMethod("__or__", 1, or), BuiltinMethod("__ror__", 1, or),
        BuiltinMethod("__eq__", 1, equal), BuiltinMethod("__hash__", hash),
      ],
      getters: [
        BuiltinGetter("__args__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(0) }
      ]
    )
  }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let members = a[0].slot(0)
    var parts: [String] = []
    for i in 0..<members.tupleCount {
      let m = members.tupleItem(i)
      if let t = m.pyTypeOrNil {
        parts.append(t === vm.types.none ? "None" : vm.typePath(t))
      } else {
        parts.append(m.isNone ? "None" : try vm.reprString(m))
      }
    }
    return vm.makeString(parts.joined(separator: " | "))
  }
  static func or(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.python.makeUnion(vm, a[0], a[1]) }
  static func equal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard vm.pyType(a[1]) === vm.python.unionType else { return Value.singleton(.notImplemented) }
    let x = a[0].slot(0)
    let y = a[1].slot(0)
    return Value.bool(try vm.equal(x, y))
  }
  static func hash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let x = a[0].slot(0)
    return vm.makeInt(try vm.hash(x))
  }
}

extension PythonDialect {
  /// The union of two members, flattened, without repetition.
  func makeUnion(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) -> Value {
    let list = vm.makeList()
    addUnion(vm, a, to: list)
    addUnion(vm, b, to: list)
    if list.listCount == 1 { return list.listItem(0) }
    let union = vm.makeRecord(of: unionType)
    union.setSlot(0, vm.makeTuple(list: list))
    return union
  }
  private func addUnion(_ vm: Interpreter, _ v: borrowing Value, to list: borrowing Value) {
    if vm.pyType(v) === unionType {
      let members = v.slot(0)
      for i in 0..<members.tupleCount { addUnion(vm, members.tupleItem(i), to: list) }
      return
    }
    let member = v.isNone ? types.none.object : v.copy()
    for i in 0..<list.listCount where list.listItem(i).isIdentical(to: member) { return }
    list.listAppend(member)
  }
}
