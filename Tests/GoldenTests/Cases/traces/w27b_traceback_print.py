# exit: 1
# the whole printed traceback of nested machines, with carets and chained exceptions
from drv import tick
async def leaf(d):
    await tick()
    return d['missing'] + 1
async def middle(d):
    try:
        return await leaf(d)
    except KeyError as e:
        raise ValueError(f'no {e}') from e
def gen():
    try:
        yield from (x for x in [1 / 1])
        yield undefined
    finally:
        None.attribute
async def top():
    try:
        await middle({})
    finally:
        list(gen())
c = top()
try:
    while True:
        c.send(None)
except StopIteration:
    pass
