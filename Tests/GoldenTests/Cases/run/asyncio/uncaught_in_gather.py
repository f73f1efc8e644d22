# exit: 1
import asyncio
async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(f'job {n}')
async def main():
    try:
        await asyncio.gather(fail(1), asyncio.sleep(1))
    finally:
        print('finally')
asyncio.run(main())
