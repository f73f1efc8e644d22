# exit: 1
import asyncio
async def inner(x):
    await asyncio.sleep(0)
    return x['key']
async def child(): return await inner({})
async def main():
    t = asyncio.create_task(child())
    await t
asyncio.run(main())
