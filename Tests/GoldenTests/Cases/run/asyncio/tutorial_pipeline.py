# producers, a transforming stage and consumers between bounded queues; a sentinel ends it, a cancellation cuts it short
import asyncio
from contextlib import asynccontextmanager, suppress

DONE = object()
events = []


def note(*words):
    events.append(" ".join(map(str, words)))


async def produce(name, items, out, pause=0):
    made = 0
    try:
        for item in items:
            await asyncio.sleep(pause)
            await out.put((name, item))
            made += 1
    except asyncio.CancelledError as error:
        note(name, "cancelled after", made, *error.args)
        raise
    finally:
        note(name, "made", made)
    return made


async def transform(function, source, out):
    while True:
        item = await source.get()
        if item is DONE:
            source.task_done()
            await out.put(DONE)
            return "stage over"
        try:
            result = function(*item)
        except ZeroDivisionError as error:
            note("skipped", item, "-", error)
        else:
            await out.put(result)
        finally:
            source.task_done()


async def consume(number, source, results):
    while (item := await source.get()) is not DONE:
        results.append(item)
        source.task_done()
        if number % 2:
            await asyncio.sleep(0)
    source.task_done()
    source.put_nowait(DONE)
    return number


@asynccontextmanager
async def background(*coroutines):
    tasks = [asyncio.create_task(c) for c in coroutines]
    try:
        yield tasks
    finally:
        for t in tasks:
            if not t.done():
                t.cancel("the block is over")
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        note("background ended with", [type(o).__name__ if isinstance(o, BaseException) else o for o in outcomes])


async def whole():
    raw, cooked, results = asyncio.Queue(2), asyncio.Queue(3), []
    async with background(transform(lambda name, n: (name, 60 // n), raw, cooked),
                          *(consume(i, cooked, results) for i in range(3))) as tasks:
        made = await asyncio.gather(produce("left", [1, 2, 0, 3], raw), produce("right", range(4, 7), raw))
        await raw.put(DONE)
        await raw.join()
        done, pending = await asyncio.wait(tasks, timeout=1)
        note(len(done), "ended by themselves", len(pending))
    print(sorted(results), made, cooked.qsize(), raw.empty())


async def cut_short():
    raw, seen = asyncio.Queue(1), []
    async with background(produce("endless", iter(int, 1), raw), produce("stuck", [1, 2, 3], asyncio.Queue(1))) as tasks:
        for _ in range(3):
            seen.append(await raw.get())
        tasks[0].cancel()
        with suppress(asyncio.CancelledError):
            await tasks[0]
    print(seen, [t.cancelled() for t in tasks], raw.qsize())


async def main():
    await whole()
    print(*events, sep="\n")
    events.clear()
    await cut_short()
    print(*events, sep="\n")


asyncio.run(main())
