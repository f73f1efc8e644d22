# Start-up: the time of the whole process counts.
import asyncio


async def main():
    print("hello, world")


asyncio.run(main())
