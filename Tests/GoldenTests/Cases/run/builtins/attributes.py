class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): pass
a = A()
print(getattr(a, 'x'), getattr(a, 'zz', 'd'), hasattr(a, 'y'), hasattr(a, 'q'), setattr(a, 'q', 5), a.q, delattr(a, 'q'), hasattr(a, 'q'), vars(a), sorted(k for k in vars(A) if k[0] != '_'), callable(a.m), callable(A), callable(a), callable(len), isinstance(a, (int, A)), isinstance(True, int), isinstance(1, (str, (float, int))), issubclass(bool, (str, int)), type(a) is A, type(type), id(a) == id(a), [n for n in dir(a) if n[0] != '_'], 'append' in dir([]), '__init__' in dir(A), dir() != [])
for f in (lambda: getattr(a, 'zz'), lambda: delattr(a, 'zz'), lambda: setattr(5, 'x', 1), lambda: setattr(int, 'x', 1), lambda: vars(5), lambda: isinstance(1, 'int'), lambda: isinstance(1, [int]), lambda: issubclass(5, int), lambda: getattr(a, 5), lambda: delattr(A, 'nope'), lambda: setattr(a, 5, 1), lambda: delattr(5, 'real'), lambda: object().x, lambda: setattr(object(), 'x', 1)):
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
def f(): x = 1; return sorted(locals()), sorted(vars())
print(f(), sorted(k for k in globals() if k in ('A', 'a', 'f')), globals() is vars(), globals()['a'] is a, __name__, __doc__, type(__builtins__).__name__)
T = type('T', (A,), {'z': 3, 'g': lambda self: self.y}); t = T(); print(T.__name__, t.z, t.g(), type(t).__mro__[1].__name__, isinstance(t, A), issubclass(T, A), T.__bases__)
class Dir:
    def __dir__(self): return ['b', 'a', 'c']
print(dir(Dir())); print(repr(getattr(A, 'm')).split(' at')[0], getattr(a, 'm').__self__ is a, getattr(A, '__name__'), getattr(a, '__class__').__name__, hasattr(A, '__mro__'), hasattr(a, '__mro__'))
import types; ns = types.SimpleNamespace(a=1, b='x'); print(ns, vars(ns), ns == types.SimpleNamespace(a=1, b='x')); ns.c = 3; del ns.a; print(ns)
