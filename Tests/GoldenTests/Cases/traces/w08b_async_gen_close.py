# aclose() of async generators in every state and reaction
from drv import drive, tick
async def plain():
    try:
        yield 1
        yield 2
    finally: print('fin')
async def awaits():
    try: yield 1
    finally:
        print('fin', await tick('fin'))
async def ignores():
    try: yield 1
    except GeneratorExit: yield 2
async def returns():
    try: yield 1
    except GeneratorExit: return
async def raises():
    try: yield 1
    except GeneratorExit: raise KeyError('k')
async def swallow_and_go():
    try: yield 1
    except GeneratorExit: await tick('x')
    print('went on')
async def use(f, prime):
    g = f(); out = []
    for _ in range(prime):
        try: out.append(await g.__anext__())
        except StopAsyncIteration: out.append('stop')
    for op in ('aclose', 'aclose', 'anext', 'asend', 'athrow'):
        try:
            if op == 'aclose': r = await g.aclose()
            elif op == 'anext': r = await g.__anext__()
            elif op == 'asend': r = await g.asend(7)
            else: r = await g.athrow(ValueError('t'))
            out.append((op, r))
        except BaseException as e: out.append((op, type(e).__name__, str(e)))
    return out
def main():
    for f in (plain, awaits, ignores, returns, raises, swallow_and_go):
        for prime in (0, 1, 3): print(f.__name__, prime, drive(use(f, prime)))
main()
