// `mappingproxy`: a read-only view of a mapping, such as a class's `__dict__`.

import MachineRuntime

enum MappingProxyMethods {
  static func install(_ vm: Interpreter) {
    vm.types.mappingProxy.pattern = .mapping
    vm.types.mappingProxy.define(methods: [
      BuiltinMethod("__new__", 2, 2, keywords: true, kind: .staticMethod, new), BuiltinMethod("__len__", length),
      BuiltinMethod("__getitem__", 1, getItem), BuiltinMethod("__contains__", 1, contains),
      BuiltinMethod("__iter__", iterate), BuiltinMethod("__reversed__", reversed), BuiltinMethod("__repr__", repr),
      BuiltinMethod("__str__", str), BuiltinMethod("__eq__", 1, equal), BuiltinMethod("__or__", 1, or),
      BuiltinMethod("__hash__", hash),
      BuiltinMethod("get", 1, 2, get), BuiltinMethod("keys", keys), BuiltinMethod("values", values),
      BuiltinMethod("items", items), BuiltinMethod("copy", copy),
    ])
  }
  private static func forward(_ vm: Interpreter, _ a: Arguments, _ name: String) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    let f = try vm.getAttribute(inner, name)
    return try vm.call(f, forwarding: a.dropFirst())
  }
  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if vm.pyType(a[1]).lookup(vm.python.names.__getitem__).isNothing || a[1].isKind(.list) || a[1].isKind(.tuple) {
      throw vm.typeError("mappingproxy() argument must be a mapping, not \(vm.pyType(a[1]).name)")
    }
    let proxy = vm.makeRecord(of: vm.types.mappingProxy)
    proxy.setSlot(0, a[1].copy())
    return proxy
  }
  static func length(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    return vm.makeInt(try vm.length(inner))
  }
  static func getItem(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    return try vm.getItem(inner, a[1])
  }
  static func contains(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    return Value.bool(try vm.python.contains(vm, inner, a[1]))
  }
  static func iterate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    return try vm.iterate(inner)
  }
  static func reversed(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "__reversed__") }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("mappingproxy(\(try vm.reprString(a[0].slot(0))))")
  }
  static func str(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try vm.str(a[0].slot(0)) }
  static func equal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let inner = a[0].slot(0)
    return try vm.compare(.equal, inner, a[1])
  }
  static func or(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let left = a[0].isKind(.record) && vm.pyType(a[0]) === vm.types.mappingProxy ? a[0].slot(0) : a[0].copy()
    let right = a[1].isKind(.record) && vm.pyType(a[1]) === vm.types.mappingProxy ? a[1].slot(0) : a[1].copy()
    return try vm.binary(.or, left, right)
  }
  static func hash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeInt(try vm.hash(a[0].slot(0))) }
  static func get(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "get") }
  static func keys(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "keys") }
  static func values(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "values") }
  static func items(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "items") }
  static func copy(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try forward(vm, a, "copy") }
}
