class Default(dict):
    def __missing__(self, k): self[k] = r = [k]; return r
d = Default(a=1)
print(d['a'], d['x'], d, d.get('nope'), 'q' in d, d['x'] is d['x'], type(d.copy()).__name__, isinstance(d, dict), d == {'a': 1, 'x': ['x']})
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
    def __contains__(self, k): return super().__contains__(k.upper())
u = Upper(); u['a'] = 1; u.update(b=2); print(u, u['A'], 'a' in u, u.get('a'), {**u}, dict(u), len(u), list(u))
class M:
    """A mapping by protocol: keys and __getitem__."""
    def keys(self): return ['x', 'y']
    def __getitem__(self, k): return k * 2
def f(**kw): return kw
print(dict(M()), {**M()}, f(**M()), {**{'a': 1}, **M()})
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
a = Attr(x=1); a.y = 2; print(a.x, a.y, a)
try:
    a.z
except KeyError as e:
    print('KeyError', e)
