# introspection of machines: frames, locals, line numbers, what is awaited, states
import inspect, types
from drv import drive, tick, Tick
def g(a, b=2):
    c = a + b
    yield c
    d = yield from sub()
    del c
    yield d
def sub():
    inner = 'x'
    yield inner
    return 'subret'
async def co(x):
    y = await tick('t')
    z = 5
    await other(z)
    return y
async def other(n):
    await tick(n)
async def ag():
    loc = 1
    await tick('in ag')
    yield loc
    yield 2
def lines(o, attr):
    f = getattr(o, attr)
    return f and f.f_lineno - f.f_code.co_firstlineno
def main():
    it = g(1)
    print(inspect.getgeneratorstate(it), it.gi_frame.f_locals, lines(it, 'gi_frame'), it.gi_yieldfrom, it.gi_running, it.gi_suspended)
    next(it); print(inspect.getgeneratorstate(it), it.gi_frame.f_locals, lines(it, 'gi_frame'), it.gi_yieldfrom, it.gi_suspended)
    next(it); print(it.gi_yieldfrom.__name__, it.gi_yieldfrom.gi_frame.f_locals, lines(it, 'gi_frame'), inspect.getgeneratorlocals(it))
    next(it); print(it.gi_frame.f_locals, lines(it, 'gi_frame'), it.gi_yieldfrom)
    list(it); print(inspect.getgeneratorstate(it), it.gi_frame, inspect.getgeneratorlocals(it), it.gi_suspended)
    print(it.gi_code.co_name, it.gi_code is g.__code__, it.__name__, it.__qualname__)
    it.__name__ = 'renamed'; print(it.__name__, it.__qualname__)
    c = co(1)
    print(inspect.getcoroutinestate(c), c.cr_frame.f_locals, lines(c, 'cr_frame'), c.cr_await, c.cr_running, c.cr_origin)
    c.send(None); print(inspect.getcoroutinestate(c), c.cr_frame.f_locals, lines(c, 'cr_frame'), type(c.cr_await).__name__, c.cr_suspended)
    c.send('sent'); print(c.cr_frame.f_locals, lines(c, 'cr_frame'), c.cr_await.__name__, c.cr_await.cr_frame.f_locals, type(c.cr_await.cr_await).__name__)
    try: c.send(None)
    except StopIteration as e: print(e.value, inspect.getcoroutinestate(c), c.cr_frame, c.cr_await, inspect.getcoroutinelocals(c))
    a = ag(); print(a.ag_frame.f_locals, a.ag_running, a.ag_await, a.ag_code.co_name, a.__name__)
    n = a.__anext__(); n.send(None); print(a.ag_running, type(a.ag_await).__name__, a.ag_frame.f_locals)
    try: n.send(None)
    except StopIteration as e: print(e.value, a.ag_running, a.ag_await, lines(a, 'ag_frame'))
    k = co.__code__
    print(k.co_name, k.co_argcount, k.co_varnames, k.co_kwonlyargcount, k.co_posonlyargcount, bool(k.co_flags & inspect.CO_COROUTINE), k.co_freevars)
    for f in (g, co, ag, main): print(f.__name__, inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(f))
    print(isinstance(it, types.GeneratorType), isinstance(c, types.CoroutineType), isinstance(a, types.AsyncGeneratorType))
    def cells(p):
        q = 1
        def use(): return p, q
        got = yield
        yield use
    it = cells('P'); next(it); print(it.gi_frame.f_locals)
    def running():
        yield me[0].gi_running, inspect.getgeneratorstate(me[0]), me[0].gi_frame.f_locals
    me = [None]; me[0] = running(); print(next(me[0]))
    it = g(0); it.close(); print(it.gi_frame, inspect.getgeneratorstate(it))
main()
