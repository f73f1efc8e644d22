# except* with awaits, nested groups, splitting, raising inside, naming, finally
from drv import drive, tick
EG = ExceptionGroup
def shape(e):
    if isinstance(e, BaseExceptionGroup): return (e.message, [shape(x) for x in e.exceptions])
    return repr(e)
async def f(exc, act=None):
    log = []
    try:
        try:
            await tick('body')
            if exc: raise exc
        except* ValueError as g:
            await tick('V')
            log.append(('V', shape(g), type(g).__name__))
            if act == 'raise': raise KeyError('new')
            if act == 'reraise': raise
            if act == 'raise g': raise g
            if act == 'from': raise OSError('o') from g
        except* (TypeError, KeyError) as g:
            await tick('TK')
            log.append(('TK', shape(g)))
            if act == 'raise2': raise IndexError('2')
        except* BaseException as g:
            await tick('B')
            log.append(('B', shape(g)))
        else:
            await tick('else'); log.append('else')
        finally:
            await tick('fin'); log.append('fin')
    except BaseException as e:
        log.append(('escaped', type(e).__name__, shape(e), repr(e.__context__)[:40], repr(e.__cause__)[:40]))
    return log, 'g' in locals()
async def partial(exc):
    try:
        try: raise exc
        except* ValueError as g: await tick(shape(g))
    except BaseException as e: return type(e).__name__, shape(e)
    return 'handled'
async def nested():
    out = []
    try:
        try: raise EG('outer', [ValueError(1), EG('in', [TypeError(2), ValueError(3)]), KeyError(4)])
        except* ValueError as g:
            out.append(shape(g)); await tick('V')
            try: raise EG('second', [OSError('o'), IndexError('i')])
            except* OSError as h: out.append(shape(h)); await tick('O')
    except* BaseException as g: out.append(shape(g)); out.append(shape(g.__context__) if g.__context__ else None)
    return out
async def in_loop():
    out = []
    for i in range(3):
        try:
            if i == 1: raise EG('g', [ValueError(i)])
        except* ValueError as g:
            await tick(i); out.append(len(g.exceptions))
        else: out.append('else')
    return out
def gen():
    try: yield 1
    except* ValueError as g: yield ('caught', shape(g))
    yield 'after'
async def star_in_finally():
    try: raise OSError('o')
    finally:
        try: raise EG('g', [ValueError(1)])
        except* ValueError as g: await tick(repr(g.__context__))
async def bad():
    out = []
    try:
        try: raise ValueError(1)
        except* EG: pass
    except TypeError as e: out.append(str(e))
    try: EG('m', [])
    except ValueError as e: out.append(str(e))
    try: EG('m', [BaseException()])
    except TypeError as e: out.append(str(e))
    try: EG('m', 5)
    except TypeError as e: out.append(str(e))
    try: EG('m', [5])
    except ValueError as e: out.append(str(e))
    out.append(type(BaseExceptionGroup('m', [ValueError()])).__name__)
    out.append(type(BaseExceptionGroup('m', [KeyboardInterrupt()])).__name__)
    g = EG('m', [ValueError(1), EG('n', [KeyError(2)])])
    out.append(str(g)); out.append(repr(g)); out.append(shape(g.subgroup(KeyError))); out.append([x and shape(x) for x in g.split(ValueError)])
    out.append(g.subgroup(OSError)); out.append(shape(g.derive([OSError()])))
    out.append(shape(g.subgroup(lambda e: isinstance(e, KeyError))))
    return out
def main():
    V, T, K = ValueError('v'), TypeError('t'), KeyError('k')
    print(drive(f(None))); print(drive(f(ValueError('naked')))); print(drive(f(OSError('naked'))))
    print(drive(f(EG('g', [V, T, K])))); print(drive(f(EG('g', [OSError('o'), EG('n', [V, EG('m', [T])])]))))
    for act in ('raise', 'reraise', 'raise g', 'from', 'raise2'): print(act, drive(f(EG('g', [ValueError('v'), TypeError('t'), OSError('o')]), act)))
    print(drive(f(ValueError('naked'), 'raise'))); print(drive(f(ValueError('naked'), 'reraise')))
    print(drive(partial(EG('p', [ValueError(1), KeyError(2)])))); print(drive(partial(KeyError(3)))); print(drive(partial(ValueError(3))))
    print(drive(partial(BaseExceptionGroup('b', [ValueError(1), KeyboardInterrupt()]))))
    for c in (nested(), in_loop(), star_in_finally(), bad()): print(c.__name__, drive(c))
    print(drive(gen(), ('send', None), ('throw', ValueError('t')))); print(drive(gen(), ('send', None), ('throw', EG('t', [KeyError(1), ValueError(2)]))))
main()
