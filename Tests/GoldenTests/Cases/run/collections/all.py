import collections
from collections import deque, Counter, defaultdict, namedtuple, OrderedDict, ChainMap
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.pop(), d.popleft(), list(d), len(d), d[0], d[-1], 3 in d, d.maxlen)
d.extend([7, 8]); d.extendleft('a'); d.rotate(1); print(d, d.count(7), d.index(3) if 3 in d else None); d.rotate(-2); d.reverse(); d.remove(3); print(d, d.copy() == d, deque('abc'), deque(), deque([1]) + deque([2]), list(reversed(deque('ab')))); d.insert(1, 'i'); d[0] = 'set'; del d[-1]; print(d); d.clear()
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1], maxlen=1).insert(0, 2), lambda: deque(5), lambda: deque([1]).index(9)):
    try: f()
    except (IndexError, ValueError, TypeError) as e: print(type(e).__name__, e)
c = Counter('abracadabra'); print(c, c['a'], c['zz'], c.most_common(2), sorted(c.elements())[:4], c.total(), dict(c), sum(c.values())); c.update('aab'); c.subtract('b'); print(c['a'], c['b'], Counter(a=1, b=2) + Counter(b=1, c=-1), Counter(a=3) - Counter(a=1, b=2), Counter(a=1) & Counter(a=2), Counter(a=1) | Counter(a=2), +Counter(a=-1, b=1), Counter([1, 1, 2]) == Counter({1: 2, 2: 1})); del c['a']; print('a' in c)
dd = defaultdict(list); dd['x'].append(1); dd['y']; print(dd, dict(dd), dd.default_factory, 'z' in dd, dd.get('z')); di = defaultdict(int, a=1); di['b'] += 5; print(di); n = defaultdict(None)
try: n['k']
except KeyError as e: print('KeyError', e)
P = namedtuple('P', 'x y z', defaults=[9]); p = P(1, y=2); print(p, p.x, p[1], p.z, p._asdict(), p._replace(x=5), P._fields, p == (1, 2, 9), *p, len(p), P._make([1, 2, 3]), P._field_defaults, hash(p) == hash((1, 2, 9)), isinstance(p, tuple)); x, y, z = p
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, 2, q=1), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1), lambda: namedtuple('N', 'a a'), lambda: namedtuple('N', 'class'), lambda: namedtuple('N', '_a'), lambda: p.w):
    try: f()
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e)
print(namedtuple('Q', ['a', 'b'])(1, 2), namedtuple('R', 'a, b', rename=True)._fields, namedtuple('S', 'class a', rename=True)._fields)
o = OrderedDict(a=1, b=2); o.move_to_end('a'); o['c'] = 3; o.move_to_end('c', last=False); print(o, o.popitem(), o.popitem(last=False), list(o), OrderedDict([('x', 1)]) == {'x': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
ch = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(ch['a'], ch['b'], sorted(ch), len(ch), 'z' in ch, ch.maps); ch['n'] = 0; print(ch.maps[0], ch.new_child({'a': 9})['a'], ch.parents['a'])
class UD(collections.UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = UD({1: 2}); u[3] = 4; print(u, u.data, len(u)); print(collections.UserList([1, 2]) + [3], collections.UserString('ab').upper())
