# loops with else, try in loop, loop in try, awaits in conditions and iterables
from drv import drive, tick
async def v(x):
    await tick(x)
    return x
async def cond(n):
    k = 0; log = []
    while await v(k) < await v(n):
        k += 1
        try:
            if k == 2: continue
            if k == 5: break
            log.append(k)
        finally:
            log.append(('f', await v('fin')))
    else:
        log.append(await v('else'))
    return log
async def iterables():
    out = []
    for i in await v([1, 2]):
        for j in [await v(10), await v(20)]:
            if j == 20 and i == 1: break
            out.append(i * j)
        else:
            out.append('inner else')
            continue
        out.append('broke')
    else:
        out.append('outer else')
    return out
def modify():
    d = {'a': 1, 'b': 2}
    try:
        for k in d:
            got = yield k
            if got: d[got] = 0
    except RuntimeError as e:
        yield str(e)
    l = [1, 2, 3]
    for x in l:
        got = yield x
        if got: l.append(got)
    s = {1, 2}
    try:
        for x in s: s.add(x + 10); yield 's'
    except RuntimeError as e: yield str(e)
async def nested_while():
    n = 0
    trail = []
    while n < 3:
        m = 0
        while True:
            m += 1
            await tick((n, m))
            try:
                if m == 1: continue
                if m == 2 and n == 1: break
                if m == 3: break
            finally:
                trail.append((n, m))
        else: trail.append('never')
        n += 1
    else: trail.append('else')
    return trail
async def target_kinds():
    class O: pass
    o = O(); l = [None]; d = {}
    for o.x in [1, 2]: await tick(o.x)
    for l[0] in 'ab': await tick(l)
    for d['k'], *d['r'] in [(1, 2, 3)]: await tick(dict(d))
    for i, (j, *k) in enumerate([(1, 2), (3, 4, 5)]): await tick((i, j, k))
    return o.x, l, d, i, j, k
async def exhausted():
    it = iter([1, 2, 3])
    a = []
    for x in it:
        a.append(x)
        if await v(x) == 2: break
    return a, [y for y in it], list(it)
def old_style():
    class S:
        def __getitem__(self, i):
            if i == 3: raise IndexError
            return i * i
    for x in S(): yield x
    yield list(S()), 4 in S(), 5 in S()
async def else_return():
    for i in range(2): await tick(i)
    else: return 'from else'
async def finally_else():
    for i in range(2):
        try: await tick(i)
        except ValueError: pass
        else:
            if i == 1: break
        finally: await tick('f')
    else: return 'else'
    return 'broke'
def main():
    for c in (cond(2), cond(9), iterables(), nested_while(), target_kinds(), exhausted(), else_return(), finally_else()): print(c.__name__, drive(c))
    print(drive(modify(), ('send', None), ('send', 'z'), ('send', None), ('send', 4)))
    print(drive(old_style()))
main()
