# time.sleep() stops the whole thread, event loop included; asyncio.sleep() stops only the one who awaits it.
import asyncio
import time


async def polite(n):
    print("polite", n, "starts")
    await asyncio.sleep(0.5)
    print("polite", n, "ends")


async def rude(n):
    print("rude", n, "starts")
    time.sleep(0.5)  # the mistake: nobody else can run now
    print("rude", n, "ends")


async def measure(title, function):
    start = time.perf_counter()
    await asyncio.gather(*(function(n) for n in range(4)))
    elapsed = time.perf_counter() - start
    print(f"{title}: {'one pause' if elapsed < 1.2 else 'all the pauses, one after another'}")


async def main():
    await measure("asyncio.sleep", polite)
    await measure("time.sleep", rude)


asyncio.run(main())
