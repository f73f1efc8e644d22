# sets of small ints iterate in hash order: deterministic
print({3, 1, 2}, {10, 5, 0}, set(range(10)), {7, 8, 9, 1}, {0}, set([4, 2, 4]))
s = set()
for i in (5, 3, 1): s.add(i)
print(s, sorted(s, reverse=True), max(s), min(s), sum(s), list(s), [*s], tuple(s))
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
class S(set):
    def __repr__(self): return 'S!' + str(sorted(self))
print(S([2, 1]), S([1]) | {2}, type(S([1]) | {2}).__name__, S([1]) == {1})
def dedupe(seq):
    seen = set()
    return [x for x in seq if not (x in seen or seen.add(x))]
print(dedupe([3, 1, 3, 2, 1]), {x for x in 'a'}, {*()}, len({float('nan'), float('nan')}))
