# A queue connects producers and consumers; join() waits until every item has been dealt with.
import asyncio


async def producer(queue, items):
    for item in items:
        await queue.put(item)
        print("produced", item)


async def consumer(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        print(name, "consumed", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consumer(name, queue)) for name in ("ann", "bob")]
    await producer(queue, range(5))
    await queue.join()
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    print("queue empty:", queue.empty())


asyncio.run(main())
