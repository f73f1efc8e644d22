# Coroutines chain: each phase awaits the one before it, and several chains run side by side.
import asyncio


async def phase1(name, delay):
    print(f"{name}: phase 1 begins")
    await asyncio.sleep(delay)
    return f"{name}-raw"


async def phase2(raw, delay):
    print(f"{raw}: phase 2 begins")
    await asyncio.sleep(delay)
    return f"{raw}-refined"


async def chain(name, delay):
    raw = await phase1(name, delay)
    refined = await phase2(raw, delay)
    print(f"{name}: chain finished with {refined}")
    return refined


async def main():
    print("one chain:")
    await chain("ore", 0.02)
    print("three chains:")
    results = await asyncio.gather(chain("a", 0.3), chain("b", 0.2), chain("c", 0.1))
    print("results:", results)


asyncio.run(main())
