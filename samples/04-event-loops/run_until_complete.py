# asyncio.run() makes a loop, runs a coroutine on it and closes it. The same, spelled out:
import asyncio


async def work(n):
    await asyncio.sleep(0.01)
    return n * 10


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print("running:", loop.is_running(), "closed:", loop.is_closed())
try:
    print(loop.run_until_complete(work(1)))
    print(loop.run_until_complete(work(2)))  # the loop may be run again and again
    print(loop.run_until_complete(asyncio.gather(work(3), work(4))))
finally:
    loop.close()
print("running:", loop.is_running(), "closed:", loop.is_closed())

late = work(5)
try:
    loop.run_until_complete(late)
except RuntimeError as error:
    print("RuntimeError:", error)
late.close()
