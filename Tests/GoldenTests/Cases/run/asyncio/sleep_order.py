import asyncio
out = []
async def w(n, d, r=None):
    x = await asyncio.sleep(d, r); out.append(n); return x
async def main():
    print(await asyncio.gather(w('c', .3, 1), w('a', .1), w('b', .2, 'r'), w('now', 0)), out); out.clear()
    await asyncio.gather(*(w(i, 0) for i in range(5))); print(out); out.clear()
    print(await asyncio.sleep(0, 'immediate'), await asyncio.sleep(-1, 'negative'))
    async def spin(n, k):
        for i in range(k): out.append(f'{n}{i}'); await asyncio.sleep(0)
    await asyncio.gather(spin('x', 3), spin('y', 2), spin('z', 1)); print(out); out.clear()
    t = asyncio.create_task(spin('t', 2)); out.append('main 1'); await asyncio.sleep(0); out.append('main 2'); await t; print(out)
    for bad in ('a', None):
        try: await asyncio.sleep(bad)
        except TypeError as e: print(e)
asyncio.run(main())
