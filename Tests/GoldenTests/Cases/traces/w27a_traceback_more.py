# line numbers in tracebacks of machines: multi-line statements, throw points, delegation, re-raise, frames added
import traceback, sys
from drv import tick
def tb(e): return [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]
async def multi(n):
    x = [
        await tick(),
        1 //
        n,
        await tick(),
    ]
    return x
async def call(n):
    return await multi(
        n
    )
def gen():
    try:
        yield 1
    except ValueError:
        yield 2
        raise
def outer():
    yield from gen()
def rer():
    try:
        yield from outer()
    except ValueError as e:
        raise e
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError('exit')
def with_exit():
    with CM():
        yield 1
async def fin():
    try:
        await tick()
        raise ValueError('v')
    finally:
        await tick()
async def ag():
    yield 1
    raise ValueError(
        'ag')
async def use():
    async for x in ag():
        await tick()
async def comp():
    return [await tick()
            for x in range(1)
            if 1 // x]
def run(c, *sends):
    try:
        for s in sends: c.throw(s) if isinstance(s, BaseException) else c.send(s)
        while True: c.send(None)
    except StopIteration as e: print('value', e.value)
    except Exception as e: print(type(e).__name__, tb(e))
def main():
    run(call(0)); run(call(1))
    run(gen(), None, ValueError('t')); run(outer(), None, ValueError('t')); run(rer(), None, ValueError('t'))
    run(with_exit()); run(with_exit(), None, OSError('o')); run(fin()); run(use()); run(comp())
    g = gen()
    try: g.throw(KeyError('unstarted'))
    except KeyError as e: print(tb(e))
    e = ValueError('reused'); g = gen(); next(g)
    try: g.throw(e)
    except ValueError: pass
    try: next(g)
    except ValueError as x: print(tb(x), x is e)
    try: g.throw(e)
    except ValueError as x: print(tb(x))
    try: raise KeyError('a') from ValueError('b')
    except KeyError as k: print(traceback.format_exception_only(type(k), k), traceback.format_exc().splitlines()[:2])
    try:
        try: 1 // 0
        except ZeroDivisionError as z:
            saved = z
            raise OSError('o')
    except OSError as o: print(tb(o), tb(o.__context__), o.__context__ is saved)
    try: raise saved.with_traceback(None)
    except ZeroDivisionError as z: print(tb(z))
main()
