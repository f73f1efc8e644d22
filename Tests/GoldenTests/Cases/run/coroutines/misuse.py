# what is said about things that cannot be awaited, iterated, entered or used twice
import asyncio, inspect
async def co(): return 1
def show(f):
    try: print('->', repr(f()))
    except BaseException as e: print(type(e).__name__, e)
async def ashow(c):
    try: print('->', repr(await c))
    except BaseException as e: print(type(e).__name__, e)
async def main():
    c = co(); await ashow(c); await ashow(c)
    await ashow(5) if False else None
    async def bad(): await 5
    await ashow(bad())
    async def bad2():
        async for x in [1]: pass
    await ashow(bad2())
    async def bad3():
        async with 5: pass
    await ashow(bad3())
    async def bad4():
        with asyncio.Lock(): pass
    await ashow(bad4())
    class A:
        def __await__(self): return 5
    async def bad5(): await A()
    await ashow(bad5())
    class B:
        def __await__(self): yield 5
    async def bad6(): await B()
    await ashow(asyncio.create_task(bad6()))
    class C:
        def __aiter__(self): return self
        def __anext__(self): return 5
    async def bad7():
        async for x in C(): pass
    await ashow(bad7())
    class D:
        async def __aenter__(self): return 1
    async def bad8():
        async with D(): pass
    await ashow(bad8())
    t = asyncio.current_task()
    async def selfwait(): await asyncio.current_task()
    await ashow(asyncio.create_task(selfwait(), name='me')) if False else None
    show(lambda: asyncio.get_event_loop().run_until_complete(asyncio.sleep(0)))
    show(lambda: asyncio.run(main()))
    ag = (x async for x in C())
    print(type(ag).__name__)
    async def agen():
        yield 1
        await asyncio.sleep(0)
        yield 2
    g = agen()
    a, b = g.__anext__(), g.__anext__()
    print(await a); await ashow(b); await ashow(a)
    x = g.__anext__()
    await ashow(x); await g.aclose(); await ashow(g.__anext__()); await ashow(g.asend(1)); await ashow(g.athrow(ValueError('v'))); await ashow(g.aclose())
    g2 = agen(); await ashow(g2.asend(5)); await ashow(g2.athrow(KeyError('k'))); await ashow(g2.__anext__())
    async def par():
        await asyncio.sleep(0); yield 1
    g3 = par(); r = await asyncio.gather(g3.__anext__(), g3.__anext__(), return_exceptions=True); print(r)
    f = asyncio.Future(); show(lambda: f.result()); show(lambda: f.exception()); f.cancel(); await ashow(f)
    show(lambda: asyncio.ensure_future(5)); show(lambda: asyncio.create_task(5)); show(lambda: asyncio.gather(5)); show(lambda: asyncio.shield(5))
    await ashow(asyncio.wait_for(5, 1)); await ashow(asyncio.wait([5])); await ashow(asyncio.sleep('x')); await ashow(asyncio.sleep(-1, 'neg'))
    s = asyncio.Semaphore(0); await ashow(asyncio.wait_for(s.acquire(), .001)); l = asyncio.Lock(); show(l.release)
    q = asyncio.Queue(1); show(q.get_nowait); q.put_nowait(1); show(lambda: q.put_nowait(2)); q.task_done(); show(q.task_done)
    tg = asyncio.TaskGroup(); show(lambda: tg.create_task(co()))
    async with tg: pass
    show(lambda: tg.create_task(co()))
    async def again():
        async with tg: pass
    await ashow(again())
    ev = asyncio.Event(); show(lambda: ev.wait().send(None)); 
    print(await asyncio.gather(*[asyncio.wait_for(asyncio.sleep(0, i), None) for i in range(3)]))
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
