# An async generator of three million items, consumed by `async for`.
import sys
import time


async def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


async def main(n):
    total = 0
    async for i in count(n):
        total += i
    return total


start = time.perf_counter()
try:
    main(3_000_000).send(None)
except StopIteration as stop:
    result = stop.value
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
