async def f(xs):
    async for a, b in xs:
        if a: break
        elif b: continue
        await g(a)
    else:
        h()
    return [x async for x in xs if await x]
