# exceptions in callbacks reach the loop's handler, or the log on standard error
# stderr: ignore
import asyncio
def boom(*a): raise ValueError('callback')
async def main():
    loop = asyncio.get_running_loop(); seen = []
    loop.set_exception_handler(lambda l, c: seen.append((sorted(c), type(c.get('exception')).__name__, c['message'].split(' <')[0].split('(')[0])))
    loop.call_soon(boom); await asyncio.sleep(0); f = loop.create_future(); f.add_done_callback(boom); f.set_result(1); await asyncio.sleep(0); print(seen); seen.clear()
    async def fail(): raise KeyError('task')
    t = asyncio.create_task(fail(), name='T'); await asyncio.wait([t]); del t; print(seen); seen.clear()
    loop.call_exception_handler({'message': 'by hand', 'extra': 1}); print(seen, loop.get_exception_handler() is not None); loop.set_exception_handler(None)
    loop.default_exception_handler({'message': 'to the log'})
    try: loop.set_exception_handler(5)
    except TypeError as e: print(e)
asyncio.run(main())
