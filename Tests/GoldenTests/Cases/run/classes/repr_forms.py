class A: pass
class B:
    def __repr__(self): return 'B!'
    def __str__(self): return 'str B'
def f(): pass
mask = lambda s: s.split(' at 0x')[0]
print(A, [A], mask(repr(A())), B(), [B()], {'k': B()}, (B(),), f'{B()} {B()!r}', mask(repr(f)), mask(repr(A().__init__)), repr(int), repr(len), repr(type), mask(repr(lambda: 0)), repr(None), repr(...), repr(NotImplemented), repr(Exception('x')), repr(KeyError), repr(range(3)), repr(object), mask(repr(object())))
def outer():
    class L:
        def m(self): pass
    def g(): yield
    async def c(): pass
    return L, g, c
L, g, c = outer(); co = c(); print(L, mask(repr(L())), mask(repr(L.m)), mask(repr(g())), mask(repr(g)), mask(repr(co)), mask(repr(L().m))); co.close()
print(repr(iter([])).split(' at')[0], repr(iter(())).split(' at')[0], repr(iter({})).split(' at')[0], repr(iter('')).split(' at')[0], repr(iter(range(1))).split(' at')[0], repr(zip()).split(' at')[0], repr(map(f, [])).split(' at')[0], repr(enumerate([])).split(' at')[0], repr(reversed([])).split(' at')[0], repr((x for x in [])).split(' at')[0], repr(filter(None, [])).split(' at')[0])
print(repr([].append).split(' at')[0], repr('a'.upper).split(' at')[0], repr(str.upper), repr(int.__add__), repr((1).__add__).split(' at')[0], repr(dict.fromkeys).split(' at')[0], repr(property()).split(' at')[0], repr(classmethod(f)).split(' at')[0], repr(staticmethod(f)).split(' at')[0], repr(super(A, A())), repr(slice(1, 2)), repr(type(f)), repr(type(None)), repr(type(NotImplemented)), repr(type(...)))
import sys, math, asyncio
print(repr(math).split("'")[1], repr(sys).split(' (')[0] + '>' if 'built-in' in repr(sys) else repr(sys), type(sys), type(A.__dict__), type(f.__code__), str(type(f.__code__)), mask(repr(f.__code__)).split('<')[1][:4])
class Rec:
    def __init__(self): self.me = [self]
    def __repr__(self): return f'Rec({self.me!r})' if len(repr.__name__) > 9 else 'Rec(...)'
print(Rec(), type('Dyn', (), {}), type('Dyn', (), {'__module__': 'else'.upper()}), type('Q', (), {'__qualname__': 'a.b.Q'}))
