import asyncio
async def main():
    e = asyncio.Event(); log = []
    async def waiter(n): log.append(f'{n} waits'); r = await e.wait(); log.append(f'{n} {r}')
    ts = [asyncio.create_task(waiter(n)) for n in 'abc']; await asyncio.sleep(0); print(e.is_set(), repr(e).split('[')[1]); e.set(); log.append('set'); await asyncio.gather(*ts); print(log, e.is_set(), await e.wait(), repr(e).split('[')[1]); e.clear(); print(e.is_set())
    t = asyncio.create_task(e.wait()); await asyncio.sleep(0); e.set(); e.clear(); print(await t, e.is_set())
    t = asyncio.create_task(e.wait()); u = asyncio.create_task(e.wait()); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); e.set(); print(await u, t.cancelled())
    e.clear()
    try: await asyncio.wait_for(e.wait(), .01)
    except TimeoutError: print('timeout')
    async def ping(n, mine, other, k):
        for i in range(k): await mine.wait(); mine.clear(); out.append(f'{n}{i}'); other.set()
    a, b, out = asyncio.Event(), asyncio.Event(), []; a.set(); await asyncio.gather(ping('ping', a, b, 3), ping('pong', b, a, 3)); print(out)
asyncio.run(main())
