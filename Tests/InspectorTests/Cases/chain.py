"""Machines that wait for each other: known functions, methods, closures, recursion, and what the file does not tell."""
import asyncio


async def leaf(n):
    await asyncio.sleep(n)


async def middle(n):
    first = leaf(n)
    await first
    await leaf(n)


async def ticker():
    yield 1
    await leaf(1)


class Client:
    def __init__(self, host):
        self.host = host

    async def connect(self, *, retries=3):
        for attempt in range(retries):
            try:
                await self.open()
            except asyncio.CancelledError:
                print("cancelled")
                raise
            except OSError:
                continue
            else:
                break

    async def open(self):
        async for _ in ticker():
            await middle(2)


async def walk(tree):
    for child in tree:
        await walk(child)
    await middle(1)


async def outer(url):
    seen = []

    async def visit(page):
        seen.append(page)
        await middle(len(seen))

    await visit(url)
    with open(url) as file:
        await asyncio.wait_for(visit(url), 3)
    return seen
