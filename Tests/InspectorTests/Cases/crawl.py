import asyncio


async def fetch(n):
    await asyncio.sleep(0)
    return n


async def work(items, lock):
    total = 0
    data = await fetch(1)
    try:
        async with lock as held:
            async for x in items:
                total += await fetch(x)
            print(data)
    except ValueError as e:
        print(e)
        raise
    finally:
        await fetch(2)
        print("done")
    return total


def gen(n):
    got = yield n
    yield from range(got)
