import asyncio, time, threading
def blocking(n, k=1): time.sleep(.01); return n * k
def fails(): raise ValueError('in thread')
async def main():
    print(await asyncio.to_thread(blocking, 5, k=2), await asyncio.gather(*(asyncio.to_thread(blocking, i) for i in range(3))))
    try: await asyncio.to_thread(fails)
    except ValueError as e: print(e)
    loop = asyncio.get_running_loop(); print(await loop.run_in_executor(None, blocking, 7)); f = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(f.set_result, 'from a thread')).start(); print(await f)
asyncio.run(main())
