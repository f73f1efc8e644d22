# work in threads beside a loop: to_thread, run_in_executor, executors of one's own, futures of both kinds
import asyncio
import concurrent.futures
import contextvars
import threading
import time

who = contextvars.ContextVar("who", default="nobody")


def blocking(name, pause, log):
    log.append(f"start {name}")
    time.sleep(pause)
    log.append(f"end {name}")
    return name


async def beside():
    log = []

    async def ticker():
        for i in range(3):
            log.append(f"tick {i}")
            await asyncio.sleep(0.02)

    print(await asyncio.gather(asyncio.to_thread(blocking, "b", 0.4, log), asyncio.to_thread(blocking, "a", 0.2, log), ticker()))
    print(log[-2:], log.index("tick 2") < log.index("end a"))


async def details():
    who.set("main")
    print(await asyncio.to_thread(who.get), await asyncio.to_thread(lambda *a, **k: (a, k), 1, k=2))
    names = await asyncio.to_thread(lambda: (threading.current_thread().name.startswith("asyncio_"), threading.current_thread() is threading.main_thread()))
    print(names)

    def no_loop():
        try:
            asyncio.get_running_loop()
        except RuntimeError as e:
            return str(e)

    print(await asyncio.to_thread(no_loop))

    def fails():
        raise LookupError("in the thread")

    try:
        await asyncio.to_thread(fails)
    except LookupError as e:
        print(repr(e))


async def executors():
    loop = asyncio.get_running_loop()
    log = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
        futures = [loop.run_in_executor(pool, blocking, n, 0.01, log) for n in "xyz"]
        print([type(f).__name__ for f in futures], await asyncio.gather(*futures))
        print(sorted(log[:2]), list(pool.map(pow, (2, 3), (5, 2))))
        waiting = pool.submit(blocking, "w", 0.02, log)
        also = pool.submit(blocking, "v", 0.02, log)
        never = pool.submit(print, "never")
        print(never.cancel(), never.cancelled(), waiting.done(), await asyncio.wrap_future(waiting), also.result(timeout=1))
    try:
        pool.submit(print)
    except RuntimeError as e:
        print(e)
    try:
        never.result()
    except concurrent.futures.CancelledError as e:
        print(repr(e))
    from_thread = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(from_thread.set_result, "set by a thread")).start()
    print(await from_thread)

    async def on_the_loop(x):
        await asyncio.sleep(0)
        if x < 0:
            raise ValueError(x)
        return x * 2

    def asks():
        good = asyncio.run_coroutine_threadsafe(on_the_loop(21), loop)
        bad = asyncio.run_coroutine_threadsafe(on_the_loop(-1), loop)
        return good.result(1), repr(bad.exception(1)), type(good).__module__

    print(await asyncio.to_thread(asks))
    slow = loop.run_in_executor(None, time.sleep, 0.02)
    try:
        await asyncio.wait_for(slow, 0.001)
    except TimeoutError:
        print("gave up", slow.cancelled())


def synchronous():
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        pauses = {pool.submit(time.sleep, p): p for p in (0.3, 0.1, 0.2)}
        print([pauses[f] for f in concurrent.futures.as_completed(pauses)])
        done, not_done = concurrent.futures.wait([pool.submit(time.sleep, 0), pool.submit(time.sleep, 0.05)],
                                                 return_when=concurrent.futures.FIRST_COMPLETED)
        print(len(done), len(not_done))
        f = pool.submit(divmod, 7, 0)
        print(repr(f.exception()), f.done(), f.running())
        f.add_done_callback(lambda f: print("callback", type(f.exception()).__name__))
        try:
            pool.submit(time.sleep, 0.05).result(timeout=0.001)
        except TimeoutError as e:
            print("timed out", repr(e))


def other_loop():
    async def inner():
        await asyncio.sleep(0.001)
        return threading.current_thread().name.startswith("asyncio_")

    return asyncio.run(inner())


async def main():
    await beside()
    await details()
    await executors()
    print(await asyncio.to_thread(other_loop))


asyncio.run(main())
synchronous()
print([t.name for t in threading.enumerate()])
