# assigning __bases__, lay-outs that do not go together, slots beside a __dict__
class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
class C(A): pass
class D(C): pass
d = D(); print(d.who()); C.__bases__ = (B,); print(d.who(), [c.__name__ for c in D.__mro__], A.__subclasses__(), B.__subclasses__(), isinstance(d, B), isinstance(d, A))
def attempt(f):
    try: print(f())
    except (TypeError, AttributeError, ValueError) as e: print(type(e).__name__, e)
for bases in ((), A, (5,), (D,), (C,), (int,), (object,)): attempt(lambda: setattr(C, '__bases__', bases))
attempt(lambda: delattr(C, '__bases__')); attempt(lambda: setattr(int, '__bases__', (object,)))
print(d.who(), C.__bases__)
class X(A): pass
class Y(B, A): pass
attempt(lambda: setattr(X, '__bases__', (A, B))); attempt(lambda: setattr(Y, '__bases__', (A, X))); print(Y.__bases__, X().who(), Y().who())
class S: __slots__ = ('a', 'b')
class T: __slots__ = ('c',)
class E: __slots__ = ()
attempt(lambda: type('ST', (S, T), {})); print(type('SE', (S, E), {}).__base__, type('ES', (E, S), {}).__base__)
class M(S): pass
m = M(); m.a = 1; m.z = 2; print(m.__dict__, m.a, vars(m)); m.__dict__['q'] = 3; m.b = 5; print(m.__dict__, m.q, m.b); m.__dict__['a'] = 'hidden'; print(m.a, m.__dict__)
del m.a; attempt(lambda: m.a); m.a = 7; m.__dict__ = {'n': 1}; print(m.a, m.b, m.n, m.__dict__, sorted(k for k in dir(m) if not k.startswith('__')))
attempt(lambda: type('N', (M,), {'__slots__': ('own', '__dict__')})); attempt(lambda: type('N', (M,), {'__slots__': ('__weakref__',)})); attempt(lambda: type('N', (), {'__slots__': ('__dict__', '__dict__')}))
class N(M): __slots__ = ('own',)
n = N(); n.own = 1; n.x = 2; print(n.__dict__, n.own); import copy; n2 = copy.copy(n); print(n2.x, n2.own)
class O:
    def __init__(self): self.x = 1
    __slots__ = ('__dict__', 'x')
o = O(); print(o.__dict__, o.x)
class NS(dict): __setattr__ = dict.__setitem__; __getattr__ = dict.__getitem__; __delattr__ = dict.__delitem__
ns = NS(); ns.k = 1; print(ns, ns.k, ns.__dict__); del ns.k; print(ns)
print([type(f).__name__ for f in (len, str.join, ''.join, str.__add__, ''.__add__, dict.fromkeys, object.__init__, [].append, object().__str__)])
print(repr(str.join), repr(str.__add__), repr(''.__add__)[:30], str.join.__objclass__, ''.join.__self__ == '', [].append == [].append, 'a'.join == 'a'.join, str.join('-', 'ab'), int.__add__(1, 2))
for f in (lambda: str.join(5, 'a'), lambda: int.__add__('a', 1), lambda: str.join(), lambda: int.__add__(), lambda: type(), lambda: type(1, 2), lambda: object.__new__(), lambda: int.__new__(), lambda: float(1, 2), lambda: type(len)(), lambda: (x for x in ()).__class__(), lambda: str('a', 5), lambda: str(b'a', 'ascii', 5), lambda: round(), lambda: pow(2), lambda: sum(), lambda: open()): attempt(f)
