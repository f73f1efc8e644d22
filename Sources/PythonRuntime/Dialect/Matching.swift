// The primitives of the match statement, and of type parameters.

import MachineRuntime

extension Intrinsics {
  static func matchSequence(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch a[0].kind {
    case .list, .tuple, .range: return Value.true
    case .string, .bytes, .dict, .set, .free, .bigInt, .float: return Value.false
    default: return Value.bool(vm.pyType(a[0]).pattern == .sequence)
    }
  }
  static func matchMapping(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(a[0].isKind(.dict) || vm.pyType(a[0]).pattern == .mapping)
  }
  static func length(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(try vm.length(a[0]))
  }
  static func matchKeys(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let keys = a[1].copy()
    let seen = vm.makeSet()
    let values = vm.makeList()
    var get = Value.empty
    if !a[0].isKind(.dict) { get = try vm.getAttribute(a[0], "get") }
    for i in 0..<keys.tupleCount {
      let key = keys.tupleItem(i)
      if try !vm.setAdd(seen, key) {
        throw vm.valueError("mapping pattern checks duplicate key (\(try vm.reprString(key)))")
      }
      if a[0].isKind(.dict), vm.pyType(a[0]) === vm.types.dict {
        guard let v = try vm.dictGet(a[0], key) else { return Value.none }
        values.listAppend(v)
      } else {
        if get.isEmpty { get = try vm.getAttribute(a[0], "get") }
        let marker = Value.singleton(.marker)
        let v = try vm.call(get, key, marker)
        if v.isSingleton(.marker) { return Value.none }
        values.listAppend(v)
      }
    }
    return vm.makeTuple(list: values)
  }
  static func matchRest(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let result = vm.makeDict()
    try vm.mergeMapping(result, from: a[0])
    for i in 0..<a[1].tupleCount {
      let key = a[1].tupleItem(i)
      _ = try vm.dictRemove(result, key)
    }
    return result
  }
  static func matchClass(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = a[1].pyTypeOrNil else { throw vm.typeError("called match pattern must be a type") }
    if try !vm.isInstance(a[0], a[1]) { return Value.none }
    let count = a[2].smallInt ?? 0
    let seen = vm.makeSet()
    let values = vm.makeList()
    if count > 0 {
      let matchArguments = try vm.attributeOrNil(a[1], vm.python.names.__match_args__)
      var given = 0
      var takesSelf = false
      switch matchArguments {
      case .some(let names):
        guard names.isKind(.tuple) else {
          throw vm.typeError("\(type.name).__match_args__ must be a tuple (got \(vm.pyType(names).name))")
        }
        given = names.tupleCount
        if count <= given {
          for i in 0..<count {
            let name = names.tupleItem(i)
            guard name.isKind(.string) else {
              throw vm.typeError("__match_args__ elements must be strings (got \(vm.pyType(name).name))")
            }
            if try !vm.setAdd(seen, name) { throw repeated(vm, type, name) }
            let key = vm.intern(name)
            guard let v = try vm.attributeOrNil(a[0], key) else { return Value.none }
            values.listAppend(v)
          }
        }
      case nil:
        let own: Set<String> = [
          "bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple",
        ]
        takesSelf = own.contains(type.name) || type.ancestors.contains { !$0.isHeapType && own.contains($0.name) }
        given = takesSelf ? 1 : 0
        if takesSelf, count == 1 { values.listAppend(a[0].copy()) }
      }
      if count > given {
        throw vm.typeError(
          "\(type.name)() accepts \(given) positional sub-pattern\(given == 1 ? "" : "s") (\(count) given)"
        )
      }
    }
    for i in 0..<a[3].tupleCount {
      let name = a[3].tupleItem(i)
      guard name.isKind(.string) else { throw vm.systemError("attribute names of a class pattern must be strings") }
      if try !vm.setAdd(seen, name) { throw repeated(vm, type, name) }
      let key = vm.intern(name)
      guard let v = try vm.attributeOrNil(a[0], key) else { return Value.none }
      values.listAppend(v)
    }
    return vm.makeTuple(list: values)
  }
  private static func repeated(_ vm: Interpreter, _ type: PyType, _ name: borrowing Value) -> Raised {
    vm.typeError("\(type.name)() got multiple sub-patterns for attribute '\(name.string)'")
  }

  // MARK: - Type parameters

  private static func typingCall(
    _ vm: Interpreter,
    _ name: String,
    _ arguments: consuming ArgumentList
  ) throws(Raised)
    -> Value
  {
    let module = try vm.python.importing.importModule(vm, "typing")
    let f = try vm.getAttribute(module, name)
    return try vm.call(f, arguments: arguments)
  }
  /// A bound is a function that gives it, as is a tuple of constraints.
  static func typeVar(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var list = ArgumentList()
    list.append(a[0].copy())
    if a.count > 1, !a[1].isNone {
      list.append(a[1].copy())
      list.append(Value.bool(a.count > 2 && a[2].isTrue))
    }
    return try typingCall(vm, "_type_parameter", list)
  }
  static func paramSpec(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var list = ArgumentList()
    list.append(a[0].copy())
    list.append(name: vm.intern("infer_variance"), Value.true)
    return try typingCall(vm, "ParamSpec", list)
  }
  static func typeVarTuple(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var list = ArgumentList()
    list.append(a[0].copy())
    return try typingCall(vm, "TypeVarTuple", list)
  }
  static func subscriptGeneric(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let module = try vm.python.importing.importModule(vm, "typing")
    let generic = try vm.getAttribute(module, "Generic")
    return try vm.getItem(generic, a[0])
  }
  static func setTypeParameters(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.setAttribute(a[0], vm.python.names.__type_params__, a[1])
    return a[0].copy()
  }
  static func typeAlias(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var list = ArgumentList()
    list.append(a[0].copy())
    list.append(a[1].copy())
    list.append(a[2].copy())
    return try typingCall(vm, "_type_alias", list)
  }
}
