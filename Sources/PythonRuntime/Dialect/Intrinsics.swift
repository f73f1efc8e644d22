// The primitives that the front end's lowering calls by name (PythonFrontend/Lowering/Intrinsics.swift lists them with
// their contracts): one function each.

import MachineRuntime

enum Intrinsics {
  /// What an argument must be; checked at every call, because an image may be made by hand.
  enum Wanted {
    case any, string, tuple, list, dict, set, exception

    func fits(_ vm: Interpreter, _ v: borrowing Value) -> Bool {
      switch self {
      case .any: true
      case .string: v.isKind(.string)
      case .tuple: v.isKind(.tuple)
      case .list: v.isKind(.list)
      case .dict: v.isKind(.dict)
      case .set: v.isKind(.set)
      case .exception: vm.python.isException(vm, v)
      }
    }
  }

  /// A primitive: what it takes and what it does.
  private struct Primitive {
    let takes: [Wanted]
    let body: NativeBody
    init(_ takes: [Wanted], _ body: @escaping NativeBody) {
      self.takes = takes
      self.body = body
    }
  }

  private static func primitive(_ name: String) -> Primitive? {
    switch name {
    case "load_build_class": Primitive([], loadBuildClass)
    case "setup_annotations": Primitive([], setupAnnotations)
    case "import_name": Primitive([.string, .any, .any], importName)
    case "import_from": Primitive([.any, .string], importFrom)
    case "import_star": Primitive([.any], importStar)
    case "print_expression": Primitive([.any], printExpression)
    case "assertion_error": Primitive([], assertionError)
    case "list_to_tuple": Primitive([.list], listToTuple)
    case "set_update": Primitive([.set, .any], setUpdate)
    case "map_update": Primitive([.dict, .any], mapUpdate)
    case "keywords_merge": Primitive([.any, .dict, .any], keywordsMerge)
    case "spread_arguments": Primitive([.any, .any], spreadArguments)
    case "namespace": Primitive([], frameNamespace)
    case "aiter": Primitive([.any], asyncIterate)
    case "anext": Primitive([.any], asyncNext)
    case "is_stop_async_iteration": Primitive([.any], isStopAsyncIteration)
    case "exception_type": Primitive([.any], exceptionType)
    case "exception_traceback": Primitive([.exception], exceptionTraceback)
    case "stop_iteration_guard": Primitive([.exception, .string], stopIterationGuard)
    case "group_match": Primitive([.any, .any], groupMatch)
    case "group_reraise": Primitive([.any, .list], groupReraise)
    case "match_sequence": Primitive([.any], matchSequence)
    case "match_mapping": Primitive([.any], matchMapping)
    case "length": Primitive([.any], length)
    case "match_keys": Primitive([.any, .tuple], matchKeys)
    case "match_rest": Primitive([.any, .tuple], matchRest)
    case "match_class": Primitive([.any, .any, .any, .tuple], matchClass)
    case "type_var": Primitive([.string, .any, .any], typeVar)
    case "param_spec": Primitive([.string], paramSpec)
    case "type_var_tuple": Primitive([.string], typeVarTuple)
    case "subscript_generic": Primitive([.any], subscriptGeneric)
    case "set_type_parameters": Primitive([.any, .any], setTypeParameters)
    case "type_alias": Primitive([.string, .any, .any], typeAlias)
    default: nil
    }
  }

  /// The function of a primitive.
  static func function(_ name: String) -> NativeFunction? {
    guard let primitive = primitive(name) else { return nil }
    let takes = primitive.takes
    let body = primitive.body
    let isFree = takes.allSatisfy { $0 == .any }
    let checked = { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
      for i in takes.indices where !takes[i].fits(vm, a[i]) {
        throw vm.systemError("argument \(i + 1) of intrinsic '\(name)' is no \(takes[i])")
      }
      return try body(vm, a)
    }
    return NativeFunction(name: name, minimum: takes.count, maximum: takes.count, body: isFree ? body : checked)
  }

  // MARK: - Classes and modules

  static func loadBuildClass(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = vm.intern("__build_class__")
    if let f = vm.python.builtinsDict.dictGet(string: name) { return f }
    throw vm.nameError("__build_class__ not found", name: name)
  }
  static func setupAnnotations(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let names = vm.python.names
    guard let frame = vm.frame(level: 0) else { return Value.none }
    let namespace = frame.namespace
    let space = namespace.isEmpty ? frame.function.functionPart(.globals) : namespace.copy()
    if space.isKind(.dict) {
      if space.dictGet(string: names.__annotations__).isNothing {
        let d = vm.makeDict()
        space.dictSet(string: names.__annotations__, d)
      }
    } else if try vm.python.namespaceGet(vm, space, names.__annotations__).isNothing {
      let d = vm.makeDict()
      try vm.setItem(space, names.__annotations__, d)
    }
    return Value.none
  }
  static func importName(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let frame = vm.frame(level: 0) else { return Value.none }
    let globals = frame.function.functionPart(.globals)
    return try vm.python.importing.importStatement(vm, a[0], globals, a[1], a[2])
  }
  static func importFrom(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.importing.importFrom(vm, a[0], a[1])
  }
  static func importStar(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let frame = vm.frame(level: 0) else { return Value.none }
    let namespace = frame.namespace
    let space = namespace.isEmpty ? frame.function.functionPart(.globals) : namespace.copy()
    try vm.python.importing.importStar(vm, a[0], into: space)
    return Value.none
  }
  static func printExpression(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let hook = try vm.python.sysAttribute(vm, "displayhook")
    if let hook { return try vm.call(hook, a[0]) }
    throw vm.runtimeError("lost sys.displayhook")
  }
  static func assertionError(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.exceptions.assertionError.object
  }

  // MARK: - Containers under construction

  static func listToTuple(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeTuple(list: a[0]) }
  static func setUpdate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let iterator = try vm.iterate(a[1])
    while let item = try vm.next(iterator) { _ = try vm.setAdd(a[0], item) }
    return Value.none
  }
  static func mapUpdate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.mergeMapping(a[0], from: a[1])
    return Value.none
  }
  static func frameNamespace(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let frame = vm.frame(level: 0) else { return Value.none }
    let namespace = frame.namespace
    return namespace.isEmpty ? frame.function.functionPart(.globals) : namespace.copy()
  }
  static func spreadArguments(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[1])
    if type === vm.types.tuple { return a[1].copy() }
    if !a[1].isKind(.machine), !a[1].isKind(.iterator), type.lookup(vm.python.names.__iter__).isNothing,
      type.lookup(vm.python.names.__getitem__).isNothing
    {
      throw vm.typeError("\(functionText(vm, a[0])) argument after * must be an iterable, not \(type.name)")
    }
    let list = vm.makeList()
    try vm.append(a[1], to: list)
    return list
  }
  static func keywordsMerge(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let callee = functionText(vm, a[0])
    let entries = vm.makeDict()
    if a[2].isKind(.dict) {
      var i = 0
      while let e = a[2].nextEntry(&i) { try vm.dictSet(entries, e.key, e.value.copy()) }
    } else {
      guard let keys = try vm.attributeOrNil(a[2], vm.python.names.keys) else {
        throw vm.typeError("\(callee) argument after ** must be a mapping, not \(vm.pyType(a[2]).name)")
      }
      let list = try vm.call(keys)
      let iterator = try vm.iterate(list)
      while let key = try vm.next(iterator) {
        let value = try vm.getItem(a[2], key)
        try vm.dictSet(entries, key, value)
      }
    }
    var i = 0
    while let e = entries.nextEntry(&i) {
      guard e.key.isKind(.string) else { throw vm.typeError("keywords must be strings") }
      if try !vm.dictGet(a[1], e.key).isNothing {
        throw vm.typeError("\(callee) got multiple values for keyword argument '\(e.key.string)'")
      }
      let name = vm.intern(e.key)
      a[1].dictSet(string: name, e.value)
    }
    return Value.none
  }
  /// A callable as error messages name it: `module.name()`.
  static func functionText(_ vm: Interpreter, _ f: borrowing Value) -> String {
    if f.isKind(.boundMethod) { return functionText(vm, f.methodFunction) }
    if f.isKind(.function) {
      let name = f.functionPart(.qualifiedName).string
      let globals = f.functionPart(.globals)
      if let module = globals.dictGet(string: vm.python.names.__name__), module.isKind(.string),
        module.string != "builtins"
      {
        return module.string + "." + name + "()"
      }
      return name + "()"
    }
    if f.isKind(.native) {
      let info = f.nativeFunction.attachment as? NativeInfo
      if let owner = info?.owner, info?.isMethod == true { return owner.name + "." + f.nativeFunction.name + "()" }
      return f.nativeFunction.name + "()"
    }
    if let t = f.pyTypeOrNil { return vm.typePath(t) + "()" }
    return vm.pyType(f).name + " object"
  }

  // MARK: - Asynchronous iteration

  static func asyncIterate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    guard let f = type.lookup(vm.python.names.__aiter__) else {
      throw vm.typeError("'async for' requires an object with __aiter__ method, got \(type.name)")
    }
    let result = try vm.python.callSpecial(vm, f, a[0])
    let made = vm.pyType(result)
    if made.lookup(vm.python.names.__anext__).isNothing {
      throw vm.typeError(
        "'async for' received an object from __aiter__ that does not implement __anext__: \(made.name)"
      )
    }
    return result
  }
  static func asyncNext(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].isMachine(.asyncGenerator) {
      // Only the loop's own await sees what this returns: no asend object is needed.
      try vm.python.callFirstHook(vm, a[0])
      a[0].offerStep()
      return a[0].copy()
    }
    let type = vm.pyType(a[0])
    guard let f = type.lookup(vm.python.names.__anext__) else {
      throw vm.typeError("'async for' requires an iterator with __anext__ method, got \(type.name)")
    }
    return try vm.python.callSpecial(vm, f, a[0])
  }
  static func isStopAsyncIteration(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(vm.pyType(a[0]).isSubtype(of: vm.exceptions.stopAsyncIteration))
  }

  // MARK: - Exceptions

  static func exceptionType(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.pyType(a[0]).object }
  static func exceptionTraceback(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    a[0].slot(ExceptionSlot.traceback)
  }
  static func stopIterationGuard(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    let kind = a[1].string
    var what = ""
    if type.isSubtype(of: vm.exceptions.stopIteration) {
      what = "StopIteration"
    } else if kind == "async generator", type.isSubtype(of: vm.exceptions.stopAsyncIteration) {
      what = "StopAsyncIteration"
    } else {
      return a[0].copy()
    }
    let e = vm.makeException(vm.exceptions.runtimeError, "\(kind) raised \(what)")
    e.setSlot(ExceptionSlot.cause, a[0].copy())
    e.setSlot(ExceptionSlot.context, a[0].copy())
    e.setSlot(ExceptionSlot.suppress, Value.true)
    return e
  }
  static func groupMatch(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.groupMatch(vm, a[0], a[1])
  }
  static func groupReraise(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.python.groupReraise(vm, a[0], a[1])
  }
}

extension Interpreter {
  /// `dict.update(mapping)` of a display or call: later keys win.
  public func mergeMapping(_ dict: borrowing Value, from mapping: borrowing Value) throws(Raised) {
    if mapping.isKind(.dict), iteratesNatively(mapping) {
      try updateDict(dict, mapping)
      return
    }
    guard let keys = try attributeOrNil(mapping, python.names.keys) else {
      throw typeError("'\(pyType(mapping).name)' object is not a mapping")
    }
    let list = try call(keys)
    let iterator = try iterate(list)
    while let key = try next(iterator) {
      let value = try getItem(mapping, key)
      try dictSet(dict, key, value)
    }
  }
}
