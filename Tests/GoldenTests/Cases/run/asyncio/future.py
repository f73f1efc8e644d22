import asyncio
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future(); print(f.done(), f.cancelled(), f, asyncio.isfuture(f), type(f).__name__, f.get_loop() is loop)
    f.add_done_callback(lambda x: print('cb', x.result())); f.set_result(42); print(f, f.done(), f.result(), f.exception(), await f); await asyncio.sleep(0)
    for g in (lambda: f.set_result(1), lambda: f.set_exception(ValueError()), lambda: loop.create_future().result(), lambda: loop.create_future().exception()):
        try: g()
        except asyncio.InvalidStateError as e: print(type(e).__name__, e)
    e = loop.create_future(); e.set_exception(KeyError('k')); print(e, repr(e.exception()))
    try: await e
    except KeyError as x: print(repr(x))
    try: e.result()
    except KeyError as x: print(repr(x))
    c = loop.create_future(); print(c.cancel(), c.cancelled(), c.done(), c, c.cancel())
    try: await c
    except asyncio.CancelledError: print('cancelled')
    s = loop.create_future()
    for bad in (5, StopIteration('x'), StopIteration, ValueError):
        try: s.set_exception(bad); print('ok', s)
        except TypeError as x: print(x)
    s.exception()
    t = loop.create_future(); loop.call_soon(t.set_result, 'from call_soon'); print(await t); u = loop.create_future(); loop.call_later(.01, u.set_result, 'later'); print(await asyncio.gather(u, u))
    order = []; o = loop.create_future(); [o.add_done_callback(lambda f, n=n: order.append(n)) for n in range(3)]; o.set_result(None); print(order); await asyncio.sleep(0); print(order)
    async def waiter(n): r = await w; order.append((n, r)); return r
    w = loop.create_future(); ts = [asyncio.create_task(waiter(n)) for n in 'xy']; await asyncio.sleep(0); w.set_result('w'); await asyncio.gather(*ts); print(order[3:])
    b = loop.create_future(); b.add_done_callback(print); print(b.remove_done_callback(print), b.remove_done_callback(print)); b.cancel('why')
    try: await b
    except asyncio.CancelledError as x: print(x.args)
    i = iter(loop.create_future()); print(next(i) is not None); d = asyncio.Future(); print(d.get_loop() is loop)
    try: d.__await__().send(None); 
    except StopIteration: print('no')
    print(hasattr(d, '__await__'), hasattr(d, '__iter__'), d._state, d.get_loop().is_running()); await asyncio.wrap_future(w) if False else None
asyncio.run(main())
