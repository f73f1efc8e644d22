# what a running coroutine sees of those that await it: frames, stacks, places of warnings
import asyncio, inspect, sys, traceback, warnings
def names(frame):
    found = []
    while frame is not None and frame.f_code.co_filename == names.__code__.co_filename:
        found.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return found
async def inner(how):
    if how: await asyncio.sleep(0)
    print(names(sys._getframe()))
    print([f.name for f in traceback.extract_stack() if f.filename == names.__code__.co_filename][-4:], [f.function for f in inspect.stack()][:3])
    warnings.warn('from the caller', stacklevel=2)
    return sys._getframe(1).f_locals['mark'], sys._getframe(2).f_code.co_name
async def middle(how):
    mark = 'in middle'
    return await inner(how)
async def outer(how):
    result = await middle(how)
    return result
def gen():
    yield names(sys._getframe())
    yield from sub()
def sub():
    yield names(sys._getframe())
    print(sys._getframe().f_back.f_code.co_name)
    yield names(sys._getframe())
async def agen():
    await asyncio.sleep(0)
    yield names(sys._getframe())
async def main():
    print(await outer(False)); print(await outer(True)); print(await asyncio.create_task(outer(True)))
    c = outer(True); t = asyncio.create_task(c); await asyncio.sleep(0)
    print(names(c.cr_frame), names(c.cr_await.cr_frame), c.cr_frame.f_back); await t
    async for x in agen(): print(x)
warnings.simplefilter('always')
warnings.showwarning = lambda m, c, f, l, *r: print('warning at', l)
asyncio.run(main())
for x in gen(): print(x)
