import typing
from typing import Any, Optional, Union, List, Dict, Tuple, Set, Callable, Awaitable, Coroutine, AsyncIterator, AsyncGenerator, Generator, Iterable, Iterator, TypeVar, Generic, NamedTuple, TypedDict, Protocol, Literal, Final, ClassVar, cast, overload, NoReturn, TYPE_CHECKING, Type, Sequence, Mapping, Annotated
T = TypeVar('T')
def f(a: Optional[int] = None, b: Union[int, str] = 0, *c: List[int], d: Dict[str, Any] = {}, e: Callable[[int], Awaitable[None]] = None) -> Tuple[int, ...]: return ()
print(Optional[int], Union[int, str], List[int], Dict[str, Any], Tuple[int, str], Callable[[int], str], Any, Literal[1, 'a'], Type[int], T, Awaitable[int], Generator[int, str, None], Union[int], Optional[None], ClassVar[int], Iterable[T])
print(f.__annotations__['a'], f.__annotations__['return'], typing.get_type_hints(f)['b'], cast(int, 'x'), TYPE_CHECKING)
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box(5).get(), Box[int]('x').get(), Box[int])
class Emp(NamedTuple):
    name: str
    id: int = 3
    def hi(self): return f'hi {self.name}'
print(Emp('a'), Emp('b', 4).id, Emp('c').hi(), Emp._fields)
class Movie(TypedDict, total=False): title: str
m: Movie = {'title': 't'}; print(m, Movie(title='x'))
class Sized2(Protocol):
    def size(self) -> int: ...
class Impl:
    def size(self): return 1
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(5), Impl().size(), [x for x in (int | None, list[int], dict[str, list[int]])])
MAX: Final = 5; x: 'forward reference' = 1; y: int; print(MAX, x, __annotations__['x'], 'y' in __annotations__)
UserId = typing.NewType('UserId', int); print(UserId(5) + 1, UserId.__name__)
async def agen() -> AsyncIterator[int]: yield 1
async def co() -> None: pass
print(agen.__annotations__, co.__annotations__)
