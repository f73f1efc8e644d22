# variants of the ideas on the page "Coroutines and Tasks"
import asyncio
import contextvars
import time

who = contextvars.ContextVar("who", default="nobody")


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what, "-", who.get())
    return what


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: factorial({number}), now i={i}")
        await asyncio.sleep(0)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f


async def sequential_and_concurrent():
    started = time.monotonic()
    await say_after(0.02, "one")
    t1 = asyncio.create_task(say_after(0.04, "three"))
    t2 = asyncio.create_task(say_after(0.02, "two"))
    await t1
    await t2
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(say_after(0.02, "hello"), name="greeter")
        b = tg.create_task(say_after(0.01, "world"))
        print(tg, a.get_name(), b in asyncio.all_tasks())
    print(a.result(), b.result(), tg, time.monotonic() - started < 2)


async def fire_and_forget():
    background = set()
    done = []
    for i in range(5):
        task = asyncio.create_task(say_after(0, f"bg {i}"))
        background.add(task)
        task.add_done_callback(background.discard)
        task.add_done_callback(lambda t: done.append(t.result()))
    await asyncio.sleep(0.05)
    print(len(background), done)


async def gathering():
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    print(await asyncio.gather())

    async def fail(n):
        await asyncio.sleep(0)
        raise RuntimeError(n)

    results = await asyncio.gather(fail(1), say_after(0, "fine"), fail(2), return_exceptions=True)
    print(results)
    other = asyncio.create_task(say_after(0.02, "goes on"))
    try:
        await asyncio.gather(other, fail(3), fail(4))
    except RuntimeError as e:
        print("first:", e, other.done())
    print(await other)
    same = say_after(0, "same")
    print(await asyncio.gather(same, same))
    g = asyncio.gather(say_after(9, "x"), say_after(9, "y"))
    await asyncio.sleep(0)
    print(g.cancel("enough"), g.cancelled(), g.done())
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather cancelled", e.args, g.cancelled())


async def eternity():
    await asyncio.sleep(3600)
    print("yay!")


async def timeouts():
    try:
        await asyncio.wait_for(eternity(), timeout=0.02)
    except TimeoutError:
        print("timeout!")
    try:
        async with asyncio.timeout(0.02) as cm:
            await eternity()
    except TimeoutError:
        print("The long operation timed out, but we've handled it.", cm.expired(), cm)
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 20) as cm:
        print(cm.when() > loop.time(), repr(cm).startswith("<Timeout [active] when="))
    print(cm)
    for bad in (0, -1):
        try:
            await asyncio.wait_for(eternity(), bad)
        except TimeoutError as e:
            print("at once", repr(e.__cause__))
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)


async def waiting():
    tasks = {asyncio.create_task(say_after(d, f"w{d}"), name=f"w{d}") for d in (0.01, 0.04, 0.07)}
    names = lambda s: sorted(t.get_name() for t in s)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))
    for bad in ([], [eternity()], eternity()):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        for c in (bad if isinstance(bad, list) else [bad]):
            c.close()
    for c in asyncio.as_completed([say_after(0.03, "late"), say_after(0.01, "early")]):
        print("completed", await c)
    try:
        for c in asyncio.as_completed([say_after(0.01, "in time"), eternity()], timeout=0.05):
            print("completed", await c)
    except TimeoutError as e:
        print("as_completed", repr(e))


async def cancelling():
    async def cancel_me():
        print("cancel_me(): before sleep")
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("cancel_me(): cancel sleep")
            raise
        finally:
            print("cancel_me(): after sleep")

    task = asyncio.create_task(cancel_me())
    await asyncio.sleep(0.01)
    print(task.cancelling(), task.cancel(), task.cancelling(), task.uncancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("main(): cancel_me is cancelled now", task.cancelled(), task.done())
    for f in (task.result, task.exception):
        try:
            f()
        except asyncio.CancelledError as e:
            print(f.__name__, repr(e))
    never = asyncio.create_task(cancel_me())
    never.cancel("before it began")
    try:
        await never
    except asyncio.CancelledError as e:
        print("never began", e.args)


async def contexts():
    token = who.set("main")
    inherited = asyncio.create_task(say_after(0, "inherits"))
    ctx = contextvars.copy_context()
    ctx.run(who.set, "given")
    given = asyncio.create_task(say_after(0, "given"), context=ctx)
    who.set("changed")
    await asyncio.gather(inherited, given)
    who.reset(token)
    print(who.get(), ctx[who])


async def introspection():
    task = asyncio.current_task()
    print(task.get_name(), task.get_coro().__qualname__, asyncio.iscoroutine(task.get_coro()), asyncio.isfuture(task))
    task.set_name(42)
    print(repr(task.get_name()), task.get_stack()[0].f_code.co_name)
    print(asyncio.iscoroutinefunction(eternity), asyncio.iscoroutinefunction(print), asyncio.iscoroutine(5))


async def main():
    for part in (sequential_and_concurrent, fire_and_forget, gathering, timeouts, waiting, cancelling, contexts, introspection):
        print(f"-- {part.__name__}")
        await asyncio.create_task(part(), name=part.__name__)


asyncio.run(main())
