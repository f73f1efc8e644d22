# __del__, resurrection, exceptions in __del__, order of locals at the end of a machine
import sys
from drv import drive, tick
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
    def __repr__(self): return 'D' + self.n
saved = []
class Res:
    def __del__(self): print('resurrect'); saved.append(self)
class Bad:
    def __del__(self): raise ValueError('in del')
async def co(p):
    a = D('a')
    b = await tick(D('yielded'))
    print('resumed')
    a = D('a2')
    print('rebound')
    del b
    c = [D('c1'), D('c2')]
    await tick('x')
    c.pop(0)
    print('popped')
    return 'done'
def gen():
    for d in map(D, '12'):
        yield d.n
    print('loop over')
async def exc():
    d = D('in exc')
    await tick()
    raise ValueError('v')
def chain():
    try:
        x = D('held by traceback')
        raise KeyError('k')
    except KeyError: pass
    print('handled')
def main():
    print(drive(co(D('param')))); print('co over')
    g = gen(); print(list(g)); print('gen over')
    c = exc(); c.send(None)
    try: c.send(None)
    except ValueError as e: print('in handler')
    print('handler left')
    chain(); print('chain left')
    r = Res(); r = None; print(len(saved)); saved.clear(); print('twice only once')
    b = Bad(); b = None; print('bad survived')
    def f(x): return None
    f(D('argument')); print('call over')
    D('expression statement'); print('next')
    x = D('x1'); x = D('x2'); print('rebinding'); del x; print('deleted')
    l = [D(str(i)) for i in range(3)]; del l[1]; print('middle'); l.clear(); print('cleared')
    d = {'k': D('value')}; d['k'] = None; print('replaced')
    t = (D('t'),); t = None; print('tuple')
    y = (lambda q=D('default'): None); y = None; print('lambda')
main()
