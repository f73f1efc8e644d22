import asyncio
async def ticker(name, n):
    try:
        for i in range(n):
            yield f'{name}{i}'
            await asyncio.sleep(0)
    finally: print(name, 'closed')
async def consume(g, out, limit=99):
    async for x in g:
        out.append(x)
        if len(out) >= limit: break
async def main():
    out = []; await asyncio.gather(consume(ticker('a', 3), out), consume(ticker('b', 2), out)); print(out)
    g = ticker('c', 5)
    t = asyncio.create_task(anext(g)) if False else asyncio.ensure_future(anext(g)); print(await t)
    async def slow():
        await asyncio.sleep(0.05); yield 1
    s = slow(); t1 = asyncio.create_task(step(s)); await asyncio.sleep(0)
    for f in (s.__anext__, lambda: s.asend(None), lambda: s.athrow(ValueError), s.aclose):
        try: await f()
        except RuntimeError as e: print(e)
    print(await t1); await s.aclose(); await g.aclose()
    t = asyncio.create_task(consume(waits_forever(), [])); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print('consumer cancelled')
    await asyncio.sleep(0)
    async for x in ticker('left open', 3): break
    print('end of main')
async def step(g): return await g.__anext__()
async def waits_forever():
    try:
        await asyncio.sleep(100); yield 1
    except asyncio.CancelledError: print('generator sees the cancellation'); raise
    finally: print('generator cleanup')
asyncio.run(main()); print('loop closed')
