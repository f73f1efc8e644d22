class Bag:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __iter__(self): print('iter'); return iter(self.a)
    def __getitem__(self, i): print('getitem', i); return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __reversed__(self): print('reversed'); return iter(self.a[::-1])
    def __contains__(self, x): print('contains', x); return x in self.a
    def __bool__(self): print('bool'); return len(self.a) > 2
    def __call__(self, *a, **k): return a, k
b = Bag(1, 2, 3)
print(len(b), list(b), b[0], b[-1], 2 in b, 9 not in b, list(reversed(b)), [*b], bool(b), b(1, x=2), sum(b), max(b), tuple(b), dict.fromkeys(b))
b[0] = 10; del b[1]; print(b.a); x, y = b; print(x, y)
if b: print('true')
else: print('false')
print(not b, b and 1, b or 2)
class OnlyLen:
    def __init__(s, n): s.n = n
    def __len__(s): return s.n
print(bool(OnlyLen(0)), bool(OnlyLen(1)))
for f in (lambda: list(OnlyLen(1)), lambda: 1 in OnlyLen(1), lambda: OnlyLen(1)[0], lambda: reversed(OnlyLen(2)), lambda: OnlyLen(2**70).__len__() and len(OnlyLen(2**70))):
    try: print(f())
    except (TypeError, OverflowError) as e: print(type(e).__name__, e)
class NoneIter:
    __iter__ = None
    __contains__ = None
    __hash__ = None
    def __getitem__(s, i): return i
for f in (lambda: list(NoneIter()), lambda: 1 in NoneIter(), lambda: hash(NoneIter())):
    try: f()
    except TypeError as e: print(e)
class Missing:
    def __getitem__(s, k):
        if k == 'stop': raise KeyError(k)
        if k > 2: raise IndexError
        return k
print(list(Missing()), 2 in Missing(), 7 in Missing())
class It:
    def __init__(s, n): s.n = n
    def __iter__(s): return s
    def __next__(s):
        if s.n == 0: raise StopIteration
        s.n -= 1; return s.n
i = It(3); print(next(i), list(i), list(i), next(i, 'dflt'))
