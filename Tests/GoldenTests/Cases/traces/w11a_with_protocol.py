# the order and the number of calls in with and async with, sync and async, multiple items, failures
from drv import drive, tick
log = []
class CM:
    def __init__(self, n, **kw): self.n = n; self.kw = kw; log.append('init ' + n)
    def __enter__(self):
        log.append('enter ' + self.n)
        if 'enter' in self.kw: raise self.kw['enter']
        return self.n
    def __exit__(self, t, v, tb):
        log.append(('exit ' + self.n, t and t.__name__, v is not None, tb is not None))
        if 'exit' in self.kw: raise self.kw['exit']
        return self.kw.get('ret')
    async def __aenter__(self):
        await tick('ae')
        return self.__enter__()
    async def __aexit__(self, t, v, tb):
        await tick('ax')
        return self.__exit__(t, v, tb)
async def mixed(act):
    with CM('a') as a:
        async with CM('b', ret=act == 'swallow') as b, CM('c') as c:
            with CM('d') as d, CM('e') as e:
                await tick((a, b, c, d, e))
                if act in ('exc', 'swallow'): raise ValueError('V')
                if act == 'ret': return 'R'
    return 'end'
async def target():
    x = [0, 0]
    class O: pass
    o = O()
    async with CM('1') as x[0], CM('2') as (o.a), CM('3') as [p, *q]:
        await tick((x, o.a, p, q))
async def truthy():
    class T:
        def __bool__(self): log.append('bool'); return True
    async with CM('t', ret=T()):
        raise ValueError('swallowed')
    return 'went on'
async def truth_fails():
    class T:
        def __bool__(self): raise KeyError('bool')
    async with CM('t', ret=T()):
        raise ValueError('V')
class NoExit:
    def __enter__(self): log.append('must not be entered')
class NoEnter:
    def __exit__(self, *a): pass
class NoAexit:
    async def __aenter__(self): log.append('must not be entered')
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 6
class ExitNotAwaitable:
    async def __aenter__(self): pass
    def __aexit__(self, *a): return 6
async def bad(k):
    if k in (NoExit, NoEnter):
        with k(): pass
    else:
        async with k(): pass
async def instance_attr():
    c = CM('i')
    c.__enter__ = None
    c.__exit__ = None
    with c as n: return n
async def throw_into():
    async with CM('a'):
        with CM('b', exit=KeyError('X')):
            await tick('body')
def main():
    for act in ('none', 'exc', 'swallow', 'ret'):
        log.clear(); print(act, drive(mixed(act))); print(log)
    for f in (target, truthy, truth_fails, instance_attr):
        log.clear(); print(f.__name__, drive(f())); print(log)
    for k in (NoExit, NoEnter, NoAexit, NotAwaitable, ExitNotAwaitable):
        log.clear(); print(k.__name__, drive(bad(k))); print(log)
    log.clear(); print(drive(throw_into(), ('send', None), ('send', None), ('throw', ValueError('T')))); print(log)
main()
