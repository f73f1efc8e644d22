# variants of the ideas on the page "Synchronization Primitives", and of the one about queues
import asyncio
import random


async def locks():
    lock = asyncio.Lock()
    order = []

    async def job(n):
        async with lock:
            order.append(("in", n))
            await asyncio.sleep(0)
            order.append(("out", n))

    tasks = [asyncio.create_task(job(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(lock.locked(), repr(lock).split("[")[1])
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(order, lock.locked())
    print(await lock.acquire(), lock.release(), lock.locked())


async def events():
    event = asyncio.Event()

    async def waiter(n):
        print("waiting for it ...", n)
        result = await event.wait()
        print("... got it!", n, result)

    waiters = [asyncio.create_task(waiter(i)) for i in range(2)]
    await asyncio.sleep(0.001)
    print(event.is_set(), repr(event).split("[")[1])
    event.set()
    print(event.is_set())
    event.clear()
    await asyncio.gather(*waiters)
    event.set()
    await waiter("late")


async def conditions():
    cond = asyncio.Condition()
    items = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            return n, items.pop(0)

    tasks = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with cond:
        items.extend("ab")
        cond.notify(2)
    await asyncio.sleep(0.001)
    print([t.done() for t in tasks], cond.locked())
    async with cond:
        items.append("c")
        cond.notify_all()
    print(await asyncio.gather(*tasks))
    for call in (cond.notify, cond.notify_all):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    async with cond:
        try:
            await asyncio.wait_for(cond.wait(), 0.002)
        except TimeoutError:
            print("nobody notified", cond.locked())


async def semaphores():
    sem = asyncio.Semaphore(2)
    running = peak = 0

    async def job():
        nonlocal running, peak
        async with sem:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(job() for _ in range(7)))
    print(peak, sem.locked(), repr(sem).split("[")[1])
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def runner(n):
        async with barrier as position:
            return n, position

    print(sorted(await asyncio.gather(*(runner(i) for i in range(3)))))
    print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).split("[")[1])
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as e:
        print("broken:", e, barrier.broken)
    await barrier.reset()
    print(barrier.broken)


async def worker_queue():
    rng = random.Random(3)
    queue = asyncio.Queue()
    total = 0
    for _ in range(20):
        sleep_for = rng.uniform(0.0001, 0.001)
        total += sleep_for
        queue.put_nowait(sleep_for)
    finished = []

    async def worker(name):
        while True:
            sleep_for = await queue.get()
            await asyncio.sleep(sleep_for)
            finished.append(name)
            queue.task_done()

    tasks = [asyncio.create_task(worker(f"worker-{i}")) for i in range(3)]
    await queue.join()
    for task in tasks:
        task.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)], len(finished), queue.qsize())
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        q = kind(3)
        for x in (2, 3, 1):
            await q.put(x)
        print(kind.__name__, q.full(), q.maxsize, str(q), [q.get_nowait() for _ in range(3)], q.empty())
    for call in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(4)]):
        try:
            call()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as e:
            print(repr(e))
    for _ in range(6):
        q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    full = asyncio.Queue(1)
    full.put_nowait(1)
    putters = [asyncio.create_task(full.put(i)) for i in (2, 3)]
    await asyncio.sleep(0)
    print(str(full))
    putters[0].cancel()
    print(await full.get(), await full.get(), full.qsize(), [p.cancelled() for p in putters])


async def main():
    for part in (locks, events, conditions, semaphores, barriers, worker_queue):
        print(f"-- {part.__name__}")
        await part()


asyncio.run(main())
