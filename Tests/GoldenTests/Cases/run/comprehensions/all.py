print([x * 2 for x in range(4)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], {x % 3 for x in range(9)} == {0, 1, 2}, {x: x ** 2 for x in range(3)}, {k: v for k, v in [('a', 1)]}, [[i * j for j in range(3)] for i in range(3)], [x for l in [[1], [2, 3]] for x in l], [(lambda: x)() for x in 'ab'], [a + b for a, b in zip('ab', 'cd')], [*[x for x in 'q'], 1], [x if x else 'zero' for x in (0, 1)])
x = 'outer'; [x for x in range(3)]; print(x)
print([y := 5, y ** 2], [last := i for i in range(3)], last, any((hit := n) > 2 for n in [1, 3, 5]), hit)
def f():
    data = [1, 2]; k = 10
    return [d * k for d in data], {k: d for d in data}, [[d + e for e in data] for d in data], [k for k in data], k
print(f())
class C:
    items = [1, 2, 3]; factor = 2
    ok = [i for i in items]
    try: bad = [i * factor for i in items]
    except NameError as e: bad = str(e)
    nested = [[j for j in range(i)] for i in items]
print(C.ok, C.bad, C.nested)
d = {}; [d.setdefault(w[0], []).append(w) for w in ('ab', 'ac', 'b')]; print(d); a, *b = [c for c in 'xyz']; print(a, b)
print([(i, j, k) for i in range(2) for j in range(2) if i != j for k in range(2) if k], {(a, b): c for a, b, c in [(1, 2, 3)]}, [x for x, in [(1,), (2,)]], [x for [x, *y] in ['ab'] for y in y], [i for i in range(5) if i not in [j for j in range(3)]])
order = []
def n(v): order.append(v); return v
[n('elt') for _ in n([1, 2]) if n('if')]; {n('key'): n('value') for _ in [1]}; print(order)
try: [1 // i for i in (1, 0)]
except ZeroDivisionError as e: print(e)
try: [undefined for _ in [1]]
except NameError as e: print(e)
try: [i for i in 5]
except TypeError as e: print(e)
print([f'{i}{j}' for i in 'ab' for j in range(2)], sum([i for i in range(101)]), [i for i in iter([1, 2])], [t[0] for t in sorted({'b': 1, 'a': 2}.items())], [None for _ in ()], [[] for _ in range(2)])
e = [lambda i=i: i for i in range(3)]; print([g() for g in e]); print({**{k: 1 for k in 'a'}}, {*{1}, *[x for x in (2,)]} == {1, 2}, [locals().get('i') for i in (7,)])
