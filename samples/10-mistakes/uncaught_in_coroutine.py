# exit: 1
# An exception nobody catches travels up through the awaits, and the traceback shows the way.
import asyncio


async def divide(a, b):
    await asyncio.sleep(0)
    return a / b


async def average(numbers):
    return await divide(sum(numbers), len(numbers))


async def main():
    print(await average([1, 2, 3]))
    print(await average([]))


asyncio.run(main())
