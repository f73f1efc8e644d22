// Python's answers to the core (see MachineRuntime's Dialect): this file is the state and the start; the hooks are in the
// files beside it, by topic.

import MachineImage
import MachineRuntime

/// The Python language over one interpreter.
public final class PythonDialect: Dialect {
  let methodCache = MethodCache()
  private var startedTypes: BuiltinTypes?
  private var startedExceptions: ExceptionTypes?
  private var startedNames: Names?
  /// Type objects of built-in classes, which live as long as the interpreter.
  private var keptTypes: Value = Value.empty
  /// The dict of built-in names.
  public private(set) var builtinsDict: Value = Value.empty

  /// Makes the dialect for one interpreter.
  public override init() { super.init() }

  /// The built-in classes.
  public var types: BuiltinTypes {
    guard let startedTypes else { preconditionFailure("not started") }
    return startedTypes
  }
  /// The built-in exception classes.
  public var exceptions: ExceptionTypes {
    guard let startedExceptions else { preconditionFailure("not started") }
    return startedExceptions
  }
  /// The names that the runtime looks up itself.
  public var names: Names {
    guard let startedNames else { preconditionFailure("not started") }
    return startedNames
  }

  public override func start(_ vm: Interpreter) {
    let types = BuiltinTypes(vm, methodCache)
    startedTypes = types
    types.install(vm.core)
    keptTypes = vm.makeList()
    methodCache.prepare(vm)
    startedNames = Names(vm)
    builtinsDict = vm.makeDict()
    for (type, base) in types.all { complete(type, base: base) }
    startedExceptions = ExceptionTypes(vm)
    for (name, type) in exceptions.byName {
      let key = vm.intern(name)
      builtinsDict.dictSet(string: key, type.object)
    }
    for install in Registry.installers { install(vm) }
  }

  /// Gives a bare type its namespace, its place in the hierarchy and its type object.
  func complete(_ type: PyType, base: PyType?) {
    let vm = type.interpreter
    type.namespace = vm.makeDict()
    type.metaclass = types.type
    keptTypes.listAppend(vm.makeTypeObject(type, meta: types.type))
    setBases(type, base.map { [$0] } ?? [])
  }

  /// Places a built-in class below its bases, whose linearisation must be the bases' one after the other.
  func setBases(_ type: PyType, _ bases: [PyType]) {
    let vm = type.interpreter
    let list = vm.makeList()
    for b in bases { list.listAppend(b.object) }
    type.bases = vm.makeTuple(list: list)
    type.base = bases.first
    var ancestors: [PyType] = []
    for b in bases {
      for t in [b] + b.ancestors {
        ancestors.removeAll { $0 === t }
        ancestors.append(t)
      }
      b.addSubclass(type)
    }
    type.ancestors = ancestors
    type.changed()
  }

  public override func builtins(_ vm: Interpreter) -> Value? { builtinsDict.copy() }

  /// Makes a built-in name.
  public func defineBuiltin(_ name: String, _ value: borrowing Value, _ vm: Interpreter) {
    let key = vm.intern(name)
    builtinsDict.dictSet(string: key, value)
  }
}
