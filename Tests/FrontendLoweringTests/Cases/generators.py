def g(n):
    x = yield n
    y = yield
    z = yield from g(x)
    return (yield), z
async def ag(n):
    x = yield n
    await x
    try:
        yield
    finally:
        await n
