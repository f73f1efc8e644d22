# the text and the moment of the warning in several places
import asyncio, sys, warnings
async def job(n): return n
def mark(s): print(s, flush=True); print(s, file=sys.stderr, flush=True)
async def main():
    job(1)
    mark('thrown away')
    c = job(2); c = None
    mark('rebound')
    x = [job(3), job(4)]; x.clear()
    mark('list cleared')
    d = {'k': job(5)}; del d['k']
    mark('deleted')
asyncio.run(main()); mark('main over')
class K:
    async def method(self): pass
K().method(); mark('method')
def f(): job(6); return 'f returned'
print(f()); mark('f')
(lambda: job(7))(); mark('lambda')
async def outer():
    async def inner(): pass
    inner()
asyncio.run(outer()); mark('nested')
warnings.simplefilter('error'); job(8); mark('as error')
warnings.simplefilter('ignore'); job(9); mark('ignored')
warnings.simplefilter('always')
for i in range(2): job(i)
mark('always')
try: job(1, 2)
except TypeError as e: print(e)
c = job(10); c.close(); del c; c = job(11)
try: c.throw(ValueError('t'))
except ValueError: pass
del c; mark('closed and thrown: silent')
last = job(12)
