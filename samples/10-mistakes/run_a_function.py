# exit: 1
# asyncio.run() wants the coroutine, not the function that makes it: the parentheses are missing.
import asyncio


async def hello():
    return "hello"


try:
    asyncio.run(hello)
except ValueError as error:
    print("ValueError:", error)

asyncio.run(hello)
