import asyncio, gc
async def forever(): await asyncio.get_running_loop().create_future()
async def main():
    t = asyncio.create_task(forever(), name='pending-task'); await asyncio.sleep(0)
    del t; gc.collect(); print('collected')
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print('end')
