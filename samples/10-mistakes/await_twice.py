# A coroutine object runs once.
import asyncio


async def answer():
    return 42


async def main():
    coroutine = answer()
    print("first:", await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print("RuntimeError:", error)
    task = asyncio.create_task(answer())  # a task keeps its result: await it as often as you like
    print("a task:", await task, await task)


asyncio.run(main())
