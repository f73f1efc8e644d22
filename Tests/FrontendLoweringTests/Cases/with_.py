def f(a, b):
    with a() as x, b as (y, z):
        g(x, y)
    with a:
        return 1
async def g(a):
    for x in a:
        async with x as y:
            if y: break
            await y
