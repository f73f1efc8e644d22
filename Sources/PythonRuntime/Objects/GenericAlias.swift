// types.GenericAlias: what `list[int]` is. It remembers class and arguments, and behaves as the class otherwise.

import MachineRuntime

enum GenericAliasType {
  static func install(_ vm: Interpreter) {
    let methods: [BuiltinMethod] = [
      BuiltinMethod("__new__", 3, 3, kind: .staticMethod, aliasNew),
      BuiltinMethod("__call__", 0, .max, keywords: true, aliasCall),
      BuiltinMethod("__repr__", aliasRepr), BuiltinMethod("__hash__", aliasHash),
      BuiltinMethod("__eq__", 1, aliasEqual),
      BuiltinMethod("__getitem__", 1, aliasItem), BuiltinMethod("__mro_entries__", 1, aliasBases),
      BuiltinMethod("__or__", 1, aliasOr), BuiltinMethod("__ror__", 1, aliasReflectedOr),
      BuiltinMethod("__getattr__", 1, aliasAttribute),
      BuiltinMethod("__instancecheck__", 1, aliasInstance), BuiltinMethod("__subclasscheck__", 1, aliasSubclass),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("__origin__", aliasOrigin), BuiltinGetter("__args__", aliasArguments),
      BuiltinGetter("__parameters__", aliasParameters),
    ]
    vm.objectTypes.genericAlias.define(methods: methods, getters: getters)
  }
}

extension Interpreter {
  /// `origin[arguments]`.
  func makeGenericAlias(_ origin: borrowing Value, _ arguments: borrowing Value) throws(Raised) -> Value {
    let r = makeRecord(of: objectTypes.genericAlias)
    r.setSlot(0, origin.copy())
    r.setSlot(1, arguments.isKind(.tuple) ? arguments.copy() : makeTuple(arguments.copy()))
    return r
  }
}

private func aliasNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.makeGenericAlias(args[1], args[2])
}
private func aliasCall(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.call(args[0].slot(0), forwarding: args.dropFirst())
}
private func shown(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> String {
  if v.isSingleton(.ellipsis) { return "..." }
  if let type = v.pyTypeOrNil { return vm.typePath(type) }
  if v.isKind(.list) {
    var parts: [String] = []
    for i in 0..<v.listCount { parts.append(try shown(vm, v.listItem(i))) }
    return "[" + parts.joined(separator: ", ") + "]"
  }
  return try vm.reprString(v)
}
private func aliasRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var parts: [String] = []
  let arguments = args[0].slot(1)
  for i in 0..<arguments.tupleCount { parts.append(try shown(vm, arguments.tupleItem(i))) }
  let inside = parts.isEmpty ? "()" : parts.joined(separator: ", ")
  return vm.makeString("\(try shown(vm, args[0].slot(0)))[\(inside)]")
}
private func aliasHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.hash(args[0].slot(0)) ^ vm.hash(args[0].slot(1)))
}
private func aliasEqual(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard vm.pyType(args[1]) === vm.objectTypes.genericAlias else { return Value.singleton(.notImplemented) }
  if !(try vm.equal(args[0].slot(0), args[1].slot(0))) { return Value.false }
  return Value.bool(try vm.equal(args[0].slot(1), args[1].slot(1)))
}
private func aliasItem(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.makeGenericAlias(args[0].slot(0), args[1])
}
private func aliasBases(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { vm.makeTuple(args[0].slot(0)) }
private func aliasOr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.python.makeUnion(vm, args[0], args[1])
}
private func aliasReflectedOr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.python.makeUnion(vm, args[1], args[0])
}
private func aliasAttribute(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.getAttribute(args[0].slot(0), args[1])
}
private func aliasInstance(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  throw vm.typeError("isinstance() argument 2 cannot be a parameterized generic")
}
private func aliasSubclass(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  throw vm.typeError("issubclass() argument 2 cannot be a parameterized generic")
}
private func aliasOrigin(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { v.slot(0) }
private func aliasArguments(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { v.slot(1) }
private func aliasParameters(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeTuple() }
