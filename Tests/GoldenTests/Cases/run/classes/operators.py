class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'V({self.n})'
for name, sign in (('add', '+'), ('sub', '-'), ('mul', '*'), ('truediv', '/'), ('floordiv', '//'), ('mod', '%'), ('pow', '**'), ('matmul', '@'), ('and', '&'), ('or', '|'), ('xor', '^'), ('lshift', '<<'), ('rshift', '>>')):
    setattr(V, f'__{name}__', lambda s, o, sign=sign: V(f'{s.n}{sign}{getattr(o, "n", o)}') if o != 'no' else NotImplemented)
    setattr(V, f'__r{name}__', lambda s, o, sign=sign: V(f'{o}{sign}r{s.n}'))
a, b = V('a'), V('b')
print(a + b, a - 1, 1 - a, a * b, 2 / a, a // 2, 7 % a, a ** b, 2 ** a, a @ b, 5 @ a, a & 1, 1 | a, a ^ b, a << 1, 1 >> a, [1] + a, 'x' + b, (a + b) * 2)
for op in ('a + "no"', 'a << "no"', '"no" < a', 'a < b', 'a @ "no"', 'a += "no"', '-a', '~a', 'abs(a)', 'divmod(a, 1)', 'a()', 'a[0]', 'len(a)', 'pow(a, 2, 3)'):
    try: exec(op); print(op, 'ok')
    except TypeError as e: print(op, '->', e)
class U:
    def __neg__(s): return 'neg'
    def __pos__(s): return 'pos'
    def __invert__(s): return 'inv'
    def __abs__(s): return 'abs'
    def __divmod__(s, o): return ('divmod', o)
    def __rdivmod__(s, o): return ('rdivmod', o)
    def __pow__(s, e, m=None): return ('pow', e, m)
    def __round__(s, n=None): return ('round', n)
    def __int__(s): return 5
    def __float__(s): return 2.5
    def __index__(s): return 3
    def __bool__(s): return False
    def __len__(s): return 4
    def __contains__(s, x): return x
    def __complex__(s): return 1j
u = U(); print(-u, +u, ~u, abs(u), divmod(u, 2), divmod(2, u), pow(u, 2, 3), u ** 4, round(u), round(u, 2), int(u), float(u), [0, 1, 2, 'three'][u], bool(u), not u, len(u), 5 in u, 0 in u, complex(u), hex(u), 'yes' if u else 'no', range(u))
class Bad:
    def __len__(s): return -1
    def __bool__(s): return 1
    def __index__(s): return 'x'
    def __int__(s): return 1.5
    def __hash__(s): return 1.5
    def __iter__(s): return 5
    def __str__(s): return 5
    def __repr__(s): return None
    def __format__(s, f): return 5
    def __float__(s): return 'x'
for f in (len, bool, hex, int, hash, iter, str, repr, format, float, lambda b: [1][b]):
    try: print(f(Bad()))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
