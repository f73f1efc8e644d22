import asyncio
def boom(x): raise ValueError(f'callback {x}')
async def main():
    asyncio.get_running_loop().call_soon(boom, 1)
    await asyncio.sleep(0)
    print('main goes on')
asyncio.run(main())
