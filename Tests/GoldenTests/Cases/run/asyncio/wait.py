import asyncio
async def w(n, d, fail=False):
    await asyncio.sleep(d)
    if fail: raise ValueError(n)
    return n
names = lambda s: sorted(t.get_name() for t in s)
async def main():
    mk = lambda *a: [asyncio.create_task(w(n, d, f), name=n) for n, d, f in a]
    d, p = await asyncio.wait(mk(('a', .01, 0), ('b', .03, 0))); print(names(d), names(p), sorted(t.result() for t in d))
    d, p = await asyncio.wait(mk(('a', .01, 0), ('b', .2, 0), ('c', .2, 0)), return_when=asyncio.FIRST_COMPLETED); print(names(d), names(p)); [t.cancel() for t in p]
    d, p = await asyncio.wait(mk(('a', .01, 0), ('b', .05, 1), ('c', .5, 0)), return_when=asyncio.FIRST_EXCEPTION); print(names(d), names(p), [repr(t.exception()) for t in d if t.exception()]); [t.cancel() for t in p]
    d, p = await asyncio.wait(mk(('a', .01, 0), ('b', 1, 0)), timeout=.05); print(names(d), names(p), [t.cancelled() for t in p]); [t.cancel() for t in p]
    d, p = await asyncio.wait(mk(('x', 0, 0)), timeout=0); print(names(d), names(p)); await asyncio.gather(*p)
    done = asyncio.create_task(w('z', 0), name='z'); await done; d, p = await asyncio.wait({done}); print(names(d), len(p))
    for bad in ([], [w('coro', 0)]):
        try: await asyncio.wait(bad)
        except (ValueError, TypeError) as e: print(type(e).__name__, e)
        for c in bad: c.close()
    try: await asyncio.wait(5)
    except TypeError as e: print(e)
    f = asyncio.get_running_loop().create_future()
    try: await asyncio.wait(f)
    except TypeError as e: print(str(e))
    try: await asyncio.wait([f], return_when='nonsense')
    except ValueError as e: print(e)
    print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)
asyncio.run(main())
