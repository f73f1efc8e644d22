# Three hundred thousand short tasks through gather, a thousand at a time.
import asyncio
import sys
import time


async def job(n):
    return n


async def main():
    total = 0
    for _ in range(300):
        total += sum(await asyncio.gather(*(job(n) for n in range(1_000))))
    return total


start = time.perf_counter()
result = asyncio.run(main())
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
