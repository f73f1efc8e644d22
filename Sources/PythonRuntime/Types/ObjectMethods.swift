// `object`: the methods that every class inherits.

import MachineRuntime

enum ObjectMethods {
  static func install(_ vm: Interpreter) {
    let python = vm.python
    let object = python.types.object
    object.define(
      methods: [
        BuiltinMethod(
          "__new__",
          1,
          .max,
          keywords: true,
          kind: .staticMethod,
          signature: "($type, *args, **kwargs)",
          new
        ),
        BuiltinMethod(
          "__init__",
          0,
          .max,
          keywords: true,
          documentation: "Initialize self.  See help(type(self)) for accurate signature.",
          signature: "($self, /, *args, **kwargs)",
          initialize
        ),
        BuiltinMethod("__repr__", repr), BuiltinMethod("__str__", str),
        BuiltinMethod("__eq__", 1, equal), BuiltinMethod("__ne__", 1, notEqual),
        BuiltinMethod("__lt__", 1, unordered), BuiltinMethod("__le__", 1, unordered),
        BuiltinMethod("__gt__", 1, unordered), BuiltinMethod("__ge__", 1, unordered),
        BuiltinMethod("__hash__", hash), BuiltinMethod("__format__", 1, format),
        BuiltinMethod("__getattribute__", 1, getAttribute), BuiltinMethod("__setattr__", 2, setAttribute),
        BuiltinMethod("__delattr__", 1, deleteAttribute), BuiltinMethod("__dir__", dir),
        BuiltinMethod("__sizeof__", sizeOf),
        BuiltinMethod("__init_subclass__", 0, .max, keywords: true, kind: .classMethod, initSubclass),
        BuiltinMethod("__subclasshook__", 1, kind: .classMethod, subclassHook),
        BuiltinMethod("__reduce__", reduce), BuiltinMethod("__reduce_ex__", 1, reduce),
        BuiltinMethod("__getstate__", getState),
      ],
      getters: [BuiltinGetter("__class__", set: setClass, getClass)],
      documentation: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
        + "featureless\ninstance that has no instance attributes and cannot be given any.\n"
    )
    if let f = object.lookup(python.names.__new__) { python.objectNewFunction = f }
    if let f = object.lookup(python.names.__init__) { python.objectInitFunction = f }
    // Instances of a program's classes show their attributes as a dict; modules, functions and types have their own.
    object.define(getters: [BuiltinGetter("__dict__", set: setDictionary, dictionary)])
    let visible: Set<String> = [
      "object", "type", "bool", "int", "float", "complex", "str", "bytes", "tuple", "list", "dict", "set", "frozenset",
      "range", "slice", "property", "classmethod", "staticmethod", "super",
    ]
    for (type, _) in python.types.all where visible.contains(type.name) {
      python.defineBuiltin(type.name, type.object, vm)
    }
  }

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = a[0].pyTypeOrNil else {
      throw vm.typeError("object.__new__(X): X is not a type object (\(vm.pyType(a[0]).name))")
    }
    if let own = type.lookup(vm.python.names.__new__), own.isKind(.native),
      !own.isIdentical(to: vm.python.objectNewFunction)
    {
      let name = type.name
      throw vm.typeError("object.__new__(\(name)) is not safe, use \(name).__new__()")
    }
    return try vm.python.makeObject(vm, type, excess: a.count - 1 + a.keywordCount)
  }
  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.checkObjectInit(vm, vm.pyType(a[0]), excess: a.count - 1 + a.keywordCount)
    return Value.none
  }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString(vm.defaultRepr(a[0])) }
  static func str(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try vm.repr(a[0]) }
  static func equal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].isIdentical(to: a[1]) ? Value.true : Value.singleton(.notImplemented)
  }
  static func notEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let f = vm.pyType(a[0]).lookup(vm.python.names.__eq__) else { return Value.singleton(.notImplemented) }
    let result = try vm.python.callSpecial(vm, f, a[0], a[1])
    if result.isNotImplemented { return result }
    return Value.bool(!(try vm.truth(result)))
  }
  static func unordered(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.singleton(.notImplemented) }
  static func hash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    // Objects lie on 16-byte boundaries: the low bits say nothing.
    let id = a[0].identity
    return vm.makeInt(Int(bitPattern: (id >> 4) | (id << 60)) & 0x3fff_ffff_ffff_ffff)
  }
  static func format(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.string) else {
      throw vm.typeError("__format__() argument must be str, not \(vm.pyType(a[1]).name)")
    }
    if a[1].stringCount > 0 {
      throw vm.typeError("unsupported format string passed to \(vm.pyType(a[0]).name).__format__")
    }
    return try vm.str(a[0])
  }
  static func attributeName(_ vm: Interpreter, _ name: borrowing Value) throws(Raised) -> Value {
    guard name.isKind(.string) else {
      throw vm.typeError("attribute name must be string, not '\(vm.pyType(name).name)'")
    }
    return vm.intern(name)
  }
  static func getAttribute(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = try attributeName(vm, a[1])
    var cache = AttributeCache.unused(vm)
    if let v = try vm.python.findAttribute(vm, a[0], vm.pyType(a[0]), name, &cache) { return v }
    throw vm.python.noAttribute(vm, a[0], name)
  }
  static func setAttribute(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = try attributeName(vm, a[1])
    try vm.python.storeAttribute(vm, a[0], vm.pyType(a[0]), name, a[2])
    return Value.none
  }
  static func deleteAttribute(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = try attributeName(vm, a[1])
    try vm.python.storeAttribute(vm, a[0], vm.pyType(a[0]), name, Value.empty)
    return Value.none
  }
  static func sizeOf(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.smallInt(48) }
  static func initSubclass(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.keywordCount > 0 || a.count > 1 {
      let name = a[0].pyTypeOrNil?.qualifiedName ?? "object"
      throw vm.typeError("\(name).__init_subclass__() takes no keyword arguments")
    }
    return Value.none
  }
  static func subclassHook(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.singleton(.notImplemented)
  }
  static func reduce(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    throw vm.typeError("cannot pickle '\(vm.pyType(a[0]).name)' object")
  }
  static func getState(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if vm.hasOwnAttributes(a[0]) { return vm.attributeDictionary(a[0]) }
    return Value.none
  }

  static func getClass(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.pyType(v).object }
  static func setClass(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    if value.isEmpty { throw vm.typeError("can't delete __class__ attribute") }
    guard let new = value.pyTypeOrNil else {
      throw vm.typeError("__class__ must be set to a class, not '\(vm.pyType(value).name)' object")
    }
    let old = vm.pyType(v)
    guard old.isHeapType, new.isHeapType, v.isObject else {
      throw vm.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
    }
    guard old.layout == new.layout, old.recordSlots == new.recordSlots, old.hasDictionary == new.hasDictionary,
      old.slotNames == new.slotNames
    else { throw vm.typeError("__class__ assignment: '\(new.name)' object layout differs from '\(old.name)'") }
    vm.changeType(of: v, to: new)
  }

  static func dictionary(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let type = vm.pyType(v)
    switch v.kind {
    case .function: return vm.python.visibleAttributes(vm, v)
    case .module: return v.moduleGlobals
    default:
      if vm.hasOwnAttributes(v), type.hasDictionary { return vm.attributeDictionary(v) }
      throw vm.attributeError(
        "'\(type.name)' object has no attribute '__dict__'",
        name: vm.python.names.__dict__,
        of: v
      )
    }
  }
  static func setDictionary(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    let type = vm.pyType(v)
    guard vm.hasOwnAttributes(v), type.hasDictionary else {
      throw vm.attributeError(
        "'\(type.name)' object has no attribute '__dict__'",
        name: vm.python.names.__dict__,
        of: v
      )
    }
    if value.isEmpty { throw vm.typeError("cannot delete __dict__") }
    guard value.isKind(.dict) else {
      throw vm.typeError("__dict__ must be set to a dictionary, not a '\(vm.pyType(value).name)'")
    }
    vm.setAttributeDictionary(v, value)
  }

  static func dir(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let names = vm.makeDict()
    collectNames(vm, a[0], into: names)
    return sortedNames(vm, names)
  }
  /// Puts the names that an object answers to into a dict: its own and those of its class.
  static func collectNames(_ vm: Interpreter, _ v: borrowing Value, into names: borrowing Value) {
    switch v.kind {
    case .type:
      collectTypeNames(asPyType(v.typeInfo), into: names)
      return
    case .module:
      addKeys(v.moduleGlobals, to: names)
      return
    case .function:
      if let d = vm.python.visibleAttributesOrNil(v) { addKeys(d, to: names) }
    default:
      for n in vm.ownAttributeNames(v) {
        let key = vm.makeString(n)
        names.dictSet(string: key, Value.none)
      }
    }
    collectTypeNames(vm.pyType(v), into: names)
  }
  private static func collectTypeNames(_ type: PyType, into names: borrowing Value) {
    addKeys(type.namespace, to: names)
    for t in type.ancestors { addKeys(t.namespace, to: names) }
  }
  private static func addKeys(_ d: borrowing Value, to names: borrowing Value) {
    var i = 0
    while let e = d.nextEntry(&i) { if e.key.isKind(.string) { names.dictSet(string: e.key, Value.none) } }
  }
  static func sortedNames(_ vm: Interpreter, _ names: borrowing Value) -> Value {
    var texts: [String] = []
    var i = 0
    while let e = names.nextEntry(&i) { texts.append(e.key.string) }
    texts.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let list = vm.makeList(capacity: texts.count)
    for t in texts { list.listAppend(vm.makeString(t)) }
    return list
  }
}
