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
    vm.python.importing.register(
      "weakref",
      LibraryModule(file: "<library>/weakref.py", source: weakrefSource)
    )
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
    default: break
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

  private static let weakrefSource = """
    from _weakref import ref, ReferenceType, getweakrefcount, getweakrefs

    class WeakMethod(ref):
        def __new__(cls, method, callback=None):
            try:
                obj, func = method.__self__, method.__func__
            except AttributeError:
                raise TypeError(f"argument should be a bound method, not {type(method)}") from None
            self = ref.__new__(cls, obj, callback)
            self._func_ref = ref(func)
            self._meth_type = type(method)
            return self
        def __call__(self):
            obj = ref.__call__(self)
            func = self._func_ref()
            if obj is None or func is None:
                return None
            return self._meth_type(func, obj)

    class WeakValueDictionary:
        def __init__(self, other=(), /, **kw):
            self.data = {}
            self.update(other, **kw)
        def _wrap(self, key, value):
            data_ref = ref(self)
            def remove(wr):
                self = data_ref()
                if self is not None and self.data.get(key) is wr:
                    del self.data[key]
            return ref(value, remove)
        def __getitem__(self, key):
            o = self.data[key]()
            if o is None:
                raise KeyError(key)
            return o
        def __setitem__(self, key, value):
            self.data[key] = self._wrap(key, value)
        def __delitem__(self, key):
            del self.data[key]
        def __len__(self):
            return len(self.data)
        def __contains__(self, key):
            wr = self.data.get(key)
            return wr is not None and wr() is not None
        def __iter__(self):
            return iter([k for k, wr in list(self.data.items()) if wr() is not None])
        def __repr__(self):
            return "<%s at %#x>" % (self.__class__.__name__, id(self))
        def get(self, key, default=None):
            wr = self.data.get(key)
            o = None if wr is None else wr()
            return default if o is None else o
        def keys(self):
            return iter(self)
        def values(self):
            for wr in list(self.data.values()):
                o = wr()
                if o is not None:
                    yield o
        def items(self):
            for k, wr in list(self.data.items()):
                o = wr()
                if o is not None:
                    yield k, o
        def pop(self, key, *args):
            try:
                o = self.data.pop(key)()
            except KeyError:
                o = None
            if o is None:
                if args:
                    return args[0]
                raise KeyError(key)
            return o
        def setdefault(self, key, default=None):
            o = self.get(key)
            if o is None:
                self[key] = default
                return default
            return o
        def update(self, other=(), /, **kw):
            if hasattr(other, "items"):
                other = other.items()
            for k, o in other:
                self[k] = o
            for k, o in kw.items():
                self[k] = o
        def clear(self):
            self.data.clear()

    class WeakKeyDictionary:
        def __init__(self, dict=None):
            self.data = {}
            if dict is not None:
                self.update(dict)
        def _remover(self):
            data_ref = ref(self)
            def remove(wr):
                self = data_ref()
                if self is not None:
                    self.data.pop(wr, None)
            return remove
        def __getitem__(self, key):
            return self.data[ref(key)]
        def __setitem__(self, key, value):
            self.data[ref(key, self._remover())] = value
        def __delitem__(self, key):
            del self.data[ref(key)]
        def __len__(self):
            return len(self.data)
        def __contains__(self, key):
            try:
                return ref(key) in self.data
            except TypeError:
                return False
        def __iter__(self):
            for wr in list(self.data):
                o = wr()
                if o is not None:
                    yield o
        def get(self, key, default=None):
            return self.data.get(ref(key), default)
        def keys(self):
            return iter(self)
        def values(self):
            for wr, v in list(self.data.items()):
                if wr() is not None:
                    yield v
        def items(self):
            for wr, v in list(self.data.items()):
                o = wr()
                if o is not None:
                    yield o, v
        def pop(self, key, *args):
            return self.data.pop(ref(key), *args)
        def setdefault(self, key, default=None):
            return self.data.setdefault(ref(key, self._remover()), default)
        def update(self, other=(), /, **kw):
            if hasattr(other, "items"):
                other = other.items()
            for k, v in other:
                self[k] = v

    class WeakSet:
        def __init__(self, data=None):
            self.data = set()
            self_ref = ref(self)
            def remove(item):
                self = self_ref()
                if self is not None:
                    self.data.discard(item)
            self._remove = remove
            if data is not None:
                for item in data:
                    self.add(item)
        def __iter__(self):
            for wr in list(self.data):
                o = wr()
                if o is not None:
                    yield o
        def __len__(self):
            return len(self.data)
        def __contains__(self, item):
            try:
                return ref(item) in self.data
            except TypeError:
                return False
        def add(self, item):
            self.data.add(ref(item, self._remove))
        def discard(self, item):
            self.data.discard(ref(item))
        def remove(self, item):
            self.data.remove(ref(item))
        def clear(self):
            self.data.clear()
        def copy(self):
            return WeakSet(self)
        def pop(self):
            while True:
                try:
                    o = self.data.pop()()
                except KeyError:
                    raise KeyError('pop from empty WeakSet') from None
                if o is not None:
                    return o
        def update(self, other):
            for item in other:
                self.add(item)

    class finalize:
        _registry = {}
        def __init__(self, obj, func, /, *args, **kwargs):
            self._key = object()
            self.atexit = True
            key = self._key
            registry = finalize._registry
            def fire(wr):
                info = registry.pop(key, None)
                if info is not None:
                    info[1](*info[2], **info[3])
            registry[key] = (ref(obj, fire), func, args, kwargs)
        def __call__(self, _=None):
            info = finalize._registry.pop(self._key, None)
            if info is not None:
                return info[1](*info[2], **info[3])
        def detach(self):
            info = finalize._registry.pop(self._key, None)
            if info is not None and info[0]() is not None:
                return (info[0](), info[1], info[2], info[3])
        def peek(self):
            info = finalize._registry.get(self._key)
            if info is not None and info[0]() is not None:
                return (info[0](), info[1], info[2], info[3])
        @property
        def alive(self):
            return self._key in finalize._registry

    class _Proxy:
        __slots__ = ("_Proxy__ref",)
        def __init__(self, obj, callback=None):
            object.__setattr__(self, "_Proxy__ref", ref(obj, callback))
        def _target(self):
            o = object.__getattribute__(self, "_Proxy__ref")()
            if o is None:
                raise ReferenceError("weakly-referenced object no longer exists")
            return o
        def __getattr__(self, name):
            return getattr(self._target(), name)
        def __setattr__(self, name, value):
            setattr(self._target(), name, value)
        def __str__(self):
            return str(self._target())
        def __bool__(self):
            return bool(self._target())

    def proxy(obj, callback=None):
        return _Proxy(obj, callback)

    """
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
