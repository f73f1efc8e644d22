class P:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return isinstance(o, P) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'P{s.v}'
a, b = P(1), P(2)
print(a == P(1), a != P(1), a < b, a > b, sorted([b, a]), min(b, a), max([a, b]), a in [P(1)], [P(1), P(2)] == [a, b], (a,) < (b,), [b, a].index(P(1)), [a, b].count(P(2)))
for f in (lambda: a <= b, lambda: a >= b, lambda: hash(a), lambda: {a}, lambda: a < 5):
    try: f()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Q(P):
    def __hash__(s): return hash(s.v)
print({Q(1): 'x'}[Q(1)], Q(1) == P(1), len({Q(1), Q(1), Q(2)}))
class Rich:
    def __init__(s, n): s.n = n
    for op in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        exec(f"def __{op}__(s, o): print('{op}', s.n, getattr(o, 'n', o)); return '{op}'")
x, y = Rich('x'), Rich('y')
print(x < y, x <= y, x == y, x != y, x > y, x >= y, 1 < x, 1 == x, x < y < x, not x == y, x in [y])
class Ne:
    def __eq__(s, o): return True
print(Ne() != Ne(), Ne() == 5, 5 == Ne(), 5 != Ne())
class Weird:
    def __eq__(s, o): return []
print(Weird() == 1, Weird() != 1, Weird() in [1], 1 in [Weird()])
import functools
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(1), T(1) >= T(2), T(3) > T(2), T(1) != T(2))
o = object(); print(o == o, o != o, object() == object(), o.__eq__(5), o.__ne__(o), o.__lt__(5), hash(o) == hash(o))
