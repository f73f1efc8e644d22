for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(10**20, 10**20 + 3), range(3, 4, 100)):
    print(r, list(r), len(r) if len(list(r)) < 100 else '', r[:2], list(reversed(r)), bool(r), r.start, r.stop, r.step)
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[::-1], r[::2], 14 in r, 15 in r, 14.0 in r, 'a' in r, r.index(21), r.count(21), r.count(22), r == range(0, 99, 7), range(0) == range(5, 5), hash(range(3)) == hash(range(3)), range(3) != range(4), {range(2): 1}[range(2)])
for f in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range('a'), lambda: range(), lambda: range(1, 2, 3, 4), lambda: r[100], lambda: r.index(1), lambda: r['a'], lambda: range(3) + range(2), lambda: r.__setitem__):
    try:
        print(f())
    except (ValueError, TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
it = iter(range(3)); print(next(it), list(it), next(it, 'end'), sum(range(101)), max(range(5)), [*range(3)], tuple(range(2)), 10**30 in range(10**31), len(range(10**18)))
total = 0
for i in range(10, 0, -2):
    for j in range(i): total += j
print(total, i, j)
