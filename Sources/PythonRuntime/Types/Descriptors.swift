// property, classmethod, staticmethod, super, and the descriptors of built-in classes and slots, as objects that programs
// make and look at. What they do in attribute access is in Dialect/Attributes.swift.

import MachineRuntime

enum DescriptorMethods {
  static func install(_ vm: Interpreter) {
    let types = vm.types
    types.property.define(
      methods: [
        BuiltinMethod("__init__", 0, 4, keywords: true, propertyInit), BuiltinMethod("getter", 1, getter),
        BuiltinMethod("setter", 1, setter), BuiltinMethod("deleter", 1, deleter),
        BuiltinMethod("__get__", 1, 2, propertyGet), BuiltinMethod("__set__", 2, propertySet),
        BuiltinMethod("__delete__", 1, propertyDelete), BuiltinMethod("__set_name__", 2, propertySetName),
      ],
      getters: [
        slotGetter("fget", 0), slotGetter("fset", 1), slotGetter("fdel", 2),
        BuiltinGetter("__doc__", set: setPropertyDoc) {
          (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(3)
        },
        BuiltinGetter("__isabstractmethod__", propertyAbstract),
      ]
    )
    for type in [types.classMethod, types.staticMethod] {
      type.define(
        methods: [BuiltinMethod("__init__", 1, wrapInit), BuiltinMethod("__repr__", wrapRepr)],
        getters: [
          slotGetter("__func__", 0), slotGetter("__wrapped__", 0), BuiltinGetter("__isabstractmethod__", wrapAbstract),
          forwarded("__name__"), forwarded("__qualname__"), forwarded("__module__"), forwarded("__doc__"),
        ]
      )
    }
    types.classMethod.define(methods: [BuiltinMethod("__get__", 1, 2, classMethodGet)])
    types.staticMethod.define(methods: [
      BuiltinMethod("__get__", 1, 2, staticMethodGet), BuiltinMethod("__call__", 0, .max, keywords: true, staticCall),
    ])
    types.superType.define(
      methods: [
        BuiltinMethod("__init__", 0, 2, superInit), BuiltinMethod("__repr__", superRepr),
        BuiltinMethod("__get__", 1, 2, superGet),
      ],
      getters: [slotGetter("__thisclass__", 0), slotGetter("__self__", 1), slotGetter("__self_class__", 2)]
    )
    types.getSetDescriptor.define(
      methods: [
        BuiltinMethod("__get__", 1, 2, boxGet), BuiltinMethod("__set__", 2, boxSet),
        BuiltinMethod("__repr__", getSetRepr),
      ],
      getters: [
        BuiltinGetter("__name__", boxName), BuiltinGetter("__objclass__", boxOwner),
        BuiltinGetter("__doc__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.optionalString((v.payload as? GetterPayload)?.getter.documentation)
        },
      ]
    )
    types.memberDescriptor.define(
      methods: [
        BuiltinMethod("__get__", 1, 2, boxGet), BuiltinMethod("__set__", 2, boxSet),
        BuiltinMethod("__repr__", memberRepr),
      ],
      getters: [BuiltinGetter("__name__", boxName), BuiltinGetter("__objclass__", boxOwner)]
    )
  }

  static func slotGetter(_ name: String, _ slot: Int) -> BuiltinGetter {
    BuiltinGetter(name) { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(slot) }
  }
  /// An attribute of the wrapped function.
  private static func forwarded(_ name: String) -> BuiltinGetter {
    BuiltinGetter(name) { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
      let f = v.slot(0)
      return try vm.getAttribute(f, name)
    }
  }
  private static func isAbstract(_ vm: Interpreter, _ f: borrowing Value) throws(Raised) -> Bool {
    if f.isNone { return false }
    guard let flag = try vm.attributeOrNil(f, vm.python.names.__isabstractmethod__) else { return false }
    return try vm.truth(flag)
  }

  // MARK: - property

  static func propertyInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let names: [String] = ["fget", "fset", "fdel", "doc"]
    for i in 0..<4 {
      a[0].setSlot(i, i + 1 < a.count ? a[i + 1].copy() : Value.none)
    }
    for i in 0..<a.keywordCount {
      guard let k = names.firstIndex(of: a.keywordName(i)) else {
        throw vm.typeError("'\(a.keywordName(i))' is an invalid keyword argument for property()")
      }
      a[0].setSlot(k, a.keywordValue(i))
    }
    let f = a[0].slot(0)
    if a[0].slot(3).isNone, !f.isNone, let doc = try vm.attributeOrNil(f, vm.python.names.__doc__) {
      a[0].setSlot(3, doc)
    }
    return Value.none
  }
  private static func copied(_ vm: Interpreter, _ a: Arguments, _ slot: Int) throws(Raised) -> Value {
    let new = vm.makeRecord(of: vm.pyType(a[0]))
    for i in 0..<6 { new.setSlot(i, a[0].slot(i)) }
    new.setSlot(slot, a[1].copy())
    if slot == 0, let doc = try vm.attributeOrNil(a[1], vm.python.names.__doc__) { new.setSlot(3, doc) }
    return new
  }
  static func getter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try copied(vm, a, 0) }
  static func setter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try copied(vm, a, 1) }
  static func deleter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try copied(vm, a, 2) }
  static func propertyGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[1].isNone { return a[0].copy() }
    let f = a[0].slot(0)
    if f.isNone { throw vm.python.propertyError(vm, a[0], a[1], "getter") }
    return try vm.call(f, a[1])
  }
  static func propertySet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].slot(1)
    if f.isNone { throw vm.python.propertyError(vm, a[0], a[1], "setter") }
    _ = try vm.call(f, a[1], a[2])
    return Value.none
  }
  static func propertyDelete(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].slot(2)
    if f.isNone { throw vm.python.propertyError(vm, a[0], a[1], "deleter") }
    _ = try vm.call(f, a[1])
    return Value.none
  }
  static func propertySetName(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].setSlot(5, a[2].copy())
    return Value.none
  }
  static func setPropertyDoc(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    v.setSlot(3, value.isEmpty ? Value.none : value.copy())
  }
  static func propertyAbstract(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    for i in 0..<3 { if try isAbstract(vm, v.slot(i)) { return Value.true } }
    return Value.false
  }

  // MARK: - classmethod, staticmethod

  static func wrapInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].setSlot(0, a[1].copy())
    return Value.none
  }
  static func wrapRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("<\(vm.pyType(a[0]).name)(\(try vm.reprString(a[0].slot(0))))>")
  }
  static func wrapAbstract(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    Value.bool(try isAbstract(vm, v.slot(0)))
  }
  static func classMethodGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let owner = a.count > 2 ? a[2].pyTypeOrNil : nil
    return try vm.python.bind(vm, a[0], .classMethod, a[1], owner ?? vm.pyType(a[1]))
  }
  static func staticMethodGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].slot(0) }
  static func staticCall(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].slot(0)
    return try vm.call(f, forwarding: a.dropFirst())
  }

  // MARK: - super

  static func superInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type: Value
    let object: Value
    if a.count > 1 {
      type = a[1].copy()
      object = a.count > 2 ? a[2].copy() : Value.none
    } else {
      guard let frame = vm.frame(level: 0) else { throw vm.runtimeError("super(): no current frame") }
      let unit = frame.info.unit
      let signature = unit.signature
      if signature.positionalOnly + signature.positional == 0, !signature.hasRest {
        throw vm.runtimeError("super(): no arguments")
      }
      guard let first = unit.variables.first else { throw vm.runtimeError("super(): no arguments") }
      var receiver = frame.register(first.register)
      if receiver.isKind(.cell), first.storage != .local { receiver = receiver.cellContent }
      if receiver.isEmpty { throw vm.runtimeError("super(): arg[0] deleted") }
      guard let variable = unit.variables.first(where: { $0.name == "__class__" && $0.storage == .free }) else {
        throw vm.runtimeError("super(): __class__ cell not found")
      }
      let cell = frame.register(variable.register)
      guard cell.isKind(.cell) else { throw vm.runtimeError("super(): bad __class__ cell") }
      type = cell.cellContent
      if type.isEmpty { throw vm.runtimeError("super(): empty __class__ cell") }
      object = receiver
    }
    guard let start = type.pyTypeOrNil else {
      throw vm.typeError("super() argument 1 must be a type, not \(vm.pyType(type).name)")
    }
    a[0].setSlot(0, type.copy())
    if object.isNone, a.count == 2 {
      a[0].setSlot(1, Value.none)
      a[0].setSlot(2, Value.none)
      return Value.none
    }
    a[0].setSlot(2, try superCheck(vm, start, object).object)
    a[0].setSlot(1, object)
    return Value.none
  }
  /// The class whose order super goes along.
  private static func superCheck(_ vm: Interpreter, _ type: PyType, _ object: borrowing Value) throws(Raised) -> PyType
  {
    if let t = object.pyTypeOrNil, t.isSubtype(of: type) { return t }
    let actual = vm.pyType(object)
    if actual.isSubtype(of: type) { return actual }
    if let claimed = try vm.attributeOrNil(object, vm.python.names.__class__), let c = claimed.pyTypeOrNil,
      c.isSubtype(of: type)
    {
      return c
    }
    throw vm.typeError("super(type, obj): obj must be an instance or subtype of type")
  }
  static func superRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = a[0].slot(0).pyTypeOrNil?.name ?? "NULL"
    if let t = a[0].slot(2).pyTypeOrNil { return vm.makeString("<super: <class '\(name)'>, <\(t.name) object>>") }
    return vm.makeString("<super: <class '\(name)'>, NULL>")
  }
  static func superGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[1].isNone || !a[0].slot(1).isNone { return a[0].copy() }
    let type = vm.types.superType.object
    return try vm.call(type, a[0].slot(0), a[1])
  }

  // MARK: - Descriptors of built-in classes and slots

  static func boxGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[1].isNone { return a[0].copy() }
    let kind = vm.python.describe(vm, a[0])
    return try vm.python.bind(vm, a[0], kind, a[1], vm.pyType(a[1]))
  }
  static func boxSet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let g = a[0].payload as? GetterPayload {
      guard let set = g.getter.set else {
        throw vm.attributeError("attribute '\(g.getter.name)' of '\(g.owner.name)' objects is not writable")
      }
      try set(vm, a[1], a[2])
    } else if let s = a[0].payload as? SlotPayload, vm.hasOwnAttributes(a[1]) {
      vm.setOwnAttribute(a[1], s.name, a[2])
    }
    return Value.none
  }
  static func boxName(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let g = v.payload as? GetterPayload { return vm.makeString(g.getter.name) }
    if let s = v.payload as? SlotPayload { return s.name.copy() }
    return Value.none
  }
  static func boxOwner(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let g = v.payload as? GetterPayload { return g.owner.object }
    if let s = v.payload as? SlotPayload { return s.owner.object }
    return Value.none
  }
  static func getSetRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let g = a[0].payload as? GetterPayload else { return vm.makeString("<attribute>") }
    return vm.makeString("<attribute '\(g.getter.name)' of '\(g.owner.name)' objects>")
  }
  static func memberRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let s = a[0].payload as? SlotPayload else { return vm.makeString("<member>") }
    return vm.makeString("<member '\(s.name.string)' of '\(s.owner.name)' objects>")
  }
}
