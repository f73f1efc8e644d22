# abc, collections.abc, weakref
import abc, weakref
from collections.abc import *
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
def f(): ...
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
t(lambda: A()); print(sorted(A.__abstractmethods__), A.__abstractmethods__ is not None)
class B(A):
    def m(self): return 1
    p = 5
    @classmethod
    def c(cls): return 2
print(B().m(), B.c()); 
@A.register
class R: pass
print(isinstance(R(), A), issubclass(R, A), R in A.__subclasses__())
class H(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, 'zz') or NotImplemented
print(issubclass(type('Z', (), {'zz': 1}), H), issubclass(int, H)); t(lambda: issubclass(5, H)); t(lambda: A.register(5))
print([isinstance(v, c) for v in ([], (), {}, set(), '', 5, iter([]), (x for x in ()), f, b'', range(2)) for c in (Iterable, Iterator, Sequence, Mapping, Hashable, Sized, Container, Callable, Generator, Collection, Reversible, MutableSequence)])
class Dummy: pass
d = Dummy(); r = weakref.ref(d, lambda r: print('gone')); wv = weakref.WeakValueDictionary(a=d); wk = weakref.WeakKeyDictionary({d: 1}); ws = weakref.WeakSet([d]); pr = weakref.proxy(d); d.q = 5; print(r() is d, len(wv), len(wk), len(ws), pr.q, weakref.getweakrefcount(d), type(pr).__name__); fin = weakref.finalize(d, print, 'fin', 1); print(fin.alive); del d; print(r(), len(wv), len(wk), len(ws), fin.alive); t(lambda: pr.q); t(lambda: weakref.ref(5))
