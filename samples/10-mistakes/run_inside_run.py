# An event loop cannot be started while another one is running.
import asyncio


async def inner():
    return "inner"


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print("RuntimeError:", error)
    print("await instead:", await coroutine)


asyncio.run(main())

try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print("RuntimeError:", error)
