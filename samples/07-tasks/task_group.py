# A task group waits for all of its tasks; when one fails, the others are cancelled and the failures come out
# together as an exception group.
import asyncio


async def job(name, delay, fails=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if fails:
        raise RuntimeError(f"{name} failed")
    print(name, "done")
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job("a", 0.2))
        b = group.create_task(job("b", 0.1))
    print("all done:", a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("c", 10))
            group.create_task(job("d", 0.01, fails=True))
    except* RuntimeError as caught:
        for error in caught.exceptions:
            print("caught:", error)


asyncio.run(main())
