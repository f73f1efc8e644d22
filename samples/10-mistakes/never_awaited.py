# The classic: a coroutine is called and forgotten. The warning comes when the object is thrown away.
import asyncio


async def hello():
    print("never printed")


async def main():
    print("before")
    hello()  # `await` is missing
    print("after")


asyncio.run(main())
