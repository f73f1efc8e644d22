import asyncio, types
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self): yield; return self.v
class Nested:
    def __await__(self): return Aw('nested').__await__()
class ByFrom:
    def __await__(self): return (yield from Aw('from').__await__())
class Coro:
    def __await__(self):
        async def c(): return 'via coroutine'
        return c().__await__()
class It:
    def __await__(self): return iter([None, None])
class Bad1:
    def __await__(self): return 5
class Bad2:
    async def __await__(self): return 1
class Bad3:
    def __await__(self): raise KeyError('await failed')
class Bad4:
    def __await__(self): return [1]
@types.coroutine
def gen(v):
    x = yield
    return v, x
@types.coroutine
def plain(v): return Aw(v)
async def main():
    print(await Aw(1), await Nested(), await ByFrom(), await Coro(), await It(), await gen(2), await plain(3))
    for b in (Bad1, Bad2, Bad3, Bad4):
        try: await b()
        except (TypeError, KeyError) as e: print(b.__name__, type(e).__name__, e)
    f = asyncio.get_running_loop().create_future(); f.set_result('future'); print(await f, await f)
    t = asyncio.ensure_future(Aw('ensured')); print(await t, type(t).__name__)
    print(await asyncio.gather(Aw('g1'), Aw('g2'), gen('g3')), await asyncio.wait_for(Aw('wf'), 1), await asyncio.shield(Aw('sh')))
    i = Aw(0); i.__await__ = lambda: iter([]); print(await i)
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
g = gen(5); print(type(g), g.__name__, next(g))
try: g.send('sent')
except StopIteration as e: print(e.value)
async def manual(): return await Aw('manual'), await gen('g')
c = manual(); print(c.send(None), c.send('ignored'))
try: c.send('second')
except StopIteration as e: print(e.value)
w = Aw(1).__await__(); print(type(w), next(w), next(w, 'end'))
c = manual(); aw = c.__await__(); print(type(aw), aw.__class__.__name__, next(aw), aw.send(None))
try: aw.throw(ValueError('in'))
except ValueError as e: print(e)
def notco(): return 5
print(types.coroutine(notco)() if False else 'ok', asyncio.isfuture(asyncio.Future(loop=asyncio.new_event_loop())))
