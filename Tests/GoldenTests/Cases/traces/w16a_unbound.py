# unbound locals, del, and what stays bound across a suspension
from drv import drive, tick
async def before():
    try: return x
    except UnboundLocalError as e: await tick(str(e))
    x = 1
    return x
async def across():
    if await tick('c'): x = 1
    try: return x
    except UnboundLocalError as e: return str(e)
async def deleted():
    x = 1
    await tick(x)
    del x
    await tick('deleted')
    try: x
    except UnboundLocalError as e: r = str(e)
    try: del x
    except UnboundLocalError as e: r2 = str(e)
    x = 2
    await tick(x)
    return r, r2, x
async def loops():
    out = []
    for i in range(4):
        if i % 2 == 0: y = i
        await tick(i)
        try: out.append(y)
        except UnboundLocalError: out.append('unbound')
        if i % 2: del y
    for z in []: pass
    try: z
    except UnboundLocalError as e: out.append(str(e))
    return out, i
async def branches(k):
    if k == 1: a = 'a'
    elif k == 2: b = await tick('b') or 'b'
    else:
        with open('/dev/null') as c: pass
    await tick('join')
    return sorted(locals())
async def aug():
    try: n += await tick('rhs never evaluated')
    except UnboundLocalError as e: return str(e)
async def handler_names():
    try:
        await tick('t')
        x = 1
        raise ValueError
    except ValueError:
        y = 2
        await tick('h')
    finally:
        z = 3
        await tick('f')
    return x, y, z, sorted(locals())
def gen():
    got = yield 'first'
    if got: v = got
    try: yield v
    except UnboundLocalError as e: yield str(e)
    del got
    yield sorted(locals())
async def del_targets():
    a = b = c = d = 1
    del a, (b, [c])
    await tick('x')
    return sorted(locals())
async def nested_del():
    x = [1, 2, 3]; o = type('O', (), {})(); o.y = 1
    del x[0], o.y
    await tick(x)
    del x[:]
    try: del o.y
    except AttributeError as e: return x, str(e)
def nameerr():
    try: yield undefined_name
    except NameError as e: yield (str(e), e.name)
    global undefined_later
    try: undefined_later
    except NameError as e: yield str(e)
    undefined_later = 1
    yield undefined_later
    del undefined_later
    try: del undefined_later
    except NameError as e: yield str(e)
def main():
    for c in (before(), across(), deleted(), loops(), branches(1), branches(2), branches(3), aug(), handler_names(), del_targets(), nested_del()):
        print(c.__name__, drive(c))
    print(drive(gen())); print(drive(gen(), ('send', None), ('send', 5))); print(drive(nameerr()))
main()
