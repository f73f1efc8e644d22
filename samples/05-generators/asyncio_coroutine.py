# oracle: 3.10
# stderr: ignore
# The oldest style: `@asyncio.coroutine` over a generator whose awaits are spelled `yield from`. (CPython dropped
# the decorator in 3.11; Fermata keeps it so that old courses still run. The output is CPython 3.10's.)
import asyncio


@asyncio.coroutine
def fetch(name):
    print("fetching", name)
    yield from asyncio.sleep(0.01)
    return name.upper()


@asyncio.coroutine
def plain(value):
    return value


@asyncio.coroutine
def main():
    a = yield from fetch("a")
    b, c = yield from asyncio.gather(fetch("b"), fetch("c"))
    print(a, b, c)
    print((yield from plain("not even a generator")))


async def modern():
    print("awaited from async def:", await fetch("d"))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.run_until_complete(modern())
loop.close()
print(asyncio.iscoroutinefunction(fetch))
