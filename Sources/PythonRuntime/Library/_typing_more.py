"""What of typing fewer programs need: NamedTuple, TypedDict, and the evaluation of annotations."""

import collections
from types import GenericAlias, UnionType
from typing import (
    Annotated, ForwardRef, NotRequired, Required, Union, _Alias, _AnnotatedAlias, _LiteralAlias,
)


def _evaluated(tp, names, local):
    """A type with the text in it evaluated."""
    if isinstance(tp, str):
        tp = eval(tp, names, local)
        return type(None) if tp is None else _evaluated(tp, names, local)
    if isinstance(tp, ForwardRef):
        return _evaluated(tp.__forward_arg__, names, local)
    args = getattr(tp, "__args__", None)
    if not isinstance(tp, (_Alias, GenericAlias, UnionType)) or not args:
        return tp
    if isinstance(tp, _AnnotatedAlias):
        return Annotated[(_evaluated(tp.__origin__, names, local),) + tp.__metadata__]
    if isinstance(tp, _LiteralAlias):
        return tp
    made = tuple([_evaluated(a, names, local) for a in args])
    if all(x is y for x, y in zip(made, args)):
        return tp
    if isinstance(tp, UnionType):
        result = made[0]
        for a in made[1:]:
            result = result | a
        return result
    if isinstance(tp, GenericAlias):
        return GenericAlias(tp.__origin__, made)
    if tp.__origin__ is Union:
        return Union[made]
    return _Alias(tp.__origin__, made, tp._name)


def _without_notes(tp):
    """A type without what Annotated says about it, and without Required and NotRequired."""
    if isinstance(tp, _AnnotatedAlias):
        return _without_notes(tp.__origin__)
    if isinstance(tp, _Alias):
        if tp.__origin__ in (Required, NotRequired):
            return _without_notes(tp.__args__[0])
        if not isinstance(tp, _LiteralAlias) and tp.__args__:
            made = tuple([_without_notes(a) for a in tp.__args__])
            if any(x is not y for x, y in zip(made, tp.__args__)):
                return Union[made] if tp.__origin__ is Union else _Alias(tp.__origin__, made, tp._name)
    elif isinstance(tp, GenericAlias):
        made = tuple([_without_notes(a) for a in tp.__args__])
        if any(x is not y for x, y in zip(made, tp.__args__)):
            return GenericAlias(tp.__origin__, made)
    return tp


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations, with text evaluated."""
    import sys
    from types import ModuleType

    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        sources = []
        for base in reversed(obj.__mro__):
            names = vars(sys.modules.get(base.__module__, sys)) if globalns is None else globalns
            sources.append((base.__dict__.get("__annotations__", {}), names, dict(vars(base))))
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, ModuleType) or callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        plain = obj
        while hasattr(plain, "__wrapped__"):
            plain = plain.__wrapped__
        names = vars(obj) if isinstance(obj, ModuleType) else getattr(plain, "__globals__", {})
        sources = [(annotations, names if globalns is None else globalns, None)]
    hints = {}
    for annotations, names, local in sources:
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            value = _evaluated(value, names, localns if localns is not None else local)
            hints[name] = value if include_extras else _without_notes(value)
    return hints


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
        values = [ns[n] for n in defaults]
        made = collections.namedtuple(typename, annotations, defaults=values, module=ns["__module__"])
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
    namespace = {"__annotations__": dict(fields if fields is not None else kwargs)}
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


for _made in (get_type_hints, NamedTuple, TypedDict, is_typeddict, NamedTupleMeta, _TypedDictMeta):
    _made.__module__ = "typing"
del _made
