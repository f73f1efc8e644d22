# close() against every state and every reaction
import sys, warnings
from drv import drive, tick
def show(f, *a):
    try: return ('ok', f(*a))
    except BaseException as e: return (type(e).__name__, str(e))
def ignores():
    while True:
        try: yield 1
        except GeneratorExit: print('no thanks')
        if stop[0]: return
stop = [False]
def returns():
    try: yield 1
    except GeneratorExit: return 'r'
def raises():
    try: yield 1
    except GeneratorExit: raise KeyError('k')
def fin():
    try: yield 1
    finally: print('fin')
def fin_raise():
    try: yield 1
    finally: raise OSError('o')
def fin_yield():
    try: yield 1
    finally: yield 2
def catches_all():
    try: yield 1
    except BaseException as e: print('caught', type(e).__name__); raise
def self_close():
    yield 1
    try: me[0].close()
    except ValueError as e: yield str(e)
me = []
def deleg(g):
    yield from g
async def coro():
    try: await tick()
    finally: print('coro fin')
async def coro_await():
    try: await tick()
    finally: await tick('again')
def main():
    for f in (returns, raises, fin, fin_raise, fin_yield, catches_all):
        new = f(); print(f.__name__, 'new', show(new.close), show(new.close), show(next, new))
        s = f(); next(s); print(f.__name__, 'susp', show(s.close), show(s.close), show(next, s, 'end'))
        s = deleg(f()); next(s); print(f.__name__, 'deleg', show(s.close), show(s.close), show(next, s, 'end'))
    i = ignores(); next(i); print(show(i.close)); stop[0] = True; print(show(i.close))
    g = self_close(); me.append(g); print(drive(g))
    c = coro(); print(show(c.close)); c = coro(); c.send(None); print(show(c.close), show(c.close), show(c.send, None))
    c = coro_await(); c.send(None); print(show(c.close)); print(show(c.close))
    c = coro(); c.send(None)
    try: c.send(None)
    except StopIteration: pass
    print(show(c.close), show(c.throw, ValueError('x')))
main()
