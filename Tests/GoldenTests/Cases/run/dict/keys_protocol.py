class K:
    def __init__(self, v, h=None): self.v = v; self.h = h
    def __hash__(self): print('hash', self.v); return hash(self.v) if self.h is None else self.h
    def __eq__(self, o): print('eq', self.v, getattr(o, 'v', o)); return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f'K({self.v})'
d = {K(1): 'a'}
print(d[K(1)], K(2) in d, d.get(K(3)))
c = {K('x', 7): 1, K('y', 7): 2}
print(c, c[K('y', 7)])
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
class BadHash:
    def __hash__(self): return 'x'
try:
    {BadHash(): 1}
except TypeError as e:
    print(e)
class HashFails:
    def __hash__(self): raise LookupError('h')
for f in (lambda: {HashFails(): 1}, lambda: {}.get(HashFails()), lambda: {1: 2}[HashFails()], lambda: {HashFails()}):
    try:
        f()
    except LookupError as e:
        print('LookupError', e)
class EqFails:
    def __hash__(self): return 1
    def __eq__(self, o): raise ArithmeticError('eq')
d = {EqFails(): 1}
try:
    d[EqFails()]
except ArithmeticError as e:
    print(e)
n = float('nan'); print({n: 1}[n], float('nan') in {n: 1}, {None: 1, (): 2, frozenset(): 3, int: 4, 'a': 5, b'a': 6, ...: 7})
class Ident: pass
i = Ident(); print({i: 'me'}[i], Ident() in {i: 1}, hash(i) == hash(i))
