import itertools as it
print(list(it.islice(it.count(5, 2), 4)), list(it.islice(it.cycle('ab'), 5)), list(it.repeat('x', 3)), list(it.chain('ab', [1], ())), list(it.chain.from_iterable(['ab', 'c'])), list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(it.compress('abcd', [1, 0, 1, 0])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), [(k, list(g)) for k, g in it.groupby('aabbba')], [(k, list(g)) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print(list(it.islice('abcdef', 2)), list(it.islice('abcdef', 2, None)), list(it.islice('abcdef', 1, 5, 2)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest('ab', [1], fillvalue='-')), list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations('abc', 2)), list(it.combinations('abcd', 2))[:4], list(it.combinations_with_replacement('ab', 2)), list(it.pairwise([1, 2, 3])), len(list(it.permutations(range(4)))))
a, b = it.tee(iter([1, 2, 3])); print(next(a), list(b), list(a)); print([list(x) for x in it.tee('ab', 3)])
for f in (lambda: it.islice('a', -1), lambda: it.repeat(), lambda: it.combinations('a', -1), lambda: list(it.islice([1], 1, 0, 0)), lambda: list(it.chain(5)), lambda: it.count('a'), lambda: it.groupby(), lambda: list(it.starmap(pow, [1]))):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
c = it.count(); print(next(c), next(c), repr(c), repr(it.repeat(5, 2)), list(it.islice(it.count(0.5, 0.25), 3)))
def gen():
    try: yield 1; yield 2
    finally: print('closed')
print(next(it.islice(gen(), 1))); print(list(it.chain.from_iterable(range(i) for i in range(3))))
