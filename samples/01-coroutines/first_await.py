# `await` hands the result of one coroutine to another, like a call that may take a pause on its way.
import asyncio


async def fetch_name():
    print("looking for the name …")
    await asyncio.sleep(0.05)  # a pause: the event loop could run something else meanwhile
    return "Ada"


async def main():
    print("before")
    name = await fetch_name()
    print("hello,", name)
    print("after")


asyncio.run(main())
