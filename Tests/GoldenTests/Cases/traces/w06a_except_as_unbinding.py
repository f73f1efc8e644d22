# `except E as n` unbinds n however the handler is left
from drv import drive, tick
async def plain():
    e = 'old'
    try: raise ValueError('V')
    except ValueError as e: await tick(str(e))
    try: return e
    except UnboundLocalError as u: return ('unbound', str(u))
async def deleted():
    try: raise ValueError('V')
    except ValueError as e:
        await tick(str(e))
        del e
        await tick('gone')
    return 'e' in locals()
async def rebound():
    try: raise ValueError('V')
    except ValueError as e:
        e = 'rebound'
        await tick(e)
    return 'e' in locals()
async def not_taken():
    e = 'old'
    try: await tick('body')
    except ValueError as e: pass
    return e
async def brk():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e:
            await tick(i)
            if i == 0: continue
            if i == 1: break
    return sorted(locals())
async def ret():
    try:
        try: raise ValueError('V')
        except ValueError as e:
            return str(e), await tick('in handler')
    finally:
        await tick(sorted(locals()))
async def raising():
    try:
        try: raise ValueError('V')
        except ValueError as e:
            await tick('h')
            raise KeyError('K')
    except KeyError as k:
        return sorted(locals()), str(k)
async def nested():
    try: raise ValueError('outer')
    except ValueError as e:
        try: raise KeyError('inner')
        except KeyError as e:
            await tick(repr(e))
        try: return e
        except UnboundLocalError as u: return str(u)
async def closure():
    try: raise ValueError('V')
    except ValueError as e:
        def get(): return e
        a = repr(get())
        await tick(a)
    try: get()
    except NameError as n: return str(n)
E = 'global before'
async def glob():
    global E
    try: raise ValueError('G')
    except ValueError as E: await tick(repr(E))
    return 'E' in globals()
class K:
    try: raise ValueError('class')
    except ValueError as ce: msg = str(ce)
    left = 'ce' in locals()
def gen():
    try: yield 1
    except ValueError as e:
        yield str(e)
    yield 'e' in locals()
def main():
    for f in (plain, deleted, rebound, not_taken, brk, ret, raising, nested, closure, glob):
        print(f.__name__, drive(f()))
    print(K.msg, K.left)
    print(drive(gen(), ('send', None), ('throw', ValueError('t'))))
main()
