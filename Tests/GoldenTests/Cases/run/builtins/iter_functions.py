print(list(enumerate('ab')), list(zip('ab', [1, 2])), list(map(str, [1])), list(filter(None, [0, 1])), list(reversed('ab')), sorted('ba'), sum([1, 2]), list(iter([1])), next(iter([5])), len('abc'), len({1: 2}), range(3), slice(1), list(range(2)), tuple('ab'), set('a'), frozenset([1]), dict(a=1), list({'a': 1}), bytes([65]), bytearray(b'x'), memoryview(b'ab')[0], object.__name__, type(5), str(5), repr('a'), ascii('é'), format(3.14159, '.2f'), format('x', '>3'))
print(len(range(10)), len([]), len(()), len(set()), len(b'ab'), len('é'), [*range(0)], all(map(bool, [1, 'a'])), any(x == 'b' for x in 'abc'), max(map(len, ['a', 'bbb'])), dict(zip('ab', range(2))), list(zip(*['ab', 'cd'])), sorted([(1, 'b'), (1, 'a')]), [x for x in iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)])
class L:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __reversed__(self): return 'custom reversed'
print(len(L()), list(L()), reversed(L()), list(enumerate(L())), max(L()), sorted(L(), reverse=True), sum(L()), tuple(L()), 2 in L(), list(zip(L(), L())))
print(NotImplemented, Ellipsis, None, True, __debug__, type(NotImplemented).__name__, type(...).__name__, type(None).__name__, bool(...), isinstance(None, type(None)))
import builtins
missing = [n for n in ('abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__').split() if not hasattr(builtins, n)]
print(missing)
