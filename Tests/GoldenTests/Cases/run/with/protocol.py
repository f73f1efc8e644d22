class CM:
    def __init__(self, n, swallow=False): self.n = n; self.swallow = swallow
    def __enter__(self): print('enter', self.n); return self
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__, v); return self.swallow
with CM('a') as a: print(a.n)
with CM('b'), CM('c') as c: print('body', c.n)
with (CM('d') as d, CM('e')): print(d.n)
with CM('f', True): raise ValueError('swallowed')
try:
    with CM('g'): raise KeyError('kept')
except KeyError as e: print('caught', e)
with CM('outer', True), CM('inner'): raise ValueError('v')
def ret():
    with CM('ret'): return 'value'
print(ret())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
def gen():
    with CM('gen'): yield 1; yield 2
for x in gen(): break
class EnterFails:
    def __enter__(self): raise OSError('enter failed')
    def __exit__(self, *a): print('never')
try:
    with CM('before', False), EnterFails(): print('never')
except OSError as e: print(e)
class ExitFails:
    def __enter__(self): return 1, 2
    def __exit__(self, *a): raise LookupError('exit failed')
try:
    with ExitFails() as (p, q): raise ValueError('body')
except LookupError as e: print(e, repr(e.__context__), p, q)
class NoExit:
    def __enter__(self): print('never')
class NoEnter:
    def __exit__(self, *a): print('never')
class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for bad in (NoExit(), NoEnter(), 5, AsyncOnly()):
    try:
        with bad: pass
    except TypeError as e: print(e)
class Inst: pass
i = Inst(); i.__enter__ = i.__exit__ = lambda *a: None
try:
    with i: pass
except TypeError as e: print(e)
l = [0]; o = Inst()
with CM('t1') as l[0], CM('t2') as o.attr: print(l[0].n, o.attr.n)
try:
    with CM('unpack') as (a, b): pass
except TypeError as e: print(e)
with CM('x') as x:
    x = 'rebound'
    with CM('y') as x: pass
print(x.n)
try:
    with CM('sysexit'): raise SystemExit(1)
except SystemExit as e: print('exit', e.code)
