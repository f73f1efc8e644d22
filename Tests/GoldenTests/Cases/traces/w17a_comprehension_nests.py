# async comprehensions in every nest: in lambdas' arguments, in comprehensions, conditions, generator expressions
from drv import drive, tick
async def v(x):
    await tick(x)
    return x
async def ag(n):
    for i in range(n):
        await tick(('ag', i))
        yield i
async def nest():
    a = [[(x, y) async for y in ag(x + 1)] async for x in ag(2)]
    b = {x: [y async for y in ag(x)] async for x in ag(3) if await v(x) != 1}
    c = [await v(x) async for x in ag(3) if x if await v(x) > 1]
    d = {await v(x % 2) async for x in ag(3)}
    return a, b, c, sorted(d)
async def genexps():
    g = ((x, await v(y)) for x in range(2) for y in range(2) if await v(x) == y)
    h = (x async for x in (y async for y in ag(3)) if x)
    out = [z async for z in g]
    return out, [z async for z in h], type(g).__name__, type(h).__name__
async def sync_over_await():
    return sum(x for x in [await v(i) for i in range(3)]), ','.join(str(await v(i)) for i in []) if False else 0
async def scope():
    x = 'outer'
    r = [x async for x in ag(2)]
    s = [(lambda: x)() for x in await v([1, 2])]
    return x, r, s
async def walrus_in():
    r = [last := await v(i) async for i in ag(3)]
    return r, last
async def exc_in(k):
    try:
        return [await v(6 // (x - k)) async for x in ag(4)]
    except ZeroDivisionError:
        return 'zde', await v('h')
async def unpack():
    return [a + b for a, b in await v([(1, 2), (3, 4)])], {k: w for k, *w in [(1, 2, 3)]}, [*[await v(1)], *(await v((2,)))]
async def closing():
    log = []
    async def src():
        try:
            for i in range(3): yield i
        finally: log.append('src closed')
    g = (x async for x in src())
    await g.__anext__()
    await g.aclose()
    return log
async def dict_order():
    return {await v('k1'): await v('v1') for _ in range(2)}
def gen_in_gen():
    g = (x * 2 for x in (y + 1 for y in range(3)))
    got = yield next(g)
    yield [got, *g]
async def method_comp():
    class K:
        n = 2
        vals = [n for n in range(3)]
        async def m(self): return [self.n + x async for x in ag(2)]
    return await K().m(), K.n, K.vals
def main():
    for f in (nest, genexps, sync_over_await, scope, walrus_in, unpack, closing, dict_order, method_comp): print(f.__name__, drive(f())[-1])
    print(drive(exc_in(5))[-1], drive(exc_in(2))[-1]); print(drive(gen_in_gen(), ('send', None), ('send', 'x')))
main()
