class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
class P3(Point):
    __match_args__ = ('x', 'y', 'z')
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
def f(p):
    match p:
        case P3(0, y, z=0): return f'P3 on plane y={y}'
        case Point(0, 0): return 'origin'
        case Point(x=0, y=y): return f'y axis {y}'
        case Point(x, y=0): return f'x axis {x}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'somewhere'
        case [Point(x=a), Point(x=b)]: return ('two', a, b)
        case bool(b): return ('bool', b)
        case int(n): return ('int', n)
        case str(s) | bytes(s): return ('text', s)
        case list([a, b]): return ('list', a, b)
        case dict(d) if d: return ('dict', d)
        case tuple((a, *_)): return ('tuple', a)
        case set() | frozenset(): return 'set'
        case float(x): return ('float', x)
        case type(): return 'a class'
        case None: return 'none'
        case _: return '?'
for p in (P3(0, 1, 0), Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), P3(1, 1, 1), [Point(1, 2), Point(3, 4)], True, 7, 's', b'b', [1, 2], [1], {'a': 1}, {}, (1, 2), (), {1}, frozenset(), 2.5, int, None, ...): print(f(p))
class NoArgs: a = 1
class BadArgs: __match_args__ = ['x']
class BadArgs2: __match_args__ = (1,)
class Attr:
    def __getattr__(self, n): print('getattr', n); return n
class Prop:
    @property
    def p(self): raise AttributeError('no')
def g(x, which):
    match which:
        case 1:
            match x:
                case NoArgs(1): return 'no'
        case 2:
            match x:
                case BadArgs(1): return 'no'
        case 3:
            match x:
                case BadArgs2(1): return 'no'
        case 4:
            match x:
                case int(1, 2): return 'no'
        case 5:
            match x:
                case x.nope(): return 'no'
        case 6:
            match x:
                case Attr(u='u', w='no'): return 'no'
                case Attr(v='v'): return 'attr'
        case 7:
            match x:
                case Prop(p=1): return 'no'
                case Prop(): return 'prop'
for x, w in ((NoArgs(), 1), (BadArgs(), 2), (BadArgs2(), 3), (5, 4), (5, 5), (Attr(), 6), (Prop(), 7)):
    try: print(g(x, w))
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Meta(type):
    def __instancecheck__(c, o): print('instancecheck'); return o == 'yes'
class M(metaclass=Meta): pass
match 'yes':
    case M(): print('matched by metaclass')
from types import SimpleNamespace as NS
match NS(kind='circle', r=2):
    case NS(kind='square'): print('square')
    case NS(kind='circle', r=r): print('circle', r)
