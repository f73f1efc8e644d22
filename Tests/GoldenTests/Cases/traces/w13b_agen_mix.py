# async generators with everything inside: with, finally, nested async for, return, yield in expressions
from drv import drive, tick
class CM:
    def __init__(self, log): self.log = log
    async def __aenter__(self): await tick('in'); self.log.append('in'); return self
    async def __aexit__(self, t, v, tb): await tick('out'); self.log.append(('out', t and t.__name__)); return False
async def src(n):
    for i in range(n):
        await tick(i)
        yield i
async def mix(log):
    async with CM(log):
        async for i in src(3):
            got = yield i, [await tick('a'), (yield 'inner')], await tick('b')
            log.append(('got', got))
            if got == 'stop': return
    yield 'last'
async def deleg(inner):
    async for x in inner: yield ('d', x)
async def squares():
    return [x * x async for x in deleg_plain(src(4)) if x]
async def deleg_plain(inner):
    try:
        async for x in inner: yield x
    finally:
        await tick('dp fin')
async def use(sends):
    log = []; g = mix(log); out = []
    v = None
    try:
        while True:
            out.append(await g.asend(v))
            v = sends.pop(0) if sends else None
    except StopAsyncIteration: pass
    return out, log
async def breaks():
    g = deleg(src(5)); out = []
    async for x in g:
        out.append(x)
        if len(out) == 2: break
    async for x in g: out.append(('again', x))
    return out
async def empty():
    return [x async for x in nothing()]
async def nothing():
    return
    yield
async def early():
    yield 1
    return
    yield 2
def main():
    print(drive(use([1, 2, 3, 4]))[-1]); print(drive(use(['i', 'stop']))[-1])
    print(drive(breaks())[-1]); print(drive(squares())); print(drive(empty()))
    async def e(): return [x async for x in early()]
    print(drive(e()))
main()
