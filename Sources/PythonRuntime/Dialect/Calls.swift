// Calls of what is neither a function nor a plainly constructed class, and the words for arguments that do not fit.

import MachineImage
import MachineRuntime

extension PythonDialect {
  func callHook(
    _ vm: Interpreter,
    _ callee: borrowing Value,
    _ arguments: Arguments
  ) throws(Raised)
    -> CallOutcome
  {
    let type = vm.pyType(callee)
    if callee.isKind(.type) {
      if let call = type.lookup(names.__call__), !call.isIdentical(to: typeCallFunction) {
        return try redirect(vm, call, callee, type)
      }
      return .value(try construct(vm, asPyType(callee.typeInfo), arguments))
    }
    if let call = type.lookup(names.__call__) { return try redirect(vm, call, callee, type) }
    throw vm.typeError("'\(type.name)' object is not callable")
  }

  private func redirect(
    _ vm: Interpreter,
    _ f: borrowing Value,
    _ receiver: borrowing Value,
    _ type: PyType
  )
    throws(Raised) -> CallOutcome
  {
    let kind = describe(vm, f)
    switch kind {
    case .function, .native: return .redirect(f.copy(), receiver: receiver.copy())
    default: return .redirect(try bind(vm, f, kind, receiver, type), receiver: nil)
    }
  }

  /// What calling a class does: `type.__call__`.
  func construct(_ vm: Interpreter, _ type: PyType, _ arguments: Arguments) throws(Raised) -> Value {
    if type === types.type, arguments.count == 1, arguments.keywordCount == 0 { return vm.pyType(arguments[0]).object }
    let object: Value
    let new = type.lookup(names.__new__)
    if let new, !new.isIdentical(to: objectNewFunction) {
      let typeObject = type.object
      if describe(vm, new) == .staticMethod {
        let inner = new.slot(0)
        object = try vm.call(inner, prepending: typeObject, forwarding: arguments)
      } else if new.isKind(.native) || new.isKind(.function) {
        object = try vm.call(new, prepending: typeObject, forwarding: arguments)
      } else {
        let bound = try bind(vm, new, describe(vm, new), Value.empty, type)
        object = try vm.call(bound, prepending: typeObject, forwarding: arguments)
      }
    } else {
      object = try makeObject(vm, type, excess: arguments.count + arguments.keywordCount)
    }
    let made = vm.pyType(object)
    guard made.isSubtype(of: type) else { return object }
    guard let initialize = made.lookup(names.__init__) else { return object }
    if initialize.isIdentical(to: objectInitFunction) {
      try checkObjectInit(vm, made, excess: arguments.count + arguments.keywordCount)
      return object
    }
    let kind = describe(vm, initialize)
    let result: Value
    if kind == .function || kind == .native {
      result = try vm.call(initialize, prepending: object, forwarding: arguments)
    } else {
      let bound = try bind(vm, initialize, kind, object, made)
      result = try vm.call(bound, forwarding: arguments)
    }
    if !result.isNone { try checkInitializerResult(vm, result) }
    return object
  }

  func checkInitializerResultHook(_ vm: Interpreter, _ result: borrowing Value) throws(Raised) {
    throw vm.typeError("__init__() should return None, not '\(vm.pyType(result).name)'")
  }

  /// `object.__new__`: an instance of any layout that needs nothing more.
  func makeObject(_ vm: Interpreter, _ type: PyType, excess: Int) throws(Raised) -> Value {
    switch type.layout {
    case .instance, .record, .list, .dict: break
    default: throw vm.typeError("cannot create '\(type.name)' instances")
    }
    if excess > 0 {
      var ownNew = false
      if let new = type.lookup(names.__new__), !new.isIdentical(to: objectNewFunction) { ownNew = true }
      if ownNew {
        throw vm.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
      }
      if let initialize = type.lookup(names.__init__), initialize.isIdentical(to: objectInitFunction) {
        throw vm.typeError("\(type.name)() takes no arguments")
      }
    }
    if type.isAbstract { throw abstractError(vm, type) }
    switch type.layout {
    case .instance: return vm.makeInstance(of: type)
    case .record: return vm.makeRecord(of: type)
    case .list: return vm.makeList(of: type)
    case .dict: return vm.makeDict(of: type)
    default: throw vm.typeError("cannot create '\(type.name)' instances")
    }
  }

  private func abstractError(_ vm: Interpreter, _ type: PyType) -> Raised {
    var names: [String] = []
    if let set = type.lookup(self.names.__abstractmethods__), set.isKind(.set) {
      var i = 0
      while let key = set.nextKey(&i) { names.append(key.isKind(.string) ? key.string : "?") }
    }
    names.sort()
    let plural = names.count == 1 ? "" : "s"
    return vm.typeError(
      "Can't instantiate abstract class \(type.name) with abstract method\(plural) \(names.joined(separator: ", "))"
    )
  }

  /// What `object.__init__` objects to.
  func checkObjectInit(_ vm: Interpreter, _ type: PyType, excess: Int) throws(Raised) {
    if excess == 0 { return }
    if let initialize = type.lookup(names.__init__), !initialize.isIdentical(to: objectInitFunction) {
      throw vm.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if let new = type.lookup(names.__new__), new.isIdentical(to: objectNewFunction) {
      throw vm.typeError("\(type.name).__init__() takes exactly one argument (the instance to initialize)")
    }
  }

  // MARK: - Arguments that do not fit

  func nativeArgumentErrorHook(
    _ vm: Interpreter,
    _ function: NativeFunction,
    given: Int,
    keywords: Bool
  ) -> Raised {
    keywords ? vm.keywordError(function) : vm.arityError(function, given: given)
  }

  func bindingErrorHook(_ vm: Interpreter, _ function: borrowing Value, _ problem: BindingProblem) -> Raised {
    let name = function.functionPart(.qualifiedName).string
    let unit = function.codeInfo.unit
    let signature = unit.signature
    let positional = signature.positionalOnly + signature.positional
    switch problem {
    case .tooManyPositional(let given, let keywordOnlyGiven):
      var defaultCount = 0
      let defaults = function.functionPart(.defaults)
      if defaults.isKind(.tuple) { defaultCount = defaults.tupleCount }
      let plural: Bool
      let takes: String
      if defaultCount > 0 {
        takes = "from \(positional - defaultCount) to \(positional)"
        plural = true
      } else {
        takes = "\(positional)"
        plural = positional != 1
      }
      var extra = ""
      if keywordOnlyGiven > 0 {
        extra =
          " positional argument\(given != 1 ? "s" : "") (and \(keywordOnlyGiven) keyword-only argument"
          + "\(keywordOnlyGiven != 1 ? "s" : ""))"
      }
      let verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
      return vm.typeError(
        "\(name)() takes \(takes) positional argument\(plural ? "s" : "") but \(given)\(extra) \(verb) given"
      )
    case .missing(let indices):
      return missing(vm, name, "positional", indices.map { unit.variables[$0].name })
    case .missingKeywordOnly(let indices):
      return missing(vm, name, "keyword-only", indices.map { unit.variables[$0].name })
    case .multiple(let index):
      return vm.typeError("\(name)() got multiple values for argument '\(unit.variables[index].name)'")
    case .unexpectedKeyword(let keyword):
      return vm.typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
    case .positionalOnlyAsKeyword(let indices):
      let list = indices.map { unit.variables[$0].name }.joined(separator: ", ")
      return vm.typeError("\(name)() got some positional-only arguments passed as keyword arguments: '\(list)'")
    }
  }

  private func missing(_ vm: Interpreter, _ function: String, _ kind: String, _ names: [String]) -> Raised {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = quoted[0] + " and " + quoted[1]
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    return vm.typeError(
      "\(function)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
    )
  }
}
