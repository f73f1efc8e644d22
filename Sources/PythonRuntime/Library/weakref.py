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

class ProxyType:
    """Stands for an object that it does not keep alive."""

    __slots__ = ("_proxy_ref",)

    def __init__(self, obj, callback=None):
        object.__setattr__(self, "_proxy_ref", ref(obj, callback))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        o = object.__getattribute__(self, "_proxy_ref")()
        return f"<weakproxy at {id(self):#x} to {type(o).__name__} at {id(o):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    __hash__ = None


class CallableProxyType(ProxyType):
    """A proxy of something to call."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _target(proxy):
    o = object.__getattribute__(proxy, "_proxy_ref")()
    if o is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return o


def _plain(value):
    return _target(value) if type(value) in ProxyTypes else value


def _forward():
    """Gives proxies the operators; each works on the objects that proxies stand for."""
    import operator

    for name in ("lt", "le", "eq", "ne", "gt", "ge", "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod",
                 "pow", "lshift", "rshift", "and_", "or_", "xor", "getitem"):
        function = getattr(operator, name)
        name = name.rstrip("_")
        setattr(ProxyType, f"__{name}__", lambda self, other, f=function: f(_target(self), _plain(other)))
        if name not in ("lt", "le", "eq", "ne", "gt", "ge", "getitem"):
            setattr(ProxyType, f"__r{name}__", lambda self, other, f=function: f(_plain(other), _target(self)))
    for name in ("neg", "pos", "abs", "invert", "index"):
        setattr(ProxyType, f"__{name}__", lambda self, f=getattr(operator, name): f(_target(self)))
    for name, function in (("len", len), ("int", int), ("float", float), ("reversed", reversed)):
        setattr(ProxyType, f"__{name}__", lambda self, f=function: f(_target(self)))
    ProxyType.__setitem__ = lambda self, key, value: operator.setitem(_target(self), key, value)
    ProxyType.__delitem__ = lambda self, key: operator.delitem(_target(self), key)
    ProxyType.__contains__ = lambda self, item: item in _target(self)
    ProxyType.__hash__ = None


def proxy(obj, callback=None):
    """A proxy of an object."""
    if "__add__" not in ProxyType.__dict__:
        _forward()
    return (CallableProxyType if callable(obj) else ProxyType)(obj, callback)
