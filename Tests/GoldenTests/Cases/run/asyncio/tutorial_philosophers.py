# dining philosophers with locks: the deadlock found by a timeout, and two ways out of it
import asyncio


class Table:
    def __init__(self, n):
        self.forks = [asyncio.Lock() for _ in range(n)]
        self.meals = [0] * n
        self.eating = set()
        self.log = []

    def forks_of(self, i):
        return self.forks[i], self.forks[(i + 1) % len(self.forks)]

    async def eat(self, i):
        neighbours = {(i - 1) % len(self.forks), (i + 1) % len(self.forks)}
        assert not neighbours & self.eating, "two hold the same fork"
        self.eating.add(i)
        await asyncio.sleep(0)
        self.meals[i] += 1
        self.log.append(i)
        self.eating.discard(i)


async def greedy(table, i, rounds):
    left, right = table.forks_of(i)
    for _ in range(rounds):
        async with left:
            await asyncio.sleep(0)
            async with right:
                await table.eat(i)


async def ordered(table, i, rounds):
    first, second = sorted(table.forks_of(i), key=table.forks.index)
    for _ in range(rounds):
        async with first:
            await asyncio.sleep(0)
            async with second:
                await table.eat(i)


async def polite(table, i, rounds, waiter):
    left, right = table.forks_of(i)
    for _ in range(rounds):
        async with waiter, left, right:
            await table.eat(i)


async def dine(title, n, philosopher, *extra, limit=0.1):
    table = Table(n)
    tasks = [asyncio.create_task(philosopher(table, i, 3, *extra), name=f"P{i}") for i in range(n)]
    try:
        async with asyncio.timeout(limit):
            await asyncio.gather(*tasks)
        verdict = "all fed"
    except TimeoutError:
        stuck = sorted(t.get_name() for t in tasks if t.cancelled() or not t.done())
        await asyncio.gather(*tasks, return_exceptions=True)
        verdict = f"deadlock of {stuck}"
    print(f"{title}: {verdict}, meals {table.meals}, order {table.log}")
    print("  forks held:", [f.locked() for f in table.forks], [t.cancelled() for t in tasks])


async def main():
    await dine("greedy", 5, greedy)
    await dine("ordered", 5, ordered, limit=5)
    await dine("polite", 5, polite, asyncio.Semaphore(4), limit=5)
    await dine("two", 2, ordered, limit=5)
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
