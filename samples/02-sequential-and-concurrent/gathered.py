# The same three dishes, cooked together: the longest pause decides.
import asyncio
import time


async def cook(dish, seconds):
    print(f"{dish}: on the stove")
    await asyncio.sleep(seconds)
    print(f"{dish}: ready")
    return dish


async def main():
    start = time.perf_counter()
    await asyncio.gather(cook("rice", 1.0), cook("soup", 0.6), cook("tea", 0.3))
    elapsed = time.perf_counter() - start
    print(f"all done in about {elapsed:.0f} second")


asyncio.run(main())
