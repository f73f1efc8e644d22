import asyncio
async def work(log):
    try: await asyncio.sleep(.02); log.append('finished'); return 'result'
    except asyncio.CancelledError: log.append('cancelled'); raise
async def main():
    log = []; t = asyncio.create_task(work(log)); s = asyncio.shield(t); await asyncio.sleep(0); s.cancel()
    try: await s
    except asyncio.CancelledError: print('shield cancelled', t.done(), log)
    print(await t, log); log.clear()
    async def outer(): return await asyncio.shield(work(log))
    o = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0); o.cancel()
    try: await o
    except asyncio.CancelledError: print('outer cancelled', log)
    await asyncio.sleep(.05); print(log); log.clear()
    t = asyncio.create_task(work(log)); s = asyncio.shield(t); await asyncio.sleep(0); t.cancel()
    try: await s
    except asyncio.CancelledError: print('inner cancelled', s.cancelled(), log)
    async def err(): await asyncio.sleep(0); raise KeyError('inner error')
    try: await asyncio.shield(err())
    except KeyError as e: print(repr(e))
    d = asyncio.create_task(work([])); await d; print(asyncio.shield(d) is d, await asyncio.shield(d))
asyncio.run(main())
