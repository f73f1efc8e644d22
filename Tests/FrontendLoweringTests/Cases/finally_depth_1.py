async def f(g):
    try:
        return await g()
    finally:
        await g(0)
