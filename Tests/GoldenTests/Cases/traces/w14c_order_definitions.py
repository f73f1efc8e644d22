# order of evaluation in definitions: decorators, defaults, annotations, bases, keywords, class bodies
from drv import drive, tick
async def v(tag, value=None):
    await tick(tag)
    return tag if value is None else value
def deco(n, log):
    log.append(('make', n))
    def d(f): log.append(('apply', n)); return f
    return d
async def functions():
    log = []
    @(await v('d1', deco(1, log)))
    @deco(2, log)
    @await v('d3', deco(3, log))
    def f(a: await v('ann a'), b=await v('def b'), /, c: await v('ann c') = await v('def c'), *args: await v('ann args'),
          k=await v('kwdef k'), l: await v('ann l') = await v('kwdef l'), **kw: await v('ann kw')) -> await v('ann ret'):
        return a, b, c, k, l
    return log, f(0), f.__annotations__
async def lambdas():
    f = lambda x=await v('dx', 1), *, y=await v('dy', 2): x + y
    return f(), f(10, y=20)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): print('prepare', name, [b.__name__ for b in bases], kw); return {}
    def __new__(m, name, bases, ns, **kw): print('new', name, kw, sorted(k for k in ns if k[0] != '_')); return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw): print('init', name, kw); super().__init__(name, bases, ns)
class Base: pass
async def classes():
    log = []
    @deco('c', log)
    @(await v('cd', deco('cd', log)))
    class K(await v('base', Base), *await v('more', ()), metaclass=await v('meta', Meta), kw=await v('kwarg'), **await v('kws', {'z': 1})):
        x = 1
        def m(self, d=x): return d
    return log, K().m(), K.__mro__[1].__name__
def gen_class_body_reads():
    x = 'outer'
    got = yield 'before'
    class K:
        y = got
        z = [got for _ in range(2)]
    yield K.y, K.z
async def nested_async_defaults():
    async def inner(a=await v('a'), *, b=await v('b')):
        return await v((a, b))
    return await inner(), await inner('x', b='y')
async def genexp_first():
    g = (x for x in await v('first iterable', [1, 2]))
    await tick('made')
    return list(g)
async def fstrings():
    w = 5
    return f'{await v("a")!r:>{await v(w)}}|{await v(3.14159):.{await v(2)}f}|{await v("s"):{await v("fill", "*")}^{w}}', f'{(await v(1))=}'
async def conditionals():
    return (
        await v('yes') if await v('c1', 1) else await v('never'), await v('never') if not await v('c2', 1) else await v('no'),
        await v('o1', 0) or await v('o2', '') or await v('o3'), await v('a1', 1) and await v('a2', 0) and await v('never'),
        (await v('x', 0) or await v('y', 5)) and (not await v('z', 0)),
    )
async def walrus():
    if (n := await v('n', 3)) > 2 and (m := await v('m', n + 1)): pass
    lst = [y := await v('y', 1), y ** 2, (z := await v('z', y + 1))]
    while (k := await v('k', n)) > 1: n -= 1
    return n, m, lst, k, [last := await v(i) for i in (1, 2)], last
async def comps():
    return [
        (x, y) for x in await v('outer', [1, 2]) if await v(('if', x), True) for y in await v(('inner', x), [x, 10])
        if await v(('if2', y), y > 1)
    ], {await v(('k', i)): await v(('w', i)) for i in range(2)}
def main():
    for f in (functions, lambdas, classes, nested_async_defaults, genexp_first, fstrings, conditionals, walrus, comps):
        print(f.__name__, drive(f()))
    print(drive(gen_class_body_reads(), ('send', None), ('send', 'sent')))
main()
