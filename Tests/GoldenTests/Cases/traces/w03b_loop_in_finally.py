# loops, handlers and jumps wholly inside a finally body must not disturb the pending completion
from drv import drive, tick
async def f(mode):
    log = []
    try:
        if mode == 'ret': return ('R', log)
        if mode == 'exc': raise ValueError('V')
    finally:
        for i in range(3):
            try:
                await tick(i)
                if i == 0: continue
                if i == 1: raise KeyError('inner')
                break
            except KeyError as e:
                log.append(('caught', repr(e.__context__)))
            finally:
                await tick(('ff', i))
                log.append(i)
        while True:
            await tick('w')
            break
        def helper():
            try:
                return 'helper'
            finally:
                log.append('helper-fin')
        log.append(helper())
    return ('end', log)
def main():
    for m in ('none', 'ret', 'exc'): print(m, drive(f(m)))
main()
