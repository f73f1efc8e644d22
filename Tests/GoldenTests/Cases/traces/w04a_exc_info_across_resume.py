# sys.exc_info() belongs to the machine: what is handled while suspended, and by whom
import sys
from drv import drive, tick
def name():
    t = sys.exc_info()[0]
    return t.__name__ if t else None
def g():
    yield ('start', name())
    try:
        raise ValueError('inner')
    except ValueError:
        yield ('handler', name())
        yield ('handler again', name())
        try:
            yield 'try in handler'
            raise
        except ValueError as e:
            yield ('re-raised', str(e), name())
    yield ('after', name())
def main():
    it = g(); out = []
    out.append(next(it))
    try: raise KeyError('caller')
    except KeyError:
        out.append(next(it)); out.append(name())
    out.append(next(it)); out.append(name())
    try: raise OSError('second caller')
    except OSError:
        out.append(next(it))
        out.append(name())
        out.append(next(it))
        out.append(name())
    out.append(next(it)); out.append(name())
    print(out)
    print(drive(bare())); print(drive(bare_outside()))
    try: raise LookupError('ambient')
    except LookupError:
        print(drive(bare_outside())); print(drive(bare()))
        c = bare_outside(); c.send(None)
    print(drive(c))
    print(drive(coro())); print(name())
    try: raise LookupError('ambient')
    except LookupError: print(drive(coro()))
async def bare():
    try: raise ValueError('V')
    except ValueError:
        await tick(1)
        try: raise KeyError('K')
        except KeyError: await tick(name())
        await tick(name())
        raise
async def bare_outside():
    await tick(name())
    raise
async def coro():
    out = []
    try: raise ValueError(1)
    except ValueError:
        out.append(name())
        out.append(await child())
        out.append(name())
    out.append(name())
    return out
async def child():
    a = name()
    await tick('child')
    b = name()
    try: raise IndexError
    except IndexError:
        await tick('child handler')
        c = name()
    return a, b, c, name()
main()
