# contexts of exceptions that come through awaits, tasks, timeouts, groups and asynchronous generators
import asyncio, sys
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(f'{type(e).__name__}({e})')
        if e.__cause__ is not None: out.append('<-'); e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__: out.append('..'); e = e.__context__
        else: break
    return ' '.join(out)
async def leaf(f):
    try: raise KeyError('leaf')
    except KeyError:
        try: return await f
        except ValueError as e:
            print('leaf sees', chain(e)); raise
async def middle(f):
    try: raise IndexError('middle')
    except IndexError: return await leaf(f)
async def top(f):
    try: return await middle(f)
    except Exception as e: print('top sees', chain(e)); raise RuntimeError('top') from e
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future(); loop.call_later(.001, f.set_exception, ValueError('set'))
    try: await top(f)
    except RuntimeError as e: print('main', chain(e))
    t = asyncio.create_task(top(loop.create_future())); await asyncio.sleep(0); t.cancel('stop')
    try: await t
    except asyncio.CancelledError as e: print('cancelled', chain(e), e.args)
    done = loop.create_future(); done.set_exception(ValueError('already'))
    try: await top(done)
    except RuntimeError as e: print('main', chain(e))
    try:
        try: raise OSError('outer')
        except OSError:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(top(done)); tg.create_task(asyncio.sleep(9))
    except* RuntimeError as eg: print('group', chain(eg), [chain(x) for x in eg.exceptions])
    try:
        try: raise OSError('outer')
        except OSError: await asyncio.gather(top(done), asyncio.sleep(0))
    except RuntimeError as e: print('gather', chain(e))
    async def slow():
        try: await asyncio.sleep(9)
        finally: raise LookupError('in finally')
    try:
        async with asyncio.timeout(.001): await slow()
    except LookupError as e: print('timeout', chain(e))
    try: await asyncio.wait_for(slow(), .001)
    except LookupError as e: print('wait_for', chain(e))
    try:
        async with asyncio.timeout(.001):
            try: await asyncio.sleep(5)
            except asyncio.CancelledError: raise
    except TimeoutError as e: print('timeout', chain(e))
    async def gen():
        try:
            yield 1; yield 2
        except GeneratorExit: print('gen closing', chain(sys.exc_info()[1])); raise
        finally: print('gen fin', sys.exc_info()[0])
    try:
        async for x in gen():
            raise ZeroDivisionError('body')
    except ZeroDivisionError as e: print('for', chain(e))
    await asyncio.sleep(0); await asyncio.sleep(0)
    g = gen(); await g.__anext__()
    try:
        try: raise OSError('handled')
        except OSError: await g.athrow(ValueError('thrown'))
    except ValueError as e: print('athrow', chain(e))
asyncio.run(main())
