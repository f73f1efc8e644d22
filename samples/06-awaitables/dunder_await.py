# Anything with `__await__` can be awaited. The method returns an iterator; what it yields goes to the event loop,
# and what it returns is the value of the `await` expression. A bare `yield` means: let others run, then go on.
import asyncio


class Rounds:
    """Awaiting it lets the event loop go round a number of times."""

    def __init__(self, count):
        self.count = count

    def __await__(self):
        for n in range(self.count):
            print(f"  round {n + 1} of {self.count}")
            yield
        return f"{self.count} rounds"


async def background():
    for n in range(3):
        print("  meanwhile", n)
        await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(background())
    print("waiting")
    print("got", await Rounds(3))
    await task
    print("got", await Rounds(0))


asyncio.run(main())
