import asyncio
async def main():
    q = asyncio.Queue(); print(q.empty(), q.full(), q.qsize(), q.maxsize)
    for i in range(3): q.put_nowait(i)
    print(await q.get(), q.get_nowait(), q.qsize(), repr(q).split(' ', 3)[-1])
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(type(e).__name__, e.args)
    b = asyncio.Queue(maxsize=1); b.put_nowait('x')
    try: b.put_nowait('y')
    except asyncio.QueueFull as e: print(type(e).__name__, b.full())
    log = []
    async def prod():
        for i in range(4): await b.put(i); log.append(f'put {i}')
    async def cons():
        for _ in range(5): x = await b.get(); log.append(f'got {x}'); b.task_done()
    await asyncio.gather(prod(), cons()); print(log)
    g = asyncio.create_task(q.get()); await q.get() if not q.empty() else None; await asyncio.sleep(0); print(g.done()); q.put_nowait('for g'); print(await g)
    g1, g2 = asyncio.create_task(q.get()), asyncio.create_task(q.get()); await asyncio.sleep(0); g1.cancel(); await asyncio.sleep(0); await q.put('for g2'); print(await g2, g1.cancelled())
    j = asyncio.Queue(); done = []
    async def worker(n):
        while True:
            x = await j.get(); await asyncio.sleep(0); done.append((n, x)); j.task_done()
    ws = [asyncio.create_task(worker(n)) for n in 'ab']
    for i in range(5): j.put_nowait(i)
    await j.join(); print(done, j.empty()); [w.cancel() for w in ws]; await asyncio.gather(*ws, return_exceptions=True)
    try: j.task_done()
    except ValueError as e: print(e)
    p = asyncio.PriorityQueue(); [p.put_nowait(x) for x in ((3, 'c'), (1, 'a'), (2, 'b'))]; print([p.get_nowait() for _ in range(3)])
    l = asyncio.LifoQueue(); [l.put_nowait(x) for x in range(3)]; print([l.get_nowait() for _ in range(3)])
    try: await asyncio.wait_for(l.get(), .01)
    except TimeoutError: print('timeout')
asyncio.run(main())
