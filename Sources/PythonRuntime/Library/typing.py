"""Names for annotations; nothing here checks types."""

import collections
import collections.abc
from types import GenericAlias, UnionType

TYPE_CHECKING = False


def _shown(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        return t.__qualname__ if t.__module__ == "builtins" else f"{t.__module__}.{t.__qualname__}"
    if t is ...:
        return "..."
    if isinstance(t, (list, tuple)):
        return "[" + ", ".join([_shown(x) for x in t]) + "]"
    return repr(t)


def _checked(t):
    return type(None) if t is None else ForwardRef(t) if isinstance(t, str) else t


class ForwardRef:
    """An annotation as text."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Final:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Final):
    def __init__(self, name, getitem=None):
        self._name = name
        self._getitem = getitem

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._getitem(self, parameters)

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")


class _Alias(_Final):
    """A special form or class with arguments."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        parameters = []
        for a in self.__args__:
            for p in (a,) if isinstance(a, (TypeVar, ParamSpec, TypeVarTuple)) else getattr(a, "__parameters__", ()):
                if p not in parameters:
                    parameters.append(p)
        self.__parameters__ = tuple(parameters)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        if self.__origin__ is Union:
            rest = [a for a in self.__args__ if a is not type(None)]
            if len(rest) + 1 == len(self.__args__) == 2:
                return f"typing.Optional[{_shown(rest[0])}]"
        if self.__origin__ is collections.abc.Callable:
            *parameters, result = self.__args__
            shown = "..." if parameters == [...] else "[" + ", ".join([_shown(p) for p in parameters]) + "]"
            return f"{name}[{shown}, {_shown(result)}]"
        return f"{name}[{', '.join(['None' if a is type(None) and False else _shown(a) for a in self.__args__])}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, frozenset(self.__args__) if self.__origin__ is Union else self.__args__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        mapping = dict(zip(self.__parameters__, items))
        args = []
        for a in self.__args__:
            if a in mapping:
                args.append(_checked(mapping[a]))
            elif getattr(a, "__parameters__", ()):
                args.append(a[tuple([mapping.get(p, p) for p in a.__parameters__])])
            else:
                args.append(a)
        if self.__origin__ is Union:
            return Union[tuple(args)]
        return _Alias(self.__origin__, tuple(args), self._name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self.__origin__ is Generic:
            return (Generic,)
        if any(isinstance(b, type) and issubclass(b, Generic) for b in bases):
            return (self.__origin__,)
        if self.__parameters__ and not issubclass(self.__origin__, Generic):
            return (self.__origin__, Generic)
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _SpecialAlias(_Final):
    """List, Dict and so on: a class by its old name."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if self._name == "Callable":
            parameters, result = items
            flat = tuple(parameters) if isinstance(parameters, list) else (parameters,)
            items = tuple([_checked(p) for p in flat]) + (_checked(result),)
        return _Alias(self.__origin__, tuple([_checked(i) for i in items]), self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)


class _TypeParameter(_Final):
    """What type variables have in common."""

    # Of a type parameter list (`def f[T]`): the variance is not written, and bounds are evaluated when they are asked for.
    __infer_variance__ = False

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def _remember_module(self):
        import sys

        self.__module__ = sys._getframe(2).f_globals.get("__name__")


class TypeVar(_TypeParameter):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = tuple([_checked(c) for c in constraints])
        self.__bound__ = None if bound is None else _checked(bound)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        if infer_variance:
            self.__infer_variance__ = True
        self._remember_module()


class _LazyTypeVar(TypeVar):
    """A type parameter with a bound or constraints that nobody has asked for yet."""

    def __getattr__(self, name):
        if name not in ("__bound__", "__constraints__"):
            raise AttributeError(f"'TypeVar' object has no attribute {name!r}", name=name, obj=self)
        value = self._evaluate()
        self.__bound__ = None if self._constrained else value
        self.__constraints__ = value if self._constrained else ()
        self.__class__ = TypeVar
        del self._evaluate, self._constrained
        return self.__dict__[name]


_LazyTypeVar.__name__ = _LazyTypeVar.__qualname__ = "TypeVar"


def _type_parameter(name, evaluate=None, constrained=False):
    """The type variable of a type parameter list."""
    if evaluate is None:
        made = TypeVar(name, infer_variance=True)
    else:
        made = _LazyTypeVar(name, infer_variance=True)
        made._evaluate, made._constrained = evaluate, constrained
        del made.__bound__, made.__constraints__
    import sys

    made.__module__ = sys._getframe(1).f_globals.get("__name__")
    return made


class ParamSpecArgs(_Final):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    __hash__ = None


class ParamSpecKwargs(_Final):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    __hash__ = None


class ParamSpec(_TypeParameter):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = None if bound is None else _checked(bound)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        if infer_variance:
            self.__infer_variance__ = True
        self._remember_module()

    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))


class TypeVarTuple(_TypeParameter):
    __infer_variance__ = True

    def __init__(self, name):
        self.__name__ = name
        self._remember_module()

    def __iter__(self):
        yield Unpack[self]


class TypeAliasType(_Final):
    """What `type Name = value` makes: the value is evaluated when it is asked for."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._value = value
        self._evaluate = None
        import sys

        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, item)

    def __repr__(self):
        return self.__name__


def _type_alias(name, type_params, evaluate):
    made = TypeAliasType(name, None, type_params=type_params or ())
    made._evaluate = evaluate
    return made


def _union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for p in parameters if isinstance(parameters, tuple) else (parameters,):
        p = _checked(p)
        inner = p.__args__ if isinstance(p, UnionType) or isinstance(p, _Alias) and p.__origin__ is Union else (p,)
        for i in inner:
            if i not in flat:
                flat.append(i)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat), "Union")


def _single(self, parameters):
    return _Alias(self, (_checked(parameters),), self._name)


def _several(self, parameters):
    return _Alias(self, parameters if isinstance(parameters, tuple) else (parameters,), self._name)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
ClassVar = _SpecialForm("ClassVar", _single)
Final = _SpecialForm("Final", _single)
Union = _SpecialForm("Union", _union)
Optional = _SpecialForm("Optional", lambda self, p: Union[p, None])
Literal = _SpecialForm("Literal", lambda self, p: _LiteralAlias(self, p if isinstance(p, tuple) else (p,), "Literal"))
TypeAlias = _SpecialForm("TypeAlias")
Concatenate = _SpecialForm("Concatenate", _several)
TypeGuard = _SpecialForm("TypeGuard", _single)
Required = _SpecialForm("Required", _single)
NotRequired = _SpecialForm("NotRequired", _single)
Unpack = _SpecialForm("Unpack", _single)


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _AnnotatedAlias(_Alias):
    def __repr__(self):
        shown = ", ".join([_shown(self.__origin__)] + [repr(m) for m in self.__metadata__])
        return f"typing.Annotated[{shown}]"


def _annotated(self, parameters):
    alias = _AnnotatedAlias(parameters[0], (parameters[0],), "Annotated")
    alias.__metadata__ = parameters[1:]
    return alias


Annotated = _SpecialForm("Annotated", _annotated)


class Generic:
    """The base of generic classes."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        return _Alias(cls, tuple([_checked(p) for p in params]), "Generic" if cls is Generic else None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        parameters = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for p in getattr(base, "__parameters__", ()):
                if p not in parameters:
                    parameters.append(p)
        cls.__parameters__ = tuple(parameters)


from abc import ABCMeta, abstractmethod


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and static checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) for name in cls._protocol_members())
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(other, name) for name in cls._protocol_members())
        return super().__subclasscheck__(other)

    def _protocol_members(cls):
        names = set()
        for base in cls.__mro__:
            if base.__dict__.get("_is_protocol") and base is not Protocol:
                names.update(base.__dict__.get("__annotations__", {}))
                names.update(n for n in base.__dict__ if not n.startswith("_") or n in (
                    "__call__", "__iter__", "__next__", "__len__", "__getitem__", "__enter__", "__exit__", "__await__",
                    "__aiter__", "__anext__", "__aenter__", "__aexit__", "__int__", "__float__", "__abs__", "__round__",
                    "__index__", "__bytes__", "__complex__"))
        names -= {"_is_protocol", "_is_runtime_protocol"}
        return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class of everything that has certain attributes."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    @abstractmethod
    def __abs__(self):
        pass


def _alias(name, origin):
    return _SpecialAlias(origin, name)


List, Dict, Set, FrozenSet = _alias("List", list), _alias("Dict", dict), _alias("Set", set), _alias("FrozenSet", frozenset)
Tuple, Type = _alias("Tuple", tuple), _alias("Type", type)
DefaultDict, OrderedDict = _alias("DefaultDict", collections.defaultdict), _alias("OrderedDict", collections.OrderedDict)
Counter, ChainMap, Deque = (
    _alias("Counter", collections.Counter), _alias("ChainMap", collections.ChainMap), _alias("Deque", collections.deque),
)
for _name in (
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Iterable", "Iterator", "Reversible",
    "Generator", "Container", "Collection", "Callable", "MutableSet", "Mapping", "MutableMapping", "Sequence",
    "MutableSequence", "KeysView", "ItemsView", "ValuesView", "MappingView", "Hashable", "Sized", "ByteString",
):
    globals()[_name] = _alias(_name, getattr(collections.abc, _name))
AbstractSet = _alias("AbstractSet", collections.abc.Set)
del _name
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)


def __getattr__(name):
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        return _alias(name, getattr(contextlib, "Abstract" + name))
    if name in ("IO", "TextIO", "BinaryIO"):
        import io

        return _alias(name, io.IOBase)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def cast(typ, val):
    return val


def overload(func):
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def override(f):
    return f


def reveal_type(obj):
    return obj


def assert_type(val, typ):
    return val


def assert_never(arg):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_origin(tp):
    """The class or form behind an alias."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, UnionType):
        return UnionType
    if tp is Generic:
        return Generic
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """The arguments of an alias."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    args = getattr(tp, "__args__", ()) if isinstance(tp, (_Alias, GenericAlias, UnionType)) else ()
    if isinstance(tp, _Alias) and tp.__origin__ is collections.abc.Callable and args and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations, with text evaluated."""
    import sys

    hints = {}
    if isinstance(obj, type):
        sources = [(base.__dict__.get("__annotations__", {}), vars(sys.modules.get(base.__module__, sys))) for base in reversed(obj.__mro__)]
    else:
        sources = [(getattr(obj, "__annotations__", None) or {}, getattr(obj, "__globals__", {}))]
    for annotations, names in sources:
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = eval(value, globalns if globalns is not None else names, localns)
            if isinstance(value, _AnnotatedAlias) and not include_extras:
                value = value.__origin__
            hints[name] = value
    return hints


class NewType(_Final):
    """A name for a type that is the type itself when it runs."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        import sys

        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        annotations = ns.get("__annotations__", {})
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        made = collections.namedtuple(typename, annotations, defaults=[ns[n] for n in defaults], module=ns["__module__"])
        made.__annotations__ = annotations
        made.__new__.__annotations__ = annotations
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "_fields", "_make", "_replace", "_asdict"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in annotations and key not in ("__annotations__", "__orig_bases__"):
                setattr(made, key, value)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with annotations."""
    pairs = list(fields if fields is not None else kwargs.items())
    made = collections.namedtuple(typename, [n for n, t in pairs])
    made.__annotations__ = dict(pairs)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        own = ns.get("__annotations__", {})
        annotations.update(own)
        for key, value in own.items():
            origin = getattr(value, "__origin__", None)
            (required if origin is Required or total and origin is not NotRequired else optional).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with named and typed keys."""
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields if fields is not None else kwargs)}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
