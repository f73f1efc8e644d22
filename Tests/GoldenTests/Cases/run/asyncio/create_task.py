import asyncio
async def job(n, log):
    log.append(f'start {n}'); await asyncio.sleep(0); log.append(f'end {n}'); return n * 10
async def main():
    log = []
    t = asyncio.create_task(job(1, log), name='first'); u = asyncio.create_task(job(2, log)); log.append('created')
    print(t.done(), t.get_name(), u.get_name(), t.cancelled(), await t, t.done(), t.result(), t.exception(), log); print(await u, await u, log)
    t.set_name('renamed'); print(t.get_name()); v = asyncio.ensure_future(job(3, [])); print(await v, isinstance(v, asyncio.Task), isinstance(v, asyncio.Future), asyncio.ensure_future(v) is v, asyncio.isfuture(v))
    w = asyncio.create_task(job(4, []))
    for f in (w.result, w.exception, lambda: w.set_result(1), lambda: w.set_exception(ValueError())):
        try: f()
        except (asyncio.InvalidStateError, RuntimeError) as e: print(type(e).__name__, e)
    print(await w, w.get_coro().__name__, w.get_loop() is asyncio.get_running_loop())
    for bad in (5, job, None):
        try: asyncio.create_task(bad)
        except TypeError as e: print(str(e).split(' at 0x')[0])
    async def who(): return asyncio.current_task().get_name(), len(asyncio.all_tasks())
    print(await asyncio.create_task(who(), name='inner'), await who())
    async def err(): raise KeyError('k')
    e = asyncio.create_task(err())
    try: await e
    except KeyError as x: print(repr(x), repr(e.exception()), e.exception() is x)
    try: e.result()
    except KeyError as x: print(repr(x))
    cb = asyncio.create_task(job(5, [])); cb.add_done_callback(lambda t: print('callback 1', t.result())); f2 = lambda t: print('never'); cb.add_done_callback(f2); print(cb.remove_done_callback(f2), cb.remove_done_callback(f2)); await cb; cb.add_done_callback(lambda t: print('late callback')); await asyncio.sleep(0)
    loop = asyncio.get_running_loop(); print(await loop.create_task(job(6, [])), await asyncio.wait_for(loop.create_task(job(7, []), name='x'), None))
try: asyncio.create_task(job(0, []))
except RuntimeError as e: print(e)
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
