"""A web crawler over a web that is made up: a semaphore limits the connections, failures are retried with growing
pauses, slow pages run into a timeout, and no page is fetched twice.

Time does not matter for what is printed: every page says how many attempts it needs and whether it hangs.
"""
import asyncio
import contextlib
from collections import Counter, deque
from urllib_lite import join, split  # a module of our own, beside this file

WEB = {
    # page: (links, attempts that fail before one succeeds, hangs)
    "site/": (["about", "blog/", "/shop/", "http://other/"], 0, False),
    "site/about": (["team", "/"], 1, False),
    "site/team": (["about"], 0, False),
    "site/blog/": (["1", "2", "3", "../about"], 0, False),
    "site/blog/1": (["2"], 2, False),
    "site/blog/2": (["1", "3"], 0, False),
    "site/blog/3": (["4"], 9, False),
    "site/shop/": (["cart", "slow", "missing"], 0, False),
    "site/shop/cart": ([], 1, False),
    "site/shop/slow": ([], 0, True),
    "other/": (["x"], 0, False),
    "other/x": ([], 0, False),
}


class FetchError(Exception):
    """A fetch that may work when it is tried again."""


class NotFound(FetchError):
    """A fetch that will never work."""


class Network:
    """The made-up web, with a count of open connections."""

    def __init__(self):
        self.attempts = Counter()
        self.open = 0
        self.most_open = 0

    @contextlib.asynccontextmanager
    async def connection(self):
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            yield self
        finally:
            self.open -= 1

    async def get(self, page):
        self.attempts[page] += 1
        await asyncio.sleep(0.001)
        if page not in WEB:
            raise NotFound(f"404 {page}")
        links, failures, hangs = WEB[page]
        if hangs:
            await asyncio.sleep(60)
        if self.attempts[page] <= failures:
            raise FetchError(f"503 {page} (attempt {self.attempts[page]})")
        return links


def retrying(times, pause, on=Exception):
    """A decorator for coroutine functions: try again after a failure, each time after twice the pause."""

    def decorate(function):
        async def wrapper(*args, **kwargs):
            wait = pause
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)
                except NotFound:
                    raise
                except on as error:
                    if attempt == times:
                        raise
                    error.add_note(f"tried {attempt} of {times}")
                    await asyncio.sleep(wait)
                    wait *= 2

        return wrapper

    return decorate


class Crawler:
    def __init__(self, network, hosts, workers=3, timeout=0.2):
        self.network = network
        self.hosts = hosts
        self.workers = workers
        self.timeout = timeout
        self.limit = asyncio.Semaphore(2)
        self.queue = asyncio.Queue()
        self.seen = set()
        self.found = {}
        self.failed = {}
        self.skipped = set()

    def add(self, page):
        host, _ = split(page)
        if host not in self.hosts:
            self.skipped.add(page)
        elif page not in self.seen:
            self.seen.add(page)
            self.queue.put_nowait(page)

    @retrying(times=4, pause=0.001, on=FetchError)
    async def fetch(self, page):
        async with self.limit, self.network.connection() as connection:
            async with asyncio.timeout(self.timeout):
                return await connection.get(page)

    async def visit(self, page):
        try:
            links = await self.fetch(page)
        except TimeoutError:
            self.failed[page] = "timed out"
        except FetchError as error:
            self.failed[page] = str(error)
        else:
            self.found[page] = len(links)
            for link in links:
                self.add(join(page, link))

    async def worker(self):
        while True:
            page = await self.queue.get()
            try:
                await self.visit(page)
            finally:
                self.queue.task_done()

    async def crawl(self, start):
        self.add(start)
        workers = [asyncio.create_task(self.worker(), name=f"worker-{n}") for n in range(self.workers)]
        try:
            await self.queue.join()
        finally:
            for worker in workers:
                worker.cancel()
            ended = await asyncio.gather(*workers, return_exceptions=True)
        return all(isinstance(e, asyncio.CancelledError) for e in ended)


def breadth_first(start):
    """All pages that links lead to, found by an ordinary search."""
    seen, waiting = {start}, deque([start])
    while waiting:
        page = waiting.popleft()
        if page in WEB:
            for link in WEB[page][0]:
                target = join(page, link)
                if target not in seen and split(target)[0] == "site":
                    seen.add(target)
                    waiting.append(target)
    return seen


async def main():
    network = Network()
    crawler = Crawler(network, hosts={"site"})
    stopped = await crawler.crawl("site/")
    print("found:")
    for page in sorted(crawler.found):
        tries = network.attempts[page]
        print(f"  {page:<17}{crawler.found[page]} links{'' if tries == 1 else f', at attempt {tries}'}")
    print("failed:")
    for page, reason in sorted(crawler.failed.items()):
        print(f"  {page:<17}{reason}")
    print("skipped:", *sorted(crawler.skipped))
    print("workers stopped:", stopped, "| open connections:", network.open)
    print("never more than 2 connections:", network.most_open <= 2)
    print("never reached:", *sorted(breadth_first("site/") - crawler.seen))
    print("fetches in all:", sum(network.attempts.values()))


if __name__ == "__main__":
    asyncio.run(main())
