# async generators and coroutines that are dropped, with and without a loop; hooks; warnings at the right moment
import asyncio, sys, gc, warnings
from drv import tick
log = []
async def ag(n):
    try:
        yield 1
        yield 2
    finally:
        log.append('fin ' + n)
        await asyncio.sleep(0)
        log.append('fin done ' + n)
async def dropped():
    async for x in ag('a'): break
    log.append('after loop')
    await asyncio.sleep(0)
    log.append('a round')
    await asyncio.sleep(0)
    log.append('two rounds')
async def left_open(keep):
    g = ag('b'); keep.append(g)
    await g.__anext__()
    return 'returned with an open generator'
async def explicit():
    g = ag('c'); await g.__anext__(); await g.aclose(); log.append('explicit')
def hooks():
    seen = []
    async def h():
        yield 1
    sys.set_asyncgen_hooks(firstiter=lambda g: seen.append('first ' + g.__name__), finalizer=lambda g: seen.append('final ' + g.__name__))
    g = h(); a = g.__anext__(); seen.append('made')
    try: a.send(None)
    except StopIteration as e: seen.append(e.value)
    del g, a
    old = sys.get_asyncgen_hooks(); seen.append((old.firstiter is not None, old.finalizer is not None))
    sys.set_asyncgen_hooks(None, None)
    print(seen)
class D:
    def __del__(self): print('D gone')
async def holds(): 
    d = D()
    await tick()
def main():
    asyncio.run(dropped()); print(log); log.clear()
    keep = []; print(asyncio.run(left_open(keep))); print(log); log.clear()
    asyncio.run(explicit()); print(log); log.clear()
    hooks()
    c = holds(); c.send(None); print('dropping'); c = None; print('dropped')
    c = holds(); print('closing unstarted'); c.close(); c = None
    holds()
    print('warned')
    print(sys.getrefcount(object()) > 0)
main()
