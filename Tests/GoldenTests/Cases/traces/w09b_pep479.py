# StopIteration never leaks out of a body: generators, coroutines, async generators, at every depth
from drv import drive, tick
def gen_raise():
    yield 1
    raise StopIteration('direct')
def gen_next():
    it = iter([])
    yield 1
    yield next(it)
def gen_caught():
    yield 1
    try: raise StopIteration('x')
    except StopIteration as e: yield ('caught', e.value)
def gen_finally():
    try:
        yield 1
        raise StopIteration('x')
    finally:
        yield 'fin'
def inner():
    yield 1
    raise StopIteration('inner')
def deleg():
    try: yield from inner()
    except RuntimeError as e: yield ('outer', str(e), repr(e.__cause__))
def thrown():
    try: yield 1
    except StopIteration as e: yield ('saw', repr(e))
def plain_call():
    raise StopIteration('from call')
def calls():
    yield 1
    plain_call()
async def coro():
    await tick()
    raise StopIteration('coro')
async def coro_sai():
    await tick()
    raise StopAsyncIteration('coro')
async def awaits_bad():
    try: await coro()
    except RuntimeError as e: return str(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__
class AW:
    def __await__(self):
        yield 'aw'
        raise StopIteration('from __await__')
class It:
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self): raise StopIteration('value of It')
async def aw(): return await AW()
async def it(): return await It()
async def ag(kind):
    yield 1
    raise kind('ag')
async def use(kind):
    out = []
    try:
        async for x in ag(kind): out.append(x)
    except RuntimeError as e: out += [str(e), repr(e.__cause__)]
    return out
async def genexp_leak():
    try: return list(next(iter([])) for _ in range(3))
    except RuntimeError as e: return str(e)
def in_comprehension():
    try:
        yield [next(iter([])) for _ in range(3)]
    except StopIteration: yield 'list comprehension is a call: StopIteration inside the body'
class Sub(StopIteration): pass
def sub():
    yield 1
    raise Sub('s')
def main():
    for f in (gen_raise, gen_next, gen_caught, gen_finally, deleg, calls, sub, in_comprehension): print(f.__name__, drive(f()))
    for f in (coro, coro_sai, awaits_bad, aw, it, genexp_leak): print(f.__name__, drive(f()))
    print(drive(use(StopIteration))); print(drive(use(StopAsyncIteration))); print(drive(use(GeneratorExit)))
    print(drive(thrown(), ('send', None), ('throw', StopIteration('t'))))
    print(drive(gen_raise(), ('send', None), ('throw', StopIteration('t'))))
main()
