class Temp:
    """Celsius with a Fahrenheit face."""
    def __init__(self, c): self._c = c
    @property
    def f(self):
        "degrees Fahrenheit"
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print('deleting'); self._c = 0
    @property
    def ro(self): return 'read only'
    wo = property(None, lambda s, v: print('wrote', v))
    p = property(lambda s: 1, doc='the doc')
t = Temp(100)
print(t.f, Temp.f.__doc__, Temp.p.__doc__, type(Temp.f).__name__, Temp.f.fget(t)); t.f = 32; print(t._c); del t.f; print(t._c); t.wo = 5
for f in ("t.ro = 1", "del t.ro", "t.wo", "Temp.ro.fset(t)", "del t.wo"):
    try: exec(f)
    except (AttributeError, TypeError) as e: print(f, '->', e)
class Sub(Temp):
    @property
    def ro(self): return 'sub ' + super().ro
    @Temp.f.getter
    def f(self): return 'overridden'
s = Sub(5); print(s.ro, s.f); s.f = 212; print(s._c)
class Err:
    @property
    def x(self): return self.missing
    def __getattr__(self, n): return 'getattr ' + n
print(Err().x)
class Err2:
    @property
    def x(self): raise AttributeError('inside')
try: Err2().x
except AttributeError as e: print(e)
t.__dict__['ro'] = 'instance'; print(t.ro); Temp.ro = 'class attr'; print(t.ro)
p = property(); 
class Q: x = p.getter(lambda s: 'via getter')
print(Q().x, p.fget, isinstance(Q.x, property))
