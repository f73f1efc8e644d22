import functools
def trace(f):
    @functools.wraps(f)
    def w(*a, **k):
        print('call', f.__name__, a, k)
        r = f(*a, **k)
        print('return', r)
        return r
    return w
def times(n):
    def d(f):
        def w(*a): return [f(*a) for _ in range(n)]
        return w
    return d
class Count:
    def __init__(self, f): self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, obj, cls): return functools.partial(self, obj)
@trace
def add(a, b=1): "adds"; return a + b
@times(2)
@trace
def sq(x): return x * x
@Count
def hi(n): return 'hi ' + n
class K:
    @Count
    def m(self, x): return type(self).__name__, x
    @property
    @functools.lru_cache
    def p(self): return 'p'
    @staticmethod
    @trace
    def s(x): return x
add(1); add(1, b=2); print(add.__name__, add.__doc__, add.__wrapped__(5)); print(sq(3)); print(hi('a'), hi('b'), hi.n)
k = K(); print(k.m(1), k.m(2), K.__dict__['m'].n, k.p); k.s(9)
@lambda f: f.__name__
def named(): pass
print(named)
reg = {}
def register(name): return lambda c: reg.setdefault(name, c)
@register('x')
class X: pass
print(reg['x'] is X, X.__name__)
@(x := trace)
def walrus_deco(): return 1
walrus_deco()
