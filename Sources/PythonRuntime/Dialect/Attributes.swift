// Attribute access: data descriptors of the type, then the object's own attributes, then other descriptors and plain
// class attributes, then `__getattr__`. What is found in a stable place is written into the instruction's inline cache.

import MachineRuntime

/// How a value found on a type takes part in attribute access.
enum DescriptorKind {
  case none, function, native, property, classMethod, staticMethod, getSet, member
  /// An object whose class has `__get__` only.
  case nonData
  /// An object whose class has `__set__` or `__delete__`.
  case data

  var isData: Bool {
    switch self {
    case .property, .getSet, .member, .data: true
    default: false
    }
  }
}

extension PythonDialect {
  func describe(_ vm: Interpreter, _ v: borrowing Value) -> DescriptorKind {
    switch v.kind {
    case .function: return .function
    case .native:
      guard let info = v.nativeFunction.attachment as? NativeInfo, info.isMethod else { return .none }
      if let _ = v.nativeReceiver { return .none }
      return .native
    case .record:
      let t = vm.pyType(v)
      if t === types.property { return .property }
      if t === types.classMethod { return .classMethod }
      if t === types.staticMethod { return .staticMethod }
      return describeByType(t)
    case .box:
      let t = vm.pyType(v)
      if t === types.getSetDescriptor { return .getSet }
      if t === types.memberDescriptor { return .member }
      return describeByType(t)
    case .instance: return describeByType(vm.pyType(v))
    default: return .none
    }
  }

  private func describeByType(_ t: PyType) -> DescriptorKind {
    if let _ = t.lookup(names.__set__) { return .data }
    if let _ = t.lookup(names.__delete__) { return .data }
    if let _ = t.lookup(names.__get__) { return .nonData }
    return .none
  }

  /// The value of a descriptor for an instance (empty: for the class itself).
  func bind(
    _ vm: Interpreter,
    _ v: borrowing Value,
    _ kind: DescriptorKind,
    _ instance: borrowing Value,
    _ owner: PyType
  ) throws(Raised) -> Value {
    switch kind {
    case .none: return v.copy()
    case .function:
      if instance.isEmpty { return v.copy() }
      return vm.makeBoundMethod(v, instance)
    case .native:
      if instance.isEmpty { return checkedNative(vm, v) }
      return boundNative(vm, v, instance)
    case .property:
      if instance.isEmpty { return v.copy() }
      let getter = v.slot(0)
      if getter.isNone { throw propertyError(vm, v, instance, "getter") }
      return try vm.call(getter, instance)
    case .classMethod: return try bindToClass(vm, v.slot(0), owner)
    case .staticMethod: return v.slot(0)
    case .getSet:
      if instance.isEmpty { return v.copy() }
      guard let payload = v.payload as? GetterPayload else { return v.copy() }
      if !vm.pyType(instance).isSubtype(of: payload.owner) {
        throw vm.typeError(
          "descriptor '\(payload.getter.name)' for '\(payload.owner.name)' objects doesn't apply to a "
            + "'\(vm.pyType(instance).name)' object"
        )
      }
      return try payload.getter.get(vm, instance)
    case .member:
      if instance.isEmpty { return v.copy() }
      guard let payload = v.payload as? SlotPayload else { return v.copy() }
      if let own = vm.ownAttribute(instance, payload.name) { return own }
      if !vm.pyType(instance).isSubtype(of: payload.owner) {
        throw vm.typeError(
          "descriptor '\(payload.name.string)' for '\(payload.owner.name)' objects doesn't apply to a "
            + "'\(vm.pyType(instance).name)' object"
        )
      }
      throw noAttribute(vm, instance, payload.name)
    case .nonData, .data:
      guard let get = vm.pyType(v).lookup(names.__get__) else {
        return v.copy()
      }
      let ownerObject = owner.object
      if instance.isEmpty { return try callSpecial(vm, get, v, Value.none, ownerObject) }
      return try callSpecial(vm, get, v, instance, ownerObject)
    }
  }

  /// A native method bound to its receiver.
  func boundNative(_ vm: Interpreter, _ v: borrowing Value, _ receiver: borrowing Value) -> Value {
    let isWrapper = vm.pyType(v) === types.wrapperDescriptor
    return vm.makeNative(
      v.nativeFunction,
      receiver: receiver.copy(),
      of: isWrapper ? types.methodWrapper : types.native
    )
  }

  /// What a classmethod gives: its function bound to the class.
  private func bindToClass(_ vm: Interpreter, _ f: consuming Value, _ owner: PyType) throws(Raised) -> Value {
    let object = owner.object
    switch describe(vm, f) {
    case .function: return vm.makeBoundMethod(f, object)
    case .native: return vm.makeNative(f.nativeFunction, receiver: object)
    case .property:
      let getter = f.slot(0)
      return try vm.call(getter, object)
    case .nonData, .data:
      guard let get = vm.pyType(f).lookup(names.__get__) else { return vm.makeBoundMethod(f, object) }
      let metaclass = vm.pyType(object).object
      return try callSpecial(vm, get, f, object, metaclass)
    default: return vm.makeBoundMethod(f, object)
    }
  }

  /// A native method as reading it off its class gives it: its receiver is checked.
  func checkedNative(_ vm: Interpreter, _ v: borrowing Value) -> Value {
    let raw = v.nativeFunction
    guard let info = raw.attachment as? NativeInfo, let owner = info.owner else { return v.copy() }
    if !info.checked.isEmpty { return info.checked.copy() }
    let body: NativeBody = { (vm: Interpreter, arguments: Arguments) throws(Raised) -> Value in
      if arguments.count == 0 {
        throw vm.typeError("unbound method \(owner.name).\(raw.name)() needs an argument")
      }
      if !vm.pyType(arguments[0]).isSubtype(of: owner) {
        let got = vm.pyType(arguments[0]).name
        if raw.name.hasPrefix("__"), raw.name.hasSuffix("__") {
          throw vm.typeError("descriptor '\(raw.name)' requires a '\(owner.name)' object but received a '\(got)'")
        }
        throw vm.typeError("descriptor '\(raw.name)' for '\(owner.name)' objects doesn't apply to a '\(got)' object")
      }
      return try raw.body(vm, arguments)
    }
    let checkedInfo = NativeInfo(readOffClass: info)
    let result = vm.makeNative(
      NativeFunction(
        name: raw.name,
        minimum: raw.minimum,
        maximum: raw.maximum,
        takesKeywords: raw.takesKeywords,
        documentation: raw.documentation,
        attachment: checkedInfo,
        body: body
      ),
      receiver: Value.empty,
      of: vm.pyType(v)
    )
    checkedInfo.checked = result.copy()
    info.checked = result.copy()
    return result
  }

  // MARK: - Calling special methods

  /// Calls a special method found on the type of `receiver`.
  func callSpecial(_ vm: Interpreter, _ f: borrowing Value, _ receiver: borrowing Value) throws(Raised) -> Value {
    switch describe(vm, f) {
    case .function, .native: return try vm.call(f, receiver)
    case .none where !f.isKind(.native): return try vm.call(f)
    case let kind:
      let bound = try bind(vm, f, kind, receiver, vm.pyType(receiver))
      return try vm.call(bound)
    }
  }
  func callSpecial(
    _ vm: Interpreter,
    _ f: borrowing Value,
    _ receiver: borrowing Value,
    _ a: borrowing Value
  )
    throws(Raised) -> Value
  {
    switch describe(vm, f) {
    case .function, .native: return try vm.call(f, receiver, a)
    case let kind:
      let bound = try bind(vm, f, kind, receiver, vm.pyType(receiver))
      return try vm.call(bound, a)
    }
  }
  func callSpecial(
    _ vm: Interpreter,
    _ f: borrowing Value,
    _ receiver: borrowing Value,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Value {
    switch describe(vm, f) {
    case .function, .native: return try vm.call(f, receiver, a, b)
    case let kind:
      let bound = try bind(vm, f, kind, receiver, vm.pyType(receiver))
      return try vm.call(bound, a, b)
    }
  }

  // MARK: - Reading

  func getAttributeHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> Value {
    let type = vm.pyType(a)
    type.refresh(self)
    if type.overridesGetAttribute { return try hookedAttribute(vm, a, type, name) }
    if type.hasGetAttr, let hook = type.lookup(names.__getattr__) {
      do throws(Raised) {
        if let v = try findAttribute(vm, a, type, name, &cache) { return v }
      } catch {
        let e = vm.takeRaised()
        if !vm.pyType(e).isSubtype(of: exceptions.attributeError) { throw vm.reraise(e) }
      }
      return try callSpecial(vm, hook, a, name)
    }
    if let v = try findAttribute(vm, a, type, name, &cache) { return v }
    throw noAttribute(vm, a, name)
  }

  /// Attribute access of a class with its own `__getattribute__`.
  private func hookedAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ type: PyType,
    _ name: borrowing Value
  )
    throws(Raised) -> Value
  {
    guard let hook = type.lookup(names.__getattribute__) else { throw noAttribute(vm, a, name) }
    do throws(Raised) {
      return try callSpecial(vm, hook, a, name)
    } catch {
      let e = vm.takeRaised()
      if type.hasGetAttr, vm.pyType(e).isSubtype(of: exceptions.attributeError),
        let fallback = type.lookup(names.__getattr__)
      {
        return try callSpecial(vm, fallback, a, name)
      }
      throw vm.reraise(e)
    }
  }

  /// The attribute as `object.__getattribute__` (or that of types, modules, super) finds it; nil when there is none.
  func findAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ type: PyType,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> Value? {
    switch a.kind {
    case .type: return try findTypeAttribute(vm, a, type, name)
    case .module: return try findModuleAttribute(vm, a, type, name)
    case .record where type.isSubtype(of: types.superType):
      if let v = try findSuperAttribute(vm, a, name) { return v }
    default: break
    }
    if let found = type.lookup(name) {
      let kind = describe(vm, found)
      if kind.isData {
        if kind == .member { cache.foundOwn(vm, a, name) }
        if kind == .data, vm.pyType(found).lookup(names.__get__).isNothing {
          if let own = ownAttribute(vm, a, name) { return own }
          return found
        }
        return try bind(vm, found, kind, a, type)
      }
      if let own = ownAttribute(vm, a, name) {
        cache.foundOwn(vm, a, name)
        return own
      }
      switch kind {
      case .function: cache.foundMethod(a, found)
      case .none: cache.foundOnType(a, found)
      default: break
      }
      return try bind(vm, found, kind, a, type)
    }
    if let own = ownAttribute(vm, a, name) {
      cache.foundOwn(vm, a, name)
      return own
    }
    // What a bound method does not have itself it takes from its function.
    if a.isKind(.boundMethod) {
      let f = a.methodFunction
      return try vm.getAttribute(f, name)
    }
    return nil
  }

  /// An object's own attribute; functions keep theirs in a dict of their own.
  func ownAttribute(_ vm: Interpreter, _ a: borrowing Value, _ name: borrowing Value) -> Value? {
    if a.isKind(.function) {
      guard let dict = visibleAttributesOrNil(a) else { return nil }
      return dict.dictGet(string: name)
    }
    return vm.ownAttribute(a, name)
  }

  /// The attributes of a function that programs set, a dict within the dict that also holds annotations and the like.
  func visibleAttributesOrNil(_ f: borrowing Value) -> Value? {
    guard let hidden = f.functionAttributesOrNil else { return nil }
    return hidden.dictGet(string: names.__dict__)
  }
  func visibleAttributes(_ vm: Interpreter, _ f: borrowing Value) -> Value {
    let hidden = f.functionAttributes(vm)
    if let d = hidden.dictGet(string: names.__dict__) { return d }
    let d = vm.makeDict()
    hidden.dictSet(string: names.__dict__, d)
    return d
  }

  private func findTypeAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ meta: PyType,
    _ name: borrowing Value
  )
    throws(Raised) -> Value?
  {
    let type = asPyType(a.typeInfo)
    let metaFound = meta.lookup(name)
    var metaKind = DescriptorKind.none
    if let metaFound {
      metaKind = describe(vm, metaFound)
      if metaKind.isData { return try bind(vm, metaFound, metaKind, a, meta) }
      if let found = type.lookup(name) { return try bind(vm, found, describe(vm, found), Value.empty, type) }
      return try bind(vm, metaFound, metaKind, a, meta)
    }
    if let found = type.lookup(name) { return try bind(vm, found, describe(vm, found), Value.empty, type) }
    return nil
  }

  private func findModuleAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ type: PyType,
    _ name: borrowing Value
  )
    throws(Raised) -> Value?
  {
    if let found = type.lookup(name) {
      let kind = describe(vm, found)
      if kind.isData { return try bind(vm, found, kind, a, type) }
      if let own = a.moduleGlobals.dictGet(string: name) { return own }
      return try bind(vm, found, kind, a, type)
    }
    let globals = a.moduleGlobals
    if let own = globals.dictGet(string: name) { return own }
    if let hook = globals.dictGet(string: names.__getattr__) { return try vm.call(hook, name) }
    return nil
  }

  private func findSuperAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value
  ) throws(Raised)
    -> Value?
  {
    let startObject = a.slot(2)
    guard let start = startObject.pyTypeOrNil, let after = a.slot(0).pyTypeOrNil,
      !name.isIdentical(to: names.__class__)
    else { return nil }
    guard let found = start.lookup(name, after: after) else { return nil }
    let object = a.slot(1)
    let kind = describe(vm, found.value)
    if object.isIdentical(to: startObject) { return try bind(vm, found.value, kind, Value.empty, start) }
    return try bind(vm, found.value, kind, object, start)
  }

  func getMethodHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> MethodAnswer {
    let type = vm.pyType(a)
    type.refresh(self)
    if !type.overridesGetAttribute, a.kind != .type, a.kind != .module, type !== types.superType,
      let found = type.lookup(name)
    {
      let kind = describe(vm, found)
      if kind == .function || kind == .native {
        if let own = ownAttribute(vm, a, name) {
          cache.foundOwn(vm, a, name)
          return .complete(own)
        }
        cache.foundMethod(a, found)
        return .wantsReceiver(found)
      }
    }
    return .complete(try getAttribute(vm, a, name, &cache))
  }

  func getSpecialHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    purpose: borrowing Value
  ) throws(Raised) -> Value {
    let type = vm.pyType(a)
    if let found = type.lookup(name) { return try bind(vm, found, describe(vm, found), a, type) }
    let protocolName =
      purpose.equalsString("async with") ? "asynchronous context manager protocol" : "context manager protocol"
    let method = name.string
    let missed = method.hasSuffix("exit__") ? " (missed \(method) method)" : ""
    throw vm.typeError("'\(qualified(type))' object does not support the \(protocolName)\(missed)")
  }

  /// The name of a class in messages that CPython prints from `tp_name`.
  func qualified(_ type: PyType) -> String {
    type.isHeapType || type.builtinModule == "builtins" ? type.name : type.builtinModule + "." + type.name
  }

  // MARK: - Errors

  /// Raises "no attribute".
  func noAttribute(_ vm: Interpreter, _ a: borrowing Value, _ name: borrowing Value) -> Raised {
    let text = name.string
    switch a.kind {
    case .type:
      return vm.attributeError("type object '\(a.typeInfo.name)' has no attribute '\(text)'", name: name, of: a)
    case .module: return moduleHasNoAttribute(vm, a, name)
    default:
      return vm.attributeError("'\(vm.pyType(a).name)' object has no attribute '\(text)'", name: name, of: a)
    }
  }

  private func moduleHasNoAttribute(_ vm: Interpreter, _ a: borrowing Value, _ name: borrowing Value) -> Raised {
    let text = name.string
    let globals = a.moduleGlobals
    guard let moduleName = globals.dictGet(string: names.__name__), moduleName.isKind(.string) else {
      return vm.attributeError("module has no attribute '\(text)'", name: name, of: a)
    }
    if isInitializing(a) {
      return vm.attributeError(
        "partially initialized module '\(moduleName.string)' has no attribute '\(text)' "
          + "(most likely due to a circular import)",
        name: name,
        of: a
      )
    }
    return vm.attributeError("module '\(moduleName.string)' has no attribute '\(text)'", name: name, of: a)
  }

  func propertyError(
    _ vm: Interpreter,
    _ property: borrowing Value,
    _ instance: borrowing Value,
    _ what: String
  )
    -> Raised
  {
    let type = vm.pyType(instance).qualifiedName
    let name = property.slot(5)
    if name.isKind(.string) {
      return vm.attributeError("property '\(name.string)' of '\(type)' object has no \(what)")
    }
    return vm.attributeError("property of '\(type)' object has no \(what)")
  }

  // MARK: - Setting and deleting

  func setAttributeHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) {
    let type = vm.pyType(a)
    type.refresh(self)
    if type.overridesSetAttribute, let hook = type.lookup(names.__setattr__) {
      _ = try callSpecial(vm, hook, a, name, value)
      return
    }
    try storeAttribute(vm, a, type, name, value)
    if a.isKind(.instance) {
      if let found = type.lookup(name), describe(vm, found).isData, describe(vm, found) != .member { return }
      cache.foundOwn(vm, a, name)
    }
  }

  func deleteAttributeHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value
  )
    throws(Raised)
  {
    let type = vm.pyType(a)
    type.refresh(self)
    if type.overridesDeleteAttribute, let hook = type.lookup(names.__delattr__) {
      _ = try callSpecial(vm, hook, a, name)
      return
    }
    try storeAttribute(vm, a, type, name, Value.empty)
  }

  /// What `object.__setattr__` and `object.__delattr__` (an empty value) do, and those of types and modules.
  func storeAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ type: PyType,
    _ name: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {
    if a.isKind(.type), !asPyType(a.typeInfo).isHeapType {
      throw vm.typeError("cannot set '\(name.string)' attribute of immutable type '\(a.typeInfo.name)'")
    }
    if let found = type.lookup(name) {
      let kind = describe(vm, found)
      if kind.isData {
        try storeThrough(vm, found, kind, a, value)
        return
      }
    }
    switch a.kind {
    case .type:
      let target = asPyType(a.typeInfo)
      if value.isEmpty {
        if !target.namespace.dictRemove(string: name) { throw noAttribute(vm, a, name) }
        target.changed()
      } else {
        target.setAttribute(name, value)
      }
      target.afterChange(self)
    case .module:
      let globals = a.moduleGlobals
      if value.isEmpty {
        if !globals.dictRemove(string: name) { throw noAttribute(vm, a, name) }
      } else {
        globals.dictSet(string: name, value)
      }
    case .function:
      let dict = visibleAttributes(vm, a)
      if value.isEmpty {
        if !dict.dictRemove(string: name) { throw noAttribute(vm, a, name) }
      } else {
        dict.dictSet(string: name, value)
      }
    default:
      guard vm.hasOwnAttributes(a), type.hasDictionary else {
        if let _ = type.lookup(name) {
          throw vm.attributeError("'\(type.name)' object attribute '\(name.string)' is read-only", name: name, of: a)
        }
        throw noAttribute(vm, a, name)
      }
      if value.isEmpty {
        if !vm.deleteOwnAttribute(a, name) { throw noAttribute(vm, a, name) }
      } else {
        vm.setOwnAttribute(a, name, value)
      }
    }
  }

  private func storeThrough(
    _ vm: Interpreter,
    _ descriptor: borrowing Value,
    _ kind: DescriptorKind,
    _ a: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {
    switch kind {
    case .property:
      let f = descriptor.slot(value.isEmpty ? 2 : 1)
      if f.isNone { throw propertyError(vm, descriptor, a, value.isEmpty ? "deleter" : "setter") }
      if value.isEmpty { _ = try vm.call(f, a) } else { _ = try vm.call(f, a, value) }
    case .getSet:
      guard let payload = descriptor.payload as? GetterPayload else { return }
      guard let set = payload.getter.set else {
        throw vm.attributeError(
          "attribute '\(payload.getter.name)' of '\(payload.owner.name)' objects is not writable"
        )
      }
      try set(vm, a, value)
    case .member:
      guard let payload = descriptor.payload as? SlotPayload else { return }
      if value.isEmpty {
        if !vm.deleteOwnAttribute(a, payload.name) {
          throw vm.attributeError(payload.name.string, name: payload.name, of: a)
        }
      } else if vm.hasOwnAttributes(a) {
        vm.setOwnAttribute(a, payload.name, value)
      } else {
        throw vm.typeError(
          "descriptor '\(payload.name.string)' for '\(payload.owner.name)' objects doesn't apply to a "
            + "'\(vm.pyType(a).name)' object"
        )
      }
    default:
      if value.isEmpty {
        guard let f = vm.pyType(descriptor).lookup(names.__delete__) else {
          throw vm.attributeError("__delete__")
        }
        _ = try callSpecial(vm, f, descriptor, a)
      } else {
        guard let f = vm.pyType(descriptor).lookup(names.__set__) else { throw vm.attributeError("__set__") }
        _ = try callSpecial(vm, f, descriptor, a, value)
      }
    }
  }
}
