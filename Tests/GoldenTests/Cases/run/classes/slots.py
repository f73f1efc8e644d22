class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
p = P(1, 2); print(p.x, p.y, P.__slots__, type(P.x).__name__, hasattr(p, '__dict__')); p.x = 10; del p.y
for f in ("p.z = 1", "p.y", "del p.y", "p.__dict__", "P.x.__get__(5)", "vars(p)"):
    try: exec(f)
    except (AttributeError, TypeError) as e: print(f, '->', type(e).__name__, e)
class Q(P): pass
q = Q(1, 2); q.z = 3; print(q.__dict__, q.x)
class R(P):
    __slots__ = ['z', '__dict__']
r = R(1, 2); r.z = 3; r.w = 4; print(r.__dict__, r.z, P.x.__get__(r), R.z.__get__(r))
class S: __slots__ = 'single'
s = S(); s.single = 1; print(s.single)
class M:
    __slots__ = ('__private', 'pub')
    def __init__(self): self.__private = 1
print(M()._M__private)
for src in ("class T:\n __slots__ = ('a',)\n a = 1", "class T:\n __slots__ = (5,)", "class T:\n __slots__ = ('a b',)", "class T(P, S): pass"):
    try: exec(src)
    except (ValueError, TypeError) as e: print(e)
class V: __slots__ = ()
try: V().x = 1
except AttributeError as e: print(e)
class D: __slots__ = {'a': 'doc of a'}
d = D(); d.a = 5; print(d.a, D.__slots__)
P.x.__set__(p, 99); print(p.x, P.x.__name__, repr(P.x))
