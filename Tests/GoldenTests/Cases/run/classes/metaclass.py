class Meta(type):
    def __prepare__(name, bases, **kw): print('prepare', name, kw); return {'pre': 1}
    def __new__(m, name, bases, ns, **kw): print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw); c = super().__new__(m, name, bases, dict(ns)); c.tag = kw.get('tag'); return c
    def __init__(c, name, bases, ns, **kw): print('init', name); super().__init__(name, bases, ns)
    def __call__(c, *a, **k): print('call', c.__name__, a, k); return super().__call__(*a, **k)
    def meth(c): return 'meta method of ' + c.__name__
    def __repr__(c): return f'<Meta {c.__name__}>'
    def __len__(c): return 99
    def __iter__(c): return iter('meta')
    def __getitem__(c, k): return (c.__name__, k)
    def __contains__(c, x): return x == 'in'
    def __instancecheck__(c, o): return o == 'instance'
    def __subclasscheck__(c, o): return o is int
    def __getattr__(c, n): return 'meta getattr ' + n
    @property
    def prop(c): return 'meta prop'
class A(metaclass=Meta, tag='t'):
    x = 1
    def __init__(self, v=0): self.v = v
class B(A): y = 2
a = A(5)
print(A, a.v, A.tag, B.tag, A.meth(), len(A), list(A), A['k'], 'in' in A, isinstance('instance', A), isinstance(a, A), issubclass(int, A), A.anything, A.prop, type(A).__name__, type(B) is Meta, A.pre)
for f in (lambda: a.meth(), lambda: a.anything, lambda: a.prop):
    try: f()
    except AttributeError as e: print(e)
C = type('C', (object,), {'f': lambda self: 'dyn', 'k': 1}); print(C().f(), C.k, C.__name__, type(C), C.__module__); D = Meta('D', (), {'z': 1}); print(D.z)
class M2(type): pass
try:
    class E(A, metaclass=M2): pass
except TypeError as e: print(e)
def func_meta(name, bases, ns, **kw): print('function', name, bases, kw); return (name, sorted(k for k in ns if not k.startswith('__')))
class F(metaclass=func_meta, opt=1): q = 1
print(F)
class Sing(type):
    inst = {}
    def __call__(c, *a): 
        if c not in c.inst: c.inst[c] = super().__call__(*a)
        return c.inst[c]
class G(metaclass=Sing): pass
print(G() is G(), Sing.inst.keys() == {G})
class Reg(type):
    all = []
    def __init__(c, n, b, d): super().__init__(n, b, d); c.all.append(n)
class H(metaclass=Reg): pass
class I(H): pass
print(Reg.all, H.all); A.new = 5; print(B.new); del A.new
try: type('X', (), {}, bad=1)
except TypeError as e: print(e)
try:
    class J(kw=1): pass
except TypeError as e: print(e)
class Entry:
    def __mro_entries__(self, bases): print('mro_entries'); return (list,)
class K(Entry()): pass
print(K.__bases__, K.__orig_bases__[0].__class__.__name__)
