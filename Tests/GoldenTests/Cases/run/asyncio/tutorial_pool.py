# a pool of connections as an asynchronous context manager: limits, waiting in order, broken ones, closing
import asyncio
from collections import deque
from contextlib import AsyncExitStack, asynccontextmanager


class PoolClosed(RuntimeError):
    pass


class Connection:
    numbers = iter(range(1, 1000))

    def __init__(self):
        self.number = next(self.numbers)
        self.broken = False
        self.queries = 0

    async def open(self):
        await asyncio.sleep(0)
        trace.append(f"open {self.number}")
        return self

    async def query(self, text):
        self.queries += 1
        await asyncio.sleep(0)
        if "drop" in text:
            self.broken = True
            raise ConnectionResetError(text)
        return f"{text} by {self.number}"

    async def close(self):
        await asyncio.sleep(0)
        trace.append(f"close {self.number} after {self.queries}")

    def __repr__(self):
        return f"<Connection {self.number}{' broken' if self.broken else ''}>"


class Pool:
    def __init__(self, size):
        self._free = deque()
        self._all = set()
        self._size = size
        self._changed = asyncio.Condition()
        self._closed = False

    async def __aenter__(self):
        self._free.append(await self._make())
        return self

    async def __aexit__(self, kind, error, tb):
        await self.close()

    async def _make(self):
        connection = Connection()
        self._all.add(connection)
        return await connection.open()

    @asynccontextmanager
    async def acquire(self):
        connection = await self._take()
        try:
            yield connection
        finally:
            await self._give(connection)

    async def _take(self):
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or self._free or len(self._all) < self._size)
            if self._closed:
                raise PoolClosed("the pool is closed")
            return self._free.popleft() if self._free else await self._make()

    async def _give(self, connection):
        async with self._changed:
            if connection.broken or self._closed:
                self._all.discard(connection)
                await connection.close()
            else:
                self._free.append(connection)
            self._changed.notify()

    async def close(self):
        async with self._changed:
            self._closed = True
            while self._free:
                connection = self._free.popleft()
                self._all.discard(connection)
                await connection.close()
            self._changed.notify_all()

    def __len__(self):
        return len(self._all)


async def user(pool, name, queries):
    answers = []
    for query in queries:
        try:
            async with pool.acquire() as connection:
                answers.append(await connection.query(f"{name}:{query}"))
        except ConnectionError as error:
            answers.append(f"{type(error).__name__} {error}")
    return answers


trace = []


async def main():
    async with Pool(2) as pool:
        for answers in await asyncio.gather(
            user(pool, "u1", ["a", "b"]), user(pool, "u2", ["c", "drop", "d"]), user(pool, "u3", ["e"])
        ):
            print(answers)
        print(len(pool), "open;", *trace, sep=" | ")
        async with AsyncExitStack() as stack:
            both = [await stack.enter_async_context(pool.acquire()) for _ in range(2)]
            waiting = asyncio.create_task(user(pool, "u4", ["late"]))
            hopeless = asyncio.create_task(asyncio.wait_for(user(pool, "u5", ["never"]), 0.01))
            print(sorted(c.queries > 0 for c in both), (await asyncio.wait({hopeless}))[0] == {hopeless})
            print(repr(hopeless.exception()))
        print(await waiting)
        held = pool.acquire()
        connection = await held.__aenter__()
        blocked = [asyncio.create_task(user(pool, f"b{i}", ["x"])) for i in range(2)]
        await asyncio.sleep(0.001)
    print([type(r).__name__ if isinstance(r, Exception) else r for r in await asyncio.gather(*blocked, return_exceptions=True)])
    await held.__aexit__(None, None, None)
    print(len(pool), connection.queries)
    try:
        async with pool.acquire():
            pass
    except PoolClosed as error:
        print(error)
    print(*trace, sep=" | ")


asyncio.run(main())
