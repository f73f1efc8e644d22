import asyncio, types
@types.coroutine
def old(n):
    print('old start', n)
    yield from asyncio.sleep(0.01).__await__()
    x = yield from inner()
    yield
    return n + x
@types.coroutine
def inner():
    yield
    return 100
async def new(): return await old(5)
class Aw:
    def __await__(self):
        yield
        f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_soon(f.set_result, 'future result')
        return (yield from f)
async def bad_yield():
    @types.coroutine
    def y(): yield 'not a future'
    await y()
async def bad_task_yield():
    await asyncio.sleep(0)
async def main():
    print(await new(), await Aw(), await asyncio.gather(old(1), Aw()))
    try: await asyncio.create_task(bad_yield())
    except RuntimeError as e: print(str(e).split(' <Task')[0], '...', str(e).split('got bad yield')[-1] if 'got bad yield' in str(e) else e)
    print(await asyncio.wait_for(old(7), 1))
asyncio.run(main())
