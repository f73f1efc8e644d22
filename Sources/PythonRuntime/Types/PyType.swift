// Types: what the runtime knows of a Python class, and the look-up of names along its method resolution order. A cache
// for the whole interpreter, keyed by type version and name identity (CPython's type attribute cache), answers most
// look-ups with one probe; a type that changes takes a new version, and so do its subclasses.

import MachineRuntime

/// A Python class, built in or made by a program.
public final class PyType: TypeInfo {
  /// The names that the class itself defines: a dict. Write through `setAttribute` only.
  public internal(set) var namespace: Value {
    _read {
      if !declared.isEmpty { buildNamespace() }
      yield builtNamespace
    }
    _modify {
      if !declared.isEmpty { buildNamespace() }
      yield &builtNamespace
    }
  }
  private var builtNamespace: Value = Value.empty
  /// What a built-in class declares and nobody has asked for yet, in order. A program uses few of the hundred built-in
  /// classes: the function objects of the others are never made.
  private var declared: [Declaration] = []

  /// A part of a built-in class: tables of its file.
  struct Declaration {
    var methods: [BuiltinMethod]
    var getters: [BuiltinGetter]
    var documentation: String?
    /// Whether `__hash__` is None.
    var isUnhashable = false
  }

  /// Adds to what the class declares.
  func declare(_ part: Declaration) {
    declared.append(part)
    changed()
  }

  private func buildNamespace() {
    let parts = declared
    declared = []
    for part in parts { define(part, in: builtNamespace) }
  }
  /// The direct bases: a tuple of type objects.
  public internal(set) var bases: Value = Value.empty
  /// The method resolution order without the class itself, which always comes first.
  public internal(set) var ancestors: [PyType] = []
  /// The base that decides the layout of instances; nil for `object`.
  public internal(set) var base: PyType?
  /// The class of the class.
  public internal(set) var metaclass: PyType?
  /// Name with the names of what encloses it.
  public internal(set) var qualifiedName: String
  /// Module that a built-in class belongs to; a program's classes have `__module__` in their namespace.
  public let builtinModule: String
  /// Whether a program made it: its attributes can change.
  public internal(set) var isHeapType = false
  /// Whether it may be subclassed.
  public internal(set) var isFinal = false
  /// Whether instances take any attribute, not only those of `__slots__`.
  public internal(set) var hasDictionary: Bool
  /// Whether calling it must fail because abstract methods are left.
  public internal(set) var isAbstract = false
  /// Whether weak references to instances may be made (not with `__slots__` that leave it out).
  public internal(set) var takesWeakReferences = true
  /// Names of `__slots__`, this class's own.
  public internal(set) var slotNames: [String] = []
  /// What instances are to the match statement.
  var pattern = PatternKind.none
  /// The direct subclasses that are alive; `died` takes one away.
  var subclasses: [Subclass] = []
  /// The step of a built-in iterator class, which tells its end without raising.
  var nativeNext: NativeStep?
  /// The length of a built-in container class's own instances, for `len` and truth.
  var nativeLength: NativeLength?
  let cache: LookupCache
  var behavior = TypeBehavior()

  enum PatternKind { case none, sequence, mapping }

  /// A reference without ownership. Not `weak`: a weak reference to an object makes every later retain and release of it
  /// take the runtime's slow path, and types are retained at every look-up.
  struct Subclass {
    unowned let type: PyType
  }

  init(
    _ vm: Interpreter,
    cache: LookupCache,
    name: String,
    module: String,
    layout: Kind,
    recordSlots: Int = 0,
    hasAttributes: Bool = false
  ) {
    qualifiedName = name
    builtinModule = module
    hasDictionary = hasAttributes
    self.cache = cache
    super.init(vm, name: name, layout: layout, recordSlots: recordSlots, hasAttributes: hasAttributes)
  }

  /// Whether the class is `other` or derives from it.
  public func isSubtype(of other: PyType) -> Bool {
    if self === other { return true }
    for t in ancestors where t === other { return true }
    return false
  }

  /// The attribute that the class or the first ancestor that has it defines; unbound. The name must be interned.
  public func lookup(_ name: borrowing Value) -> Value? {
    if let found = cache.find(version, name) {
      if found.isEmpty { return nil }
      return found
    }
    let found = lookupUncached(name)
    cache.store(version, name, found)
    if found.isEmpty { return nil }
    return found
  }

  private func lookupUncached(_ name: borrowing Value) -> Value {
    if let v = namespace.dictGet(string: name) { return v }
    for t in ancestors {
      if let v = t.namespace.dictGet(string: name) { return v }
    }
    return Value.empty
  }

  /// As `lookup`, beginning after the class `start` in this class's order: what `super` sees.
  public func lookup(_ name: borrowing Value, after start: PyType) -> TypeAttribute? {
    var found = self === start
    for t in ancestors {
      if found, let v = t.namespace.dictGet(string: name) { return TypeAttribute(value: v, owner: t) }
      if t === start { found = true }
    }
    return nil
  }

  /// The class that defines the name, for messages and slot inheritance.
  public func definer(of name: borrowing Value) -> PyType? {
    if defines(name) { return self }
    for t in ancestors where t.defines(name) { return t }
    return nil
  }

  /// Whether the class itself defines the name.
  public func defines(_ name: borrowing Value) -> Bool {
    if let _ = namespace.dictGet(string: name) { return true }
    return false
  }

  /// Sets a name in the class and tells every cache.
  public func setAttribute(_ name: borrowing Value, _ value: borrowing Value) {
    namespace.dictSet(string: name, value)
    changed()
  }

  /// Tells every cache that names of the class changed.
  public func changed() {
    invalidate()
    for s in subclasses { s.type.changed() }
  }

  func addSubclass(_ type: PyType) {
    subclasses.append(Subclass(type: type))
  }
  func removeSubclass(_ type: PyType) { subclasses.removeAll { $0.type === type } }

  public override func died() {
    for t in ancestors { t.removeSubclass(self) }
  }

  /// Drops every reference to another class: the interpreter goes away.
  func takeApart() {
    ancestors = []
    base = nil
    metaclass = nil
    subclasses = []
  }

  public override func visit(_ visitor: Visitor) {
    super.visit(visitor)
    visitor.visit(builtNamespace)
    visitor.visit(bases)
  }
}

/// An attribute and the class that defines it.
public struct TypeAttribute: ~Copyable {
  /// The attribute, unbound.
  public let value: Value
  /// Whose namespace it is in.
  public let owner: PyType
}

extension Interpreter {
  /// The Python class of a value.
  public func pyType(_ value: borrowing Value) -> PyType { asPyType(type(of: value)) }
}

/// The Python part of a type; every type of a Python interpreter has one.
func asPyType(_ info: TypeInfo) -> PyType {
  guard let type = info as? PyType else { preconditionFailure("a type without its Python part") }
  return type
}

extension Value {
  /// The class that a type object stands for, or nil when it is no type.
  public var pyTypeOrNil: PyType? { isKind(.type) ? asPyType(typeInfo) : nil }
}
