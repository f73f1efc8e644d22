names = lambda o: type(o).__name__
print(names(iter([])), names(iter(())), names(iter('')), names(iter('é')), names(iter({})), names(iter({}.values())), names(iter({}.items())), names(iter(set())), names(iter(range(1))), names(iter(range(2**70))), names(iter(b'')), names(reversed([])), names(reversed({})), names(zip()), names(map(int, [])), names(filter(None, [])), names(enumerate([])), names(iter(int, 1)), names(x for x in ()), names(iter(bytearray())), names(reversed(range(3))))
l = [1, 2, 3]; it = iter(l); next(it); l.append(4); l.insert(0, 0); print(list(it)); it = iter(l); l.clear(); print(list(it)); l.append(9); print(list(it))
d = {'a': 1}; it = iter(d); d['b'] = 2
try: next(it)
except RuntimeError as e: print(e)
it = iter({'x': 1, 'y': 2}.items()); print(next(it), len(list(it))); s = 'añ🎉'; print(list(iter(s)), [c for c in s]); b = iter(b'ab'); print(next(b), list(b))
import operator
print(operator.length_hint(iter([1, 2, 3])), operator.length_hint(iter(range(5))), operator.length_hint(5 for _ in ()) , operator.length_hint([1]))
r = reversed([1, 2, 3]); print(next(r), list(r)); print(next(iter({1: 2})), next(iter((5,))), next(iter({7})))
def f():
    return 42
f.__iter__ = lambda: iter([1])
try: iter(f)
except TypeError as e: print(e)
for i, (a, b) in enumerate({'k': 'v'}.items()): print(i, a, b)
for x in [1, 2, 3]:
    for x in 'ab': pass
    print(x, end=' ')
print()
for i in range(3):
    i *= 10
    print(i, end=' ')
else: print('else', i)
for _ in []: pass
else: print('empty else')
