// The modules types and abc, and what of them needs the runtime.

import MachineRuntime

enum TypesModule {
  static func install(_ vm: Interpreter) {
    vm.python.namespaceType.define(methods: [
      BuiltinMethod("__init__", 0, 0, keywords: true, namespaceInit), BuiltinMethod("__repr__", namespaceRepr),
      BuiltinMethod("__eq__", 1, namespaceEqual),
    ])
    vm.python.namespaceType.defineUnhashable()
    vm.python.importing.register("_types") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "_types")
      let t = vm.types
      let named: [(String, PyType)] = [
        ("FunctionType", t.function), ("LambdaType", t.function), ("BuiltinFunctionType", t.native),
        ("BuiltinMethodType", t.native), ("WrapperDescriptorType", t.native), ("MethodDescriptorType", t.native),
        ("ClassMethodDescriptorType", t.native), ("MethodWrapperType", t.native), ("MethodType", t.method),
        ("ModuleType", t.module), ("CodeType", t.code), ("FrameType", t.frame), ("CellType", t.cell),
        ("TracebackType", t.traceback), ("GeneratorType", t.generator), ("CoroutineType", t.coroutine),
        ("AsyncGeneratorType", t.asyncGenerator), ("NoneType", t.none), ("NotImplementedType", t.notImplemented),
        ("EllipsisType", t.ellipsis), ("MappingProxyType", t.mappingProxy),
        ("GetSetDescriptorType", t.getSetDescriptor), ("MemberDescriptorType", t.memberDescriptor),
        ("SimpleNamespace", vm.python.namespaceType), ("UnionType", vm.python.unionType),
      ]
      for (name, type) in named { vm.define(m, name, type.object) }
      vm.define(
        m,
        [BuiltinMethod("mark_awaitable", 1, markAwaitable), BuiltinMethod("is_awaitable_code", 1, isAwaitable)]
      )
      return m
    }
    vm.python.importing.register("types", LibraryModule(file: "<library>/types.py", source: typesSource))
    vm.python.importing.register("abc", LibraryModule(file: "<library>/abc.py", source: abcSource))
  }

  /// Makes the generators of a function awaitable.
  static func markAwaitable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.function) else { throw vm.typeError("not a function") }
    vm.python.awaitableCodes[ObjectIdentifier(a[0].codeInfo)] = a[0].codeInfo
    return a[0].copy()
  }
  static func isAwaitable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch a[0].kind {
    case .function, .code, .machine:
      return Value.bool(vm.python.awaitableCodes[ObjectIdentifier(a[0].codeInfo)] != nil)
    default: return Value.false
    }
  }

  // MARK: - SimpleNamespace

  static func namespaceInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    for i in 0..<a.keywordCount {
      let name = a.keywordNameValue(i)
      let key = vm.intern(name)
      let value = a.keywordValue(i)
      vm.setOwnAttribute(a[0], key, value)
    }
    return Value.none
  }
  static func namespaceRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.pyType(a[0])
    let name = type === vm.python.namespaceType ? "namespace" : type.name
    if !a[0].enterDisplay() { return vm.makeString("\(name)(...)") }
    defer { a[0].leaveDisplay() }
    var parts: [String] = []
    for n in vm.ownAttributeNames(a[0]) {
      let key = vm.intern(n)
      guard let v = vm.ownAttribute(a[0], key) else { continue }
      parts.append("\(n)=\(try vm.reprString(v))")
    }
    return vm.makeString("\(name)(\(parts.joined(separator: ", ")))")
  }
  static func namespaceEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard vm.pyType(a[1]).isSubtype(of: vm.python.namespaceType) else { return Value.singleton(.notImplemented) }
    let x = vm.attributeDictionary(a[0])
    let y = vm.attributeDictionary(a[1])
    return Value.bool(try vm.equal(x, y))
  }

  private static let typesSource = """
    from _types import *
    from _types import mark_awaitable as _mark, is_awaitable_code as _is_awaitable
    import sys as _sys
    GenericAlias = type(list[int])

    def new_class(name, bases=(), kwds=None, exec_body=None):
        resolved = resolve_bases(bases)
        meta, ns, kwds = prepare_class(name, resolved, kwds)
        if exec_body is not None:
            exec_body(ns)
        if resolved is not bases:
            ns['__orig_bases__'] = bases
        return meta(name, resolved, ns, **kwds)

    def resolve_bases(bases):
        new_bases = list(bases)
        updated = False
        shift = 0
        for i, base in enumerate(bases):
            if isinstance(base, type):
                continue
            if not hasattr(base, "__mro_entries__"):
                continue
            new_base = base.__mro_entries__(bases)
            updated = True
            if not isinstance(new_base, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            new_bases[i + shift:i + shift + 1] = new_base
            shift += len(new_base) - 1
        return tuple(new_bases) if updated else bases

    def prepare_class(name, bases=(), kwds=None):
        kwds = {} if kwds is None else dict(kwds)
        if 'metaclass' in kwds:
            meta = kwds.pop('metaclass')
        else:
            meta = type(bases[0]) if bases else type
        if isinstance(meta, type):
            meta = _calculate_meta(meta, bases)
        ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
        return meta, ns, kwds

    def _calculate_meta(meta, bases):
        winner = meta
        for base in bases:
            base_meta = type(base)
            if issubclass(winner, base_meta):
                continue
            if issubclass(base_meta, winner):
                winner = base_meta
                continue
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                            "of the metaclasses of all its bases")
        return winner

    def get_original_bases(cls, /):
        return cls.__dict__.get("__orig_bases__", cls.__bases__)

    class DynamicClassAttribute:
        def __init__(self, fget=None, fset=None, fdel=None, doc=None):
            self.fget = fget
            self.fset = fset
            self.fdel = fdel
            self.__doc__ = doc or (fget.__doc__ if fget else None)
            self.overwrite_doc = doc is None
            self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))
        def __get__(self, instance, ownerclass=None):
            if instance is None:
                if self.__isabstractmethod__:
                    return self
                raise AttributeError()
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)
        def __set__(self, instance, value):
            if self.fset is None:
                raise AttributeError("can't set attribute")
            self.fset(instance, value)
        def __delete__(self, instance):
            if self.fdel is None:
                raise AttributeError("can't delete attribute")
            self.fdel(instance)

    class _GeneratorWrapper:
        def __init__(self, gen):
            self.__wrapped = gen
            self.__name__ = getattr(gen, '__name__', None)
            self.__qualname__ = getattr(gen, '__qualname__', None)
        def send(self, val):
            return self.__wrapped.send(val)
        def throw(self, tp, *rest):
            return self.__wrapped.throw(tp, *rest)
        def close(self):
            return self.__wrapped.close()
        def __next__(self):
            return next(self.__wrapped)
        def __iter__(self):
            return self.__wrapped
        __await__ = __iter__

    def coroutine(func):
        if not callable(func):
            raise TypeError('types.coroutine() expects a callable')
        if isinstance(func, FunctionType) and hasattr(func, '__code__'):
            co_flags = func.__code__.co_flags
            if co_flags & 0x180:
                return func
            if co_flags & 0x20:
                return _mark(func)
        def wrapped(*args, **kwargs):
            coro = func(*args, **kwargs)
            if isinstance(coro, CoroutineType) or isinstance(coro, GeneratorType) and _is_awaitable(coro):
                return coro
            if hasattr(coro, 'send') and hasattr(coro, 'throw') and not hasattr(coro, '__await__'):
                return _GeneratorWrapper(coro)
            return coro
        wrapped.__name__ = getattr(func, '__name__', 'wrapped')
        wrapped.__qualname__ = getattr(func, '__qualname__', 'wrapped')
        wrapped.__doc__ = getattr(func, '__doc__', None)
        wrapped.__wrapped__ = func
        return wrapped

    """

  private static let abcSource = """
    def abstractmethod(funcobj):
        funcobj.__isabstractmethod__ = True
        return funcobj

    class abstractclassmethod(classmethod):
        __isabstractmethod__ = True
        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)

    class abstractstaticmethod(staticmethod):
        __isabstractmethod__ = True
        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)

    class abstractproperty(property):
        __isabstractmethod__ = True

    class ABCMeta(type):
        def __new__(mcls, name, bases, namespace, /, **kwargs):
            cls = super().__new__(mcls, name, bases, namespace, **kwargs)
            abstracts = {n for n, v in namespace.items() if getattr(v, "__isabstractmethod__", False)}
            for base in bases:
                for n in getattr(base, "__abstractmethods__", ()):
                    v = getattr(cls, n, None)
                    if getattr(v, "__isabstractmethod__", False):
                        abstracts.add(n)
            cls.__abstractmethods__ = frozenset(abstracts)
            type.__setattr__(cls, "_abc_registry", [])
            return cls

        def register(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("Can only register classes")
            if issubclass(subclass, cls):
                return subclass
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registry.append(subclass)
            return subclass

        def __instancecheck__(cls, instance):
            subclass = instance.__class__
            if cls.__subclasscheck__(subclass):
                return True
            subtype = type(instance)
            return subtype is not subclass and cls.__subclasscheck__(subtype)

        def __subclasscheck__(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError('issubclass() arg 1 must be a class')
            ok = cls.__subclasshook__(subclass)
            if ok is not NotImplemented:
                return ok
            if cls in getattr(subclass, '__mro__', ()):
                return True
            for rcls in cls.__dict__.get("_abc_registry", ()):
                if issubclass(subclass, rcls):
                    return True
            for scls in type.__subclasses__(cls):
                if issubclass(subclass, scls):
                    return True
            return False

    class ABC(metaclass=ABCMeta):
        __slots__ = ()

    def get_cache_token():
        return 0

    def update_abstractmethods(cls):
        if not hasattr(cls, '__abstractmethods__'):
            return cls
        abstracts = set()
        for scls in cls.__bases__:
            for name in getattr(scls, '__abstractmethods__', ()):
                value = getattr(cls, name, None)
                if getattr(value, "__isabstractmethod__", False):
                    abstracts.add(name)
        for name, value in cls.__dict__.items():
            if getattr(value, "__isabstractmethod__", False):
                abstracts.add(name)
        cls.__abstractmethods__ = frozenset(abstracts)
        return cls

    """
}
