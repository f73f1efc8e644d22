import asyncio
async def ok(v, d=0): await asyncio.sleep(d); return v
async def bad(e, d=0): await asyncio.sleep(d); raise e
async def show(aw):
    try: return await aw
    except BaseException as e: return repr(e)
async def main():
    print(await asyncio.gather(ok(1, .03), ok(2), ok(3, .01)), await asyncio.gather(), await asyncio.gather(ok('one')), await asyncio.gather(*[ok(i) for i in range(3)]))
    print(await asyncio.gather(ok(1), bad(ValueError('v')), ok(3), return_exceptions=True), await show(asyncio.gather(ok(1, .05), bad(ValueError('first')), bad(KeyError('second')))))
    c = ok('same'); print(await asyncio.gather(c, c, ok('other')))
    t = asyncio.create_task(ok('task')); f = asyncio.get_running_loop().create_future(); f.set_result('future'); print(await asyncio.gather(t, f, ok('coro')), t.done())
    print(await asyncio.gather(asyncio.gather(ok(1), ok(2)), ok(3)))
    g = asyncio.gather(ok(1, 1), ok(2, 1)); await asyncio.sleep(0); print(g.done(), g.cancel()); print(await show(g), g.cancelled())
    kids = [asyncio.create_task(ok(i, 1)) for i in range(2)]; g = asyncio.gather(*kids, return_exceptions=True); await asyncio.sleep(0); kids[0].cancel(); await asyncio.sleep(0); kids[1].cancel(); print(await show(g))
    kids = [asyncio.create_task(ok(i, 1)) for i in range(2)]; g = asyncio.gather(*kids); await asyncio.sleep(0); kids[0].cancel('kid'); print(await show(g), kids[1].done()); kids[1].cancel()
    survivors = []
    async def s(): await asyncio.sleep(.02); survivors.append('still ran'); 
    print(await show(asyncio.gather(s(), bad(OSError('quick')))), survivors); await asyncio.sleep(.05); print(survivors)
    outer = asyncio.create_task(show(asyncio.gather(ok(1, 1), ok(2, 1)))); await asyncio.sleep(0); outer.cancel(); print(await outer)
    try: await asyncio.gather(5)
    except TypeError as e: print(e)
    x, (y, z) = await asyncio.gather(ok('x'), ok(('y', 'z'))); print(x, y, z, type(asyncio.gather(ok(1))).__name__)
    print(await asyncio.gather(bad(asyncio.CancelledError('ce')), ok(2), return_exceptions=True))
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
