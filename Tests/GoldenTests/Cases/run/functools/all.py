import functools
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 'init'), functools.reduce(max, [3, 9, 2]))
try: functools.reduce(max, [])
except TypeError as e: print(e)
p = functools.partial(lambda *a, **k: (a, k), 1, x=2); print(p(3, y=4), p(x=9), p.args, p.keywords, functools.partial(int, base=2)('101'), functools.partial(p, 5)(6), repr(functools.partial(print, 1)).startswith('functools.partial(<built-in function print>, 1)'))
calls = []
@functools.lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print([sq(i) for i in (1, 2, 1, 3, 1, 2)], calls, sq.cache_info(), sq.__name__, sq.__wrapped__(5)); sq.cache_clear(); print(sq.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().currsize)
@functools.lru_cache
def k(a, b=1): return a + b
print(k(1), k(1, b=2), k(a=1), k.cache_info().misses)
try: k([])
except TypeError as e: print(e)
def deco(f):
    @functools.wraps(f)
    def w(*a): "inner"; return f(*a)
    return w
@deco
def orig(x): "orig doc"; return x
print(orig.__name__, orig.__doc__, orig.__wrapped__(1), orig.__qualname__, orig(2)); orig.attr = 1
class C:
    def __init__(self): self.n = 0
    @functools.cached_property
    def big(self): self.n += 1; return self.n * 100
    def m(self, a, b): return a, b
    pm = functools.partialmethod(m, 'fixed')
c = C(); print(c.big, c.big, c.n, c.__dict__, c.pm('x')); del c.big; print(c.big)
print(sorted(['b', 'A', 'c'], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(2) >= T(2), T(3) > T(1))
@functools.singledispatch
def show(x): return 'default'
@show.register
def _(x: int): return 'int'
@show.register(str)
def _(x): return 'str'
@show.register(list)
@show.register(tuple)
def _(x): return 'seq'
print(show(1), show('a'), show([]), show(()), show(1.5), show(True), show.dispatch(int)(0), list in show.registry)
