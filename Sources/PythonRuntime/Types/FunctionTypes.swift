// Functions, methods, natives, code, frames, tracebacks and cells as programs see them.

import MachineImage
import MachineRuntime

enum FunctionTypes {
  static func install(_ vm: Interpreter) {
    let types = vm.types
    types.function.define(
      methods: [
        BuiltinMethod("__get__", 1, 2, functionGet), BuiltinMethod("__repr__", functionRepr),
        BuiltinMethod("__call__", 0, .max, keywords: true, callSelf),
      ],
      getters: [
        BuiltinGetter(
          "__name__",
          set: setName,
          { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            v.functionPart(.name)
          }
        ),
        BuiltinGetter(
          "__qualname__",
          set: setQualifiedName,
          { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            v.functionPart(.qualifiedName)
          }
        ),
        BuiltinGetter(
          "__code__",
          set: setCode,
          { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            v.functionPart(.code)
          }
        ),
        BuiltinGetter("__globals__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          v.functionPart(.globals)
        },
        BuiltinGetter("__builtins__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.python.builtinsDict.copy()
        },
        BuiltinGetter("__closure__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          v.functionPart(.closure)
        },
        BuiltinGetter(
          "__defaults__",
          set: setDefaults,
          { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            v.functionPart(.defaults)
          }
        ),
        BuiltinGetter(
          "__kwdefaults__",
          set: setKeywordDefaults,
          {
            (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.functionPart(.keywordDefaults)
          }
        ),
        BuiltinGetter("__doc__", set: setDoc, doc), BuiltinGetter("__module__", set: setModule, module),
        BuiltinGetter("__annotations__", set: setAnnotations, annotations),
        BuiltinGetter("__dict__", set: setDict) { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.python.visibleAttributes(vm, v)
        },
      ]
    )
    for type in [types.native, types.methodDescriptor, types.wrapperDescriptor, types.methodWrapper] {
      type.define(
        methods: [BuiltinMethod("__repr__", nativeRepr), BuiltinMethod("__call__", 0, .max, keywords: true, callSelf)],
        getters: [
          BuiltinGetter("__name__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            vm.makeString(v.nativeFunction.name)
          },
          BuiltinGetter("__qualname__", nativeQualifiedName),
          BuiltinGetter("__doc__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            vm.optionalString(v.nativeFunction.documentation ?? BuiltinTexts.documentation(of: v.nativeFunction))
          },
          BuiltinGetter("__text_signature__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            vm.optionalString((v.nativeFunction.attachment as? NativeInfo)?.textSignature)
          },
        ]
      )
    }
    types.native.define(getters: [BuiltinGetter("__module__", nativeModule), BuiltinGetter("__self__", nativeSelf)])
    types.methodWrapper.define(
      methods: [BuiltinMethod("__eq__", 1, nativeEqual), BuiltinMethod("__hash__", nativeHash)],
      getters: [
        BuiltinGetter("__self__", nativeSelf), BuiltinGetter("__objclass__", nativeOwner),
      ]
    )
    types.native.define(methods: [BuiltinMethod("__eq__", 1, nativeEqual), BuiltinMethod("__hash__", nativeHash)])
    for type in [types.methodDescriptor, types.wrapperDescriptor] {
      type.define(
        methods: [BuiltinMethod("__get__", 1, 2, nativeGet)],
        getters: [BuiltinGetter("__objclass__", nativeOwner)]
      )
    }
    types.method.define(
      methods: [
        BuiltinMethod("__new__", 3, kind: .staticMethod, methodNew), BuiltinMethod("__repr__", methodRepr),
        BuiltinMethod("__eq__", 1, methodEqual), BuiltinMethod("__hash__", methodHash),
        BuiltinMethod("__call__", 0, .max, keywords: true, callSelf),
        BuiltinMethod("__get__", 1, 2, methodGet),
      ],
      getters: [
        BuiltinGetter("__func__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.methodFunction },
        BuiltinGetter("__self__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.methodReceiver },
        BuiltinGetter("__doc__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          let f = v.methodFunction
          return try vm.getAttribute(f, vm.python.names.__doc__)
        },
      ]
    )
    types.cell.define(
      methods: [BuiltinMethod("__new__", 1, 2, kind: .staticMethod, cellNew), BuiltinMethod("__repr__", cellRepr)],
      getters: [BuiltinGetter("cell_contents", set: setCell, cellContents)]
    )
    types.none.define(methods: [
      BuiltinMethod("__repr__", noneRepr), BuiltinMethod("__bool__", noneBool),
      BuiltinMethod("__new__", 1, kind: .staticMethod, noneNew),
    ])
    types.notImplemented.define(methods: [BuiltinMethod("__repr__", notImplementedRepr)])
    types.ellipsis.define(methods: [BuiltinMethod("__repr__", ellipsisRepr)])
    CodeTypes.install(vm)
  }

  // MARK: - Functions

  static func callSelf(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.call(a[0], forwarding: a.dropFirst())
  }
  static func functionGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[1].isNone, a.count > 2, !a[2].isNone { return a[0].copy() }
    if a[1].isNone { throw vm.typeError("__get__(None, None) is invalid") }
    return vm.makeBoundMethod(a[0], a[1])
  }
  static func functionRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("<function \(a[0].functionPart(.qualifiedName).string) at \(vm.addressText(a[0]))>")
  }
  static func setName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isKind(.string) else { throw vm.typeError("__name__ must be set to a string object") }
    v.setFunctionPart(.name, value.copy())
  }
  static func setQualifiedName(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void
  {
    guard value.isKind(.string) else { throw vm.typeError("__qualname__ must be set to a string object") }
    v.setFunctionPart(.qualifiedName, value.copy())
  }
  static func setCode(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isKind(.code) else { throw vm.typeError("__code__ must be set to a code object") }
    func frees(_ c: CodeInfo) -> Int { c.unit.variables.filter { $0.storage == .free }.count }
    let n = frees(v.codeInfo)
    let m = frees(value.codeInfo)
    if n != m {
      let name = v.functionPart(.name).string
      throw vm.valueError("\(name)() requires a code object with \(n) free vars, not \(m)")
    }
    v.setFunctionPart(.code, value.copy())
  }
  static func setDefaults(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isEmpty || value.isNone || value.isKind(.tuple) else {
      throw vm.typeError("__defaults__ must be set to a tuple object")
    }
    v.setFunctionPart(.defaults, value.isEmpty ? Value.none : value.copy())
  }
  static func setKeywordDefaults(
    _ vm: Interpreter,
    _ v: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) -> Void {
    guard value.isEmpty || value.isNone || value.isKind(.dict) else {
      throw vm.typeError("__kwdefaults__ must be set to a dict object")
    }
    v.setFunctionPart(.keywordDefaults, value.isEmpty ? Value.none : value.copy())
  }
  private static func other(_ vm: Interpreter, _ v: borrowing Value, _ name: borrowing Value) -> Value? {
    guard let d = v.functionAttributesOrNil else { return nil }
    return d.dictGet(string: name)
  }
  private static func setOther(
    _ vm: Interpreter,
    _ v: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value
  ) {
    let d = v.functionAttributes(vm)
    if value.isEmpty { d.dictSet(string: name, Value.none) } else { d.dictSet(string: name, value) }
  }
  static func doc(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let d = other(vm, v, vm.python.names.__doc__) { return d }
    return vm.optionalString(v.codeInfo.unit.documentation)
  }
  static func setDoc(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    setOther(vm, v, vm.python.names.__doc__, value)
  }
  static func module(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let m = other(vm, v, vm.python.names.__module__) { return m }
    if let m = v.functionPart(.globals).dictGet(string: vm.python.names.__name__) { return m }
    return Value.none
  }
  static func setModule(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    setOther(vm, v, vm.python.names.__module__, value)
  }
  static func annotations(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let name = vm.python.names.__annotations__.copy()
    if let a = other(vm, v, name) {
      if a.isKind(.dict) { return a }
      if a.isKind(.tuple) {
        // Names and annotations in turn.
        let d = vm.makeDict()
        var i = 0
        while i + 1 < a.tupleCount {
          try vm.dictSet(d, a.tupleItem(i), a.tupleItem(i + 1))
          i += 2
        }
        setOther(vm, v, name, d)
        return d
      }
    }
    let d = vm.makeDict()
    setOther(vm, v, name, d)
    return d
  }
  static func setAnnotations(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isEmpty || value.isNone || value.isKind(.dict) else {
      throw vm.typeError("__annotations__ must be set to a dict object")
    }
    setOther(vm, v, vm.python.names.__annotations__, value)
  }
  static func setDict(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    if value.isEmpty { throw vm.typeError("cannot delete __dict__") }
    guard value.isKind(.dict) else {
      throw vm.typeError("__dict__ must be set to a dictionary, not a '\(vm.pyType(value).name)'")
    }
    v.functionAttributes(vm).dictSet(string: vm.python.names.__dict__, value)
  }

  // MARK: - Natives

  static func nativeGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let kind = vm.python.describe(vm, a[0])
    if a[1].isNone || kind != .native { return a[0].copy() }
    return vm.python.boundNative(vm, a[0], a[1])
  }
  static func nativeRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].nativeFunction
    let info = f.attachment as? NativeInfo
    if let receiver = a[0].nativeReceiver {
      if vm.pyType(a[0]) === vm.types.methodWrapper {
        return vm.makeString(
          "<method-wrapper '\(f.name)' of \(vm.pyType(receiver).name) object at \(vm.addressText(receiver))>"
        )
      }
      return vm.makeString(
        "<built-in method \(f.name) of \(vm.pyType(receiver).name) object at \(vm.addressText(receiver))>"
      )
    }
    if let owner = info?.owner, info?.isMethod == true {
      if vm.pyType(a[0]) === vm.types.wrapperDescriptor {
        return vm.makeString("<slot wrapper '\(f.name)' of '\(owner.name)' objects>")
      }
      return vm.makeString("<method '\(f.name)' of '\(owner.name)' objects>")
    }
    return vm.makeString("<built-in function \(f.name)>")
  }
  static func nativeQualifiedName(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let f = v.nativeFunction
    if let owner = (f.attachment as? NativeInfo)?.owner { return vm.makeString(owner.name + "." + f.name) }
    return vm.makeString(f.name)
  }
  static func nativeOwner(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let owner = (v.nativeFunction.attachment as? NativeInfo)?.owner { return owner.object }
    throw vm.python.noAttribute(vm, v, vm.intern("__objclass__"))
  }
  /// Two natives are equal when they are the same function of the same receiver.
  static func nativeEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.native) else { return Value.singleton(.notImplemented) }
    if a[0].nativeFunction !== a[1].nativeFunction { return Value.false }
    guard let x = a[0].nativeReceiver, let y = a[1].nativeReceiver else {
      return Value.bool(a[0].isIdentical(to: a[1]))
    }
    return Value.bool(x.isIdentical(to: y))
  }
  static func nativeHash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = UInt(bitPattern: ObjectIdentifier(a[0].nativeFunction).hashValue) >> 4
    var r: UInt = 0
    if let receiver = a[0].nativeReceiver { r = receiver.identity >> 4 }
    return vm.makeInt(Int(truncatingIfNeeded: (f ^ r) & 0x3fff_ffff_ffff_ffff))
  }
  static func nativeModule(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    vm.optionalString((v.nativeFunction.attachment as? NativeInfo)?.module)
  }
  static func nativeSelf(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let r = v.nativeReceiver { return r }
    guard let module = (v.nativeFunction.attachment as? NativeInfo)?.module else {
      throw vm.attributeError("'method_descriptor' object has no attribute '__self__'")
    }
    let key = vm.intern(module)
    if let m = vm.python.importing.modules.dictGet(string: key) { return m }
    return Value.none
  }

  // MARK: - Bound methods

  static func methodNew(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[2].isNone { throw vm.typeError("self must not be None") }
    return vm.makeBoundMethod(a[1], a[2])
  }
  static func methodGet(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].copy() }
  static func methodRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].methodFunction
    var name = "?"
    if let q = try vm.attributeOrNil(f, vm.python.names.__qualname__), q.isKind(.string) {
      name = q.string
    } else if let n = try vm.attributeOrNil(f, vm.python.names.__name__), n.isKind(.string) {
      name = n.string
    }
    return vm.makeString("<bound method \(name) of \(try vm.reprString(a[0].methodReceiver))>")
  }
  static func methodEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.boundMethod) else { return Value.singleton(.notImplemented) }
    return Value.bool(
      a[0].methodFunction.isIdentical(to: a[1].methodFunction)
        && a[0].methodReceiver.isIdentical(to: a[1].methodReceiver)
    )
  }
  static func methodHash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = a[0].methodFunction.identity >> 4
    let r = a[0].methodReceiver.identity >> 4
    return vm.makeInt(Int(truncatingIfNeeded: (f ^ r) & 0x3fff_ffff_ffff_ffff))
  }
  // MARK: - Cells and singletons

  static func cellNew(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeCell(a.count > 1 ? a[1].copy() : Value.empty)
  }
  static func cellRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let c = a[0].cellContent
    if c.isEmpty { return vm.makeString("<cell at \(vm.addressText(a[0])): empty>") }
    return vm.makeString(
      "<cell at \(vm.addressText(a[0])): \(vm.pyType(c).name) object at \(vm.addressText(c))>"
    )
  }
  static func cellContents(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let c = v.cellContent
    if c.isEmpty { throw vm.valueError("Cell is empty") }
    return c
  }
  static func setCell(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    v.setCellContent(value.copy())
  }
  static func noneRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString("None") }
  static func noneBool(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.false }
  static func noneNew(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func notImplementedRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("NotImplemented")
  }
  static func ellipsisRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString("Ellipsis") }
}
