class A:
    n = 0
    @classmethod
    def make(cls, *a): cls.n += 1; return cls(), cls.__name__, a
    @staticmethod
    def add(a, b): return a + b
    @classmethod
    @property
    def combo(cls): return cls.__name__
    def inst(self): return self.add(1, 2), self.make()[1], A.add(3, 4)
class B(A):
    @classmethod
    def make(cls, *a): return super().make(*a, 'from B')
    @staticmethod
    def add(a, b): return ('B', a, b)
print(A.make(1)[1:], B.make(2)[1:], A().make()[1:], A.n, B.n, A.add(1, 2), B().add(1, 2), B().inst(), A.combo, B.combo)
print(A.make.__self__ is A, B.make.__self__ is B, A.make.__func__ is A.__dict__['make'].__func__, A.add is A().add, type(A.__dict__['add']).__name__, type(A.__dict__['make']).__name__, A.__dict__['add'].__func__(5, 6), A.__dict__['add'](7, 8))
try: A.__dict__['make']()
except TypeError as e: print(e)
m = classmethod(lambda cls: cls); C = type('C', (), {'m': m}); print(C.m() is C, C().m() is C)
print(A.make.__name__, A.add.__qualname__, A.make.__qualname__, repr(A.make).split(' of ')[0], staticmethod(len)([1]), A.add.__wrapped__ if hasattr(A.add, '__wrapped__') else 'none')
class D:
    f = len
    g = staticmethod(len)
    h = lambda self: 'h'
    i = print
    j = int
print(D().f([1, 2]), D().g([1]), D().h(), D.h(5), D().j('7'))
D().i('builtins do not bind')
class Alt:
    def __init__(self, v): self.v = v
    @classmethod
    def parse(cls, s): return cls(int(s))
class AltSub(Alt): pass
print(type(AltSub.parse('5')).__name__, AltSub.parse('5').v)
