import asyncio
async def main():
    s = asyncio.Semaphore(2); running = peak = 0; order = []
    async def job(i):
        nonlocal running, peak
        async with s:
            running += 1; peak = max(peak, running); order.append(i); await asyncio.sleep(0); await asyncio.sleep(0); running -= 1
    await asyncio.gather(*(job(i) for i in range(6))); print(peak, order, s.locked())
    print(await s.acquire(), await s.acquire(), s.locked(), repr(s).split('[')[1]); t = asyncio.create_task(s.acquire()); await asyncio.sleep(0); print(repr(s).split('[')[1]); s.release(); print(await t, s.locked()); s.release(); s.release(); s.release(); print(s.locked(), repr(s).split('[')[1])
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    z = asyncio.Semaphore(0); t = asyncio.create_task(z.acquire()); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); z.release(); print(await z.acquire())
asyncio.run(main())
