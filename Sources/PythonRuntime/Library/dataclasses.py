"""Classes whose methods follow from annotated fields."""

import copy
import sys
from types import GenericAlias, MappingProxyType

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HasDefaultFactory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _HasDefaultFactory()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KwOnlyType:
    pass


KW_ONLY = _KwOnlyType()


class InitVar:
    """A parameter of __init__ that is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_FIELD, _CLASSVAR, _INITVAR = "_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"


class Field:
    """One field of a data class."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
            f"_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING
):
    """Describe a field."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (
            f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
            f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})"
        )


def _is_kind(annotation, name):
    # "ClassVar[int]", typing.ClassVar[int] and the like, written out or as text.
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head == name or head.endswith("." + name)
    if name == "InitVar":
        return annotation is InitVar or type(annotation) is InitVar
    if name == "KW_ONLY":
        return annotation is KW_ONLY
    origin = getattr(annotation, "__origin__", annotation)
    return getattr(origin, "_name", None) == name


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_kind(annotation, "ClassVar"):
        f._field_type = _CLASSVAR
    elif _is_kind(annotation, "InitVar"):
        f._field_type = _INITVAR
    if f._field_type in (_CLASSVAR, _INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory"
        )
    return f


def _create(cls, name, parameters, body, scope):
    lines = "\n".join(["  " + line for line in body])
    exec(f"def {name}({', '.join(parameters)}):\n{lines}", scope)
    function = scope[name]
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    return f"{f.name}=_dflt_{f.name}"


def _init(cls, all_fields, frozen, has_post_init, self_name):
    std = [f for f in all_fields if f.init and not f.kw_only]
    kw_only = [f for f in all_fields if f.init and f.kw_only]
    seen_default = False
    for f in std:
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    scope = {"_FACTORY": _FACTORY, "_set": object.__setattr__, "__name__": cls.__module__}
    body = []
    for f in all_fields:
        scope[f"_dflt_{f.name}"] = _FACTORY if f.default_factory is not MISSING else f.default
        if f.default_factory is not MISSING:
            scope[f"_make_{f.name}"] = f.default_factory
            if f.init:
                value = f"_make_{f.name}() if {f.name} is _FACTORY else {f.name}"
            else:
                value = f"_make_{f.name}()"
        elif f.init:
            value = f.name
        elif "__slots__" in cls.__dict__ and f.default is not MISSING:
            value = f"_dflt_{f.name}"
        else:
            continue
        if f._field_type is _INITVAR:
            if f.default_factory is not MISSING:
                body.append(f"{f.name} = {value}")
            continue
        if frozen:
            body.append(f"_set({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name} = {value}")
    if has_post_init:
        names = ", ".join([f.name for f in all_fields if f._field_type is _INITVAR])
        body.append(f"{self_name}.__post_init__({names})")
    parameters = [self_name] + [_parameter(f) for f in std]
    if kw_only:
        parameters += ["*"] + [_parameter(f) for f in kw_only]
    function = _create(cls, "__init__", parameters, body or ["pass"], scope)
    function.__annotations__ = {f.name: f.type for f in std + kw_only}
    function.__annotations__["return"] = None
    return function


def _repr_method(cls, shown):
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
            return f"{self.__class__.__qualname__}({parts})"
        finally:
            running.discard(key)

    return __repr__


def _compare_method(name, names, symbol):
    body = {
        "==": lambda a, b: a == b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
    }[symbol]

    def method(self, other):
        if other.__class__ is self.__class__:
            return body(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))
        return NotImplemented

    method.__name__ = name
    return method


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    known = {}
    any_frozen_base = False
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get("__dataclass_fields__")
        if base_fields is not None:
            has_dataclass_bases = True
            known.update(base_fields)
            any_frozen_base = any_frozen_base or base.__dataclass_params__.frozen
            if has_dataclass_bases and not base.__dataclass_params__.frozen and frozen:
                raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _is_kind(annotation, "KW_ONLY"):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = True
            kw_only = True
            continue
        own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        known[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if any_frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    setattr(cls, "__dataclass_fields__", known)
    setattr(cls, "__dataclass_params__", _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own_hash is MISSING or (own_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    def add(name, function, refuse=False):
        if name in cls.__dict__:
            return True
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        function.__module__ = cls.__module__
        setattr(cls, name, function)
        return False

    all_fields = [f for f in known.values() if f._field_type in (_FIELD, _INITVAR)]
    plain = [f for f in known.values() if f._field_type is _FIELD]
    if init:
        has_post_init = hasattr(cls, "__post_init__")
        self_name = "__dataclass_self__" if "self" in known else "self"
        add("__init__", _init(cls, all_fields, frozen, has_post_init, self_name))
    if repr:
        add("__repr__", _repr_method(cls, [f.name for f in plain if f.repr]))
    compared = [f.name for f in plain if f.compare]
    if eq:
        add("__eq__", _compare_method("__eq__", compared, "=="))
    if order:
        for name, symbol in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if add(name, _compare_method(name, compared, symbol)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
    if frozen:
        names = {f.name for f in plain}

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        for function in (__setattr__, __delattr__):
            if add(function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    hashed = [f.name for f in plain if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in hashed]))

    __hash__.__qualname__ = f"{cls.__qualname__}.__hash__"
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = __hash__
    elif eq and frozen:
        if not has_explicit_hash:
            cls.__hash__ = __hash__
    elif eq and not has_explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        parts = []
        for f in all_fields:
            if f.init:
                shown = f.type.__name__ if isinstance(f.type, type) else f.type if isinstance(f.type, str) else f"{f.type!r}"
                default = ""
                if f.default is not MISSING:
                    default = f" = {f.default!r}"
                elif f.default_factory is not MISSING:
                    default = " = <factory>"
                parts.append(f"{f.name}: {shown}{default}")
        cls.__doc__ = f"{cls.__name__}({', '.join(parts)})"
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in all_fields if f.init and not f.kw_only])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, plain, frozen, weakref_slot)
    return cls


def _add_slots(cls, plain, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in plain])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple([n for n in names if n not in inherited])
    if weakref_slot:
        namespace["__slots__"] += ("__weakref__",)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if frozen:
        # The methods that refuse assignment speak of the class that there was before.
        known = set(names)

        def __setattr__(self, name, value):
            if type(self) is new or name in known:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(new, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is new or name in known:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(new, self).__delattr__(name)

        new.__setattr__ = __setattr__
        new.__delattr__ = __delattr__
    return new


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False
):
    """Class decorator that adds methods by the annotated fields."""

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a data class."""
    try:
        known = getattr(class_or_instance, "__dataclass_fields__")
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    """Whether it is a data class or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, data classes inside as dicts, too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda o: dict_factory([(f.name, _convert(getattr(o, f.name), None, dict_factory)) for f in fields(o)]),
                    dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, data classes inside as tuples, too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _to_tuple(obj, tuple_factory)


def _convert(obj, top, factory):
    if _is_instance(obj):
        return factory([(f.name, _convert(getattr(obj, f.name), None, factory)) for f in fields(obj)])
    return _walk(obj, lambda v: _convert(v, None, factory))


def _to_tuple(obj, factory):
    if _is_instance(obj):
        return factory([_to_tuple(getattr(obj, f.name), factory) for f in fields(obj)])
    return _walk(obj, lambda v: _to_tuple(v, factory))


def _walk(obj, step):
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[step(v) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([step(v) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(step(k), step(v)) for k, v in obj.items()])
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A data class from a list of fields."""
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    seen = set()
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, namespace), **options)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
