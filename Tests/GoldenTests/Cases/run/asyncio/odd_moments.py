# groups, timeouts, gathers, locks and queues in odd moments: cancellation that is swallowed, late or doubled
# stderr: ignore
import asyncio
async def boom(n, d=0):
    await asyncio.sleep(d)
    raise ValueError(n)
async def quiet(d, log, n):
    try: await asyncio.sleep(d); return n
    except asyncio.CancelledError: log.append(('cancelled', n)); raise
async def main():
    log = []
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(1)); tg.create_task(boom(2)); tg.create_task(quiet(1, log, 'q'))
    except* ValueError as eg: print(sorted(str(e) for e in eg.exceptions), log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(quiet(1, log, 'r')); await asyncio.sleep(0); raise KeyError('body')
    except* KeyError as eg: print(eg.exceptions, log, eg.message)
    async def nested():
        async with asyncio.TaskGroup() as a:
            async with asyncio.TaskGroup() as b:
                b.create_task(boom('inner')); a.create_task(quiet(1, log, 's'))
    log.clear()
    try: await nested()
    except* ValueError as eg: print(repr(eg), log)
    log.clear()
    async def outer():
        async with asyncio.TaskGroup() as tg: tg.create_task(quiet(5, log, 't'))
    t = asyncio.create_task(outer()); await asyncio.sleep(.001); t.cancel('x')
    try: await t
    except asyncio.CancelledError as e: print('outer cancelled', log, t.cancelled(), t.cancelling())
    async def suicide():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(suicide())
    except BaseException as e: print(type(e))
    else: print('a cancelled child is nothing')
    async def spawn(tg): tg.create_task(quiet(0, log, 'late')); 
    async with asyncio.TaskGroup() as tg: tg.create_task(spawn(tg))
    async def base(): raise KeyboardInterrupt('k')
    async def exits(): raise SystemExit(3)
    g = asyncio.gather(quiet(0, log, 1), boom('g'), quiet(.01, log, 3), return_exceptions=True); print(await g, g)
    g = asyncio.gather(quiet(0, log, 1), boom('g'), quiet(.01, log, 3))
    try: await g
    except ValueError as e: print(g.done(), g.exception() is e)
    await asyncio.sleep(.02); print(log)
    s = asyncio.shield(quiet(0, log, 'sh')); print(await s)
    e = asyncio.Event()
    async def wt(n):
        try:
            async with asyncio.timeout(.005): await e.wait()
        except TimeoutError: return ('timeout', n)
        return ('ok', n)
    print(await asyncio.gather(*(wt(i) for i in range(3))))
    async with asyncio.timeout(1) as tm:
        async with asyncio.timeout(0): 
            pass
    try:
        async with asyncio.timeout(-1): await asyncio.sleep(0)
    except TimeoutError: print('past')
    try:
        async with asyncio.timeout(.001):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: pass
            print('swallowed'); await asyncio.sleep(0)
    except TimeoutError: print('still timeout')
    else: print('no timeout')
    print(asyncio.current_task().cancelling())
    q = asyncio.Queue(); prod = [asyncio.create_task(q.put(i)) for i in range(3)]
    print([await q.get() for _ in range(3)])
    c = asyncio.Condition(); 
    async def cw(n):
        async with c: await c.wait(); return n
    ts = [asyncio.create_task(cw(i)) for i in range(3)]; await asyncio.sleep(0)
    ts[0].cancel()
    async with c: c.notify(1)
    await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0)
    print([t.done() for t in ts])
    async with c: c.notify_all()
    print(await asyncio.gather(*ts, return_exceptions=True))
    sem = asyncio.Semaphore(1); await sem.acquire()
    w1, w2 = asyncio.create_task(sem.acquire()), asyncio.create_task(sem.acquire()); await asyncio.sleep(0)
    w1.cancel(); sem.release(); await asyncio.sleep(0); await asyncio.sleep(0); print(w1.cancelled(), w2.done(), sem.locked())
    res = []
    for f in asyncio.as_completed({quiet(.01, log, 'a'), quiet(0, log, 'b')}): res.append(await f)
    print(res)
    try: await asyncio.wait_for(boom('wf', .001), 1)
    except ValueError as e: print(repr(e), e.__context__)
    lock = asyncio.Lock()
    async def lk(n):
        async with lock: log.append(n); await asyncio.sleep(0)
    log.clear(); await asyncio.gather(*(lk(i) for i in range(4))); print(log)
    await asyncio.gather(asyncio.sleep(0), *[asyncio.to_thread(log.append, i) for i in range(2)]); print(sorted(log))
asyncio.run(main())
for c in ('k', 's'):
    async def m():
        async def b(): raise KeyboardInterrupt(c) if c == 'k' else SystemExit(c)
        t = asyncio.create_task(b())
        try: await asyncio.sleep(1)
        finally: print('main cleaned')
    try: asyncio.run(m())
    except BaseException as e: print(repr(e))
