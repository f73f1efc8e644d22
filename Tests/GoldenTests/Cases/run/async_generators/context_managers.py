import asyncio, contextlib
@contextlib.asynccontextmanager
async def resource(n, swallow=()):
    print('open', n); await asyncio.sleep(0)
    try: yield n.upper()
    except swallow as e: print('swallowed', repr(e))
    finally: await asyncio.sleep(0); print('close', n)
@contextlib.asynccontextmanager
async def twice():
    yield 1
    yield 2
@contextlib.asynccontextmanager
async def never():
    return
    yield
async def main():
    async with resource('a') as a, resource('b') as b: print(a, b)
    async with resource('c', (ValueError,)): raise ValueError('v')
    try:
        async with resource('d'): raise KeyError('k')
    except KeyError as e: print(repr(e))
    for f in (twice, never):
        try:
            async with f() as x: print(x)
        except RuntimeError as e: print(e)
    try:
        async with twice(): raise ValueError('body')
    except (RuntimeError, ValueError) as e: print(repr(e))
    async with contextlib.aclosing(gen()) as g:
        async for x in g: print(x); break
    print('closed at once')
    async with contextlib.AsyncExitStack() as st:
        for n in 'xy': print(await st.enter_async_context(resource(n)))
        st.push_async_callback(cb, 1, k=2); st.callback(print, 'sync callback')
    @resource('deco')
    async def f(): return 'decorated'
    print(await f())
    async with contextlib.nullcontext('nothing') as n: print(n)
async def cb(*a, **k): print('async callback', a, k)
async def gen():
    try: yield 1; yield 2
    finally: print('gen closed')
asyncio.run(main())
