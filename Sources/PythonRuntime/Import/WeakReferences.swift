// Weak references: `weakref.ref` with its callback, proxies of collections written over it, and the module gc.

import MachineRuntime

/// A weak reference's payload. It does not own its target.
final class WeakPayload: Payload {
  /// Identity of the target; 0 when it is dead.
  var target: UInt
  var callback: Value
  var hash: Int?

  init(target: UInt, callback: consuming Value) {
    self.target = target
    self.callback = callback
  }
  override func visit(_ visitor: Visitor) { visitor.visit(callback) }
  override func clear() { callback = Value.none }
}

enum WeakReferences {
  static func install(_ vm: Interpreter) {
    let type = vm.defineType(name: "ReferenceType", module: "weakref", layout: .box)
    vm.python.weakReferenceType = type
    type.hasFinalizer = true
    type.define(
      methods: [
        BuiltinMethod("__new__", 2, 3, kind: .staticMethod, new), BuiltinMethod("__init__", 1, 2, nothing),
        BuiltinMethod("__call__", call), BuiltinMethod("__repr__", repr), BuiltinMethod("__hash__", hash),
        BuiltinMethod("__eq__", 1, equal),
        BuiltinMethod("__class_getitem__", 1, kind: .classMethod, itself),
      ],
      getters: [
        BuiltinGetter("__callback__") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          (v.payload as? WeakPayload)?.callback.copy() ?? Value.none
        }
      ]
    )
    vm.python.importing.register("_weakref") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "_weakref")
      if let t = vm.python.weakReferenceType {
        vm.define(m, "ref", t.object)
        vm.define(m, "ReferenceType", t.object)
      }
      vm.define(m, [BuiltinMethod("getweakrefcount", 1, count), BuiltinMethod("getweakrefs", 1, references)])
      return m
    }
  }
  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func itself(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].copy() }

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = a[0].pyTypeOrNil else { throw vm.typeError("ref.__new__(X): X is not a type object") }
    let target = vm.pyType(a[1])
    switch a[1].kind {
    case .free, .bigInt, .float, .complex, .tuple, .slice, .range:
      if !target.isHeapType || target.layout == .tuple || target.layout == .bigInt {
        throw vm.typeError("cannot create weak reference to '\(target.name)' object")
      }
    case .string, .bytes, .list, .dict:
      if !target.isHeapType { throw vm.typeError("cannot create weak reference to '\(target.name)' object") }
    case .instance where !target.isHeapType && !target.hasAttributes:
      throw vm.typeError("cannot create weak reference to '\(target.name)' object")
    default:
      if target.isHeapType, !target.takesWeakReferences {
        throw vm.typeError("cannot create weak reference to '\(target.name)' object")
      }
    }
    let callback = a.count > 2 ? a[2].copy() : Value.none
    let reference = vm.makeBox(WeakPayload(target: a[1].identity, callback: callback), of: type)
    vm.addWeakReference(reference, to: a[1])
    return reference
  }
  /// The target, or nil when it is dead.
  static func target(_ vm: Interpreter, _ v: borrowing Value) -> Value? {
    guard let payload = v.payload as? WeakPayload, payload.target != 0 else { return nil }
    return vm.weakTarget(identity: payload.target)
  }
  static func call(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let t = target(vm, a[0]) { return t }
    return Value.none
  }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let t = target(vm, a[0]) else { return vm.makeString("<weakref at \(vm.addressText(a[0])); dead>") }
    return vm.makeString(
      "<weakref at \(vm.addressText(a[0])); to '\(vm.pyType(t).name)' at \(vm.addressText(t))>"
    )
  }
  static func hash(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let payload = a[0].payload as? WeakPayload else { return Value.smallInt(0) }
    if let h = payload.hash { return vm.makeInt(h) }
    guard let t = target(vm, a[0]) else { throw vm.typeError("weak object has gone away") }
    let h = try vm.hash(t)
    payload.hash = h
    return vm.makeInt(h)
  }
  static func equal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.box), a[1].payload is WeakPayload else { return Value.singleton(.notImplemented) }
    let x = target(vm, a[0])
    let y = target(vm, a[1])
    if let x, let y { return Value.bool(try vm.equal(x, y)) }
    return Value.bool(a[0].isIdentical(to: a[1]))
  }
  static func count(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(vm.weakReferenceCount(to: a[0]))
  }
  static func references(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.weakReferenceList(to: a[0])
  }
}

extension PythonDialect {
  func weakReferenceDiedHook(_ reference: borrowing Value) {
    guard let payload = reference.payload as? WeakPayload else { return }
    let vm = types.object.interpreter
    payload.target = 0
    let callback = payload.callback.copy()
    payload.callback = Value.none
    if callback.isNone { return }
    do throws(Raised) { _ = try vm.call(callback, reference) } catch {
      let e = vm.takeRaised()
      vm.reportUnraisable(e, about: callback, prefix: nil)
    }
  }
  /// A weak reference dies before its target.
  func weakReferenceFinalize(_ vm: Interpreter, _ reference: borrowing Value) {
    guard let payload = reference.payload as? WeakPayload, payload.target != 0 else { return }
    vm.removeWeakReference(reference, targetIdentity: payload.target)
  }
}

enum GcModule {
  static func install(_ vm: Interpreter) {
    vm.python.importing.register("gc") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "gc")
      vm.define(
        m,
        [
          BuiltinMethod("collect", 0, 1, keywords: true, collect), BuiltinMethod("enable", enable),
          BuiltinMethod("disable", disable), BuiltinMethod("isenabled", isEnabled),
          BuiltinMethod("get_count", counts), BuiltinMethod("get_threshold", threshold),
          BuiltinMethod("set_threshold", 1, 3, nothing), BuiltinMethod("freeze", nothing),
          BuiltinMethod("unfreeze", nothing), BuiltinMethod("get_debug", zero), BuiltinMethod("set_debug", 1, nothing),
          BuiltinMethod("is_tracked", 1, isTracked), BuiltinMethod("get_objects", 0, 1, keywords: true, empty),
          BuiltinMethod("get_referrers", 0, .max, empty), BuiltinMethod("get_referents", 0, .max, empty),
        ]
      )
      vm.define(m, "garbage", vm.makeList())
      vm.define(m, "callbacks", vm.makeList())
      return m
    }
  }
  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func zero(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.smallInt(0) }
  static func empty(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeList() }
  static func collect(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.python.methodCache.clear()
    return vm.makeInt(vm.collect())
  }
  static func enable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.collector.isEnabled = true
    return Value.none
  }
  static func disable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.collector.isEnabled = false
    return Value.none
  }
  static func isEnabled(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(vm.collector.isEnabled)
  }
  static func counts(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeTuple(Value.smallInt(0), Value.smallInt(0), vm.makeInt(vm.collector.collections))
  }
  static func threshold(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeTuple(Value.smallInt(700), Value.smallInt(10), Value.smallInt(10))
  }
  static func isTracked(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch a[0].kind {
    case .free, .string, .bigInt, .float, .complex, .bytes: Value.false
    default: Value.true
    }
  }
}
