# gather() returns the results in the order of its arguments, whoever finishes first. An exception comes out of
# the await, or, when asked, stands in the list in place of a result.
import asyncio


async def square(n, delay):
    await asyncio.sleep(delay)
    print("squared", n)
    return n * n


async def fail():
    await asyncio.sleep(0.02)
    raise ValueError("no number")


async def main():
    results = await asyncio.gather(square(1, 0.15), square(2, 0.1), square(3, 0.05))
    print("results:", results, "sum:", sum(results))

    first, second = await asyncio.gather(square(4, 0.05), square(5, 0))
    print("unpacked:", first, second)

    print("of many:", await asyncio.gather(*(square(n, 0) for n in range(6, 9))))
    print("of none:", await asyncio.gather())

    mixed = await asyncio.gather(square(9, 0), fail(), return_exceptions=True)
    print("with an exception kept:", mixed)
    try:
        await asyncio.gather(square(10, 0), fail())
    except ValueError as error:
        print("or raised:", error)


asyncio.run(main())
