def inner():
    x = yield 'a'
    y = yield f'got {x}'
    return f'inner returned {y}'
def outer():
    r = yield from inner()
    yield r
    r = yield from [1, 2]
    yield r
    r = yield from inner2()
    return r
def inner2():
    return 'no yield at all'
    yield
o = outer(); print(next(o), o.send('X'), o.send('Y'), next(o), next(o), next(o))
try: next(o)
except StopIteration as e: print(e.value)
def catch():
    try: yield from thrower()
    except ValueError as e: yield f'outer caught {e}'
def thrower():
    try: yield 1
    except KeyError: yield 'inner handled KeyError'
    yield 2
c = catch(); print(next(c), c.throw(KeyError('k')), next(c), c.throw(ValueError('v')))
def tree(n): 
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)), sum(1 for _ in tree(8)))
def fin(n):
    try: yield n
    finally: print('fin', n)
def fins():
    try: yield from fin(1); yield from fin(2)
    finally: print('outer fin')
print(list(fins())); f = fins(); next(f); f.close()
class It:
    def __iter__(self): return iter([7, 8])
def various():
    yield from 'ab'; yield from {'k': 1}; yield from range(2); yield from It(); yield from (x for x in [9]); yield from map(str, [1]); yield from (); (yield from [0])
print(list(various()))
for bad in (5, None, int):
    def g(): yield from bad
    try: list(g())
    except TypeError as e: print(e)
def deep(n):
    if n: return (yield from deep(n - 1)) + 1
    yield 'bottom'; return 0
d = deep(50); print(next(d))
try: next(d)
except StopIteration as e: print(e.value)
g = fin('x'); a = (x for x in g); next(a); a.close(); print('genexpr closed, g not:', next(g, 'exhausted'))
