# order of evaluation in statements: assignment targets, augmented assignment, del, assert, raise, return
from drv import drive, tick
async def v(tag, value=None):
    await tick(tag)
    return tag if value is None else value
class Rec:
    def __init__(self, n, log): self.__dict__.update(n=n, log=log)
    def __getitem__(self, k): self.log.append(('get', k)); return [k]
    def __setitem__(self, k, x): self.log.append(('set', k, x))
    def __getattr__(self, k): self.log.append(('getattr', k)); return [k]
    def __setattr__(self, k, x): self.log.append(('setattr', k, x))
async def aug_name():
    x = 1
    async def setx():
        nonlocal x
        await tick('setx')
        x = 100
        return 5
    x += await setx()
    y = [1]; z = y
    y += [await v(2)]
    return x, y is z, y
async def aug_targets():
    log = []; r = Rec('r', log)
    (await v('o', r)).attr += [await v('rhs')]
    (await v('o', r))[await v('key')] += [await v('rhs2')]
    (await v('o', r))[await v(1):await v(2)] += [await v('rhs3')]
    d = {'a': 1}
    async def change():
        await tick('ch'); d['a'] = 50; return 2
    d['a'] += await change()
    d['a'] -= (await v(3)) * d['a']
    return log, d
class Box: pass
async def aug_attr_local():
    b = Box(); b.n = 1
    async def change():
        await tick('ch'); b.n = 50; return 2
    b.n += await change()
    b.n = b.n + await change()
    b.n = await change() + b.n
    return b.n
G = 1
async def aug_global():
    global G
    async def change():
        global G
        await tick('g'); G = 50; return 2
    G += await change()
    return G
async def targets():
    log = []; r = Rec('r', log)
    (await v('o1', r)).a, (await v('o2', r))[await v('k')], *(await v('o3', r)).c = await v('values', (1, 2, 3, 4))
    r.x = r[0] = (await v('t', r)).y = await v('chain')
    [p, (q, *s)], t = await v('nest', ((1, (2, 3, 4)), 5))
    i = 0
    lst = [0, 0, 0]
    i, lst[i] = await v('pair', (1, 'x'))
    return log, p, q, s, t, lst
async def target_fails():
    log = []; r = Rec('r', log)
    try: (await v('o1', r)).a, (await v('o2', r)).b = await v('values', (1, 2, 3))
    except ValueError as e: return log, str(e)
async def ann():
    log = []; r = Rec('r', log)
    x: print('never evaluated in a function') = await v(1)
    y: int
    (await v('o', r)).a: int = await v(2)
    return x, log
async def asserts():
    out = []
    assert await v('true', 1), await v('never')
    try: assert await v('false', 0), await v('message')
    except AssertionError as e: out.append(e.args)
    try: assert not await v('bare', 1)
    except AssertionError as e: out.append(e.args)
    return out
async def raises():
    try:
        raise (await v('exc', ValueError('V'))) from (await v('cause', KeyError('K')))
    except ValueError as e: out = [repr(e), repr(e.__cause__)]
    try: raise await v('cls', ValueError)
    except ValueError as e: out.append(repr(e))
    try: raise await v('five', 5)
    except TypeError as e: out.append(str(e))
    try: raise ValueError from await v('str', 'bad cause')
    except TypeError as e: out.append(str(e))
    try: raise await v('e', ValueError('n')) from await v('n', KeyError)
    except ValueError as e: out.append(repr(e.__cause__))
    return out
async def dels():
    d = {1: 'a', 2: 'b'}; l = [1, 2, 3, 4]
    del d[await v(1)], l[await v(0, 0):await v(2)]
    x = y = 1
    del (x, [y])
    return d, l, sorted(locals())
async def ret(): return await v(1), *await v('s', [2, 3]), await v(4)
def main():
    for f in (aug_name, aug_targets, aug_attr_local, aug_global, targets, target_fails, ann, asserts, raises, dels, ret):
        print(f.__name__, drive(f()))
main()
