# A task starts a coroutine in the background; awaiting the task waits for its end.
import asyncio
import time


async def say_after(delay, text):
    await asyncio.sleep(delay)
    print(text)
    return len(text)


async def main():
    start = time.perf_counter()
    first = asyncio.create_task(say_after(1.0, "hello"))
    second = asyncio.create_task(say_after(0.5, "world"))
    print("both are started, none has run yet:", first.done(), second.done())
    print("lengths:", await first, await second)
    print(f"about {time.perf_counter() - start:.0f} second has passed")
    print("results stay available:", first.result(), second.result())


asyncio.run(main())
