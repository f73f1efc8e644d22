class Data:
    def __get__(self, obj, cls): return ('data get', obj is None, cls.__name__)
    def __set__(self, obj, v): print('data set', v); obj.__dict__['d'] = v
    def __delete__(self, obj): print('data delete')
class NonData:
    def __get__(self, obj, cls=None): return ('nondata get', obj is None)
class Named:
    def __set_name__(self, owner, name): self.name = '_' + name; print('set_name', owner.__name__, name)
    def __get__(self, obj, cls): return self if obj is None else getattr(obj, self.name, 'unset')
    def __set__(self, obj, v):
        if v < 0: raise ValueError(f'{self.name[1:]} must not be negative')
        setattr(obj, self.name, v)
class K:
    d = Data(); n = NonData(); a = Named(); b = Named()
k = K()
print(k.d, K.d, k.n, K.n); k.d = 5; print(k.d, k.__dict__); del k.d
k.n = 'instance wins'; print(k.n); k.a = 3; print(k.a, k.b, k.__dict__, type(K.a).__name__)
try: k.b = -1
except ValueError as e: print(e)
k.__dict__['d'] = 'hidden by data descriptor'; print(k.d); K.d = 'replaced'; print(k.d)
class OnlySet:
    def __set__(self, o, v): o.__dict__['s'] = v * 2
class L: s = OnlySet()
l = L(); print(l.s is L.__dict__['s']); l.s = 4; print(l.s)
try: del l.s
except AttributeError as e: print(e)
class GetFails:
    def __get__(self, o, c): raise AttributeError('descriptor says no')
class M:
    x = GetFails()
    def __getattr__(self, n): return 'fallback ' + n
print(M().x, getattr(M(), 'y'), hasattr(M, 'x'))
class Meth:
    def __init__(self, f): self.f = f
    def __get__(self, o, c): return lambda *a: self.f(o, *a)
class N:
    @Meth
    def m(self, x): return type(self).__name__, x
print(N().m(5), N.__dict__['m'].__class__.__name__)
f = lambda self, x: (self, x); print(f.__get__(5)(6), f.__get__(None, int) is f, str.upper.__get__('abc')(), (5).__add__.__self__, [].append.__self__)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, c):
        if o is None: return self
        print('computing'); v = o.__dict__[self.n] = self.f(o); return v
class O:
    @Lazy
    def big(self): return 42
o = O(); print(o.big, o.big); del o.big; print(o.big)
class SN:
    def __set_name__(self, o, n): raise ValueError('set_name failed')
try:
    class Bad: s = SN()
except RuntimeError as e: print(e, '/', repr(e.__cause__))
