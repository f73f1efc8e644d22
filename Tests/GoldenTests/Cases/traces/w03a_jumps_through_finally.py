# break/continue/return through several finally clauses and with statements, in gens and coros
from drv import drive, tick
class CM:
    def __init__(self, n, log): self.n = n; self.log = log
    def __enter__(self): self.log.append('+' + self.n)
    def __exit__(self, *a): self.log.append('-' + self.n + (a[0].__name__ if a[0] else ''))
async def deep(what):
    log = []
    for i in range(4):
        for j in range(3):
            try:
                with CM('a', log):
                    try:
                        with CM('b', log):
                            await tick((i, j))
                            if j == 1:
                                if what == 'break': break
                                if what == 'continue': continue
                                if what == 'return': return log
                    finally:
                        await tick('f1')
                        log.append('f1')
            finally:
                await tick('f2')
                log.append('f2')
        else:
            log.append('else')
        if i == 0 and what == 'break':
            continue
        break
    return log
def whiles(n):
    k = 0
    while True:
        try:
            k += 1
            if k < n: continue
            if k == n:
                yield 'n'
                continue
            break
        finally:
            try:
                yield ('fin', k)
            finally:
                if k > n + 2: break
    else:
        yield 'never'
    yield 'done'
async def finally_break_drops_exception():
    out = []
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            await tick(i)
            out.append(i)
            if i < 2: continue
            break
    return out
async def finally_return_in_loop():
    for i in range(3):
        try:
            continue
        finally:
            await tick('x')
            if i == 1: return ('from finally', i)
def main():
    for w in ('none', 'break', 'continue', 'return'): print(w, drive(deep(w)))
    for n in (1, 2, 3): print(n, drive(whiles(n)))
    print(drive(finally_break_drops_exception())); print(drive(finally_return_in_loop()))
main()
