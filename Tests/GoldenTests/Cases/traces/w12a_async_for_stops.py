# only __anext__ is guarded in async for: StopAsyncIteration of the body escapes
from drv import drive, tick
class AI:
    def __init__(self, n, log): self.n = n; self.i = 0; self.log = log
    def __aiter__(self): self.log.append('aiter'); return self
    async def __anext__(self):
        self.log.append('anext')
        await tick(('n', self.i))
        if self.i == self.n: raise StopAsyncIteration('end value is lost')
        self.i += 1
        return self.i
async def body_raises():
    log = []
    try:
        async for x in AI(3, log):
            if x == 2: raise StopAsyncIteration('from body')
        else: log.append('else')
    except StopAsyncIteration as e: log.append(str(e))
    return log
async def helper():
    await tick('h')
    raise StopAsyncIteration('from helper')
async def body_awaits():
    log = []
    try:
        async for x in AI(2, log): await helper()
    except StopAsyncIteration as e: log.append(str(e))
    return log
async def target_raises():
    log = []
    class T:
        def __setattr__(self, n, v): raise StopAsyncIteration('from target')
    t = T()
    try:
        async for t.x in AI(2, log): pass
        else: log.append('else')
    except StopAsyncIteration as e: log.append(str(e))
    return log
async def with_else():
    log = []
    async for x in AI(2, log): log.append(x)
    else: log.append(('else', x))
    async for x in AI(2, log):
        log.append(x)
        if x == 1: continue
        break
    else: log.append('no')
    async for x in AI(0, log): pass
    else: log.append('empty else')
    return log
async def nested():
    out = []
    log = []
    async for a in AI(2, log):
        async for b in AI(a, log):
            if b == 2: break
            out.append((a, b))
        else: out.append(('else', a))
    return out
class Bad1: pass
class Bad2:
    def __aiter__(self): return 5
class Bad3:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Bad4:
    async def __aiter__(self): return self
class Bad5:
    def __aiter__(self): return self
    def __anext__(self): raise KeyError('sync anext')
class Bad6:
    def __aiter__(self): return self
    def __anext__(self): raise StopAsyncIteration
async def bad(k):
    async for x in k(): pass
    return 'fine'
async def comp():
    try: return [x async for x in AI(3, []) if x < 2 or (await helper())]
    except StopAsyncIteration as e: return ('escaped', str(e))
async def gexp():
    g = (x async for x in AI(3, []) if x < 2 or (await helper()))
    out = []
    try:
        async for x in g: out.append(x)
    except RuntimeError as e: out.append((str(e), repr(e.__cause__)))
    return out
async def anext_builtin():
    log = []
    a = AI(1, log)
    out = [await anext(a), await anext(a, 'default')]
    try: await anext(a)
    except StopAsyncIteration: out.append('sai')
    return out
def main():
    import warnings; warnings.simplefilter('ignore')
    for f in (body_raises, body_awaits, target_raises, with_else, nested, comp, gexp, anext_builtin): print(f.__name__, drive(f()))
    for k in (Bad1, Bad2, Bad3, Bad4, Bad5, Bad6): print(k.__name__, drive(bad(k)))
main()
