# special forms, aliases, generics, protocols, named tuples, typed dicts, hints
import collections.abc
from typing import *
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
T = TypeVar('T'); K = TypeVar('K', bound=int); C = TypeVar('C', int, str); Co = TypeVar('Co', covariant=True); Cn = TypeVar('Cn', contravariant=True); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
print(T, K, C, Co, Cn, P, Ts, P.args, P.kwargs, K.__bound__, C.__constraints__, T.__module__)
for x in (Optional[int], Union[int, str], Union[int, None, str], Union[int], Union[int, int], List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Tuple[int, str], Set[T], Callable[[int], str], Callable[..., Any], Callable, Type[int], Any, NoReturn, Literal[1, 'a'], Final[int], ClassVar[int], Annotated[int, 'x', 5], Awaitable[int], Coroutine[Any, Any, int], AsyncIterator[int], AsyncGenerator[int, None], Generator[int, None, str], Iterable[int], Iterator[T], Mapping[str, int], Sequence[int], DefaultDict[str, int], OrderedDict, Deque[int], ContextManager[int], AsyncContextManager[int], Pattern, IO[str], Text, Hashable, Sized, SupportsInt, Self, Never, LiteralString, TypeAlias, Concatenate[int, P], Unpack[Ts], TypeGuard[int], Required[int], Optional['Fwd'], List['A'], Union[int, 'B'], Callable[[T], T][int], Dict[K, T][int, str], Optional[T][int], FrozenSet, Counter[str], ChainMap, list[int], dict[str, T], tuple[int, ...], type[int], collections.abc.Callable[[int], str], Callable[P, T], Generic[T], Protocol[T]): print(x)
print(Optional[int] == Union[int, None], Union[int, str] == Union[str, int], List[int] == List[int], hash(List[int]) == hash(List[int]), get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]), get_args(Callable[[int], str]), get_origin(Annotated[int, 1]), get_args(Literal[1, 2]), get_origin(int), get_args(int), get_origin(list[int]), List[int].__origin__, List[T].__parameters__)
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
print(Box[int], Box[int](5).v, Box.__parameters__, Box.__orig_bases__, Box[int].__origin__, Box[int].__args__, Box.__mro__, Box[T], Box[int] == Box[int])
class Pair(Box[T], Generic[T, K]): pass
print(Pair[int, int], Pair.__parameters__, Pair.__bases__); t(lambda: Pair[int]); t(lambda: Box[int, str]); t(lambda: Box[int][str]); t(lambda: Generic[int])
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class Named(Protocol):
    name: str
class X:
    def close(self): pass
print(isinstance(X(), Closable), isinstance(5, Closable), issubclass(X, Closable)); t(lambda: isinstance(5, Named)); t(lambda: Closable()); t(lambda: Named())
class Impl(Closable):
    pass
print(Impl().close())
class NT(NamedTuple):
    x: int
    y: str = 'd'
    def m(self): return self.x
print(NT(1), NT(1).m(), NT._fields, NT._field_defaults, NT.__annotations__, NT(1)._asdict(), NT.__bases__, NamedTuple('N2', [('a', int)])(5), NT(1) == (1, 'd'))
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1, b='x'), TD.__annotations__, TD.__total__, sorted(TD.__required_keys__), sorted(TD.__optional_keys__), TypedDict('T2', {'k': int})(k=1)); t(lambda: isinstance({}, TD))
U = NewType('U', int); print(U, U(5), U.__name__, U.__supertype__)
print(cast(int, 'a'), TYPE_CHECKING, get_type_hints(Box.__init__), get_type_hints(NT)); 
def f(a: 'int', b: Optional['str'] = None, *c: int, d: 'list[int]' = []) -> 'X': ...
print(get_type_hints(f), f.__annotations__)
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a
print(g(5)); t(lambda: overload(f)()); print(final(X) is X, X.__final__, no_type_check(f) is f, assert_type(5, int)); t(lambda: assert_never(5)); t(lambda: Any()); t(lambda: Union()); t(lambda: Optional[1, 2]); t(lambda: Union[()]); t(lambda: List[int]()); t(lambda: isinstance([], List[int])); t(lambda: isinstance([], List)); t(lambda: issubclass(int, Union[int, str])); t(lambda: isinstance(5, Union[int, str])); t(lambda: TypeVar('A', int)); t(lambda: Callable[int]); t(lambda: Literal[int]); t(lambda: ClassVar[1]); t(lambda: Optional[5])
