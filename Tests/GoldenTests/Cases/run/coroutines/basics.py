import asyncio, types, inspect
async def add(a, b): return a + b
async def twice(x): return await add(x, x)
async def nothing(): pass
c = add(1, 2); print(type(c), type(add), repr(c).split(' at')[0], c.__name__, c.__qualname__, inspect.iscoroutine(c), inspect.isawaitable(c), asyncio.iscoroutine(c), asyncio.iscoroutinefunction(add), isinstance(c, types.CoroutineType))
try: c.send(None)
except StopIteration as e: print(e.value)
for f in (lambda: c.send(None), lambda: c.throw(ValueError), lambda: next(c), lambda: iter(c), lambda: list(c), lambda: c(), lambda: c[0], lambda: len(c)):
    try: f()
    except (RuntimeError, TypeError) as e: print(type(e).__name__, e)
print(c.close(), asyncio.run(twice(4)), asyncio.run(nothing()))
async def main():
    print(await add(1, 2), await twice(await add(1, 1)), [await add(i, i) for i in range(3)], await nothing(), (await add(2, 3)) * 2, -await add(1, 1), await add(await add(1, 2), await add(3, 4)))
    for bad in (5, None, 'x', [1], add, int, (i for i in ()), object()):
        try: await bad
        except TypeError as e: print(str(e).split(' at 0x')[0])
    co = add(1, 1); await co
    try: await co
    except RuntimeError as e: print(e)
    return 'main result'
print(asyncio.run(main()))
class A:
    async def m(self): return self.v
    @staticmethod
    async def s(): return 's'
    @classmethod
    async def c(cls): return cls.__name__
    v = 'attr'
    async def __call__(self): return 'called'
async def cls(): a = A(); return await a.m(), await A.s(), await a.c(), await a()
print(asyncio.run(cls())); l = [add(i, 1) for i in range(3)]
async def run_all(): return [await x for x in l]
print(asyncio.run(run_all()))
async def deflt(a, b=2, *args, k=3, **kw): return a, b, args, k, kw
print(asyncio.run(deflt(1, 9, 8, k=7, z=6)))
try: add(1)
except TypeError as e: print(e)
c = add('x', 1)
try: c.send(None)
except TypeError as e: print(e)
