# what `return EXPR` evaluates when EXPR raises or suspends inside try/finally/with
from drv import drive, tick
log = []
def note(x):
    log.append(x)
    return x
class CM:
    def __enter__(self): note('enter'); return self
    def __exit__(self, t, v, tb): note(('exit', t.__name__ if t else None)); return False
class ACM:
    async def __aenter__(self): await tick('ae'); note('aenter'); return self
    async def __aexit__(self, t, v, tb): await tick('ax'); note(('aexit', t.__name__ if t else None)); return False
async def a():
    with CM():
        return note('value')
async def b():
    async with ACM():
        return note(await tick('value'))
async def c():
    try:
        return 1 // note(0)
    except ZeroDivisionError:
        note('handler')
        return note(await tick('h'))
    finally:
        note('finally')
async def d():
    for i in (1, 2, 3):
        with CM():
            async with ACM():
                try:
                    if i == 2: return note(('ret', i, await tick('r')))
                    continue
                finally:
                    note(('fin', i))
def main():
    for f in (a, b, c, d):
        log.clear()
        print(f.__name__, drive(f()), log)
main()
