# sequences and mappings by registration and by name: only what is one matches
import collections, collections.abc, types, typing
class Sequence:
    def __len__(self): return 1
    def __getitem__(self, i): return [5][i]
class Mine(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return (1, 2)[i]
class Sub(Mine): pass
class Reg:
    def __len__(self): return 2
    def __getitem__(self, i): return (3, 4)[i]
class RegSub(Reg): pass
class RM:
    def __len__(self): return 1
    def keys(self): return ['k']
    def __getitem__(self, k): return {'k': 'v'}[k]
    def get(self, k, d=None): return 'v' if k == 'k' else d
def what(x):
    match x:
        case [a, b]: return 'two', a, b
        case [*_]: return 'seq'
        case {'k': v}: return 'map', v
        case {}: return 'mapping'
        case _: return 'other'
def show(): print([what(x) for x in (Sequence(), Mine(), Sub(), Reg(), RegSub(), RM(), 'ab', b'ab', bytearray(b'ab'), memoryview(b'ab'), collections.deque([1, 2]), range(2), types.MappingProxyType({'k': 1}), collections.OrderedDict(k=2), collections.ChainMap({'k': 3}), {1, 2}, iter([1, 2]), collections.UserDict(k=4) if hasattr(collections, 'UserDict') else 0)])
show(); collections.abc.Sequence.register(Reg); collections.abc.Mapping.register(RM); show()
P = collections.namedtuple('P', 'x y'); print(what(P(1, 2)), P.x, type(P.x).__name__, P.x.__doc__)
for f in (lambda: setattr(P(1, 2), 'x', 1), lambda: delattr(P(1, 2), 'x'), lambda: P.x.__get__(5)):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
