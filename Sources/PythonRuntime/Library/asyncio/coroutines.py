"""Coroutines made from generators, as they were written before async def."""

import functools
import inspect
import types
import warnings
from _asyncio import Future
from .tasks import _is_coroutine, isfuture


def coroutine(func):
    """Marks a generator function as a coroutine. Gone from CPython since 3.11; kept here because old courses use it."""
    warnings.warn(
        '"@coroutine" decorator is deprecated since Python 3.8, use "async def" instead',
        DeprecationWarning, stacklevel=2)
    if inspect.iscoroutinefunction(func):
        return func
    if inspect.isgeneratorfunction(func):
        coro = func
    else:
        @functools.wraps(func)
        def coro(*args, **kw):
            res = func(*args, **kw)
            if isfuture(res) or inspect.isgenerator(res):
                res = yield from res
            elif inspect.isawaitable(res):
                res = yield from res.__await__()
            return res
    wrapper = types.coroutine(coro)
    wrapper._is_coroutine = _is_coroutine
    return wrapper
