def f(xs, n):
    a = [x + n for x in xs if x if n]
    b = {x for y in xs for x in y}
    c = {k: v for k, v in xs}
    d = (x for x in xs)
    [last := x for x in xs]
    return a, b, c, d, last
async def g(xs):
    a = [await x for x in xs]
    b = {k: v async for k in xs for v in await k}
    return (await x async for x in xs)
