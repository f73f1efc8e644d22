# types.coroutine turns a generator into something that can be awaited: the bridge from the old style to the new.
import asyncio
import inspect
import types


@types.coroutine
def pause(times):
    for _ in range(times):
        yield  # a bare yield asks the event loop for one more round
    return f"paused {times} times"


async def main():
    print(await pause(3))
    print(await pause(0))


print("a generator:", inspect.isgenerator(pause(1)), "and awaitable:", inspect.isawaitable(pause(1)))
print("an ordinary generator is awaitable:", inspect.isawaitable(x for x in ()))
asyncio.run(main())
