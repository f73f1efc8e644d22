# variants of the ideas on the pages "Event Loop", "Futures" and "Runners"
# stderr: ignore
import asyncio
import contextvars
import functools
import signal
import os
import sys


def hello_world(loop):
    loop.call_soon(print, "Hello World")
    loop.call_soon(loop.stop)
    loop.call_soon(print, "in the same round")


def display(end_time, loop, n=0):
    print("tick", n)
    if loop.time() + 0.001 < end_time and n < 3:
        loop.call_later(0.001, display, end_time, loop, n + 1)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
hello_world(loop)
loop.run_forever()
print(loop.is_running(), loop.is_closed(), loop)
loop.call_soon(display, loop.time() + 5, loop)
loop.run_forever()


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)


async def futures():
    running = asyncio.get_running_loop()
    fut = running.create_future()
    print(running is loop, fut, fut.done(), fut.get_loop() is loop)
    keep = running.create_task(set_after(fut, 0.001, "... world"), name="setter")
    fut.add_done_callback(functools.partial(print, "Future:"))
    fut.add_done_callback(lambda f: print("lambda", f.result()))
    print("hello ...")
    print(await fut)
    await keep
    for bad in (lambda: fut.set_result(1), lambda: fut.set_exception(ValueError()), lambda: loop.create_future().result(),
                lambda: loop.create_future().exception(), lambda: loop.create_future().set_exception(StopIteration)):
        try:
            bad()
        except Exception as e:
            print(type(e).__module__, type(e).__name__, e)
    f = loop.create_future()
    print(f.cancel("why"), f.cancel(), f.cancelled(), f)
    try:
        await f
    except asyncio.CancelledError as e:
        print(e.args)
    g = loop.create_future()
    g.set_exception(LookupError)
    try:
        await g
    except LookupError as e:
        print(repr(e), g.exception() is e)


loop.run_until_complete(futures())


async def callbacks():
    order = []
    handle = loop.call_soon(order.append, "cancelled")
    handle.cancel()
    print(handle.cancelled(), handle)
    timer = loop.call_later(100, print, "never")
    print(timer.when() > loop.time(), timer.cancelled())
    timer.cancel()
    now = loop.time()
    for delay in (0.003, 0.001, 0.002):
        loop.call_at(now + delay, order.append, delay)
    loop.call_soon(order.append, "soon")
    loop.call_soon_threadsafe(order.append, "threadsafe")
    var = contextvars.ContextVar("var", default=0)
    ctx = contextvars.copy_context()
    loop.call_soon(var.set, 5, context=ctx)
    await asyncio.sleep(0.006)
    print(order, var.get(), ctx.get(var))


loop.run_until_complete(callbacks())


async def signals():
    got = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGUSR1"):
        loop.add_signal_handler(getattr(signal, name), functools.partial(print, "got signal", name))
    loop.add_signal_handler(signal.SIGUSR2, got.set)
    for s in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2):
        os.kill(os.getpid(), s)
        await asyncio.sleep(0.05)
    await asyncio.wait_for(got.wait(), 1)
    print([loop.remove_signal_handler(s) for s in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGUSR2, signal.SIGINT, signal.SIGTERM)])


loop.run_until_complete(signals())


async def pipes():
    r, w = os.pipe()
    got = loop.create_future()

    def readable():
        data = os.read(r, 100)
        print("received", data)
        loop.remove_reader(r)
        got.set_result(data)

    loop.add_reader(r, readable)
    loop.call_soon(os.write, w, b"abc")
    print(await got, loop.remove_reader(r))
    writable = asyncio.Event()
    loop.add_writer(w, writable.set)
    await writable.wait()
    print(loop.remove_writer(w), loop.remove_writer(w))
    os.close(r)
    os.close(w)


loop.run_until_complete(pipes())


async def handlers():
    seen = []
    loop.set_exception_handler(lambda l, c: seen.append((c["message"].split(" at ")[0], repr(c.get("exception")), sorted(c))))
    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(int, "x")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = asyncio.create_task(set_after(None, 0, None), name="bad")
    await asyncio.sleep(0.002)
    del t
    loop.call_exception_handler({"message": "mine", "extra": 1})
    loop.set_exception_handler(None)
    print(*seen, sep="\n")
    print(loop.get_exception_handler(), loop.get_debug(), loop.get_task_factory())


loop.run_until_complete(handlers())


def factory(loop, coro, context=None):
    print("making a task of", coro.__name__)
    return asyncio.Task(coro, loop=loop, name="made", context=context)


async def factories():
    loop.set_task_factory(factory)
    t = asyncio.create_task(asyncio.sleep(0, "slept"))
    print(t.get_name(), await t)
    u = asyncio.create_task(asyncio.sleep(0, "again"), name="own")
    print(u.get_name(), await u)
    loop.set_task_factory(None)


loop.run_until_complete(factories())
for bad in (lambda: loop.run_until_complete(5), lambda: loop.call_soon(5), lambda: loop.call_later(None, print),
            lambda: loop.set_task_factory(5), lambda: loop.call_soon(set_after)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop)
for bad in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.create_task(None)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


async def main():
    await asyncio.sleep(0)
    return "from the runner"


with asyncio.Runner() as runner:
    print(runner.run(main()), runner.run(main()), runner.get_loop().is_running())
try:
    runner.run(main())
except RuntimeError as e:
    print(e)
try:
    asyncio.run(5)
except ValueError as e:
    print(e)


async def nested():
    c = main()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()


asyncio.run(nested())


async def leaves_tasks():
    async def forever(n):
        try:
            await asyncio.Event().wait()
        finally:
            print("cleaning", n)
    leaves_tasks.kept = asyncio.create_task(forever(1))
    await asyncio.sleep(0)
    return "left"


print(asyncio.run(leaves_tasks()))
