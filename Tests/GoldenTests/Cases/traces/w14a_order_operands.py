# left-to-right evaluation with a suspension in every operand position
from drv import drive, tick
async def v(tag, value=None):
    await tick(tag)
    return tag if value is None else value
class Rec:
    """logs the protocol calls made on it"""
    def __init__(self, n, log): self.__dict__.update(n=n, log=log)
    def __add__(self, o): self.log.append(('add', self.n, o)); return self
    def __radd__(self, o): self.log.append(('radd', o, self.n)); return self
    def __iadd__(self, o): self.log.append(('iadd', self.n, o)); return self
    def __lt__(self, o): self.log.append(('lt', self.n, getattr(o, 'n', o))); return True
    def __getitem__(self, k): self.log.append(('get', k)); return 10
    def __setitem__(self, k, x): self.log.append(('set', k, x))
    def __delitem__(self, k): self.log.append(('del', k))
    def __getattr__(self, k): self.log.append(('getattr', k)); return 20
    def __setattr__(self, k, x): self.log.append(('setattr', k, x))
    def __delattr__(self, k): self.log.append(('delattr', k))
    def __call__(self, *a, **k): self.log.append(('call', a, k)); return self
    def __contains__(self, x): self.log.append(('in', x)); return False
    def __bool__(self): self.log.append(('bool', self.n)); return True
async def binary():
    log = []
    r = await v('a', Rec('a', log)) + await v('b', 1) * await v('c', 2) - 0 if False else await v('d')
    s = (await v('x', 2)) ** (await v('y', 3)) ** (await v('z', 2))
    return log, r, s, await v(1) + (await v(2) - (await v(3))), -(await v(4)), not await v(5), ~await v(6)
async def name_reads():
    x = 1
    async def setx(n):
        nonlocal x
        await tick(('set', n))
        x = n
        return n
    return x + await setx(10) + x + await setx(100) + x, [x, await setx(5), x], (x, await setx(6)), {x: await setx(7)}, f'{x}{await setx(8)}{x}'
async def local_reads():
    x = 1
    return x + (x := 5) + await v(10) + x, (x, x := await v(7), x)
async def compares():
    log = []
    a = await v('a', 1) < await v('b', 2) < await v('c', 3)
    b = await v('a', 1) < await v('b', 0) < await v('never', 3)
    c = Rec('p', log) < await v('q', Rec('q', log)) < await v('r', Rec('r', log))
    d = await v(1) in await v('l', [1, 2]) is not await v('n', 5)
    return a, b, c, d, log
async def calls():
    def f(*a, **k): return a, k
    async def g(tag):
        await tick(tag)
        return f
    return (
        (await g('fn'))(await v(1), *await v('s', (2, 3)), await v(4), k=await v(5), **await v('d', {'z': 6}), y=await v(7)),
        f(*await v('s1', [1]), *await v('s2', [2]), **await v('d1', {'a': 1}), **await v('d2', {'b': 2})),
        (await v('str', 'x')).join([await v('i', 'y'), await v('j', 'z')]),
        (await v('obj', 'A')).lower().upper().replace(await v('r1', 'A'), await v('r2', 'B')),
    )
async def call_fails():
    def f(*a, **k): return a, k
    try: return f(**await v('d1', {'a': 1}), a=await v('late'))
    except TypeError as e: return str(e)
async def not_callable():
    try: return (await v('five', 5))(await v('arg'))
    except TypeError as e: return str(e)
async def subscripts():
    log = []
    r = Rec('r', log)
    x = r[await v('k')]
    y = r[await v(1):await v(2):await v(3)]
    z = r[await v('m'), await v('n'):, ...]
    (await v('o', r))[await v('k2')] = await v('val')
    del (await v('o', r))[await v('k3')], (await v('o', r)).attr
    (await v('o', r)).attr = await v('val2')
    return log
async def displays():
    return (
        [await v(1), *await v('s', [2]), await v(3)], (await v(1), *await v('s', (2,))), {await v(1), *await v('s', {1})},
        {await v('k'): await v('w'), **await v('m', {'n': 1}), await v('k2'): await v('w2')},
    )
def main():
    for f in (binary, name_reads, local_reads, compares, calls, call_fails, not_callable, subscripts, displays):
        print(f.__name__, drive(f()))
main()
