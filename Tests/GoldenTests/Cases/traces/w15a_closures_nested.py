# cells across suspensions: nonlocal at three levels, closures made before and after, deleted cells, class cells
from drv import drive, tick
async def levels():
    a = 1
    async def two():
        nonlocal a
        b = 10
        async def three():
            nonlocal a, b
            await tick(('three', a, b))
            a += 1; b += 10
            return a, b
        r = await three()
        await tick(('two', a, b))
        a += 100
        return r, await three()
    x = await two()
    await tick(a)
    return x, a
async def deleted():
    x = 1
    def get(): return x
    await tick(get())
    del x
    try: get()
    except NameError as e: m = str(e)
    x = await tick('rebound') or 'new'
    return m, get()
async def unassigned():
    def get(): return later
    try: get()
    except NameError as e: m = str(e)
    await tick('x')
    later = 5
    return m, get()
def gens():
    made = []
    for i in range(3):
        def g(k=i):
            yield (i, k)
            yield (i, k, 'again')
        made.append(g())
        yield i
    yield [next(g) for g in made]
    i = 'changed'
    yield [next(g) for g in made]
async def methods():
    class A:
        def __init__(self): self.n = 0
        async def step(self):
            await tick('A.step')
            self.n += 1
            return type(self).__name__, __class__.__name__
        async def gen(self):
            for i in range(2):
                await tick(i)
                yield self.n + i
    class B(A):
        async def step(self):
            r = await super().step()
            await tick('B.step')
            return r, await super().step(), super().step.__name__
        async def gen(self):
            async for x in super().gen(): yield ('B', x)
    b = B()
    return await b.step(), b.n, [x async for x in b.gen()]
async def params(a, *args, k=0, **kw):
    def show(): return a, args, k, sorted(kw.items())
    first = show()
    await tick('p')
    a = 'new a'; args += (9,); k += 1; kw['z'] = 26
    await tick('q')
    return first, show()
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def g():
        while True: 
            by = yield inc()
            if by: inc(by)
    return inc, g()
async def comp_cells():
    fs = [lambda: (i, x) for i in range(2)]
    x = await tick('x') or 'X'
    gs = [(lambda j=j: (j, x)) for j in range(2)]
    return [f() for f in fs], [g() for g in gs]
async def exc_cell():
    try: raise ValueError('V')
    except ValueError as e:
        f = lambda: str(e)
        r = f()
        await tick(r)
    try: f()
    except NameError as n: return str(n)
async def global_local():
    global made_global
    made_global = 1
    await tick(made_global)
    made_global += 1
    def f():
        global made_global
        made_global += 1
    f()
    return made_global
def main():
    for c in (levels(), deleted(), unassigned(), methods(), params(1, 2, 3, k=4, y=5), comp_cells(), exc_cell(), global_local()):
        print(c.__name__, drive(c))
    print(drive(gens()))
    inc, g = counter(); print(next(g), inc(5), g.send(10), inc(), next(g))
    print(made_global)
main()
