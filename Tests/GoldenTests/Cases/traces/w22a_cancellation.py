# cancellation against finally, shield, wait_for, timeout, gather, and counts of requests
import asyncio
log = []
async def fin(n, rounds=2):
    try:
        log.append('start ' + n)
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        log.append(('cancelled', n, e.args))
        raise
    finally:
        for i in range(rounds):
            await asyncio.sleep(0)
            log.append(('cleanup', n, i))
async def swallow():
    try: await asyncio.sleep(100)
    except asyncio.CancelledError: log.append('swallowed')
    return 'survived'
async def cancelled_in_finally():
    try:
        try: await asyncio.sleep(100)
        finally:
            try: await asyncio.sleep(100)
            finally: log.append('inner finally'); await asyncio.sleep(0)
            log.append('never')
    except asyncio.CancelledError as e:
        log.append(('ctx', type(e.__context__).__name__))
        raise
async def show(t):
    try: return ('result', await t)
    except asyncio.CancelledError as e: return ('cancelled', e.args)
    except BaseException as e: return (type(e).__name__, str(e))
async def main():
    t = asyncio.create_task(fin('a')); await asyncio.sleep(0)
    print(t.cancel('msg'), t.cancelling(), t.cancelled(), await show(t), t.cancelled(), log); log.clear()
    t = asyncio.create_task(fin('never started')); t.cancel()
    print(await show(t), log); log.clear()
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel()
    print(await show(t), t.cancelled(), t.cancelling(), log); log.clear()
    t = asyncio.create_task(cancelled_in_finally()); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); t.cancel()
    print(await show(t), log); log.clear()
    inner = asyncio.create_task(fin('shielded')); s = asyncio.create_task(show(asyncio.shield(inner))); await asyncio.sleep(0); await asyncio.sleep(0)
    s.cancel(); print(await show(s), inner.done(), log); inner.cancel(); print(await show(inner), log); log.clear()
    async def wf(): return await asyncio.wait_for(fin('wf'), 0.01)
    print(await show(asyncio.create_task(wf())), log); log.clear()
    async def to():
        async with asyncio.timeout(0.01) as cm:
            try: await fin('to')
            finally: log.append(('expired', cm.expired()))
    print(await show(asyncio.create_task(to())), log); log.clear()
    async def both():
        async with asyncio.timeout(10): await fin('outer cancel')
    t = asyncio.create_task(both()); await asyncio.sleep(0); t.cancel('why'); print(await show(t), log); log.clear()
    ts = [asyncio.create_task(fin(n)) for n in 'xy']; g = asyncio.gather(*ts); await asyncio.sleep(0); g.cancel()
    print(await show(g), [t.cancelled() for t in ts], log); log.clear()
    async def bad():
        await asyncio.sleep(0); raise ValueError('bad')
    ts = [asyncio.create_task(fin('g')), asyncio.create_task(bad())]
    print(await show(asyncio.gather(*ts)), [t.done() for t in ts]); ts[0].cancel(); print(await show(ts[0]), log); log.clear()
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel(); print(t.cancelling(), t.uncancel(), t.cancelling(), await show(t)); log.clear()
    async def selfc():
        asyncio.current_task().cancel('self'); log.append('runs on'); await asyncio.sleep(0); log.append('never')
    print(await show(asyncio.create_task(selfc())), log); log.clear()
    async def selfc2():
        asyncio.current_task().cancel(); return 'no more awaits'
    print(await show(asyncio.create_task(selfc2())))
    async def raises_ce(): raise asyncio.CancelledError('by hand')
    t = asyncio.create_task(raises_ce()); print(await show(t), t.cancelled())
    f = asyncio.get_running_loop().create_future(); t = asyncio.create_task(show(f)); await asyncio.sleep(0); f.cancel('future'); print(await t, f.cancelled())
    t = asyncio.create_task(show(asyncio.get_running_loop().create_future())); await asyncio.sleep(0); t.cancel('task'); print(await t)
asyncio.run(main())
