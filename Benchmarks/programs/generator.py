# A generator of five million items, summed by a for loop.
import sys
import time


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def consume(n):
    total = 0
    for i in count(n):
        total += i
    return total


start = time.perf_counter()
result = consume(5_000_000)
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
