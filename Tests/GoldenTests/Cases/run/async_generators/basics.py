import asyncio, inspect, types
async def count(n, delay=0):
    for i in range(n):
        await asyncio.sleep(delay)
        yield i
async def main():
    g = count(3); print(type(g), g.__name__, inspect.isasyncgen(g), inspect.isasyncgenfunction(count), isinstance(g, types.AsyncGeneratorType), repr(g).split(' at')[0], hasattr(g, '__await__'), hasattr(g, '__next__'))
    print(await g.__anext__(), await anext(g), [x async for x in g], await anext(g, 'done'))
    print([x async for x in count(4) if x % 2], sorted({x % 2 async for x in count(4)}), {x: -x async for x in count(2)})
    async def echo():
        got = None
        while got != 'stop':
            try: got = yield got
            except ValueError as e: got = f'handled {e}'
    e = echo(); print(await e.asend(None), await e.asend('a'), await e.athrow(ValueError('v')), await e.__anext__())
    try: await e.asend('stop')
    except StopAsyncIteration: print('stopped')
    async def fin():
        try: yield 1; yield 2
        finally: await asyncio.sleep(0); print('async cleanup')
    f = fin(); print(await anext(f)); await f.aclose(); await f.aclose()
    async for x in fin(): print('x', x)
    async def nested():
        async for x in count(2):
            async for y in count(2): yield x, y
    print([p async for p in nested()])
    for bad in (lambda: g.send, lambda: next(g), lambda: iter(g), lambda: list(g), lambda: g.asend(1).x):
        try: bad()
        except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    async def ret():
        yield 1
        return
    print([x async for x in ret()])
    async def raising():
        yield 1
        raise LookupError('from agen')
    try:
        async for x in raising(): print(x)
    except LookupError as e: print(e)
    s = count(1)
    try: await s.asend('early')
    except TypeError as e: print(e)
    print(await asyncio.gather(anext(count(1)), anext(count(1))))
asyncio.run(main())
