# Three awaits, one after the other: the pauses add up.
import asyncio
import time


async def cook(dish, seconds):
    print(f"{dish}: on the stove")
    await asyncio.sleep(seconds)
    print(f"{dish}: ready")
    return dish


async def main():
    start = time.perf_counter()
    await cook("rice", 0.7)
    await cook("soup", 0.6)
    await cook("tea", 0.7)
    elapsed = time.perf_counter() - start
    print(f"all done in about {elapsed:.0f} seconds")


asyncio.run(main())
