class A:
    __secret = 1
    def __init__(self): self.__x = 'A.x'
    def get(self): return self.__x, self.__secret
    def __hidden(self): return 'A hidden'
    def call(self): return self.__hidden()
    __dunder__ = 'not mangled'
    def loc(self, __p=3): __q = __p; return sorted(locals())
    def glob(self):
        global __g
        __g = 5
    class __Inner: pass
    def inner(self): return self.__Inner.__name__, A.__Inner.__qualname__
    def kw(self): return dict(__k=1)
    def attr(self, o): o.__set = 1; return sorted(o.__dict__)
    def imp(self):
        import math as __m
        return '_A__m' in locals()
class B(A):
    def __init__(self): super().__init__(); self.__x = 'B.x'
    def __hidden(self): return 'B hidden'
    def getb(self): return self.__x
b = B(); print(b.get(), b.getb(), b.call(), sorted(b.__dict__), b._A__x, B._A__secret, A.__dunder__, b.loc(), b.inner(), b.kw()); b.glob(); print(_A__g)
class T: pass
print(b.attr(T()), b.imp())
for f in (lambda: b.__x, lambda: A.__secret):
    try: f()
    except AttributeError as e: print(e)
class _Under:
    __v = 1
print(_Under._Under__v)
class ___:
    __v = 2
print(___.__v if hasattr(___, '__v') else 'mangled')
class M:
    def f(self):
        def g(): return __fv
        __fv = 7
        return g(), [__i for __i in range(2)], (lambda __a: __a)(5)
print(M().f())
