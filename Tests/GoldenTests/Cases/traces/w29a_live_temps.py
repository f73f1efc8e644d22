# what must survive a suspension without having a name: iterators, contexts, partial displays, call arguments, chains
from drv import drive, tick
async def v(x):
    await tick(x)
    return x
async def displays():
    return [1, [2, await v(3), [4, {5: await v(6), await v(7): (8, await v(9))}]], *[await v(10), *[await v(11)]]]
async def calls():
    def f(*a, **k): return [*a, *sorted(k.items())]
    return f(1, f(2, await v(3), x=f(await v(4))), *f(await v(5), *f(6, await v(7))), k=await v(8), **{'m': await v(9), **{'n': await v(10)}})
async def compares():
    return 0 < await v(1) < await v(2) < await v(5) < 10, 1 < await v(3) > await v(2) != await v(7), [await v(0) < (await v(1) < await v(2))]
async def strings():
    s = 'x'
    return f'{s}{await v(1)}{s!r:>{await v(5)}}{f"{await v(2)}{s}"}' + s * await v(3) % () + '%s-%s' % (await v('p'), s)
async def iters():
    out = []
    for a in map(lambda q: q + 1, [1, 2]):
        for b in filter(None, [0, a, await v(a * 10)]):
            for c, d in zip(reversed([1, 2]), enumerate('xy')):
                out.append((a, b, c, d, await v('i')))
                if c == 1: break
    return out
async def methods():
    l = []
    l.append(await v(1)); l.extend([await v(2), len(l)]); l.insert(await v(0), [*l])
    return l, ' '.join([await v('a'), *(await v('bc')).split(await v('x'))]).title().center(await v(9), '*')
async def slices():
    l = list(range(10))
    l[await v(1):await v(3)] = [await v('s'), *l[await v(7):]]
    l[await v(-1)], l[0] = l[0], await v('sw')
    return l, l[await v(0)::await v(4)]
async def nested_cond():
    return [x if await v(x) else (await v('e') if x == 0 else 'no') for x in (0, 1)], (await v(0) or [await v(2)] and await v(3)), not (await v(1) and not await v(0))
async def unpack_swap():
    a, b, c = 1, 2, 3
    a, b, c = b, await v(c), a
    (a, b), [c, *d] = (await v('p'), a), [await v('q'), b, c]
    x, x = await v(1), await v(2)
    return a, b, c, d, x
async def with_temps():
    class CM:
        def __init__(s, n): s.n = n
        def __enter__(s): return s.n
        def __exit__(s, *a): return False
    return [(x, y) for x in [1] for y in [await v(2)]], [await with_inner(CM(i)) for i in range(2)]
async def with_inner(cm):
    with cm as n: return n, await v('w')
def gen_temps():
    x = [0, (yield 1), 2, [(yield 3) + (yield 4), 5], {'k': (yield 6)}]
    y = (yield x)[(yield 7)]
    return x, y
async def big_expression():
    return ((await v(1) + await v(2)) * (await v(3) - await v(4)) // (await v(5) or 1)) ** 2 + sum([await v(i) for i in range(3)]) + len({await v('z'): 1})
def main():
    for f in (displays, calls, compares, strings, iters, methods, slices, nested_cond, unpack_swap, with_temps, big_expression): print(f.__name__, drive(f())[-1])
    print(drive(gen_temps(), ('send', None), ('send', 'a'), ('send', 10), ('send', 20), ('send', 'b'), ('send', [7, 8]), ('send', 1)))
main()
