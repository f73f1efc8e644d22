import asyncio
async def main():
    log = []
    async def w(n, k):
        for i in range(k): log.append(n); await asyncio.sleep(0)
    await asyncio.gather(w('a', 4), w('b', 2), w('c', 3)); print(''.join(log)); log.clear()
    ts = [asyncio.create_task(w(str(i), 2)) for i in range(3)]
    for t in ts: await t
    print(''.join(log)); log.clear()
    async def sub(n): log.append(n); await asyncio.sleep(0); log.append(n.upper())
    async def seq(ns):
        for n in ns: await sub(n)
    await asyncio.gather(seq('ab'), seq('xy')); print(''.join(log)); log.clear()
    q = asyncio.Queue(1)
    async def p():
        for i in range(5): log.append(f'p{i}'); await q.put(i)
    async def c():
        for i in range(5): log.append(f'c{await q.get()}')
    await asyncio.gather(p(), c()); print(log); log.clear()
    l = asyncio.Lock()
    async def k(n):
        for _ in range(2):
            async with l: log.append(n)
    await asyncio.gather(k('x'), k('y')); print(log); log.clear()
    e = asyncio.Event()
    async def ev(n): await e.wait(); log.append(n)
    ts = [asyncio.create_task(ev(i)) for i in range(4)]; await asyncio.sleep(0); e.set(); await asyncio.sleep(0); print(log); await asyncio.gather(*ts)
asyncio.run(main())
