def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def reset():
        nonlocal n
        n = start
    return inc, get, reset
inc, get, reset = counter(5)
inc(); inc(10); print(get(), [c.cell_contents for c in inc.__closure__]); reset(); print(get())
a, b = counter()[0], counter()[0]; print(a(), a(), b())
def three():
    x = 1
    def two():
        y = 2
        def one():
            nonlocal x, y
            x, y = y, x
            return lambda: (x, y)
        return one()
    return two
t = three(); print(t()(), t()())
def param(p):
    def setp(v):
        nonlocal p
        p = v
    def getp(): return p
    return setp, getp
s, g = param('a'); s('b'); print(g())
def deleted():
    x = 1
    def f(): return x
    del x
    try: f()
    except NameError as e: return str(e)
print(deleted())
def empty():
    def f(): return nothing
    if False: nothing = 1
    try: return f.__closure__[0].cell_contents
    except ValueError as e: return str(e)
print(empty())
def loops():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = 'after'
    return [f() for f in fs]
print(loops())
def comp(): return [(lambda: x) for x in range(3)], [lambda x=x: x for x in range(3)]
p, q = comp(); print([f() for f in p], [f() for f in q])
def star(*args, **kw): return lambda: (args, kw)
print(star(1, 2, k=3)())
def recursive():
    def f(n): return n if n < 1 else f(n - 1) + n
    return f
print(recursive()(10), recursive().__code__.co_freevars)
class K:
    def m(self):
        def inner(): return self, __class__
        return inner
k = K(); print(k.m()()[0] is k, k.m()()[1] is K)
