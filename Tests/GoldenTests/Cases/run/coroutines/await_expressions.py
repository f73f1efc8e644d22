import asyncio
async def v(x): await asyncio.sleep(0); return x
async def main():
    print(await v(1) + await v(2), await v(2) ** await v(3), not await v(0), [await v(1), await v(2)], {await v('k'): await v('w')}, (await v(1),), f'{await v("f")} {await v(3):>3}', (await v([1, 2]))[await v(1)], (await v('abc')).upper(), (lambda x: x)(await v('arg')), await v(1) if await v(1) else await v(2), await v(0) or await v('or'), await v(1) and await v('and'), await v(1) < await v(2) <= await v(2), *await v([7, 8]), sep='|')
    x = await v(5); x += await v(6); y = z = await v(7); a, b = await v((8, 9)); d = {}; d[await v('k')] = await v('val'); print(x, y, z, a, b, d)
    if await v(True): print('if')
    while await v(x) > 9: x -= 1
    for i in await v(range(2)): print(i, end=' ')
    with open(await v('/dev/null')) as f: print(f.closed)
    assert await v(1), await v('msg')
    del d[await v('k')]; print(d, x)
    try: raise await v(ValueError('raised'))
    except await v(ValueError) as e: print(e)
    def dflt(q=await v('default')): return q
    print(dflt(), (await v(lambda: 'called'))(), [i async for i in agen() if await v(i)], sum([await v(i) for i in range(4)]), {i: await v(i) for i in range(2)}, await (await v(v('double'))))
    if (w := await v('walrus')): print(w)
    return await v('returned')
async def agen():
    for i in range(3): yield await v(i)
print(asyncio.run(main()))
async def deep(n): return n if n == 0 else 1 + await deep(n - 1)
print(asyncio.run(deep(100)))
async def mutual_a(n): return [] if n == 0 else ['a'] + await mutual_b(n - 1)
async def mutual_b(n): return [] if n == 0 else ['b'] + await mutual_a(n - 1)
print(asyncio.run(mutual_a(5)))
