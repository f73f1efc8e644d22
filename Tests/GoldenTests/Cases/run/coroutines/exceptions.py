import asyncio
async def fail(n):
    await asyncio.sleep(0)
    if n == 0: raise ValueError('bottom')
    try: await fail(n - 1)
    finally: print('unwinding', n)
async def convert():
    try: await fail(1)
    except ValueError as e: raise KeyError('converted') from e
async def main():
    try: await fail(2)
    except ValueError as e: print('caught', e)
    try: await convert()
    except KeyError as e: print(repr(e), repr(e.__cause__))
    try:
        try: await fail(0)
        finally: print(await ret('await in finally'))
    except ValueError as e: print('after finally', e)
    try: await fail(0)
    except ValueError: print(await ret('await in handler'))
    else: print('no')
    try: await ret(1)
    except ValueError: print('no')
    else: print(await ret('await in else'))
    print(await suppress(), await retfin(), await looper())
    try: await si()
    except RuntimeError as e: print(e, repr(e.__cause__))
    c = fail(0); c.send(None)
    try: c.throw(LookupError('thrown'))
    except LookupError as e: print(repr(e))
    async with CM(): raise OSError('swallowed by aexit')
    try:
        async with CM(): raise KeyError('not swallowed')
    except KeyError as e: print(repr(e))
async def ret(x): await asyncio.sleep(0); return x
async def suppress():
    try: await fail(0)
    finally: return 'return in finally swallows'
async def retfin():
    try: return await ret('try')
    finally: await ret('fin'); print('retfin finally')
async def looper():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(await ret(i))
        finally: out.append(await ret(f'f{i}'))
    return out
async def si(): raise StopIteration('x')
class CM:
    async def __aenter__(self): print('enter', await ret('e'))
    async def __aexit__(self, t, v, tb): print('exit', await ret(t.__name__)); return t is OSError
asyncio.run(main())
