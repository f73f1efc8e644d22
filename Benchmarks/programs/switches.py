# Task switches: a hundred tasks, five thousand `sleep(0)` each.
import asyncio
import sys
import time


async def worker(n):
    done = 0
    for _ in range(n):
        await asyncio.sleep(0)
        done += 1
    return done


async def main():
    return sum(await asyncio.gather(*(worker(5_000) for _ in range(100))))


start = time.perf_counter()
result = asyncio.run(main())
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
