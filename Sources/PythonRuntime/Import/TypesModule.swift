// The modules types and abc, and what of them needs the runtime.

import MachineRuntime

enum TypesModule {
  static func install(_ vm: Interpreter) {
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
        ("BuiltinMethodType", t.native), ("WrapperDescriptorType", t.native), ("MethodDescriptorType", t.native),
        ("ClassMethodDescriptorType", t.native), ("MethodWrapperType", t.native), ("MethodType", t.method),
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
        [BuiltinMethod("mark_awaitable", 1, markAwaitable), BuiltinMethod("is_awaitable_code", 1, isAwaitable)]
      )
      return m
    }
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
