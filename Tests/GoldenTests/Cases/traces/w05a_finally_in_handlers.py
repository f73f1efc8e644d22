# finally bodies called within and outside handlers; contexts of what they raise
from drv import drive, tick, ctx
async def child(kind):
    try:
        if kind == 'raise': raise ValueError('child')
        return 'value'
    finally:
        await tick(('child', kind))
        if kind == 'both': raise KeyError('from finally')
async def parent(kind):
    try:
        raise OSError('parent')
    except OSError:
        try:
            return await child(kind)
        except (ValueError, KeyError) as e:
            await tick('p')
            return ('caught', ctx(e))
        finally:
            await tick('pf')
async def after(kind):
    try:
        raise OSError('parent')
    except OSError:
        await tick('in')
    try:
        return await child(kind)
    except (ValueError, KeyError) as e:
        return ('caught', ctx(e))
async def chain():
    try:
        try:
            raise ValueError('1')
        finally:
            await tick('a')
            try:
                raise KeyError('2')
            finally:
                await tick('b')
                raise IndexError('3')
    except IndexError as e:
        c = []
        while e is not None:
            c.append(repr(e)); e = e.__context__
        return c
async def cleared():
    try:
        try: raise ValueError('1')
        except ValueError: pass
        await tick('x')
        raise KeyError('2')
    except KeyError as e:
        return repr(e.__context__)
async def raised_in_else():
    try:
        try: await tick('t')
        except ValueError: pass
        else: raise KeyError('e')
        finally: await tick('f')
    except KeyError as e: return repr(e.__context__)
def main():
    for k in ('value', 'raise', 'both'):
        print(k, drive(parent(k))); print(k, drive(after(k)))
    print(drive(chain())); print(drive(cleared())); print(drive(raised_in_else()))
main()
