# the order in which ready callbacks, timers, tasks and wake-ups run
import asyncio
out = []
def n(x): out.append(x)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(n, 'soon 1'); t = asyncio.create_task(co('task')); loop.call_soon(n, 'soon 2'); loop.call_later(0, n, 'later 0'); n('main goes on'); await asyncio.sleep(0); n('main after 1'); await asyncio.sleep(0); n('main after 2'); await t; n('task awaited'); print(out); out.clear()
    f = loop.create_future(); f.add_done_callback(lambda _: n('cb 1')); w = asyncio.create_task(waits(f)); await asyncio.sleep(0); f.add_done_callback(lambda _: n('cb 2')); f.set_result(1); n('set'); await w; print(out); out.clear()
    base = loop.time() + .02
    for name, d in (('c', .003), ('a', .001), ('b', .002), ('a2', .001)): loop.call_at(base + d, n, name)
    await asyncio.sleep(.06); print(out); out.clear()
    a = asyncio.create_task(co('A', 2)); b = asyncio.create_task(co('B', 2)); await asyncio.wait([a, b]); print(out); out.clear()
    async def parent(): n('p start'); await child(); n('p end')
    async def child(): n('c start'); await asyncio.sleep(0); n('c end')
    x = asyncio.create_task(parent()); y = asyncio.create_task(parent()); await x; n('x done'); await y; print(out); out.clear()
    g = asyncio.gather(co('g1'), co('g2')); n('gathered'); await g; n('after'); print(out); out.clear()
    async def done_already(): return 1
    t = asyncio.create_task(done_already()); loop.call_soon(n, 's'); await t; n('awaited'); await t; n('again'); print(out)
async def co(name, k=1):
    n(f'{name} start')
    for i in range(k): await asyncio.sleep(0); n(f'{name} {i}')
async def waits(f): n('waiting'); await f; n('woken')
asyncio.run(main())
