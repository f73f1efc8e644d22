# every shape of try with suspensions; else and finally raising; nested handlers; match by tuple and by expression
from drv import drive, tick, ctx
async def shape(where, kind):
    log = []
    async def at(w):
        log.append(w)
        await tick(w)
        if w == where: raise kind(w)
    try:
        try:
            await at('body')
        except (KeyError, (IndexError, OSError)) if False else (KeyError, IndexError) as e:
            await at('handler1')
        except ValueError:
            await at('handler2')
            raise
        except:
            await at('bare')
        else:
            await at('else')
        finally:
            await at('finally')
    except BaseException as e:
        log.append((type(e).__name__, e.args, ctx(e)))
    return log
async def handler_expression():
    log = []
    async def t(x):
        await tick(x.__name__); log.append(x.__name__); return x
    try: raise KeyError('k')
    except await t(ValueError): log.append('no')
    except (await t(IndexError), await t(LookupError)): log.append('yes')
    except await t(OSError): log.append('never')
    return log
async def bad_handler():
    try:
        try: raise KeyError('k')
        except 5: pass
    except TypeError as e: return str(e), ctx(e)
async def handler_raises_in_expression():
    try:
        try: raise KeyError('k')
        except 1 // 0: pass
    except ZeroDivisionError as e: return ctx(e)
async def reraise_kinds():
    out = []
    for k in range(5):
        try:
            try:
                try: raise ValueError('V')
                except ValueError as e:
                    await tick(k)
                    if k == 0: raise
                    if k == 1: raise e
                    if k == 2: raise KeyError('K')
                    if k == 3: raise KeyError('K') from e
                    if k == 4: raise KeyError('K') from None
            finally: await tick('f')
        except Exception as x:
            out.append((repr(x), repr(x.__context__), repr(x.__cause__), x.__suppress_context__))
    return out
async def context_chain():
    try:
        try:
            try: raise ValueError(1)
            except ValueError:
                await tick(1)
                try: raise KeyError(2)
                except KeyError:
                    await tick(2)
                    raise IndexError(3)
        except IndexError as e:
            await tick(3)
            e2 = e
            raise OSError(4) from e
    except OSError as e:
        c = []
        x = e
        while x: c.append(repr(x)); x = x.__context__
        return c
async def self_context():
    e = ValueError('self')
    try:
        try: raise e
        except ValueError:
            await tick('x')
            raise e
    except ValueError as f: return f.__context__, f is e
async def cycle():
    a = ValueError('a'); b = KeyError('b')
    try:
        try: raise a
        except ValueError:
            try:
                await tick(1)
                raise b
            except KeyError:
                await tick(2)
                raise a
    except ValueError as e: return repr(e), repr(e.__context__), repr(e.__context__.__context__)
async def nested_finally(depth, log):
    if depth == 0:
        await tick('deep')
        raise ValueError('deep')
    try: await nested_finally(depth - 1, log)
    finally:
        await tick(depth)
        log.append(depth)
async def deep():
    log = []
    try: await nested_finally(4, log)
    except ValueError as e: return log, str(e), ctx(e)
def main():
    for w in ('none', 'body', 'else', 'finally'):
        for k in (KeyError, ValueError, TypeError) if w == 'body' else (KeyError,): print(w, k.__name__, drive(shape(w, k))[-1])
    for f in (handler_expression, bad_handler, handler_raises_in_expression, reraise_kinds, context_chain, self_context, cycle, deep):
        print(f.__name__, drive(f()))
main()
