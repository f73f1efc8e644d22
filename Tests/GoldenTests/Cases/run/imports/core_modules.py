# the modules the issue names, and what they cannot do without
import asyncio, time, inspect, types, sys, math, functools, contextlib, collections
import itertools, typing, collections.abc, warnings, traceback, weakref, gc, contextvars, enum, builtins, operator
from typing import Any, Optional, Union, List, Dict, Callable, Awaitable, Coroutine, Iterable, AsyncIterator, Generator, TypeVar, Generic, NamedTuple, Protocol
for m in (asyncio, time, inspect, types, sys, math, functools, contextlib, collections, itertools, typing, warnings, traceback, weakref, gc, contextvars, enum, builtins, operator): print(m.__name__, type(m).__name__)
def f(a: Optional[int], b: List[str], c: Callable[[int], Awaitable[None]]) -> Union[int, str]: pass
print(f.__annotations__['a'], f.__annotations__['b'])
T = TypeVar('T')
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
print(Box[int](5).v, Box('x').v)
class Pt(NamedTuple):
    x: int
    y: int = 0
print(Pt(1), Pt(1, 2).y)
