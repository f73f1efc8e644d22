"""Names for annotations; nothing here checks types."""

import collections
import collections.abc
from types import GenericAlias, UnionType

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type",
    "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

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


def _check_count(alias, items, count):
    if count >= 0 and len(items) != count:
        which = "many" if len(items) > count else "few"
        raise TypeError(f"Too {which} arguments for {alias}; actual {len(items)}, expected {count}")


def _has_pack(parameters):
    return any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in parameters)


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
            if len(parameters) == 1 and (isinstance(parameters[0], ParamSpec) or _is_concatenated(parameters[0])):
                return f"{name}[{_shown(parameters[0])}, {_shown(result)}]"
            shown = "..." if parameters == [...] else "[" + ", ".join([_shown(p) for p in parameters]) + "]"
            return f"{name}[{shown}, {_shown(result)}]"
        if self.__origin__ is Unpack:
            return "*" + _shown(self.__args__[0])
        return f"{name}[{', '.join([_shown(a) for a in self.__args__]) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, frozenset(self.__args__) if self.__origin__ is Union else self.__args__))

    def __call__(self, *args, **kwargs):
        if self._name:
            if isinstance(self.__origin__, _SpecialForm):
                raise TypeError(f"Cannot instantiate {self!r}")
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

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

    def __init__(self, origin, name, count):
        self.__origin__ = origin
        self._name = name
        self._count = count

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if self._name == "Callable":
            if len(items) != 2 or not isinstance(item, tuple):
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            parameters, result = items
            if isinstance(parameters, list):
                parameters = tuple(parameters)
            elif isinstance(parameters, (ParamSpec, _Alias)) or parameters is ...:
                parameters = (parameters,)
            else:
                raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters!r}")
            items = parameters + (result,)
        elif self._name == "Tuple":
            if item == ():
                return _Alias(self.__origin__, (), self._name)
        elif self._count == 0:
            raise TypeError(f"{self!r} is not a generic class")
        else:
            _check_count(self, items, self._count)
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

    # Of a type parameter list (`def f[T]`): the variance is not written.
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


def _optional(self, parameters):
    if isinstance(parameters, tuple):
        raise TypeError(f"{self} requires a single type. Got {parameters!r:.100}.")
    return Union[parameters, None]


def _is_concatenated(p):
    return isinstance(p, _Alias) and p.__origin__ is Concatenate


def _is_unpacked(p):
    return isinstance(p, _Alias) and p.__origin__ is Unpack


def _single(self, parameters):
    if isinstance(parameters, tuple):
        accepts = "a single type" if self._name == "TypeGuard" or self._name == "Unpack" else "only single type" \
            if self._name in ("Final", "ClassVar") else "only a single type"
        raise TypeError(f"{self} accepts {accepts}." if self._name in ("Final", "ClassVar") else
                        f"{self} accepts {accepts}. Got {parameters!r:.100}.")
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
Optional = _SpecialForm("Optional", _optional)
Literal = _SpecialForm("Literal", lambda self, p: _LiteralAlias(self, p if isinstance(p, tuple) else (p,), "Literal"))
TypeAlias = _SpecialForm("TypeAlias")
Concatenate = _SpecialForm("Concatenate", _several)
TypeGuard = _SpecialForm("TypeGuard", _single)
Required = _SpecialForm("Required", _single)
NotRequired = _SpecialForm("NotRequired", _single)
Unpack = _SpecialForm("Unpack", _single)


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_shown, self.__args__))}]"


class _AnnotatedAlias(_Alias):
    def __repr__(self):
        shown = ", ".join([_shown(self.__origin__)] + [repr(m) for m in self.__metadata__])
        return f"typing.Annotated[{shown}]"


def _annotated(self, parameters):
    origin, metadata = _checked(parameters[0]), parameters[1:]
    if isinstance(origin, _AnnotatedAlias):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    alias = _AnnotatedAlias(origin, (origin,), "Annotated")
    alias.__metadata__ = metadata
    return alias


class Annotated:
    """A type with something said about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _annotated(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class Generic:
    """The base of generic classes."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        items = params if isinstance(params, tuple) else (params,)
        items = tuple([_checked(p) for p in items])
        if cls in (Generic, Protocol):
            if not items:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or _is_unpacked(p) for p in items):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification "
                    "variables.")
            if len(set(items)) != len(items):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, items, cls.__name__)
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        if not _has_pack(cls.__parameters__):
            _check_count(cls, items, len(cls.__parameters__))
        return _Alias(cls, items)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__orig_bases__" in cls.__dict__:
            wrong = Generic in bases
        else:
            wrong = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if wrong:
            raise TypeError("Cannot inherit from plain Generic")
        parameters = []
        declared = None
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol) and base._name:
                if declared is not None and base.__origin__ is Generic:
                    raise TypeError("Cannot inherit from Generic[...] multiple types.")
                declared = base.__parameters__
            for p in getattr(base, "__parameters__", ()) if not isinstance(base, type) else ():
                if p not in parameters:
                    parameters.append(p)
        if declared is not None:
            missing = [p for p in parameters if p not in declared]
            if missing:
                shown = ", ".join(map(str, missing))
                listed = ", ".join(map(str, declared))
                raise TypeError(f"Some type variables ({shown}) are not listed in Generic[{listed}]")
            parameters = declared
        cls.__parameters__ = tuple(parameters)


from abc import ABCMeta, abstractmethod


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
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


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def _inherited_init(self, *args, **kwargs):
    """The first __init__ that is not a protocol's."""
    for base in type(self).__mro__:
        made = base.__dict__.get("__init__")
        if made is not None and made is not _no_init and made is not _inherited_init:
            made(self, *args, **kwargs)
            return


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class of everything that has certain attributes."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not base.__dict__.get("_is_protocol") \
                        and base.__module__ not in ("collections.abc", "contextlib"):
                    raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
            if "__init__" not in cls.__dict__:
                cls.__init__ = _no_init
        elif cls.__init__ is _no_init:
            cls.__init__ = _inherited_init


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


def _alias(name, origin, count=-1):
    return _SpecialAlias(origin, name, count)


List, Dict = _alias("List", list, 1), _alias("Dict", dict, 2)
Set, FrozenSet = _alias("Set", set, 1), _alias("FrozenSet", frozenset, 1)
Tuple, Type = _alias("Tuple", tuple), _alias("Type", type, 1)
DefaultDict = _alias("DefaultDict", collections.defaultdict, 2)
OrderedDict = _alias("OrderedDict", collections.OrderedDict, 2)
Counter, Deque = _alias("Counter", collections.Counter, 1), _alias("Deque", collections.deque, 1)
ChainMap = _alias("ChainMap", collections.ChainMap, 2)
for _count, _names in (
    (0, "Hashable Sized ByteString"),
    (1, "Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet Sequence "
        "MutableSequence KeysView ValuesView MappingView"),
    (2, "AsyncGenerator Mapping MutableMapping ItemsView"),
    (3, "Coroutine Generator"),
    (-1, "Callable"),
):
    for _name in _names.split():
        globals()[_name] = _alias(_name, getattr(collections.abc, _name), _count)
AbstractSet = _alias("AbstractSet", collections.abc.Set, 1)
del _name, _names, _count
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    """A file: what open() gives."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


def __getattr__(name):
    # Names of classes whose modules nothing else here needs.
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib

        made = _alias(name, getattr(contextlib, "Abstract" + name), 1)
    elif name in ("Pattern", "Match"):
        import re

        made = _alias(name, getattr(re, name), 1)
    elif name in ("NamedTuple", "TypedDict", "NamedTupleMeta", "_TypedDictMeta", "get_type_hints", "is_typeddict"):
        import _typing_more

        made = getattr(_typing_more, name)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = made
    return made


def cast(typ, val):
    return val


_overloads = {}


def overload(func):
    plain = getattr(func, "__func__", func)
    known = _overloads.setdefault((plain.__module__, plain.__qualname__), {})
    known[plain.__code__.co_firstlineno if hasattr(plain, "__code__") else len(known)] = func
    return _overload_dummy


def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((plain.__module__, plain.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


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
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


def override(f):
    try:
        f.__override__ = True
    except (AttributeError, TypeError):
        pass
    return f


def reveal_type(obj):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
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
