def f(x):
    match x:
        case 1: return 'one'
        case -2: return 'minus two'
        case 1.5: return 'float'
        case 'a' | 'b': return 'a or b'
        case b'x': return 'bytes'
        case None: return 'None'
        case True: return 'True'
        case 3 + 4j: return 'complex'
        case '': return 'empty'
        case [1, 2]: return 'list 1 2'
        case (): return 'empty seq'
        case [_]: return 'one element'
        case [a, b]: return ('two', a, b)
        case [a, *rest] if len(rest) > 3: return ('long', a, rest)
        case [*init, last]: return ('last', init, last)
        case {'k': 1}: return 'k is 1'
        case {'k': v, **rest}: return ('k', v, rest)
        case {}: return 'dict'
        case str(s): return ('str', s)
        case int() | float() as n: return ('num', n)
        case _: return 'default'
for x in (1, 1.0, True, -2, 1.5, 'a', 'b', b'x', None, False, 3 + 4j, '', [1, 2], (1, 2), [], (), [5], [5, 6], [1, 2, 3, 4, 5], (1, 2, 3), {'k': 1}, {'k': 2, 'z': 3}, {'other': 1}, {}, 'text', 42, 0.5, {1}, b'other', range(2), iter([1]), 'ab', object): print(repr(x)[:30] if not hasattr(x, '__next__') else 'iterator', '->', f(x))
def g(x):
    match x:
        case [1, [2, *inner], {'d': [d]}] | [inner, d]: return inner, d
        case [(1 | 2) as first, 'lit' | None as second]: return first, second
        case {'a': {'b': [*_, {'c': c}]}}: return c
    return 'no match'
print(g([1, [2, 3, 4], {'d': ['D']}]), g(['i', 'd']), g({'a': {'b': [0, {'c': 'deep'}]}}), g([1]), g(5))
match 5, 6:
    case a, b: print(a, b)
match = 3; case = 4; _ = 5; print(match + case, _)
match match:
    case 3: print('soft keywords')
match [1, 2, 3]:
    case [x, *_]: print(x, _)
match {'x': 1}:
    case {'x': x, 'y': y}: print('no')
    case {**all}: print(all)
def unbound():
    match 1:
        case [q]: pass
    try: return q
    except UnboundLocalError as e: return str(e)
print(unbound())
