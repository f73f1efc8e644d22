import asyncio
class R:
    def __init__(self, n, swallow=False): self.n = n; self.swallow = swallow
    async def __aenter__(self): await asyncio.sleep(0); print('acquire', self.n); return self
    async def __aexit__(self, t, v, tb): await asyncio.sleep(0); print('release', self.n, t and t.__name__); return self.swallow
async def main():
    async with R('a') as a, R('b') as b: print(a.n, b.n)
    async with (R('c') as c, R('d'),): print('parenthesised', c.n)
    async with R('e', True): raise ValueError('swallowed')
    try:
        async with R('f'): raise KeyError('k')
    except KeyError: print('out')
    for i in range(3):
        async with R(i):
            if i == 0: continue
            if i == 1: break
    print(await ret())
    for bad in (5, Sync(), HalfA(), open('/dev/null')):
        try:
            async with bad: pass
        except TypeError as e: print(e)
    try:
        with R('sync use'): pass
    except TypeError as e: print(e)
    async with R('x') as (p): print(p.n)
    async with Tup() as (q, r): print(q, r)
    try:
        async with R('outer'):
            async with FailExit(): raise ValueError('first')
    except LookupError as e: print(repr(e), repr(e.__context__))
async def ret():
    async with R('ret'): return 'returned from inside'
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class HalfA:
    async def __aenter__(self): pass
class Tup:
    async def __aenter__(self): return 1, 2
    async def __aexit__(self, *a): pass
class FailExit:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): raise LookupError('exit failed')
asyncio.run(main())
