import asyncio
async def w(n, d):
    await asyncio.sleep(d)
    if n == 'bad': raise ValueError(n)
    return n
async def main():
    print([await c for c in asyncio.as_completed([w('slow', .06), w('fast', .01), w('mid', .03)])])
    for c in asyncio.as_completed([w('a', .02), w('bad', 0)]):
        try: print(await c)
        except ValueError as e: print('error', e)
    out = []
    try:
        for c in asyncio.as_completed([w('in time', 0), w('late', 1)], timeout=.05): out.append(await c)
    except TimeoutError as e: print(out, 'TimeoutError')
    print(list(asyncio.as_completed([])))
    ts = [asyncio.create_task(w(i, 0)) for i in range(3)]; print([await c for c in asyncio.as_completed(ts)], all(t.done() for t in ts))
    try: asyncio.as_completed(ts[0])
    except TypeError as e: print(str(e))
asyncio.run(main())
