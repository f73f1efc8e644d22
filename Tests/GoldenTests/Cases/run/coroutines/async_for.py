import asyncio
class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1; return self.i
async def main():
    async for x in Count(3): print(x, end=' ')
    else: print('else')
    async for x in Count(5):
        if x == 2: continue
        if x == 4: break
        print(x, end=' ')
    else: print('not reached')
    print('broke at', x)
    print([x async for x in Count(3)], {x async for x in Count(2)}, {x: x * x async for x in Count(2)}, [y async for x in Count(2) async for y in Count(x)], [x async for x in Count(5) if x % 2])
    async for a, b in Pairs(): print(a, b)
    for bad in ([1], 5, None, BadA(), BadB()):
        try:
            async for x in bad: pass
        except TypeError as e: print(e)
    try:
        for x in Count(1): pass
    except TypeError as e: print(e)
    g = (x * 2 async for x in Count(3)); print(type(g).__name__, [x async for x in g])
    it = aiter(Count(2)); print(await anext(it), await anext(it), await anext(it, 'default'))
    try: await anext(it)
    except StopAsyncIteration: print('StopAsyncIteration')
    for f in (lambda: aiter([]), lambda: anext([]), lambda: aiter()):
        try: f()
        except TypeError as e: print(e)
    print(await find(), [i async for i in Count(0)])
    try: list(Count(1))
    except TypeError as e: print(e)
async def find():
    async for x in Count(10):
        if x == 7: return 'found'
class Pairs:
    def __aiter__(self): return agen()
async def agen():
    yield 1, 2
    yield 'ab'
class BadA:
    def __aiter__(self): return 5
class BadB:
    def __aiter__(self): return self
    def __anext__(self): return 5
asyncio.run(main())
