# asend, athrow, aclose in every state; awaiting them twice; two at once; throwing into them
from drv import drive, tick
async def ag():
    try:
        x = yield 1
        while True:
            try: x = yield ('x', x, await tick('w'))
            except KeyError as e: x = ('key', str(e))
    finally:
        print('finally')
def show(f, *a):
    try: return ('ok', f(*a))
    except BaseException as e: return (type(e).__name__, str(e))
async def use():
    g = ag(); out = []
    try: await g.asend('too early')
    except TypeError as e: out.append(str(e))
    out.append(await g.asend(None))
    out.append(await g.asend('A'))
    out.append(await g.athrow(KeyError('B')))
    out.append(await g.athrow(KeyError, 'C'))
    out.append(await g.__anext__())
    try: await g.athrow(OSError('out'))
    except OSError as e: out.append(str(e))
    try: await g.__anext__()
    except StopAsyncIteration: out.append('stop')
    out.append(await g.athrow(OSError('late')))
    out.append(await g.aclose())
    return out
def by_hand():
    g = ag()
    a = g.asend(None)
    print(show(a.send, None), show(a.send, None))
    a = g.asend('v'); b = g.asend('w')
    print(show(a.send, None)); print(show(b.send, None)); print(show(a.send, None)); print(show(b.send, None))
    a = g.__anext__(); print(show(a.throw, ValueError('t'))); print(show(a.send, None))
    g = ag(); a = g.__anext__(); a.close(); print(show(a.send, None))
    g = ag(); a = g.athrow(KeyError('unstarted')); print(show(a.send, None)); print(show(g.__anext__().send, None))
    g = ag(); c = g.aclose(); print(show(c.send, None)); print(show(c.send, None)); print(show(g.__anext__().send, None))
    g = ag(); show(g.__anext__().send, None); c = g.aclose(); d = g.aclose(); print(show(c.send, None)); print(show(d.send, None))
    print(show(iter, g), show(g.__anext__().__next__))
    print(g.ag_running, g.ag_frame, g.ag_await, g.ag_code.co_name)
def main():
    print(drive(use())); by_hand()
main()
