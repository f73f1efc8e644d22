x = 'global'
def reads(): return x
def shadows():
    x = 'local'
    return x
def unbound():
    try: return x
    except UnboundLocalError as e: return str(e)
    x = 1
def changes():
    global x
    old = x; x = 'changed'
    return old
print(reads(), shadows(), unbound(), changes(), x)
def outer():
    y = 0; trail = []
    def inc():
        nonlocal y
        y += 1
        def deeper():
            nonlocal y
            y += 10
        deeper(); trail.append(y)
    inc(); inc()
    return y, trail
print(outer())
def lazy():
    def get(): return later
    try: get()
    except NameError as e: print(e)
    later = 'now'; return get()
print(lazy()); print(sorted(k for k in globals() if not k.startswith('_')))
def loc(a, b=2):
    c = a + b
    before = dict(locals()); d = 1
    del c
    return before, sorted(locals())
print(loc(1))
def cls():
    v = 'function'
    class C:
        v = 'class'
        w = v
        def m(self): return v
        l = [v for _ in range(1)]
        g = [q for q in v]
    return C.w, C().m(), C.l, C.g
print(cls())
def make(): return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
a, b = make(); print([f() for f in a], [f() for f in b])
def globals_in_nested():
    def f():
        global made
        made = 1
    f()
globals_in_nested(); print(made)
exec('z = x + "!"'); print(z, eval('x.upper()'), eval('a + b', {'a': 1, 'b': 2}), eval('q', {}, {'q': 5}))
ns = {}; exec('def f(n): return n * k\nk = 3', ns); print(ns['f'](4), '__builtins__' in ns)
del x
try: reads()
except NameError as e: print(e)
x = 5; print(reads()); print = print; len = lambda v: 'shadowed'; print(len([])); del len; print(len([]))
