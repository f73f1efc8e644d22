import asyncio
async def w(n, d=0, e=None):
    try:
        await asyncio.sleep(d)
        if e: raise e
        return n
    except asyncio.CancelledError: print(n, 'cancelled'); raise
def tree(g): return [tree(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in g.exceptions]
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(w('a', .02), name='named'); b = tg.create_task(w('b')); print(a.get_name(), a.done())
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w('slow', 5)); tg.create_task(w('x', 0, ValueError('v'))); tg.create_task(w('y', 0, KeyError('k')))
    except* ValueError as g: print('V', tree(g), g.message)
    except* KeyError as g: print('K', tree(g))
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(w('child', 5)); await asyncio.sleep(0); raise LookupError('body')
    except BaseExceptionGroup as g: print(type(g).__name__, g, tree(g), t.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w('fails', 0, OSError('o')))
            try: await asyncio.sleep(5)
            except asyncio.CancelledError: print('body cancelled'); raise
    except ExceptionGroup as g: print(tree(g))
    async with asyncio.TaskGroup() as tg:
        async def spawn(k):
            if k: tg.create_task(spawn(k - 1))
            await asyncio.sleep(0); print('spawned', k)
        tg.create_task(spawn(2))
    async def outer():
        async with asyncio.TaskGroup() as tg: tg.create_task(w('in outer', 5))
    o = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0); o.cancel()
    try: await o
    except asyncio.CancelledError: print('outer: CancelledError, no group')
    try: tg.create_task(w('late'))
    except RuntimeError as e: print('RuntimeError', str(e).split(' at')[0].split('<')[0], 'is finished' in str(e))
    try: asyncio.TaskGroup().create_task(w('early'))
    except RuntimeError as e: print('has not been entered' in str(e))
    async with asyncio.TaskGroup() as tg: c = tg.create_task(w('self-cancelled', 5)); await asyncio.sleep(0); c.cancel()
    print('a cancelled child is no failure', c.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            async with asyncio.TaskGroup() as tg2: tg2.create_task(w('n', 0, ValueError('nested')))
    except ExceptionGroup as g: print(tree(g))
    async with asyncio.TaskGroup() as tg: pass
    print('empty group done', asyncio.current_task().cancelling())
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
