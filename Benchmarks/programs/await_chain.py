# Awaits which do not suspend: ten coroutines deep, two hundred thousand times.
import sys
import time


async def c0():
    return 1


async def c1():
    return await c0()


async def c2():
    return await c1()


async def c3():
    return await c2()


async def c4():
    return await c3()


async def c5():
    return await c4()


async def c6():
    return await c5()


async def c7():
    return await c6()


async def c8():
    return await c7()


async def c9():
    return await c8()


async def main(n):
    total = 0
    for _ in range(n):
        total += await c9()
    return total


start = time.perf_counter()
try:
    main(200_000).send(None)
except StopIteration as stop:
    result = stop.value
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
