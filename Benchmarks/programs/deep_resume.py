# Resuming a task that is suspended under fifty awaits, a hundred thousand times.
import asyncio
import sys
import time


async def leaf(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n


async def wrap(depth, n):
    if depth == 0:
        return await leaf(n)
    return await wrap(depth - 1, n)


start = time.perf_counter()
result = asyncio.run(wrap(50, 100_000))
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
