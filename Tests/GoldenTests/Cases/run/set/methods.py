# stderr: ignore
s = {3, 1, 2}
print(s == {1, 2, 3}, sorted(s), len(s), 2 in s, sorted(s | {5}), sorted(s & {1, 9}), sorted(s - {1}), sorted(s ^ {1, 9}), s <= {1, 2, 3, 4}, s < s, s >= {1}, s > {1}, s.isdisjoint({7}), s.issubset([1, 2, 3]), s.issuperset((1,)), set(), {0}, {*[1], *'a'} == {1, 'a'})
s.add(4); s.discard(99); s.discard(1); s.remove(2); print(sorted(s)); s.update([7, 8], (9,)); s |= {10}; s &= {3, 4, 7, 10}; s -= {10}; s ^= {3, 100}; print(sorted(s), sorted(s.union([1], [2])), sorted(s.intersection([4, 7, 8])), sorted(s.difference([4])), sorted(s.symmetric_difference([4, 5])), sorted(s.copy()))
s.intersection_update([4, 7]); s.difference_update([7]); s.symmetric_difference_update([1]); print(sorted(s), s.pop() in (1, 4), len(s)); s.clear(); print(s)
f = frozenset([1, 2]); print(f, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset({1, 2})], f | {3} == frozenset({1, 2, 3}), type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, frozenset(), {f} == {frozenset({2, 1})}, set('aab') == {'a', 'b'}, f.copy() is f)
for g in (lambda: set().pop(), lambda: {1}.remove(5), lambda: {[]}, lambda: {1} | [2], lambda: {1} < 1, lambda: hash(set()), lambda: f.add(1), lambda: set(5), lambda: {{1}}, lambda: {1} + {2}, lambda: {1}[0], lambda: [] in {1}):
    try:
        print(g())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print({1, True, 1.0}, {1: 'a'}.keys() == {1}, {i % 3 for i in range(10)} == {0, 1, 2}, {1, 2} == frozenset({1, 2}), {1} in [{1}], {frozenset({1})} > set(), {5}, {'one'}, {(1, 2)}, {None})
