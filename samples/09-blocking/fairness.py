# A coroutine that never awaits never lets go. `await asyncio.sleep(0)` is how a long computation stays polite.
import asyncio


async def greedy(log):
    for n in range(3):
        log.append(f"greedy {n}")


async def fair(log):
    for n in range(3):
        log.append(f"fair {n}")
        await asyncio.sleep(0)


async def main():
    for first, second in ((greedy, greedy), (fair, fair), (fair, greedy)):
        log = []
        await asyncio.gather(first(log), second(log))
        print(", ".join(log))


asyncio.run(main())
