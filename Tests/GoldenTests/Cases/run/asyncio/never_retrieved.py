import asyncio, gc
async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)
async def main():
    t = asyncio.create_task(fail('lost'), name='lost-task'); await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0); print('done', t.done()); del t; print('dropped')
    t = asyncio.create_task(fail('seen'), name='seen'); await asyncio.wait([t]); print(repr(t.exception())); del t
    f = asyncio.get_running_loop().create_future(); f.set_exception(KeyError('future lost')); del f; print('future dropped')
    r = await asyncio.gather(fail('g1'), return_exceptions=True); print(r)
asyncio.run(main())
print('end')
