import asyncio
async def show(f):
    try: return await f()
    except BaseException as e: return repr(e)
async def main():
    async def expires():
        async with asyncio.timeout(.01) as cm:
            try: await asyncio.sleep(10)
            except asyncio.CancelledError: print('cancelled inside'); raise
    async def in_time():
        async with asyncio.timeout(10) as cm: await asyncio.sleep(0)
        return cm.expired()
    async def none():
        async with asyncio.timeout(None) as cm: return cm.when()
    async def own_error():
        async with asyncio.timeout(10): raise ValueError('own')
    async def nested():
        async with asyncio.timeout(10) as outer:
            try:
                async with asyncio.timeout(.01) as inner: await asyncio.sleep(5)
            except TimeoutError: return 'inner', inner.expired(), outer.expired()
    async def resched():
        async with asyncio.timeout(10) as cm:
            cm.reschedule(asyncio.get_running_loop().time() + .01); await asyncio.sleep(5)
    async def swallow():
        async with asyncio.timeout(.01) as cm:
            try: await asyncio.sleep(5)
            except asyncio.CancelledError: pass
            return 'went on', cm.expired()
    async def at():
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + .01): await asyncio.sleep(5)
    async def zero():
        async with asyncio.timeout(0): await asyncio.sleep(0); await asyncio.sleep(0); return 'not reached'
    async def past():
        async with asyncio.timeout(-1): return 'no suspension, no timeout'
    for f in (expires, in_time, none, own_error, nested, resched, swallow, at, zero, past): print(f.__name__, await show(f))
    cm = asyncio.timeout(1)
    async with cm: pass
    for g in (lambda: cm.__aenter__(), ):
        try: await g()
        except RuntimeError as e: print(e)
    try: cm.reschedule(1)
    except RuntimeError as e: print(e)
    print(repr(cm).split(' ')[0], asyncio.current_task().cancelling())
asyncio.run(main())
