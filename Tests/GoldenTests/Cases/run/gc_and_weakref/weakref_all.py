import weakref, gc
class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
    def __repr__(self): return f'A({self.n})'
a = A(1); r = weakref.ref(a, lambda r: print('callback', r() is None)); print(r() is a, r is weakref.ref(a) or True, weakref.getweakrefcount(a) >= 1); a = None; print(r())
a = A(2); p = weakref.proxy(a); print(p.n, p.m()); a = None
try: p.n
except ReferenceError as e: print(e)
d = weakref.WeakValueDictionary(); b = A(3); d['k'] = b; print(d['k'], len(d)); b = None; print(len(d), d.get('k')); s = weakref.WeakSet(); c = A(4); s.add(c); print(len(s), c in s); c = None; print(len(s)); k = weakref.WeakKeyDictionary(); e = A(5); k[e] = 'v'; print(k[e]); e = None; print(len(k))
f = A(6); fin = weakref.finalize(f, print, 'finalized', 6); print(fin.alive); f = None; print(fin.alive)
m = A(7); wm = weakref.WeakMethod(m.m); print(wm()()); m = None; print(wm())
for o in (5, 'a', (), None, [], {}):
    try: weakref.ref(o); print(type(o).__name__, 'ok')
    except TypeError as e: print(e)
weakref.ref(A); weakref.ref(len); weakref.ref({1}); weakref.ref(x for x in ())
class N:
    def __del__(self): print('del N')
n = N(); n.me = n; n = None; print('cycle made'); print(gc.collect() >= 0); print('collected')
class S: __slots__ = ('x',)
try: weakref.ref(S())
except TypeError as e: print(e)
class SW: __slots__ = ('__weakref__',)
sw = SW(); print(weakref.ref(sw)() is sw, gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable()
def closure_cycle():
    x = N()
    def f(): return x, f
    x.f = f
closure_cycle(); gc.collect(); print('closure cycle collected')
