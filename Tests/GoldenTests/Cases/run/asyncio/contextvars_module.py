import asyncio, contextvars
v = contextvars.ContextVar('v', default='default')
async def show(n): await asyncio.sleep(0); return n, v.get()
async def setter(x): v.set(x); await asyncio.sleep(0); return v.get()
async def main():
    print(v.get()); v.set('main'); print(await asyncio.gather(setter('a'), setter('b'), show('c')), v.get()); await setter('direct'); print(v.get())
    t = asyncio.create_task(show('task')); v.set('after create'); print(await t, v.get())
    ctx = contextvars.copy_context(); print(ctx[v], ctx.run(lambda: (v.set('ctx'), v.get())[1]), v.get())
    tok = v.set('temp'); v.reset(tok); print(v.get(), tok.var is v, v.name); print(await asyncio.create_task(show('in ctx'), context=ctx))
    u = contextvars.ContextVar('u')
    try: u.get()
    except LookupError: print('LookupError', u.get('d'))
    asyncio.get_running_loop().call_soon(lambda: print('callback sees', v.get())); v.set('later'); await asyncio.sleep(0)
asyncio.run(main()); print(v.get())
