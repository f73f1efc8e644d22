# asyncio.sleep(0) is a coroutine like any other, although it only lets the others run.
import asyncio
import gc
import inspect

c = asyncio.sleep(0, 'result')
print(type(c).__name__, c.__name__, c.__qualname__, asyncio.iscoroutine(c), inspect.iscoroutine(c))
print(inspect.getcoroutinestate(c), c.send(None), inspect.getcoroutinestate(c), c.cr_frame is None)
try:
    c.send(None)
except StopIteration as e:
    print('ended with', e.value, inspect.getcoroutinestate(c), c.cr_frame)
try:
    c.send(None)
except RuntimeError as e:
    print(e)

c = asyncio.sleep(0)
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
c = asyncio.sleep(-1)
print(c.send(None))
c.close()
c.close()
c = asyncio.sleep(0)
c.send(None)
try:
    c.throw(KeyError('thrown'))
except KeyError as e:
    print(repr(e), inspect.getcoroutinestate(c))
i = asyncio.sleep(0, 5).__await__()
print(next(i))
try:
    i.send('ignored')
except StopIteration as e:
    print(e.value)
asyncio.sleep(0)
gc.collect()


async def cancelled():
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print('cancelled', e.args)
        raise


async def main():
    print(await asyncio.create_task(asyncio.sleep(0, "as a task")), await asyncio.gather(*[asyncio.sleep(0, i) for i in range(3)]))
    t = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    t.cancel('why')
    try:
        await t
    except asyncio.CancelledError as e:
        print('out', e.args)
    t = asyncio.create_task(asyncio.sleep(0, 'late'))
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    c = asyncio.sleep(0)
    await c
    try:
        await c
    except RuntimeError as e:
        print(e)
    async with asyncio.timeout(0):
        try:
            for _ in range(1000):
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            print('timed out')
            raise


try:
    asyncio.run(main())
except TimeoutError as e:
    print(repr(e))
