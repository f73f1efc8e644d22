// Declaring built-in classes: tables of methods and getters, written in the file of the class, become entries of its
// namespace here. Argument counts of natives are checked by the core; `arityError` words the refusal as CPython does.

import MachineRuntime

/// One method of a built-in class, or one function of a built-in module.
public struct BuiltinMethod {
  /// What the first argument is.
  public enum Kind: Sendable {
    /// The receiver.
    case method
    /// The class.
    case classMethod
    /// An ordinary one.
    case staticMethod
  }
  /// Name, without the class.
  public let name: String
  /// Fewest positional arguments, the receiver or class not counted.
  public let minimum: Int
  /// Most positional arguments, the receiver or class not counted; Int.max for any number.
  public let maximum: Int
  /// Whether the body reads keyword arguments itself.
  public let takesKeywords: Bool
  /// Whether there are parameters that can be given by name only.
  public let hasKeywordOnly: Bool
  /// How it is bound.
  public let kind: Kind
  /// Documentation text.
  public let documentation: String?
  /// Signature text such as "(iterable=(), /)".
  public let textSignature: String?
  /// What it does.
  public let body: NativeBody

  /// Describes a method that takes from `minimum` to `maximum` arguments.
  public init(
    _ name: String,
    _ minimum: Int,
    _ maximum: Int,
    keywords: Bool = false,
    keywordOnly: Bool = false,
    kind: Kind = .method,
    documentation: String? = nil,
    signature: String? = nil,
    _ body: @escaping NativeBody
  ) {
    hasKeywordOnly = keywordOnly
    self.name = name
    self.minimum = minimum
    self.maximum = maximum
    takesKeywords = keywords
    self.kind = kind
    self.documentation = documentation
    textSignature = signature
    self.body = body
  }
  /// Describes a method that takes exactly `count` arguments.
  public init(
    _ name: String,
    _ count: Int,
    keywords: Bool = false,
    kind: Kind = .method,
    documentation: String? = nil,
    signature: String? = nil,
    _ body: @escaping NativeBody
  ) {
    self.init(
      name,
      count,
      count,
      keywords: keywords,
      kind: kind,
      documentation: documentation,
      signature: signature,
      body
    )
  }
  /// Describes a method that takes no arguments.
  public init(
    _ name: String,
    kind: Kind = .method,
    documentation: String? = nil,
    signature: String? = nil,
    _ body: @escaping NativeBody
  ) {
    self.init(name, 0, 0, kind: kind, documentation: documentation, signature: signature, body)
  }
}

/// Reads a computed attribute of a built-in class's instance.
public typealias GetterBody = (Interpreter, borrowing Value) throws(Raised) -> Value
/// Sets a computed attribute; an empty value deletes it.
public typealias SetterBody = (Interpreter, borrowing Value, borrowing Value) throws(Raised) -> Void

/// One computed attribute of a built-in class.
public struct BuiltinGetter {
  /// Its name.
  public let name: String
  /// Reads it.
  public let get: GetterBody
  /// Sets or deletes it; nil when it is read-only.
  public let set: SetterBody?
  /// Documentation text.
  public let documentation: String?

  /// Describes a computed attribute.
  public init(
    _ name: String,
    documentation: String? = nil,
    set: SetterBody? = nil,
    _ get: @escaping GetterBody
  ) {
    self.name = name
    self.get = get
    self.set = set
    self.documentation = documentation
  }
}

/// What Python remembers about a native function.
final class NativeInfo {
  /// The class whose method it is.
  unowned let owner: PyType?
  /// Whether the first argument is a receiver.
  let isMethod: Bool
  /// Whether it is a static `__new__`.
  let isStatic: Bool
  let textSignature: String?
  /// Whether there are parameters that can be given by name only.
  let hasKeywordOnly: Bool
  /// The module that a function belongs to.
  let module: String?
  /// The same function with a check of its receiver: what reading it off the class gives.
  var checked: Value = Value.empty

  init(_ method: BuiltinMethod, owner: PyType?, module: String? = nil) {
    let isMethod = owner != nil && method.kind != .staticMethod
    hasKeywordOnly = method.hasKeywordOnly
    self.owner = owner
    self.isMethod = isMethod
    isStatic = owner != nil && method.kind == .staticMethod
    textSignature = method.textSignature
    self.module = module
  }
  /// For a method as reading it off its class gives it.
  init(readOffClass info: NativeInfo) {
    owner = info.owner
    isMethod = true
    isStatic = false
    textSignature = info.textSignature
    hasKeywordOnly = info.hasKeywordOnly
    module = nil
  }
}

/// A computed attribute in a namespace.
final class GetterPayload: Payload {
  let getter: BuiltinGetter
  unowned let owner: PyType

  init(_ getter: BuiltinGetter, owner: PyType) {
    self.getter = getter
    self.owner = owner
  }
}

/// A slot of `__slots__` in a namespace: reads and sets the instance's own attribute of that name.
final class SlotPayload: Payload {
  let name: Value
  unowned let owner: PyType

  init(name: consuming Value, owner: PyType) {
    self.name = name
    self.owner = owner
  }
}

extension PyType {
  /// Adds methods and computed attributes to a built-in class.
  public func define(
    methods: [BuiltinMethod] = [],
    getters: [BuiltinGetter] = [],
    documentation: String? = nil
  ) {
    declare(Declaration(methods: methods, getters: getters, documentation: documentation))
  }

  /// Makes the objects of a declaration.
  func define(_ part: Declaration, in namespace: borrowing Value) {
    let vm = interpreter
    let python = vm.python
    for m in part.methods {
      let receiver = m.kind == .staticMethod ? 0 : 1
      let most = m.maximum == .max ? Int.max : m.maximum + receiver
      let native = vm.makeNative(
        NativeFunction(
          name: m.name,
          minimum: m.minimum + receiver,
          maximum: most,
          takesKeywords: m.takesKeywords,
          documentation: m.documentation,
          attachment: NativeInfo(m, owner: self),
          body: m.body
        ),
        receiver: Value.empty,
        of: python.nativeType(m)
      )
      let name = vm.intern(m.name)
      switch m.kind {
      case .method: namespace.dictSet(string: name, native)
      case .classMethod:
        let wrapper = vm.makeRecord(of: python.types.classMethod)
        wrapper.setSlot(0, native)
        namespace.dictSet(string: name, wrapper)
      case .staticMethod:
        // `__new__` is called with the class explicitly and needs no wrapper object to stay unbound.
        namespace.dictSet(string: name, native)
      }
    }
    for g in part.getters {
      let descriptor = vm.makeBox(GetterPayload(g, owner: self), of: python.types.getSetDescriptor)
      let name = vm.intern(g.name)
      namespace.dictSet(string: name, descriptor)
    }
    if let documentation = part.documentation {
      let text = vm.makeString(documentation)
      namespace.dictSet(string: python.names.__doc__, text)
    }
    if part.isUnhashable {
      let name = vm.intern("__hash__")
      namespace.dictSet(string: name, Value.none)
    }
  }

  /// Sets a plain value in a built-in class's namespace.
  public func define(_ name: String, _ value: borrowing Value) {
    let key = interpreter.intern(name)
    setAttribute(key, value)
  }

  /// Marks the class unhashable: `__hash__ = None`.
  public func defineUnhashable() {
    declare(Declaration(methods: [], getters: [], documentation: nil, isUnhashable: true))
  }
}

extension PythonDialect {
  /// Special methods that the language itself calls: their natives are wrappers.
  private static let wrapped: Set<String> = {
    var names: Set<String> = [
      "repr", "str", "hash", "call", "init", "del", "iter", "next", "await", "aiter", "anext", "get", "set", "delete",
      "getattribute", "getattr", "setattr", "delattr", "lt", "le", "eq", "ne", "gt", "ge", "len", "getitem", "setitem",
      "delitem", "contains", "bool", "int", "float", "index", "neg", "pos", "abs", "invert",
    ]
    for n in [
      "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or",
      "xor",
    ] {
      names.formUnion([n, "r" + n, "i" + n])
    }
    return Set(names.map { "__\($0)__" })
  }()

  /// Whether the language itself calls a special method of that name.
  static func isWrapped(_ name: String) -> Bool { wrapped.contains(name) }

  /// The class of a method of a built-in class, as it lies in the class.
  func nativeType(_ method: BuiltinMethod) -> PyType {
    if method.kind != .method { return types.native }
    // Mostly not special: what does not begin like one is not looked up.
    guard method.name.utf8.first == UInt8(ascii: "_") else { return types.methodDescriptor }
    return Self.isWrapped(method.name) ? types.wrapperDescriptor : types.methodDescriptor
  }
}

extension Interpreter {
  /// Declares a built-in class.
  /// - Parameters:
  ///   - layout: what its instances are in memory; by default the base's.
  ///   - hasAttributes: whether instances take attributes of their own.
  ///   - isFinal: whether programs may not subclass it.
  public func defineType(
    name: String,
    module: String = "builtins",
    base: PyType? = nil,
    layout: Kind? = nil,
    recordSlots: Int? = nil,
    hasAttributes: Bool? = nil,
    isFinal: Bool = false,
    methods: [BuiltinMethod] = [],
    getters: [BuiltinGetter] = [],
    documentation: String? = nil
  ) -> PyType {
    let python = self.python
    let parent = base ?? python.types.object
    let kind = layout ?? parent.layout
    let type = PyType(
      self,
      cache: python.methodCache,
      name: name,
      module: module,
      layout: kind,
      recordSlots: recordSlots ?? (kind == .record ? parent.recordSlots : 0),
      hasAttributes: hasAttributes ?? parent.hasAttributes
    )
    type.isFinal = isFinal
    python.complete(type, base: parent)
    type.define(methods: methods, getters: getters, documentation: documentation)
    return type
  }

  /// A function of a built-in module.
  public func makeFunction(_ method: BuiltinMethod, module: String) -> Value {
    makeNative(
      NativeFunction(
        name: method.name,
        minimum: method.minimum,
        maximum: method.maximum,
        takesKeywords: method.takesKeywords,
        documentation: method.documentation,
        attachment: NativeInfo(method, owner: nil, module: module),
        body: method.body
      )
    )
  }

  /// Words "wrong number of arguments" for a native as CPython does. `given` counts a receiver.
  func arityError(_ function: NativeFunction, given: Int) -> Raised {
    let info = function.attachment as? NativeInfo
    let receiver = info?.isMethod == true ? 1 : 0
    let most = function.maximum == .max ? Int.max : function.maximum - receiver
    let least = max(function.minimum - receiver, 0)
    let n = max(given - receiver, 0)
    var name = function.name
    if let owner = info?.owner, info?.isMethod == true { name = owner.name + "." + name }
    if let module = info?.module, module != "builtins" { name = module + "." + name }
    if given < receiver, let owner = info?.owner, PythonDialect.isWrapped(function.name) {
      return typeError("descriptor '\(function.name)' of '\(owner.name)' object needs an argument")
    }
    if given < receiver { return typeError("unbound method \(name)() needs an argument") }
    if function.name == "__new__", let owner = info?.owner, info?.isStatic == true {
      if given == 0 { return typeError("\(owner.name).__new__(): not enough arguments") }
      // The class is not counted.
      let most = function.maximum == .max ? Int.max : function.maximum - 1
      let least = function.minimum - 1
      let bound = least == most ? "" : (given - 1 < least ? "at least " : "at most ")
      let limit = given - 1 < least ? least : most
      return typeError("\(owner.name) expected \(bound)\(limit) argument\(limit == 1 ? "" : "s"), got \(given - 1)")
    }
    if function.name.hasPrefix("__"), info?.isMethod == true, !function.takesKeywords {
      return typeError("expected \(least) argument\(least == 1 ? "" : "s"), got \(n)")
    }
    if most == 0 { return typeError("\(name)() takes no arguments (\(n) given)") }
    if least == 1, most == 1 { return typeError("\(name)() takes exactly one argument (\(n) given)") }
    if function.takesKeywords {
      let limit = n < least ? least : most
      // Where more can be given by name only, or the missing ones only by position, the message says "positional".
      let positional = n < least || info?.hasKeywordOnly == true ? "positional " : ""
      let shown = function.name == "__init__" ? info?.owner?.name ?? name : function.name
      return typeError(
        "\(shown)() takes \(n < least ? "at least" : "at most") \(limit) "
          + "\(positional)argument\(limit == 1 ? "" : "s") (\(n) given)"
      )
    }
    let bound = least == most ? "" : (n < least ? "at least " : "at most ")
    let limit = n < least ? least : most
    return typeError("\(function.name) expected \(bound)\(limit) argument\(limit == 1 ? "" : "s"), got \(n)")
  }

  /// Words "a keyword that the native does not take".
  func keywordError(_ function: NativeFunction) -> Raised {
    let info = function.attachment as? NativeInfo
    var name = function.name
    if let owner = info?.owner, info?.isMethod == true { name = owner.name + "." + name }
    if function.name.hasPrefix("__"), info?.isMethod == true {
      return typeError("wrapper \(function.name)() takes no keyword arguments")
    }
    return typeError("\(name)() takes no keyword arguments")
  }

  /// For natives that take keywords: raises when one was given that is not among `names`.
  public func checkKeywords(_ arguments: Arguments, _ function: String, _ names: [String]) throws(Raised) {
    for i in 0..<arguments.keywordCount {
      let name = arguments.keywordName(i)
      if !names.contains(name) {
        throw typeError("'\(name)' is an invalid keyword argument for \(function)()")
      }
    }
  }

  /// For natives: argument `position`, which may be given by name but must be given.
  public func requiredArgument(
    _ arguments: Arguments,
    _ position: Int,
    _ name: String,
    of function: String
  ) throws(Raised) -> Value {
    if let value = try argument(arguments, position, name, of: function) { return value }
    throw typeError("\(function)() missing required argument '\(name)' (pos \(position + 1))")
  }

  /// For natives: argument `position`, which may be given by name; nil when it was not given.
  public func argument(
    _ arguments: Arguments,
    _ position: Int,
    _ name: String,
    of function: String
  ) throws(Raised)
    -> Value?
  {
    let byName = arguments.keyword(name)
    if position < arguments.count {
      if byName != nil {
        throw typeError(
          "argument for \(function)() given by name ('\(name)') and position (\(position + 1))"
        )
      }
      return arguments[position].copy()
    }
    return byName
  }
}
