# a fetcher with a rate limit, a semaphore, retries with exponential backoff, and a report of what each attempt did
import asyncio
import functools
import random
import time


class Unavailable(ConnectionError):
    pass


def retry(times, *, base=0.001, factor=2, on=(ConnectionError, asyncio.TimeoutError)):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            delay = base
            errors = []
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, attempt=attempt, **kwargs)
                except on as error:
                    errors.append(error)
                    log.append((args[-1], attempt, type(error).__name__, round(delay, 4)))
                    if attempt == times:
                        raise ExceptionGroup(f"{function.__name__}{args[-1:]} gave up", errors) from error
                    await asyncio.sleep(delay)
                    delay *= factor
        wrapper.times = times
        return wrapper
    return decorate


class Limiter:
    """At most `rate` entries in each period; an asynchronous context manager."""

    def __init__(self, rate, period):
        self.rate, self.period = rate, period
        self.slots = asyncio.Semaphore(rate)
        self.tasks = set()
        self.peak = self.inside = 0

    async def __aenter__(self):
        await self.slots.acquire()
        self.inside += 1
        self.peak = max(self.peak, self.inside)
        return self

    async def __aexit__(self, *exc):
        self.inside -= 1
        task = asyncio.create_task(self._give_back())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return False

    async def _give_back(self):
        await asyncio.sleep(self.period)
        self.slots.release()


log = []
plan = {"/a": [], "/b": ["down"], "/c": ["down", "slow"], "/d": ["down"] * 9, "/e": ["bad"]}


class Client:
    def __init__(self, limiter):
        self.limiter = limiter
        self.requests = 0

    @retry(3)
    async def get(self, url, *, attempt):
        async with self.limiter:
            self.requests += 1
            fate = plan[url][attempt - 1] if attempt <= len(plan[url]) else "ok"
            match fate:
                case "down":
                    raise Unavailable(url, attempt)
                case "slow":
                    await asyncio.wait_for(asyncio.sleep(10), timeout=0.002)
                case "bad":
                    raise ValueError(f"bad content at {url}")
            return f"{url} after {attempt}"


async def main():
    rng = random.Random(7)
    urls = sorted(plan, key=lambda _: rng.random())
    limiter = Limiter(2, 0.001)
    client = Client(limiter)
    start = time.monotonic()
    results = await asyncio.gather(*map(client.get, sorted(urls)), return_exceptions=True)
    for url, result in zip(sorted(urls), results):
        match result:
            case ExceptionGroup(exceptions=errors):
                print(url, "->", result, [e.args for e in errors], repr(result.__cause__))
            case Exception():
                print(url, "->", repr(result))
            case str(text):
                print(url, "->", text)
    print(client.requests, "requests, peak", limiter.peak, time.monotonic() - start < 5)
    for line in sorted(log):
        print(*line)
    print(Client.get.__name__, Client.get.times, asyncio.iscoroutinefunction(Client.get))
    while limiter.tasks:
        await asyncio.wait(limiter.tasks)
    print(limiter.slots, limiter.slots.locked()) if False else print(limiter.slots._value, limiter.slots.locked())


asyncio.run(main())
