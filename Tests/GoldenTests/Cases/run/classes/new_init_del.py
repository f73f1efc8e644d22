class A:
    def __new__(cls, *a, **k): print('new', cls.__name__, a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print('init', a, k)
    def __del__(self): print('del')
a = A(1, x=2); a = None
class Other:
    def __new__(cls): return 'not an instance'
    def __init__(self): print('never')
print(Other())
class Single:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, v=0): self.v = v
s, t = Single(1), Single(2); print(s is t, s.v)
class RetInit:
    def __init__(self): return 5
try: RetInit()
except TypeError as e: print(e)
class NoArgs: pass
for f in (lambda: NoArgs(1), lambda: NoArgs(x=1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str)):
    try: f()
    except TypeError as e: print(e)
class OnlyNew:
    def __new__(cls, a): return object.__new__(cls)
class OnlyInit:
    def __init__(self, a): pass
class BadNew:
    def __new__(cls, a): return object.__new__(cls, a)
class BadInit:
    def __init__(self, a): super().__init__(a)
for c in (OnlyNew, OnlyInit, BadNew, BadInit):
    try: c(1); print(c.__name__, 'ok')
    except TypeError as e: print(c.__name__, e)
class Sub(str):
    def __new__(cls, a, b): return super().__new__(cls, a + b)
    def __init__(self, a, b): self.parts = (a, b)
print(Sub('x', 'y'), Sub('p', 'q').parts)
x = object.__new__(NoArgs); print(type(x).__name__, x.__init__() is None, isinstance(x, NoArgs))
class Partial:
    def __init__(self): self.a = 1; raise ValueError('half-made')
    def __del__(self): print('del half-made', self.a)
try: Partial()
except ValueError as e: print(e)
e = None
