// What a type's special methods imply for the core, worked out again whenever the type's version moves: whether
// attribute access is overridden, whether instances can be made without asking, whether they need finalising.

import MachineRuntime

/// Answers that a type keeps for one version of itself.
struct TypeBehavior {
  var version: UInt32 = 0
  var overridesGetAttribute = false
  var hasGetAttr = false
  var overridesSetAttribute = false
  var overridesDeleteAttribute = false
}

extension PyType {
  /// Whether a program's `__getattribute__` replaces the runtime's.
  var overridesGetAttribute: Bool { behavior.overridesGetAttribute }
  var hasGetAttr: Bool { behavior.hasGetAttr }
  var overridesSetAttribute: Bool { behavior.overridesSetAttribute }
  var overridesDeleteAttribute: Bool { behavior.overridesDeleteAttribute }

  /// Brings the answers up to date.
  func refresh(_ python: PythonDialect) {
    if behavior.version == version { return }
    let names = python.names
    var b = TypeBehavior()
    b.overridesGetAttribute = isOverridden(names.__getattribute__)
    if let _ = lookup(names.__getattr__) { b.hasGetAttr = true }
    b.overridesSetAttribute = isOverridden(names.__setattr__)
    b.overridesDeleteAttribute = isOverridden(names.__delattr__)
    hasPlainAttributes = !b.overridesGetAttribute && !b.overridesSetAttribute
    b.version = version
    behavior = b
  }

  /// Whether a special method of attribute access is not the runtime's own: a program's, or another native under its
  /// name (`__setattr__ = dict.__setitem__`).
  private func isOverridden(_ name: borrowing Value) -> Bool {
    guard let f = lookup(name) else { return false }
    if f.isKind(.native), f.nativeFunction.attachment is NativeInfo { return f.nativeFunction.name != name.string }
    return true
  }

  /// Tells the core what changed names of a program's class imply, for it and its subclasses.
  func afterChange(_ python: PythonDialect) {
    if isHeapType {
      let names = python.names
      var finalizer = false
      if let _ = lookup(names.__del__) { finalizer = true }
      if let reference = python.weakReferenceType, isSubtype(of: reference) { finalizer = true }
      hasFinalizer = finalizer
      updateConstruct(python)
    }
    for s in subclasses { s.type.afterChange(python) }
  }

  /// Calling the class is plain when its metaclass, `__new__` and layout are the default ones.
  private func updateConstruct(_ python: PythonDialect) {
    let names = python.names
    guard layout == .instance, !isAbstract, let metaclass, let call = metaclass.lookup(names.__call__),
      call.isIdentical(to: python.typeCallFunction), let new = lookup(names.__new__),
      new.isIdentical(to: python.objectNewFunction), let initialize = lookup(names.__init__)
    else {
      setPlainConstruct(nil)
      return
    }
    if initialize.isIdentical(to: python.objectInitFunction) {
      setPlainConstruct(Value.none)
    } else if initialize.isKind(.function) {
      setPlainConstruct(initialize)
    } else {
      setPlainConstruct(nil)
    }
  }
}
