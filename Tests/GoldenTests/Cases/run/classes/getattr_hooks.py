class Proxy:
    def __init__(self, t): object.__setattr__(self, 't', t)
    def __getattr__(self, n): print('getattr', n); return getattr(self.t, n)
    def __setattr__(self, n, v): print('setattr', n, v); setattr(self.t, n, v)
    def __delattr__(self, n): print('delattr', n); delattr(self.t, n)
    def __dir__(self): return ['b', 'a']
class T: x = 1
p = Proxy(T()); print(p.x); p.y = 2; print(p.y); del p.y
try: p.y
except AttributeError as e: print(e)
print(dir(p), hasattr(p, 'q'), getattr(p, 'q', 'dflt'), p.t.__dict__)
class All:
    z = 'class attr'
    def __getattribute__(self, n):
        if n.startswith('no'): raise AttributeError(n + '!')
        if n == 'z': return 'intercepted ' + object.__getattribute__(self, n)
        return super().__getattribute__(n)
    def __getattr__(self, n): return 'fallback ' + n
    def m(self): return 'method'
a = All(); print(a.z, a.nothing, a.m(), a.other, All.z); a.v = 5; print(a.v)
class Fail:
    def __getattr__(self, n): raise KeyError(n)
for f in (lambda: Fail().x, lambda: hasattr(Fail(), 'x'), lambda: getattr(Fail(), 'x', 1)):
    try: print(f())
    except KeyError as e: print('KeyError', e)
class Spec:  # special methods are looked up on the type, not through __getattr__
    def __getattr__(self, n): return lambda *a: n
for f in (lambda: len(Spec()), lambda: Spec() + 1, lambda: Spec()[0], lambda: Spec()(), lambda: Spec().__len__()):
    try: print(f())
    except TypeError as e: print(e)
s = Spec(); s.__len__ = lambda: 5
try: len(s)
except TypeError as e: print(e)
class Dyn:
    def __init__(self): self.calls = []
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        def call(*a, **k): self.calls.append((n, a, k)); return self
        return call
d = Dyn(); d.go(1).stop(x=2); print(d.calls)
class Ro:
    def __setattr__(self, n, v): raise AttributeError(f'{n} is read-only')
try: Ro().x = 1
except AttributeError as e: print(e)
