# wait_for() and timeout() give up after a while: what they waited for is cancelled.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("slow: interrupted")


async def quick():
    await asyncio.sleep(0)
    return "quick result"


async def main():
    print(await asyncio.wait_for(quick(), timeout=1))
    try:
        await asyncio.wait_for(slow(), timeout=0.02)
    except asyncio.TimeoutError:
        print("wait_for: timed out")
    try:
        async with asyncio.timeout(0.02):
            await slow()
    except TimeoutError:
        print("timeout: timed out")
    print("they are the same exception:", asyncio.TimeoutError is TimeoutError)


asyncio.run(main())
