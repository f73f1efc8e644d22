// The modules types and abc, and what of them needs the runtime.

import MachineRuntime

enum TypesModule {
  static func install(_ vm: Interpreter) {
    vm.types.function.define(methods: [
      BuiltinMethod("__new__", 1, 6, keywords: true, kind: .staticMethod, newFunction)
    ])
    vm.types.cell.define(methods: [BuiltinMethod("__new__", 1, 2, kind: .staticMethod, newCell)])

    vm.python.namespaceType.define(methods: [
      BuiltinMethod("__init__", 0, 0, keywords: true, namespaceInit), BuiltinMethod("__repr__", namespaceRepr),
      BuiltinMethod("__eq__", 1, namespaceEqual),
    ])
    vm.python.namespaceType.defineUnhashable()
    vm.python.importing.register("_types") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "_types")
      let t = vm.types
      let named: [(String, PyType)] = [
        ("FunctionType", t.function), ("LambdaType", t.function), ("BuiltinFunctionType", t.native),
        ("BuiltinMethodType", t.native), ("WrapperDescriptorType", t.wrapperDescriptor),
        ("MethodDescriptorType", t.methodDescriptor),
        ("ClassMethodDescriptorType", t.native), ("MethodWrapperType", t.methodWrapper), ("MethodType", t.method),
        ("ModuleType", t.module), ("CodeType", t.code), ("FrameType", t.frame), ("CellType", t.cell),
        ("TracebackType", t.traceback), ("GeneratorType", t.generator), ("CoroutineType", t.coroutine),
        ("AsyncGeneratorType", t.asyncGenerator), ("NoneType", t.none), ("NotImplementedType", t.notImplemented),
        ("EllipsisType", t.ellipsis), ("MappingProxyType", t.mappingProxy),
        ("GetSetDescriptorType", t.getSetDescriptor), ("MemberDescriptorType", t.memberDescriptor),
        ("SimpleNamespace", vm.python.namespaceType), ("UnionType", vm.python.unionType),
      ]
      for (name, type) in named { vm.define(m, name, type.object) }
      vm.define(
        m,
        [
          BuiltinMethod("mark_awaitable", 1, markAwaitable), BuiltinMethod("is_awaitable_code", 1, isAwaitable),
          BuiltinMethod("match_as", 2, matchAs),
        ]
      )
      return m
    }
  }

  /// `match_as(cls, kind)`: instances match sequence patterns, mapping patterns, or what those of another class do.
  static func matchAs(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = a[0].pyTypeOrNil else { throw vm.typeError("match_as() argument 1 must be a class") }
    let pattern: PyType.PatternKind
    if let other = a[1].pyTypeOrNil {
      pattern = other.pattern
    } else if a[1].isKind(.string), a[1].equalsString("sequence") {
      pattern = .sequence
    } else {
      pattern = .mapping
    }
    // Built-in classes say themselves what they match: str is a registered sequence, but no such pattern's.
    if pattern != .none, type.isHeapType { setPattern(type, pattern) }
    return Value.none
  }
  private static func setPattern(_ type: PyType, _ pattern: PyType.PatternKind) {
    type.pattern = pattern
    for s in type.subclasses { setPattern(s.type, pattern) }
  }

  /// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`.
  static func newFunction(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 2, a[1].isKind(.code) else {
      let found = a.count > 1 ? vm.pyType(a[1]).name : "nothing"
      throw vm.typeError("function() argument 'code' must be code, not \(found)")
    }
    guard a[2].isKind(.dict) else {
      throw vm.typeError("function() argument 'globals' must be dict, not \(vm.pyType(a[2]).name)")
    }
    let name = try vm.argument(a, 3, "name", of: "function") ?? Value.none
    let defaults = try vm.argument(a, 4, "argdefs", of: "function") ?? Value.none
    let closure = try vm.argument(a, 5, "closure", of: "function") ?? Value.none
    let unit = a[1].codeInfo.unit
    let free = unit.variables.filter { $0.storage == .free }.count
    if !name.isNone, !name.isKind(.string) {
      throw vm.typeError("arg 3 (name) must be None or string")
    }
    if !defaults.isNone, !defaults.isKind(.tuple) { throw vm.typeError("arg 4 (defaults) must be None or tuple") }
    if !closure.isNone, !closure.isKind(.tuple) { throw vm.typeError("arg 5 (closure) must be None or tuple") }
    if closure.isNone, free > 0 { throw vm.typeError("arg 5 (closure) must be tuple") }
    let given = closure.isNone ? 0 : closure.tupleCount
    if given != free {
      throw vm.valueError("\(unit.name) requires closure of length \(free), not \(given)")
    }
    for i in 0..<given where !closure.tupleItem(i).isKind(.cell) {
      throw vm.typeError("arg 5 (closure) expected cell, found \(vm.pyType(closure.tupleItem(i)).name)")
    }
    let f = vm.makeFunction(
      code: a[1],
      globals: a[2],
      closure: given == 0 ? Value.none : closure.copy(),
      defaults: defaults.copy()
    )
    if !name.isNone { f.setFunctionPart(.name, name.copy()) }
    return f
  }
  /// `types.CellType([contents])`.
  static func newCell(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeCell(a.optional(1) ?? Value.empty)
  }

  /// Makes the generators of a function awaitable.
  static func markAwaitable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.function) else { throw vm.typeError("not a function") }
    vm.python.awaitableCodes[ObjectIdentifier(a[0].codeInfo)] = a[0].codeInfo
    return a[0].copy()
  }
  static func isAwaitable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch a[0].kind {
    case .function, .code, .machine:
      return Value.bool(vm.python.awaitableCodes[ObjectIdentifier(a[0].codeInfo)] != nil)
    default: return Value.false
    }
  }

  // MARK: - SimpleNamespace

  static func namespaceInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    for i in 0..<a.keywordCount {
      let name = a.keywordNameValue(i)
      let key = vm.intern(name)
      let value = a.keywordValue(i)
      vm.setOwnAttribute(a[0], key, value)
    }
    return Value.none
  }
  static func namespaceRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    let name = type === vm.python.namespaceType ? "namespace" : type.name
    if !a[0].enterDisplay() { return vm.makeString("\(name)(...)") }
    defer { a[0].leaveDisplay() }
    var parts: [String] = []
    for n in vm.ownAttributeNames(a[0]) {
      let key = vm.intern(n)
      guard let v = vm.ownAttribute(a[0], key) else { continue }
      parts.append("\(n)=\(try vm.reprString(v))")
    }
    return vm.makeString("\(name)(\(parts.joined(separator: ", ")))")
  }
  static func namespaceEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard vm.pyType(a[1]).isSubtype(of: vm.python.namespaceType) else { return Value.singleton(.notImplemented) }
    let x = vm.attributeDictionary(a[0])
    let y = vm.attributeDictionary(a[1])
    return Value.bool(try vm.equal(x, y))
  }
}
