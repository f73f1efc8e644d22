import asyncio
async def main():
    l = asyncio.Lock(); log = []
    async def use(n, rounds=1):
        async with l:
            log.append(f'+{n}'); 
            for _ in range(rounds): await asyncio.sleep(0)
            log.append(f'-{n}')
    await asyncio.gather(*(use(n) for n in 'abc')); print(log, l.locked()); log.clear()
    print(await l.acquire(), l.locked(), repr(l).split('[')[1]); t = asyncio.create_task(use('w')); await asyncio.sleep(0); print(repr(l).split('[')[1]); l.release(); print(l.locked()); await t; print(log); log.clear()
    try: l.release()
    except RuntimeError as e: print(e)
    try:
        with l: pass
    except TypeError as e: print(e)
    async with l:
        w = [asyncio.create_task(use(n)) for n in 'xyz']; await asyncio.sleep(0); w[0].cancel(); await asyncio.sleep(0)
    await asyncio.gather(*w, return_exceptions=True); print(log); log.clear()
    async def fails():
        async with l: raise ValueError('inside')
    try: await fails()
    except ValueError: print('released', not l.locked())
    counter = 0
    async def inc():
        nonlocal counter
        for _ in range(10):
            async with l:
                c = counter; await asyncio.sleep(0); counter = c + 1
    await asyncio.gather(*(inc() for _ in range(5))); print(counter)
    async with l:
        try: await asyncio.wait_for(l.acquire(), .01)
        except TimeoutError: print('would deadlock')
asyncio.run(main())
