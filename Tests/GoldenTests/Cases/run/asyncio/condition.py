import asyncio
async def main():
    c = asyncio.Condition(); log = []; ready = 0
    async def waiter(n):
        async with c: await c.wait(); log.append(n)
    ts = [asyncio.create_task(waiter(n)) for n in 'abcd']; await asyncio.sleep(0); await asyncio.sleep(0)
    async with c: c.notify(); log.append('notified 1')
    await asyncio.sleep(0); await asyncio.sleep(0)
    async with c: c.notify(2); log.append('notified 2')
    await asyncio.sleep(0.01)
    async with c: c.notify_all(); log.append('all')
    await asyncio.gather(*ts); print(log)
    async def consumer():
        async with c: r = await c.wait_for(lambda: ready >= 3); return r, ready
    t = asyncio.create_task(consumer())
    for _ in range(4):
        await asyncio.sleep(0)
        async with c: ready += 1; c.notify_all()
    print(await t)
    for f in (c.notify, c.notify_all):
        try: f()
        except RuntimeError as e: print(e)
    try: await c.wait()
    except RuntimeError as e: print(e)
    t = asyncio.create_task(waiter('x')); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print('cancelled, lock free:', not c.locked())
    l = asyncio.Lock(); d = asyncio.Condition(l); await d.acquire(); print(l.locked(), d.locked()); d.release(); print(repr(d).split('[')[1])
asyncio.run(main())
