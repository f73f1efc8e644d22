print(sorted([3, 1, 2]), sorted('bca', reverse=True), sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([(2, 'b'), (1, 'z'), (2, 'a')], key=lambda t: t[0]), sorted({'b': 1, 'a': 2}), sorted([True, 0, 2.5, -1]))
# stable, also in reverse
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0])); print(sorted(pairs, key=lambda p: p[0], reverse=True)); print(sorted(pairs, key=lambda p: -p[1]))
data = [(i * 7919) % 101 for i in range(100)]
print(sorted(data)[:10], sorted(data, reverse=True)[:10], sorted(data, key=lambda n: (n % 10, n))[:12], data[:5])
big = [(i * 7919) % 1009 for i in range(1009)]
s = sorted(big); print(all(s[i] <= s[i + 1] for i in range(1008)), s == list(range(1009)), sorted(s) == s, sorted(s[::-1]) == s)
class K:
    count = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): K.count += 1; return self.v < o.v
    def __repr__(self): return f'K{self.v}'
print(sorted([K(3), K(1), K(2)]), K.count > 0, max([K(1), K(5)], key=lambda k: k.v), min(K(4), K(2)) if False else '')
l = [3, 1, 2]
def key(x):
    return len(l)
l.sort(key=lambda x: -x); print(l)
try:
    l.sort(key=lambda x: l.append(1) or x)
except ValueError as e:
    print(e)
print(l)
calls = []
sorted([2, 1], key=lambda x: calls.append(x) or x); print(calls)
try:
    [1, 2].sort(key=lambda x: 1 // 0)
except ZeroDivisionError as e:
    print(e)
import functools
print(sorted(['bb', 'a', 'ccc'], key=functools.cmp_to_key(lambda a, b: len(b) - len(a))))
