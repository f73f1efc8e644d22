# The bare interpreter: fifty million additions in a while loop.
import sys
import time


def loop(n):
    total = 0
    i = 0
    while i < n:
        total += i
        i += 1
    return total


start = time.perf_counter()
result = loop(50_000_000)
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
