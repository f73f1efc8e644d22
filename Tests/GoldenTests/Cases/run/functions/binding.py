def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5), f(1, c=3, z=9), f(*[1, 2, 3], **{'c': 4, 'e': 5}), f(b=1, a=0, c=2), f(1, *(), c=3, **{}), f(*'ab', c='c', d='d'))
def g(a, b, /, c, *, d): return a, b, c, d
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
def h(a, /, **kw): return a, kw
print(h(1, a=2), h(1, b=3))
def k(*, x=1, y): return x, y
print(k(y=2), k(x=5, y=6))
def n(a, *, b=None): return a, b
print((lambda: 0)(), (lambda *a, **k: (a, k))(1, x=2), (lambda a, b=1, *c, d=2: (a, b, c, d))(0, d=9), n(1), (lambda a, /, b: a + b)(1, b=2))
def defaults(a, l=[]): l.append(a); return l
print(defaults(1), defaults(2), defaults(3, []), defaults(4), defaults.__defaults__)
def many(a, b, c, d, e, f_, g_, h_, i, j): return a + b + c + d + e + f_ + g_ + h_ + i + j
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), many(*range(10)), many(**dict(zip('abcde', range(5)), f_=1, g_=2, h_=3, i=4, j=5)))
print(f(1, *[2], 3, *(4, 5), c=6, **{'x': 1}, **{'y': 2}, z=3), print.__name__, max(*[1, 5, 3], key=lambda v: -v))
