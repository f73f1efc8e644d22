def g(a):
    b = a + 1
    yield b
    yield from sub()
    return 'r'
def sub(): yield 's'
it = g(1)
print(it.gi_frame.f_lineno - it.gi_code.co_firstlineno, it.gi_running, it.gi_yieldfrom, it.gi_suspended, it.gi_code.co_name, it.__name__, it.__qualname__); next(it)
print(it.gi_frame.f_lineno - it.gi_code.co_firstlineno, it.gi_frame.f_locals, it.gi_suspended); next(it); print(it.gi_yieldfrom.__name__, it.gi_running); list(it); print(it.gi_frame, it.gi_suspended, it.gi_yieldfrom, it.gi_running)
import types, inspect
print(isinstance(it, types.GeneratorType), inspect.isgenerator(it), inspect.isgeneratorfunction(g), inspect.isgeneratorfunction(sub), inspect.isgeneratorfunction(print), inspect.getgeneratorstate(g(1)), inspect.getgeneratorlocals(g(7)))
for f in (lambda: it.gi_nothing, lambda: setattr(it, 'gi_frame', 1), lambda: setattr(it, 'x', 1), lambda: setattr(it, '__name__', 5), lambda: len(it), lambda: it[0], lambda: it(), lambda: it + 1, lambda: type(it)()):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
it.__name__ = 'n'; it.__qualname__ = 'q'; print(repr(it).split(' at')[0], hasattr(it, 'send'), hasattr(it, '__next__'), hasattr(it, '__await__'), hasattr(it, '__del__'), bool(it), it == it, hash(it) == hash(it), {it: 1}[it])
class K:
    def m(self): yield self
    @staticmethod
    def s(): yield 1
    @classmethod
    def c(cls): yield cls
    def __iter__(self): yield 1; yield 2
k = K(); print(k.m().__qualname__, next(k.m()) is k, next(K.s()), next(K.c()) is K, list(k), [*k, *k], k.m().__name__)
def o():
    def i(): yield
    return i()
print(o().__qualname__, (x for x in ()).__qualname__, (lambda: (yield))().__qualname__)
