t = (1, 'a', 2.5, (3,))
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t + (4,), t * 2, (), (1,), 1 in t, t.index('a'), t.count(1), tuple('ab'), tuple([1, 2]), tuple(), tuple({1: 2}), (1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): 'x'}[1, 2], (1, 2) + (), 0 * (1,), (1, 2) != [1, 2], isinstance((), tuple), bool(()), bool((0,)), *(1, 2), (*'ab', *[1]), max((3, 1), (2, 9)), min(()) if False else '')
x = 1, 2; a, b = x; a, b = b, a; print(x, a, b, (a), (a,), type((a)), type((a,)).__name__)
def f(): return 1, *[2, 3], 4
print(f(), [*f()], {**dict(zip('ab', f()))})
for g in (lambda: t[9], lambda: t.index('z'), lambda: t + [1], lambda: t.__setitem__, lambda: hash(([],)), lambda: (1,) < 1, lambda: tuple(5), lambda: t['a']):
    try:
        print(g())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    t[3] += (1,)
except TypeError as e:
    print(e, t)
u = ([],)
try:
    u[0] += [1]
except TypeError as e:
    print(e, u)
class P(tuple):
    __slots__ = ()
    x = property(lambda s: s[0])
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
p = P(1, 2); print(p, p.x, p == (1, 2), len(p), p[1], type(p).__name__)
