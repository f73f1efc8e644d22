"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error

_atomic = {
    type(None), int, float, bool, complex, bytes, str, type, range, slice, type(Ellipsis), type(NotImplemented),
    type(lambda: 0), type(len), property,
}


def copy(x):
    """A copy that shares what the object holds."""
    cls = type(x)
    if cls in _atomic or isinstance(x, type) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None):
    """A copy whose contents are copies, too."""
    if memo is None:
        memo = {}
    key = id(x)
    found = memo.get(key, memo)
    if found is not memo:
        return found
    cls = type(x)
    if cls in _atomic or isinstance(x, type):
        return x
    if cls is list:
        y = memo[key] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        y = x
        for old, new in zip(x, items):
            if old is not new:
                y = tuple(items)
                break
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = bytearray(x)
    else:
        copier = getattr(cls, "__deepcopy__", None)
        y = copier(x, memo) if copier is not None else _rebuild(x, memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _rebuild(x, memo):
    cls = type(x)
    deep = memo is not None
    reductor = getattr(cls, "__reduce__", None)
    if reductor is not None and reductor is not object.__reduce__:
        parts = x.__reduce__()
        if isinstance(parts, str):
            return x
        function, args = parts[0], parts[1]
        if deep:
            args = tuple([deepcopy(a, memo) for a in args])
        y = function(*args)
        state = parts[2] if len(parts) > 2 else None
        if deep:
            memo[id(x)] = y
    else:
        arguments = getattr(x, "__getnewargs__", None)
        args = arguments() if arguments is not None else ()
        if deep:
            args = tuple([deepcopy(a, memo) for a in args])
        y = cls.__new__(cls, *args)
        if deep:
            memo[id(x)] = y
        if isinstance(x, list):
            for item in x:
                y.append(deepcopy(item, memo) if deep else item)
        elif isinstance(x, dict):
            for k, v in x.items():
                dict.__setitem__(y, deepcopy(k, memo) if deep else k, deepcopy(v, memo) if deep else v)
        elif isinstance(x, set):
            y.update([deepcopy(item, memo) if deep else item for item in x])
        state = {}
        for base in cls.__mro__:
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                    state[name] = getattr(x, name)
        state.update(getattr(x, "__dict__", {}))
        get = getattr(cls, "__getstate__", None)
        if get is not None and get is not getattr(object, "__getstate__", None):
            state = x.__getstate__()
    if state:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state = {**(state[0] or {}), **(state[1] or {})}
            for name, value in state.items():
                object.__setattr__(y, name, value)
    return y
