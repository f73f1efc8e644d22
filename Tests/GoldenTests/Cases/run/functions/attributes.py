def f(a: int, b: 'str' = 'x', *args, k: float = 1.0, **kw) -> bool:
    """Doc of f."""
    return True
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__)
f.custom = 5; f.__name__ = 'renamed'; f.__doc__ = None; print(f.custom, f.__name__, f.__dict__, f.__doc__, hasattr(f, 'zzz'))
f.__defaults__ = (1, 2); print(f() if False else f.__defaults__); f.__kwdefaults__ = {'k': 7}
def g(a, b): return a, b
g.__defaults__ = (10, 20); print(g(), g(1)); g.__defaults__ = None
try: g()
except TypeError as e: print(e)
c = f.__code__; print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_varnames[:5], c.co_flags & 0x0c, c.co_firstlineno, c.co_filename.endswith('attributes.py'))
def outer():
    x = 1; y = 2
    def inner(): return x + y
    return inner
i = outer(); print(i.__qualname__, i.__code__.co_freevars, [k.cell_contents for k in i.__closure__], i.__name__)
l = lambda x: x; print(l.__name__, l.__qualname__, repr(l).startswith('<function <lambda> at'))
class K:
    def m(self): "doc m"
    @staticmethod
    def s(): pass
m = K().m; print(m.__name__, m.__func__ is K.m, type(m.__self__).__name__, m.__doc__, K.m.__qualname__, K.s.__name__, m == K().m, repr(K.m).split(' at ')[0], repr(m).split(' of ')[0])
try: m.attr = 1
except AttributeError as e: print(e)
k = K(); print(k.m == k.m, k.m is k.m, hash(k.m) == hash(k.m), callable(k.m), callable(K), callable(5))
for name in ('__name__', '__defaults__', '__code__', '__dict__', '__kwdefaults__'):
    try: setattr(g, name, 5)
    except TypeError as e: print(name, e)
del f.custom; print(hasattr(f, 'custom')); print(f.__globals__ is globals(), f.__builtins__ is not None, type(f), type(len), type(m), type(l), type([].append), type(str.join), type(K.__init__))
