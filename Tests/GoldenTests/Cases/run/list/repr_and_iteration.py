l = [1, 'a', None, [2, (3,)], {'k': [4]}, 1.5, b'x', ...]
print(l, str(l), repr(l)); l.append(l); print(l)
m = [1, 2, 3, 4]
out = []
for x in m:
    out.append(x)
    if x == 2: m.remove(2)
    if x == 4: m.append(5) if len(m) < 5 else None
print(out, m)
it = iter(m); print(next(it), list(it), list(it), it.__length_hint__() if hasattr(it, '__length_hint__') else '')
m.append(6); print(list(it))
r = reversed([1, 2, 3]); print(next(r), list(r), list(reversed([])))
a, b, *c = [1, 2, 3, 4]; print(a, b, c); *a, b = 'xyz'; print(a, b); a, *b, c = [1, 2]; print(a, b, c); (a, (b, *c)), d = (1, 'pqr'), 4; print(a, b, c, d); [x, y] = (1, 2); print(x, y)
for f in ('a, b = [1]', 'a, b = [1, 2, 3]', 'a, *b = []', '*a, b, c = [1]', 'a, b = 5', 'a, b = None', '[a] = 1, 2', 'a, b = {1: 2}'):
    try:
        exec(f)
    except (ValueError, TypeError) as e:
        print(f, '->', type(e).__name__, e)
print([i for i in range(3)], [(i, j) for i in range(2) for j in 'ab' if i or j == 'a'], [[0] * 2 for _ in range(2)], 3 in [1, 2, 3], [1, 2] in [[1, 2]], all([]), any([]), sum([[1], [2]], []))
