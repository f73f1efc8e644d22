class A:
    def who(self): return 'A'
    def chain(self): return ['A']
class B(A):
    def who(self): return 'B' + super().who()
    def chain(self): return ['B'] + super().chain()
class C(A):
    def who(self): return 'C' + super().who()
    def chain(self): return ['C'] + super().chain()
class D(B, C):
    def chain(self): return ['D'] + super().chain()
print([c.__name__ for c in D.__mro__], D().who(), D().chain(), B().chain(), D.mro() == list(D.__mro__))
class X: pass
class Y: pass
class Z(X, Y): pass
class W(Y, X): pass
try:
    class V(Z, W): pass
except TypeError as e: print(e)
try:
    class U(A, B): pass
except TypeError as e: print(e)
try:
    class T(A, A): pass
except TypeError as e: print(e)
for b in ('5', 'None', '"s"', 'len', 'bool', 'type(None)', 'range', 'int, str', 'lambda: 0', 'int, float'):
    try: exec(f'class S({b}): pass'); print(b, 'ok')
    except TypeError as e: print(b, e)
class P:
    def __init__(self, **kw): print('P', kw); super().__init__()
class Q(P):
    def __init__(self, q=None, **kw): print('Q', q); super().__init__(**kw)
class R(P):
    def __init__(self, r=None, **kw): print('R', r); super().__init__(**kw)
class S(Q, R):
    def __init__(self, **kw): print('S'); super().__init__(**kw)
S(q=1, r=2, z=3)
print(super(B, D()).who(), super(D, D()).who(), super(C, D()).who(), super(B, D).who(D()))
for f in (lambda: super(B, A()), lambda: super(B, 5), lambda: super(5, 5), lambda: super(B, D()).nope, lambda: super(A, D()).who()):
    try: print(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
B.__bases__ = (Y,) if False else B.__bases__
class M1:
    def f(self): return 'M1'
class N1(M1): pass
class M2:
    def f(self): return 'M2'
n = N1(); print(n.f()); N1.__bases__ = (M2,); print(n.f(), N1.__mro__)
print(repr(super(D, D())).startswith("<super: <class 'D'>, <D object>>"), D.__base__, bool.__mro__, type.__mro__)
