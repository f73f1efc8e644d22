# how long a loop's iterator lives: until the loop is left, on every way out
def source(n):
    try:
        yield from range(n)
    finally: print('closed', n)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *exc): print('exit', exc[0] and exc[0].__name__); return True
def breaks():
    for x in source(3):
        if x == 1:
            print('found', x)
            break
    print('after break')
def breaks_at_once():
    for x in source(4):
        print('body', x)
        break
    else: print('never')
    print('after')
def returns(f):
    for x in source(5):
        print('body', x)
        return f(x)
def raises():
    for x in source(6):
        print('body', x)
        raise KeyError(x)
def nested():
    for a in source(7):
        for b in source(8):
            print('inner', a, b)
            if b: break
            continue
        else: print('never')
        print('outer')
        try:
            for c in source(9):
                try: return print('returning')
                finally: print('finally')
        finally: print('outer finally')
def swallowed():
    for x in source(10):
        with Ctx():
            print('body')
            raise ValueError(x)
        print('went on', x)
        if x: return 'returned'
breaks(); breaks_at_once(); print(returns(lambda x: print('called') or x))
try: raises()
except KeyError as e: print('caught', e)
nested(); print(swallowed())
import asyncio
async def asource(n):
    try:
        for i in range(n): yield i
    finally: print('closed', n)
async def main():
    async for x in asource(2):
        print('body', x)
        break
    await asyncio.sleep(0)
    print('after')
    async def returns():
        async for x in asource(3):
            print('body')
            return x
    print(await returns())
    try:
        async for x in asource(4):
            print('body')
            raise LookupError(x)
    except LookupError: print('caught')
asyncio.run(main())
