# contextlib, dataclasses, functools, enum, collections, itertools, operator, string, types
import contextlib, dataclasses, functools, enum, operator, itertools, collections, string, weakref, types, asyncio, sys
from dataclasses import dataclass, field
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
@contextlib.contextmanager
def cm(x):
    print('enter', x)
    try: yield x
    except ValueError as e: print('caught', e)
    finally: print('exit', x)
with cm(1) as v: print(v)
with cm(2): raise ValueError('v')
t(lambda: cm(3).__enter__()); 
@cm(4)
def deco(): print('deco'); return 7
print(deco(), deco())
@contextlib.contextmanager
def bad(): return; yield
t(lambda: bad().__enter__())
@contextlib.contextmanager
def twice(): yield 1; yield 2
def use():
    with twice(): pass
t(use)
with contextlib.suppress(KeyError, ValueError): raise KeyError
with contextlib.closing(types.SimpleNamespace(close=lambda: print('closed'))) as c: pass
import io
o = io.StringIO()
with contextlib.redirect_stdout(o): print('to o')
print(repr(o.getvalue()))
with contextlib.ExitStack() as st:
    st.enter_context(cm(5)); st.callback(print, 'cb', 1); st.push(lambda *a: print('push', a[0]) or True); raise TypeError('swallowed')
with contextlib.nullcontext(9) as n: print(n)
@contextlib.asynccontextmanager
async def acm(x):
    print('aenter', x)
    try: yield x
    finally: print('aexit', x)
async def amain():
    async with acm(1) as v: print(v)
    async with contextlib.AsyncExitStack() as st:
        print(await st.enter_async_context(acm(2))); st.push_async_callback(asyncio.sleep, 0); st.callback(print, 'sync cb'); st.enter_context(cm(6))
    try:
        async with acm(3): raise RuntimeError('r')
    except RuntimeError as e: print(e)
    class AC:
        async def aclose(self): print('aclosed')
    async with contextlib.aclosing(AC()): pass
    @acm(7)
    async def f(): print('in f')
    await f()
    async with contextlib.nullcontext(3) as q: print(q)
asyncio.run(amain())
@dataclass(order=True)
class P:
    x: int
    y: float = 2.0
    z: list = field(default_factory=list, compare=False, repr=False)
    w: int = field(default=0, init=False)
    def __post_init__(self): self.w = self.x * 2
p = P(1); print(p, p == P(1), p < P(2), dataclasses.asdict(p), dataclasses.astuple(p), dataclasses.replace(p, x=5), [f.name for f in dataclasses.fields(P)], dataclasses.is_dataclass(p))
@dataclass(frozen=True, slots=True)
class Q:
    a: int
    b: 'str' = 'x'
q = Q(1); t(lambda: setattr(q, 'a', 2)); t(lambda: hash(q) == hash(Q(1))); t(lambda: q.__dict__); print(Q.__slots__, q)
t(lambda: dataclass(type('R', (), {'__annotations__': {'a': list}, 'a': []})))
@dataclass(kw_only=True)
class K: a: int; b: int = 3
t(lambda: K(1)); t(lambda: K(a=1)); t(lambda: P()); t(lambda: P(1, 2, 3, 4)); t(lambda: P(1) < 5)
@dataclass
class Base: a: int
@dataclass
class Derived(Base):
    b: int = 5
    c: dataclasses.InitVar[int] = 3
    def __post_init__(self, c): self.e = c
print(Derived(1, 2, 9), Derived(1, 2, 9).e, Derived.__match_args__)
t(lambda: dataclasses.make_dataclass('M', ['x', ('y', int, 5)])(1)); t(lambda: dataclasses.asdict(5)); t(lambda: dataclasses.replace(q, c=1))
@functools.lru_cache(maxsize=2)
def sq(x): print('calc', x); return x * x
print(sq(1), sq(1), sq(2), sq(3), sq(1), sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__, sq.cache_parameters()) if 0 else None
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), functools.reduce(operator.add, [1, 2, 3], 10), functools.partial(int, base=2)('101'), functools.partial(print, 1, sep='-'))
@functools.singledispatch
def sd(x): return 'obj'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd.dispatch(bool) is sd.registry[int])
class CP:
    @functools.cached_property
    def v(self): print('once'); return 3
    @functools.singledispatchmethod
    def m(self, a): return 'd'
    @m.register
    def _(self, a: str): return 's'
    pm = functools.partialmethod(lambda self, a, b: (a, b), 1)
c = CP(); print(c.v, c.v, c.m(1), c.m('a'), c.pm(2), c.__dict__)
@functools.total_ordering
class TO:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(TO(1) <= TO(1), TO(2) > TO(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
class Color(enum.Enum):
    RED = 1; GREEN = 2; CRIMSON = 1
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color(1), Color['GREEN'], list(Color), Color.CRIMSON is Color.RED, Color.__members__, Color.RED.low, Color.RED in Color, isinstance(Color.RED, Color), Color.RED == 1, hash(Color.RED) == hash('RED'))
t(lambda: Color(9)); t(lambda: Color['X']); t(lambda: setattr(Color, 'RED', 3)); t(lambda: Color.RED < Color.GREEN)
class F(enum.Flag): A = enum.auto(); B = enum.auto(); C = A | B
print(F.A | F.B, F.C & F.A, ~F.A, F(0), list(F.C), F.A in F.C, bool(F(0)), repr(F.A | F.B), F(3)); t(lambda: F(8))
class I(enum.IntEnum): X = 1; Y = 2
print(I.X + 1, I.X < I.Y, f'{I.X}', str(I.X), repr(I.X), I.X == 1, [1, 2][I.X], int(I.Y))
class IF(enum.IntFlag): R = 4; W = 2
print(IF.R | IF.W, IF(7), IF.R | 1, repr(IF(6)), IF(0))
class SE(enum.StrEnum): A = enum.auto(); B = 'bee'
print(SE.A, repr(SE.B), SE.B == 'bee', SE.A.upper())
E2 = enum.Enum('E2', 'a b c'); print(list(E2), E2.a.value); t(lambda: enum.unique(Color))
class Planet(enum.Enum):
    EARTH = (1, 2)
    def __init__(self, m, r): self.m = m; self.r = r
print(Planet.EARTH.m, Planet.EARTH.value, Planet((1, 2)))
class M(enum.Enum):
    @classmethod
    def _missing_(cls, v): return cls.D
    D = 0
print(M('zz'), enum.auto, type(Color), enum.EnumMeta is enum.EnumType)
Counter = collections.Counter; c = Counter('abracadabra'); print(c, c.most_common(2), c + Counter('aab'), c - Counter('aaaa'), c & Counter('ab'), c | Counter('zz'), c['q'], list(c.elements())[:4], c.total()); c.subtract('aaa'); print(c)
cm_ = collections.ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm_, cm_['a'], dict(cm_), cm_.maps, cm_.new_child({'c': 1}), cm_.parents)
dq = collections.deque([1, 2, 3], maxlen=3); dq.append(4); dq.rotate(1); print(dq, dq.maxlen, dq[0], list(reversed(dq)), dq.index(2), dq.count(2)); t(lambda: dq.index(99)); t(lambda: collections.deque().pop())
print(string.ascii_letters[:5], string.Template('$a ${b} $$').substitute(a=1, b=2), string.Template('$a $c').safe_substitute(a=1), string.capwords('hello world'), string.Formatter().format('{0} {x!r:>5}', 1, x='a')); t(lambda: string.Template('$').substitute())
print(list(itertools.batched('abcde', 2)) if hasattr(itertools, 'batched') else 'no', list(itertools.pairwise('abc')), list(itertools.groupby('aabb'))[0][0], list(itertools.accumulate([1, 2, 3], operator.mul, initial=2)), list(itertools.zip_longest('ab', '1', fillvalue='-')), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.product('ab', repeat=2))[:3], list(itertools.permutations('abc', 2))[:3], list(itertools.combinations('abc', 2)), list(itertools.combinations_with_replacement('ab', 2)), list(itertools.compress('abc', [1, 0, 1])), list(itertools.chain.from_iterable(['ab', 'c'])), list(itertools.takewhile(str.isalpha, 'ab1c')), list(itertools.dropwhile(str.isalpha, 'ab1c')), list(itertools.filterfalse(str.isalpha, 'ab1c')), list(itertools.starmap(pow, [(2, 3)])), [list(x) for x in itertools.tee('ab')], next(itertools.cycle('x')), list(itertools.repeat(1, 2)))
print(itertools.count(1, 2), itertools.repeat(3, 2), operator.itemgetter(1, 0)('ab'), operator.attrgetter('a.b')(types.SimpleNamespace(a=types.SimpleNamespace(b=5))), operator.methodcaller('upper')('x'), operator.itemgetter(1), operator.attrgetter('a'))
print(types.SimpleNamespace(a=1, b='x'), types.MappingProxyType({1: 2}), types.GenericAlias(list, int), list[int] | None, int | str, types.new_class('N', (), {}).__name__)
