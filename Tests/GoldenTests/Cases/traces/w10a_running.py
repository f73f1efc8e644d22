# re-entrance: everything done to a running machine
from drv import drive, tick
holder = []
def show(f, *a):
    try: return ('ok', f(*a))
    except BaseException as e: return (type(e).__name__, str(e))
def g():
    me = holder[0]
    yield [show(next, me), show(me.send, 1), show(me.throw, KeyError('k')), show(me.close), me.gi_running]
    yield 'still fine'
async def c():
    me = holder[0]
    await tick([show(me.send, None), show(me.throw, KeyError('k')), show(me.close), me.cr_running])
    return 'still fine'
async def self_await():
    try: await holder[0]
    except RuntimeError as e: await tick(str(e))
    except ValueError as e: await tick(('ValueError', str(e)))
    return 'fine'
async def a():
    me = holder[0]
    for op in (me.__anext__, lambda: me.asend(1), lambda: me.athrow(KeyError('k')), me.aclose):
        try:
            r = await op()
        except (RuntimeError, ValueError) as e: r = (type(e).__name__, str(e))
        yield r
async def use(x): return [v async for v in x]
class Evil:
    def __iter__(self): return self
    def __next__(self):
        return show(next, holder[0])
def dele():
    yield from Evil()
def main():
    for f in (g, c, self_await):
        holder[:] = [f()]; print(drive(holder[0]))
    holder[:] = [a()]; print(drive(use(holder[0])))
    holder[:] = [dele()]; print([next(holder[0]) for _ in range(2)])
    it = holder[0] = (show(list, holder[0]) for _ in range(1))
    print(next(it))
main()
