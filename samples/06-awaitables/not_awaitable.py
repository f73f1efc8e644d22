# What cannot be awaited says so.
import asyncio


class Wrong:
    def __await__(self):
        return 42


async def main():
    for thing in (None, 5, [1], print, Wrong()):
        try:
            await thing
        except TypeError as error:
            print("TypeError:", error)


asyncio.run(main())
