print(list(zip([1, 2, 3], 'ab')), list(zip()), list(zip([1])), list(zip('ab', 'cd', 'ef')), dict(zip('ab', [1, 2])), [*zip(*[(1, 'a'), (2, 'b')])])
it = iter(range(6)); print(list(zip(it, it))); it = iter(range(5)); print(list(zip(it, 'ab')), list(it))
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
try: list(zip([1], [1], [1, 2], strict=True))
except ValueError as e: print(e)
m = map(str, [1, 2, 3]); print(next(m), list(m), list(m), list(map(lambda *a: a, [1, 2], 'abc', [9, 8])), list(map(None.__class__, []))); print(list(map(int, '123')), list(map(max, [1, 5], [3, 2])))
f = filter(None, [0, 1, '', 'a', None, [], [0]]); print(list(f), list(filter(str.isupper, 'aBcD')), list(filter(lambda x: x > 1, range(4))))
e = enumerate('ab'); print(next(e), list(e), list(enumerate([], 5)), list(enumerate('xy', start=-1))); print(list(reversed(range(3))), list(reversed('abc')), list(reversed({'a': 1, 'b': 2})), list(reversed((1, 2))), list(reversed({'k': 'v'}.items())))
log = []
def src(n, k):
    for i in range(k): log.append((n, i)); yield i
print(list(zip(src('a', 3), src('b', 2))), log); log.clear(); next(map(lambda a, b: a, src('a', 2), src('b', 2))); print(log)
def gen():
    try: yield 1; yield 2
    finally: print('closed')
z = zip(gen(), [1]); print(next(z)); del z; print('after')
print(sum(map(len, ['a', 'bb'])), min(map(abs, [-3, 2])), any(map(lambda x: x > 2, [1, 3])), all(x for x in [1, 2]), sorted(map(lambda x: -x, [1, 2])))
