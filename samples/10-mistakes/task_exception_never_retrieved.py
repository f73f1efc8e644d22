# A failed task that nobody awaits complains when it is thrown away.
import asyncio


async def fail():
    raise ValueError("nobody looked")


async def main():
    asyncio.create_task(fail(), name="forgotten")
    await asyncio.sleep(0.01)
    print("main goes on")


asyncio.run(main())
