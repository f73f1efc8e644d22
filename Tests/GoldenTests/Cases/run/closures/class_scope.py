x = 'g'
def f():
    x = 'f'
    class A:
        print(x)
        x = 'A'
        print(x)
        def m(self): return x
        y = [x for _ in 'a']
        class B:
            z = x
            def n(self): return x
    return A
A = f(); print(A.x, A().m(), A.y, A.B.z, A.B().n())
def g():
    v = 1
    class C:
        nonlocal v
        v = 2
        def inc(self):
            nonlocal v
            v += 1
            return v
    return v, C().inc(), v
print(g())
class D:
    global made_in_class
    made_in_class = 'yes'
    for i in range(3): pass
    locals()['dyn'] = 'dynamic'
    t = __name__, __qualname__, __module__
print(made_in_class, D.i, D.dyn, D.t, 'made_in_class' in D.__dict__)
class E:
    try: undefined_name
    except NameError as e: msg = str(e)
    def cls(self): return __class__
    @classmethod
    def c(cls): return __class__ is cls
    @staticmethod
    def s(): return __class__
class F(E): pass
print(E.msg, F().cls().__name__, F.c(), E.c(), F.s().__name__)
def h():
    class G:
        def set(self):
            global gv
            gv = 'set'
        a = b = []
        a.append(1)
        if True:
            c = len(b)
    return G
G = h(); G().set(); print(gv, G.a, G.c, G.__qualname__, G.set.__qualname__)
class Meta(type):
    def __prepare__(n, b): return {'injected': 42}
class H(metaclass=Meta):
    seen = injected
print(H.seen, H.injected)
