async def f(fn):
    s = 0
    s += await fn(1)
    return (await fn(2), await fn(s))
