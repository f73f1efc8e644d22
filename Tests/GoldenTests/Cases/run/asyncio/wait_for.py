import asyncio
async def ok(v, d=0): await asyncio.sleep(d); return v
async def stubborn():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: print('stubborn: cancelled'); return 'refused'
async def cleanup():
    try: await asyncio.sleep(10)
    finally: await asyncio.sleep(.01); print('cleaned')
async def raises_on_cancel():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: raise ValueError('instead')
async def show(aw):
    try: return await aw
    except BaseException as e: return repr(e)
async def main():
    print(await asyncio.wait_for(ok('v'), 1), await asyncio.wait_for(ok('n'), None), await show(asyncio.wait_for(ok('late', 1), .01)), await show(asyncio.wait_for(cleanup(), .01)), await show(asyncio.wait_for(stubborn(), .01)), await show(asyncio.wait_for(raises_on_cancel(), .01)))
    t = asyncio.create_task(ok('x', 1)); print(await show(asyncio.wait_for(t, .01)), t.cancelled())
    t = asyncio.create_task(ok('y', .02)); print(await show(asyncio.wait_for(asyncio.shield(t), .001)), t.done(), await t)
    print(await show(asyncio.wait_for(ok('zero', 1), 0)), await show(asyncio.wait_for(ok('neg', 1), -1))); d = asyncio.create_task(ok('done')); await d; print(await asyncio.wait_for(d, 0))
    async def err(): raise KeyError('inner')
    print(await show(asyncio.wait_for(err(), 1)), await asyncio.wait_for(asyncio.wait_for(ok('nested'), 1), 1))
    w = asyncio.create_task(show(asyncio.wait_for(cleanup(), 10))); await asyncio.sleep(0); await asyncio.sleep(0); w.cancel('outer'); print(await w)
    try: await asyncio.wait_for(ok(1, 1), .01)
    except TimeoutError as e: print('TimeoutError', e.args, repr(e.__cause__))
asyncio.run(main())
