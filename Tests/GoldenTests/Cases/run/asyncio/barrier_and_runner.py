import asyncio
async def main():
    b = asyncio.Barrier(3); out = []
    async def w(n): i = await b.wait(); out.append((n, i))
    await asyncio.gather(*(w(n) for n in 'abc')); print(sorted(out), b.parties, b.n_waiting, b.broken)
    async def ctx():
        async with b as pos: return pos
    print(sorted(await asyncio.gather(ctx(), ctx(), ctx())))
    t = asyncio.create_task(b.wait()); await asyncio.sleep(0); await b.abort()
    try: await t
    except asyncio.BrokenBarrierError as e: print('broken', b.broken)
    await b.reset(); print(b.broken)
asyncio.run(main())
with asyncio.Runner(debug=False) as r:
    print(r.run(asyncio.sleep(0, 'one')), r.run(asyncio.sleep(0, 'two')))
    try: r.run(5)
    except ValueError as e: print(e)
try: r.run(asyncio.sleep(0))
except RuntimeError as e: print(e)
except Exception as e: print(type(e).__name__)
import warnings; warnings.simplefilter('ignore')
