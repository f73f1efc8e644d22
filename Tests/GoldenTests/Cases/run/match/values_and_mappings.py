class Color: RED = 'red'; GREEN = 'green'
class ns:
    class inner: VAL = 42
def f(x):
    match x:
        case Color.RED: return 'RED'
        case Color.GREEN: return 'GREEN'
        case ns.inner.VAL: return 'VAL'
    return None
print(f('red'), f('green'), f(42), f(0))
def g(d):
    match d:
        case {'type': 'circle', 'r': r}: return 3 * r * r
        case {'type': 'rect', 'size': [w, h]}: return w * h
        case {'type': str(t), **rest} if rest: return t, rest
        case {1: one, None: none}: return one, none
        case {'nested': {'deep': {'x': x}}}: return x
        case {Color.RED: v}: return ('red key', v)
        case {}: return 'any mapping'
    return 'not a mapping'
print(g({'type': 'circle', 'r': 2}), g({'type': 'rect', 'size': (2, 5)}), g({'type': 'z', 'q': 1}), g({1: 'a', None: 'b'}), g({'nested': {'deep': {'x': 9}}}), g({'red': 0}), g({}), g([]))
class Map(dict):
    def __missing__(self, k): return 'made'
    def get(self, k, d=None): print('get', k); return super().get(k, d)
match Map(a=1):
    case {'b': x}: print('no')
    case {'a': x}: print('x', x)
try:
    match {'a': 1}:
        case {'a': 1, Color.RED: 2}: pass
    k = 'a'
    class K: key = 'a'
    match {'a': 1}:
        case {'a': 1, K.key: y}: print('dup')
except ValueError as e: print(e)
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
import collections.abc
match Seq():
    case [a, b]: print('no')
    case _: print('not registered as a sequence')
collections.abc.Sequence.register(Seq)
match Seq():
    case [a, b]: print('registered', a, b)
for s in ('str', b'by', bytearray(b'ba')):
    match s:
        case [*_]: print('sequence')
        case _: print('strings are no sequences')
for s in ([1, 2, 3], range(3), (x for x in [1]), {1: 2}, collections.deque([1])):
    match s:
        case [a, *r]: print(type(s).__name__, a, r)
        case _: print(type(s).__name__, 'no')
def cmd(line):
    match line.split():
        case ['go', ('north' | 'south') as d]: return f'going {d}'
        case ['pick', 'up', item] | ['take', item]: return f'took {item}'
        case ['drop', *items]: return f'dropped {items}'
        case ['quit' | 'exit']: return 'bye'
        case []: return 'nothing'
        case [verb, *_]: return f'unknown {verb}'
for l in ('go north', 'go up', 'pick up lamp', 'take key', 'drop a b', 'drop', 'exit', '', 'dance now'): print(cmd(l))
def tree(t):
    match t:
        case ('+', l, r): return tree(l) + tree(r)
        case ('*', l, r): return tree(l) * tree(r)
        case ('-', x): return -tree(x)
        case int() as n: return n
print(tree(('+', 1, ('*', 2, ('-', 3)))))
