# what the loop has to say goes through the logger "asyncio"
import asyncio, logging, sys, gc
logging.basicConfig(level=logging.DEBUG, format='%(levelname)s:%(name)s:%(message)s', stream=sys.stdout)
async def fails(): raise ValueError('v')
async def main():
    asyncio.get_running_loop().call_exception_handler({'message': 'told', 'a': 1})
    t = asyncio.create_task(fails(), name='T')
    await asyncio.sleep(0); await asyncio.sleep(0)
    del t; gc.collect()
    logging.getLogger('asyncio').setLevel(logging.CRITICAL)
    asyncio.get_running_loop().call_exception_handler({'message': 'not shown'})
asyncio.run(main())
