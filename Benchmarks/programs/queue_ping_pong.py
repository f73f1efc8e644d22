# Two tasks which send a number to and fro through two queues, a hundred thousand times.
import asyncio
import sys
import time


async def player(inbox, outbox, rounds):
    for _ in range(rounds):
        ball = await inbox.get()
        await outbox.put(ball + 1)


async def main(rounds):
    left, right = asyncio.Queue(maxsize=1), asyncio.Queue(maxsize=1)
    players = [
        asyncio.create_task(player(left, right, rounds)),
        asyncio.create_task(player(right, left, rounds)),
    ]
    await left.put(0)
    await asyncio.gather(*players)
    return await left.get()


start = time.perf_counter()
result = asyncio.run(main(100_000))
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
