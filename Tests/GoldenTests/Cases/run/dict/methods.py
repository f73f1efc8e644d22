d = {'a': 1, 'b': 2}
print(d['a'], d.get('z'), d.get('z', 0), d.setdefault('c', 3), d.setdefault('a', 9), d.pop('b'), d.pop('zz', None), d, len(d), 'a' in d, 'b' not in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
d.update({'x': 1}, y=2); d.update([('z', 3), ['w', 4]]); d |= {'v': 5}; print(d, d | {'a': 100}, {'q': 0} | d, d.popitem(), d.copy() == d, dict.fromkeys('ab', 0), dict.fromkeys([1]), dict(a=1), dict([(1, 2)]), dict({'k': 'v'}, k2='v2'), {**d, 'a': 'over'}, {'a': 1, 'a': 2})
print(d.keys(), d.values(), d.items(), repr({}), {1: {2: {}}}, d == dict(reversed(d.items())), list(reversed(d)), d.keys() & {'a', 'nope'}, sorted(d.keys() | {'n'}), d.keys() - {'x', 'y', 'z', 'w', 'c'}, ('a', 1) in d.items(), 1 in d.values(), {'a': 1}.keys() == {'a': 2}.keys(), {'a': 1}.items() == {'a': 1}.items())
d.clear(); print(d, bool(d), bool({0: 0}))
for f in (lambda: {}['k'], lambda: {}[1, 2], lambda: {}.pop('k'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}], lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} + {}, lambda: {} < {}, lambda: {}.get(), lambda: dict(a=1, **{'a': 2}), lambda: {} | 5, lambda: {}.get([]), lambda: {}.update(5), lambda: dict(**{1: 2})):
    try:
        print(f())
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
