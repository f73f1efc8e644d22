import asyncio
async def main():
    log = []
    async def w(n, swallow=0):
        while True:
            try: log.append(f'{n} works'); await asyncio.sleep(10)
            except asyncio.CancelledError as e:
                log.append(f'{n} cancelled {e.args}')
                if not swallow: raise
                swallow -= 1
    t = asyncio.create_task(w('a')); await asyncio.sleep(0); print(t.cancel(), t.cancelled(), t.done())
    try: await t
    except asyncio.CancelledError as e: print('awaited', e.args, t.cancelled(), t.done(), t.cancel())
    for f in (t.result, t.exception):
        try: f()
        except asyncio.CancelledError as e: print(f.__name__, repr(e))
    t = asyncio.create_task(w('b', 1)); await asyncio.sleep(0); t.cancel('once'); await asyncio.sleep(0); print(t.done(), t.cancelling()); t.cancel('twice'); await asyncio.wait([t]); print(t.cancelled(), t.cancelling())
    t = asyncio.create_task(w('never starts')); t.cancel(); await asyncio.wait([t]); print(t.cancelled())
    async def quick(): return 'done'
    t = asyncio.create_task(quick()); await t; print(t.cancel(), t.result())
    async def child(): await w('child')
    async def parent():
        try: await child()
        finally: log.append('parent finally')
    t = asyncio.create_task(parent()); await asyncio.sleep(0); t.cancel('deep'); await asyncio.wait([t])
    print(log); log.clear()
    async def converts():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: raise ValueError('converted') from None
    t = asyncio.create_task(converts()); await asyncio.sleep(0); t.cancel(); await asyncio.wait([t]); print(repr(t.exception()), t.cancelled())
    async def returns():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: return 'returned anyway'
    t = asyncio.create_task(returns()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
    f = asyncio.get_running_loop().create_future(); t = asyncio.create_task(asyncio.wait_for(f, 10)); await asyncio.sleep(0); t.cancel(); await asyncio.wait([t]); print(f.cancelled())
    print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__, asyncio.CancelledError.__mro__[1].__name__)
    async def self_cancel():
        asyncio.current_task().cancel()
        try: await asyncio.sleep(0)
        except asyncio.CancelledError: return 'caught own'
    print(await asyncio.create_task(self_cancel()))
    async def awaiter(): return await inner
    inner = asyncio.create_task(w('inner')); outer = asyncio.create_task(awaiter()); await asyncio.sleep(0); await asyncio.sleep(0); outer.cancel(); await asyncio.wait([outer]); print(inner.cancelled(), outer.cancelled(), log)
asyncio.run(main())
