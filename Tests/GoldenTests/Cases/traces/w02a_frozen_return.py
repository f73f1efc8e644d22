# a return value is computed before finally runs; finally may change the variable, not the value
from drv import drive, tick
async def frozen():
    x = 1
    try:
        return x
    finally:
        x = 2
        await tick(x)
        x = 3
async def mutable():
    x = [1]
    try:
        return x
    finally:
        await tick('f')
        x.append(2)
        x = None
async def expr():
    n = 0
    async def bump():
        nonlocal n
        n += 1
        await tick(('bump', n))
        return n
    try:
        return await bump(), await bump(), n
    finally:
        await bump()
        n = 100
async def nested():
    x = 'a'
    try:
        try:
            return x
        finally:
            await tick(1)
            x = 'b'
    finally:
        await tick(2)
        x = 'c'
async def override():
    try:
        try:
            return 'inner'
        finally:
            await tick(1)
            return 'finally-inner'
    finally:
        await tick(2)
async def override_outer():
    try:
        try:
            return 'inner'
        finally:
            await tick(1)
            raise ValueError('lost')
    except ValueError as e:
        await tick('handler')
        return ('handler', str(e), e.__context__)
    finally:
        await tick(2)
async def in_loop():
    out = []
    for i in range(3):
        try:
            if i == 1:
                out.append('returning')
                return (i, tuple(out))
        finally:
            await tick(i)
            out.append(i)
            if i == 0: continue
            out.append('end')
def gen():
    v = 10
    try:
        w = yield v
        return v + w
    finally:
        v = yield 'fin'
        w = v
def main():
    for f in (frozen, mutable, expr, nested, override, override_outer, in_loop):
        print(f.__name__, drive(f()))
    print('gen', drive(gen(), ('send', None), ('send', 5), ('send', 1000)))
main()
