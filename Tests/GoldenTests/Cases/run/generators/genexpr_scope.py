x = 'outer'
g = (x for x in range(3)); print(list(g), x)
n = 2; g = (i * n for i in range(3)); n = 10; print(list(g))
def first():
    print('first iterable evaluated at once'); return [1, 2]
g = (i for i in first() for j in print('inner evaluated late') or [0]); print('made'); print(list(g))
try: g = (i for i in 5)
except TypeError as e: print(e)
g = (1 // i for i in (1, 0)); print(next(g))
try: next(g)
except ZeroDivisionError as e: print(e)
print(next(g, 'finished by the exception'))
class C:
    v = 3
    l = [v for _ in range(2)] if False else None
    g = list(i for i in range(v))
    try: h = list(v for _ in range(2))
    except NameError as e: h = str(e)
print(C.g, C.h)
def f(): return (lambda: i for i in range(3))
print([k() for k in f()], [k() for k in list(f())]); print(sum(i for i in range(5) if i % 2), max((i, -i) for i in range(3)), dict((k, v) for k, v in zip('ab', [1, 2])), set(i % 2 for i in range(5)), list((i, j) for i in range(3) for j in range(i)), [list(i for i in range(k)) for k in range(3)])
a, b = (i for i in 'xy'); print(a, b); print(*(i for i in range(3)), sep='-'); print(((i) for i in ()).__class__.__name__, (lambda *a: a)(i for i in 'q')[0].__name__)
def gen(): yield [(yield 1), (yield 2)]
it = gen(); print(next(it), it.send('a'), it.send('b'))
