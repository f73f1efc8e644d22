// `type`: the methods and computed attributes of classes.

import MachineRuntime

enum TypeMethods {
  static func install(_ vm: Interpreter) {
    let python = vm.python
    let type = python.types.type
    type.define(
      methods: [
        BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, new),
        BuiltinMethod("__init__", 0, .max, keywords: true, initialize),
        BuiltinMethod("__call__", 0, .max, keywords: true, call),
        BuiltinMethod("__prepare__", 0, .max, keywords: true, kind: .classMethod, prepare),
        BuiltinMethod("__repr__", repr), BuiltinMethod("mro", mroList),
        BuiltinMethod("__instancecheck__", 1, instanceCheck), BuiltinMethod("__subclasscheck__", 1, subclassCheck),
        BuiltinMethod("__subclasses__", subclasses), BuiltinMethod("__dir__", dir),
        BuiltinMethod("__or__", 1, union), BuiltinMethod("__ror__", 1, union),
      ],
      getters: [
        BuiltinGetter("__name__", set: setName, name),
        BuiltinGetter("__qualname__", set: setQualifiedName, qualifiedName),
        BuiltinGetter("__module__", set: setModule, module),
        BuiltinGetter("__doc__", set: setDocumentation, documentation),
        BuiltinGetter("__dict__", dictionary), BuiltinGetter("__bases__", set: setBases, bases),
        BuiltinGetter("__base__", base),
        BuiltinGetter("__mro__", mro), BuiltinGetter("__annotations__", set: setAnnotations, annotations),
        BuiltinGetter("__abstractmethods__", set: setAbstractMethods, abstractMethods),
        BuiltinGetter("__text_signature__", textSignature), BuiltinGetter("__flags__", flags),
        BuiltinGetter("__basicsize__", basicSize),
      ]
    )
    if let f = type.lookup(python.names.__call__) { python.typeCallFunction = f }
    if let f = type.lookup(python.names.__new__) { python.typeNewFunction = f }
    if let f = type.lookup(python.names.__prepare__) { python.typePrepareFunction = f }
    python.defineBuiltin(
      "__build_class__",
      vm.makeFunction(
        BuiltinMethod("__build_class__", 0, .max, keywords: true, buildClass),
        module: "builtins"
      ),
      vm
    )
  }

  static func buildClass(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try vm.python.buildClass(vm, a) }
  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try vm.python.newType(vm, a) }
  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.count != 2, a.count != 4 { throw vm.typeError("type.__init__() takes 1 or 3 arguments") }
    return Value.none
  }
  static func call(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.construct(vm, asPyType(a[0].typeInfo), a.dropFirst())
  }
  static func prepare(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeDict() }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("<class '\(vm.typePath(asPyType(a[0].typeInfo)))'>")
  }
  static func mroTuple(_ vm: Interpreter, _ type: PyType) -> Value {
    let list = vm.makeList(capacity: type.ancestors.count + 1)
    list.listAppend(type.object)
    for t in type.ancestors { list.listAppend(t.object) }
    return list
  }
  static func mroList(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    mroTuple(vm, asPyType(a[0].typeInfo))
  }
  static func mro(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let list = mroTuple(vm, asPyType(v.typeInfo))
    return vm.makeTuple(list: list)
  }
  static func instanceCheck(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(try vm.python.isInstancePlain(vm, a[1], a[0]))
  }
  static func subclassCheck(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(try vm.python.isSubclassPlain(vm, a[1], a[0]))
  }
  static func subclasses(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    for s in asPyType(a[0].typeInfo).subclasses { list.listAppend(s.type.object) }
    return list
  }
  static func dir(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let names = vm.makeDict()
    ObjectMethods.collectNames(vm, a[0], into: names)
    return ObjectMethods.sortedNames(vm, names)
  }
  static func union(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.type) || a[1].isNone || vm.pyType(a[1]) === vm.python.unionType else {
      return Value.singleton(.notImplemented)
    }
    return vm.python.makeUnion(vm, a[0], a[1])
  }

  static func name(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeString(v.typeInfo.name) }
  static func setName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    let type = asPyType(v.typeInfo)
    guard value.isKind(.string) else {
      throw vm.typeError("can only assign string to \(type.name).__name__, not '\(vm.pyType(value).name)'")
    }
    type.name = value.string
  }
  static func qualifiedName(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    vm.makeString(asPyType(v.typeInfo).qualifiedName)
  }
  static func setQualifiedName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void
  {
    let type = asPyType(v.typeInfo)
    guard value.isKind(.string) else {
      throw vm.typeError("can only assign string to \(type.name).__qualname__, not '\(vm.pyType(value).name)'")
    }
    type.qualifiedName = value.string
  }
  static func module(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = asPyType(v.typeInfo)
    if !type.isHeapType { return vm.makeString(type.builtinModule) }
    if let m = type.namespace.dictGet(string: vm.python.names.__module__) { return m }
    return vm.makeString("builtins")
  }
  static func setModule(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    asPyType(v.typeInfo).setAttribute(vm.python.names.__module__, value)
  }
  static func documentation(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = asPyType(v.typeInfo)
    guard let d = type.namespace.dictGet(string: vm.python.names.__doc__) else { return Value.none }
    return try vm.python.bind(vm, d, vm.python.describe(vm, d), Value.empty, type)
  }
  static func setDocumentation(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void
  {
    asPyType(v.typeInfo).setAttribute(vm.python.names.__doc__, value)
  }
  static func dictionary(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let proxy = vm.makeRecord(of: vm.types.mappingProxy)
    proxy.setSlot(0, asPyType(v.typeInfo).namespace.copy())
    return proxy
  }
  static func bases(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    asPyType(v.typeInfo).bases.copy()
  }
  static func setBases(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    try vm.python.setBases(vm, asPyType(v.typeInfo), value)
  }
  static func base(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let b = asPyType(v.typeInfo).base { return b.object }
    return Value.none
  }
  static func annotations(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = asPyType(v.typeInfo)
    if let a = type.namespace.dictGet(string: vm.python.names.__annotations__) { return a }
    guard type.isHeapType else {
      throw vm.attributeError("type object '\(type.name)' has no attribute '__annotations__'")
    }
    let d = vm.makeDict()
    type.setAttribute(vm.python.names.__annotations__, d)
    return d
  }
  static func setAnnotations(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    let type = asPyType(v.typeInfo)
    if value.isEmpty {
      _ = type.namespace.dictRemove(string: vm.python.names.__annotations__)
      type.changed()
    } else {
      type.setAttribute(vm.python.names.__annotations__, value)
    }
  }
  static func abstractMethods(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = asPyType(v.typeInfo)
    if let s = type.namespace.dictGet(string: vm.python.names.__abstractmethods__), type !== vm.types.type { return s }
    throw vm.python.noAttribute(vm, v, vm.python.names.__abstractmethods__)
  }
  static func setAbstractMethods(
    _ vm: Interpreter,
    _ v: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) -> Void {
    let type = asPyType(v.typeInfo)
    if value.isEmpty {
      _ = type.namespace.dictRemove(string: vm.python.names.__abstractmethods__)
      type.isAbstract = false
    } else {
      type.namespace.dictSet(string: vm.python.names.__abstractmethods__, value)
      type.isAbstract = try vm.truth(value)
    }
    type.changed()
    type.afterChange(vm.python)
  }
  static func textSignature(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { Value.none }
  static func flags(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = asPyType(v.typeInfo)
    return vm.makeInt(
      (type.isHeapType ? 1 << 9 : 1 << 8) | (type.isFinal ? 0 : 1 << 10) | (type.isAbstract ? 1 << 20 : 0)
    )
  }
  static func basicSize(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    Value.smallInt(24 + 8 * asPyType(v.typeInfo).recordSlots)
  }
}

extension PythonDialect {
  /// `isinstance(value, type)`, with tuples, unions and `__instancecheck__`.
  func isInstance(_ vm: Interpreter, _ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    if type.isKind(.type) {
      let t = asPyType(type.typeInfo)
      if vm.pyType(value) === t { return true }
      if vm.pyType(type) === types.type { return try isInstancePlain(vm, value, type) }
    }
    if type.isKind(.tuple) {
      try vm.checkNativeStack()
      for i in 0..<type.tupleCount {
        let item = type.tupleItem(i)
        if try isInstance(vm, value, item) { return true }
      }
      return false
    }
    if vm.pyType(type) === unionType {
      let members = type.slot(0)
      for i in 0..<members.tupleCount {
        let item = members.tupleItem(i)
        if item.isNone ? value.isNone : try isInstance(vm, value, item) { return true }
      }
      return false
    }
    if let hook = vm.pyType(type).lookup(names.__instancecheck__) {
      let result = try callSpecial(vm, hook, type, value)
      return try vm.truth(result)
    }
    return try isInstancePlain(vm, value, type)
  }

  /// What `type.__instancecheck__` does.
  func isInstancePlain(_ vm: Interpreter, _ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    guard let t = type.pyTypeOrNil else {
      throw vm.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
    let actual = vm.pyType(value)
    if actual.isSubtype(of: t) { return true }
    // An object may claim another class.
    guard value.isKind(.instance) || value.isKind(.record), let hook = actual.lookup(names.__class__) else {
      return false
    }
    if describe(vm, hook) == .getSet, !actual.overridesGetAttribute { return false }
    guard let claimed = try vm.attributeOrNil(value, names.__class__), let c = claimed.pyTypeOrNil else { return false }
    return c !== actual && c.isSubtype(of: t)
  }

  /// `issubclass(value, type)`, with tuples, unions and `__subclasscheck__`.
  func isSubclass(_ vm: Interpreter, _ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    if type.isKind(.type), vm.pyType(type) === types.type { return try isSubclassPlain(vm, value, type) }
    if type.isKind(.tuple) {
      try vm.checkNativeStack()
      for i in 0..<type.tupleCount {
        let item = type.tupleItem(i)
        if try isSubclass(vm, value, item) { return true }
      }
      return false
    }
    if vm.pyType(type) === unionType {
      let members = type.slot(0)
      for i in 0..<members.tupleCount {
        let item = members.tupleItem(i)
        if !item.isNone, try isSubclass(vm, value, item) { return true }
      }
      return false
    }
    if let hook = vm.pyType(type).lookup(names.__subclasscheck__) {
      let result = try callSpecial(vm, hook, type, value)
      return try vm.truth(result)
    }
    return try isSubclassPlain(vm, value, type)
  }

  /// What `type.__subclasscheck__` does.
  func isSubclassPlain(_ vm: Interpreter, _ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    guard let t = type.pyTypeOrNil else {
      throw vm.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
    guard let v = value.pyTypeOrNil else { throw vm.typeError("issubclass() arg 1 must be a class") }
    return v.isSubtype(of: t)
  }
}

extension Interpreter {
  /// `isinstance(value, type)`.
  public func isInstance(_ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    try python.isInstance(self, value, type)
  }
  /// `issubclass(value, type)`.
  public func isSubclass(_ value: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    try python.isSubclass(self, value, type)
  }
}
