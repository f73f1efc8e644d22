import asyncio
async def v(x): await asyncio.sleep(0); return x
async def ag(n):
    for i in range(n): yield await v(i)
async def main():
    print([await v(i) for i in range(3)], {await v(i) for i in [1]}, {await v(i): await v(-i) for i in range(2)}, [x async for x in ag(3)], [x async for x in ag(5) if await v(x) % 2], [(x, y) async for x in ag(2) for y in 'ab'], [(x, y) for x in 'ab' async for y in ag(2)], [[y async for y in ag(x)] for x in range(3)], [[y async for y in ag(x)] async for x in ag(3)], [f'{await v(x)}' async for x in ag(2)])
    g = (await v(x) for x in [1, 2]); print(type(g).__name__, [x async for x in g]); h = (x async for x in ag(2)); print(await h.__anext__(), [x async for x in h])
    async def outer(): return [lambda: x async for x in ag(2)]
    print([f() for f in await outer()], sum([x async for x in ag(4)]), max([await v(x) for x in (3, 9, 2)]), dict([(x, 1) async for x in ag(2)]), [x async for x in (y * 2 async for y in ag(3))])
    x = 'kept'; [x async for x in ag(2)]; print(x)
    try: [1 // x async for x in ag(2)]
    except ZeroDivisionError as e: print(e)
    try: [x async for x in [1]]
    except TypeError as e: print(e)
    print([z async for z in ag(3) if (w := await v(z)) > 0], w, [await f for f in [v(1), v(2)]], await asyncio.gather(*[v(i) for i in range(3)]), await asyncio.gather(*(v(i) for i in range(2))))
asyncio.run(main())
