import inspect, types, asyncio
async def inner(): await asyncio.sleep(0)
async def c(x):
    y = x
    await types.coroutine(lambda: (yield 'tok'))()
    await inner()
co = c(1)
print(inspect.getcoroutinestate(co), co.cr_frame.f_locals, co.cr_await, co.cr_running, co.cr_suspended, co.cr_code.co_name, co.cr_origin, co.__name__); print(co.send(None), inspect.getcoroutinestate(co), co.cr_await is not None, co.cr_frame.f_locals, co.cr_frame.f_lineno - c.__code__.co_firstlineno)
co.send(None); print(co.cr_await.__name__, co.cr_await.cr_await is not None)
co.close(); print(inspect.getcoroutinestate(co), co.cr_frame, co.cr_await)
for f in (lambda: co.nothing, lambda: setattr(co, 'x', 1), lambda: setattr(co, 'cr_frame', None), lambda: type(co)()):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
co.__name__ = 'renamed'; print(co.__name__, co.__qualname__, hasattr(co, '__await__'), hasattr(co, '__iter__'), hasattr(co, '__next__'), hasattr(co, 'send'), type(co.__await__()).__name__ if False else '')
async def running(): return me.cr_running, inspect.getcoroutinestate(me)
me = running()
try: me.send(None)
except StopIteration as e: print(e.value)
print(inspect.iscoroutinefunction(c), inspect.iscoroutinefunction(lambda: 1), inspect.isawaitable(asyncio.sleep), inspect.iscoroutinefunction(asyncio.sleep), c.__code__.co_flags & inspect.CO_COROUTINE != 0, bool(c.__code__.co_flags & inspect.CO_GENERATOR))
import collections.abc as abc
co = inner(); print(isinstance(co, abc.Coroutine), isinstance(co, abc.Awaitable), isinstance(co, abc.Generator), issubclass(types.CoroutineType, abc.Awaitable)); co.close()
class A:
    def __await__(self): yield
print(isinstance(A(), abc.Awaitable), isinstance(5, abc.Awaitable), inspect.isawaitable(A()), inspect.iscoroutine(A()))
