async def f(: pass
