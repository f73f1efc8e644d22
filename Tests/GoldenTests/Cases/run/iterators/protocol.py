class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), sum(Count(4)), max(Count(5)), [*Count(2)], dict(zip(Count(3), 'abc')), sorted(Count(3), reverse=True), 2 in Count(3), 9 in Count(3), tuple(Count(0)), ','.join(map(str, Count(3))), list(map(lambda a, b: a * b, Count(3), Count(5))), set(Count(2)), all(Count(3)), any(Count(0)), list(enumerate(Count(2), 10)), list(filter(lambda x: x % 2, Count(5))), list(zip(Count(2), Count(3))), list(reversed(list(Count(3)))))
c = Count(5); print(next(c), next(c), list(c), next(c, 'done'))
a, b, *r = Count(5); print(a, b, r)
it = iter([1, 2]); print(it is iter(it), next(it), next(it), next(it, None), next(it, 'still'))
print(list(iter(lambda n=[0]: n.__setitem__(0, n[0] + 1) or n[0], 4)))
for f in (lambda: next(Count(0)), lambda: iter(5), lambda: next(5), lambda: iter(5, 5), lambda: list(5), lambda: iter(type('X', (), {'__iter__': lambda s: 1})()), lambda: [*None], lambda: (lambda *a: a)(*5), lambda: next(iter('')), lambda: sum(Count(2), 'a')):
    try: print(f())
    except (StopIteration, TypeError) as e: print(type(e).__name__, e)
class Fail:
    def __iter__(self): return self
    def __next__(self): raise KeyError('next failed')
for f in (list, tuple, set, sorted, lambda x: [*x], lambda x: {**x} if False else max(x), lambda x: [i for i in x], lambda x: dict(x), lambda x: ''.join(x)):
    try: f(Fail())
    except KeyError as e: print('KeyError', end=' ')
print()
class Reiter:
    def __iter__(self): print('new iterator'); return iter('ab')
r = Reiter(); print(list(r), list(r), [x + y for x in r for y in r])
