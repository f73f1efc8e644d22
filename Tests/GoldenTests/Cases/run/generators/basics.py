def squares(n):
    for i in range(n): yield i * i
print(list(squares(5)), sum(squares(4)), type(squares(1)), squares.__name__, [*squares(3)], max(squares(4)))
g = squares(2); print(next(g), next(g), next(g, 'end'), list(g), iter(g) is g)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print([x for x, _ in zip(fib(), range(15))], list(itertools.islice(fib(), 5, 10)))
def ret(): yield 1; return 'value'
g = ret(); next(g)
try: next(g)
except StopIteration as e: print(e.value, e.args)
def empty():
    return
    yield
print(list(empty()), list(x for x in ()), tuple(i + 1 for i in range(3)))
def both(n):
    if n: return [1, 2]
    yield 'never for n'
print(list(both(0)), list(both(1)))
def primes():
    n, found = 2, []
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
print([p for p, _ in zip(primes(), range(12))])
def walk(t):
    if isinstance(t, list):
        for x in t: yield from walk(x)
    else: yield t
print(list(walk([1, [2, [3], []], [[4]]])), list(walk(5)))
def perm(l):
    if not l: yield []
    for i, x in enumerate(l):
        for r in perm(l[:i] + l[i + 1:]): yield [x] + r
print(list(perm([1, 2, 3])))
def chunks(s, n):
    for i in range(0, len(s), n): yield s[i:i + n]
print(list(chunks('abcdefg', 3)), dict(enumerate(chunks([1, 2, 3], 2))), ''.join(c for c in 'hello' if c != 'l'), any(x > 3 for x in squares(3)), 4 in squares(5), sorted(squares(3), reverse=True))
e = (i for i in [1, 2]); print(type(e), e.__name__, next(e), e.gi_frame is not None, list(e), e.gi_frame)
l = lambda: (yield 5); print(list(l()))
