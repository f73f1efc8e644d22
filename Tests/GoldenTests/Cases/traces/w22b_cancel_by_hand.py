# stderr: ignore
# CancelledError thrown by a driver, without a loop: finally, async with, async for, generators inside
import asyncio
from drv import drive, tick
C = asyncio.CancelledError
class ACM:
    def __init__(self, log): self.log = log
    async def __aenter__(self): self.log.append('in'); return self
    async def __aexit__(self, t, v, tb):
        await tick('exit1'); self.log.append(t and t.__name__)
        await tick('exit2'); self.log.append('out')
async def src(log):
    try:
        while True:
            await tick('src'); yield 1
    finally:
        await tick('src fin'); log.append('src fin')
async def f(log):
    try:
        async with ACM(log):
            async for x in src(log):
                try: await tick('body')
                finally: await tick('body fin'); log.append('body fin')
    except C as e:
        log.append(('cancelled', e.args, type(e.__context__).__name__))
        await tick('handler')
        raise
def main():
    for n in range(1, 6):
        log = []
        print(n, drive(f(log), *[('send', None)] * n, ('throw', C('stop')), *[('send', None)] * 5, ('close',))[n:], log)
    log = []
    print(drive(f(log), ('send', None), ('send', None), ('throw', C(1)), ('throw', C(2)), ('throw', C(3)), ('throw', C(4))), log)
main()
