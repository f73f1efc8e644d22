# what happens when suspended machines are dropped: finally, with, __del__ order, weak references
import gc, weakref
from drv import tick
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append('del ' + self.n)
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append('+' + self.n)
    def __exit__(self, t, v, tb): log.append(('-' + self.n, t and t.__name__))
def g(n):
    d = D(n)
    try:
        with CM('cm ' + n):
            yield 1
            yield 2
    finally:
        log.append('finally ' + n)
    log.append('never')
def never_started(): 
    log.append('never')
    yield
def deleg(n):
    d = D('outer ' + n)
    try: yield from g(n)
    finally: log.append('outer finally ' + n)
async def co(n):
    d = D(n)
    try: await tick()
    finally: log.append('co finally ' + n)
async def outer_co(n):
    try: await co(n)
    finally: log.append('outer co finally ' + n)
def flush(title):
    print(title, log); log.clear()
def locals_order():
    a = D('a'); b = D('b'); c = D('c')
    yield
def args_order(x, y): yield
def in_expression():
    return [D('temp'), (yield 1), D('never made')]
def kept(d):
    yield d
def main():
    it = g('1'); next(it); it = None; flush('dropped')
    it = never_started(); it = None; flush('not started')
    it = deleg('2'); next(it); del it; flush('delegating')
    c = outer_co('3'); c.send(None); del c; flush('coroutine')
    it = locals_order(); next(it); it.close(); flush('closed locals')
    it = locals_order(); next(it); it = None; flush('dropped locals')
    it = locals_order(); list(it); flush('finished')
    it = args_order(D('x'), D('y')); it = None; flush('args, unstarted')
    it = in_expression(); next(it); it = None; flush('temporary')
    it = g('4'); next(it); r = weakref.ref(it, lambda r: log.append('weakref callback')); print(r() is it); it = None; flush('weakref'); print(r())
    d = D('shared'); it = kept(d); next(it); d = None; flush('still held'); it.close(); flush('released by close')
    def cyc():
        me = yield
        d = D('cycle')
        try: yield
        finally: log.append('cycle finally')
    it = cyc(); next(it); it.send(it); it = None; flush('in a cycle'); gc.collect(); flush('collected')
    it = g('5'); next(it)
    try: it.throw(ValueError('v'))
    except ValueError: flush('thrown, traceback alive')
    flush('after the handler')
    def ret():
        d = D('returned')
        yield
        return d
    it = ret(); next(it)
    try: next(it)
    except StopIteration as e: v = e.value
    flush('value held'); v = None; flush('value dropped')
    for x in g('6'): break
    flush('break out of a for')
    a, *_ = g('7'); flush('unpacked')
    zip(g('8'), []).__next__ and None
    flush('zip dropped')
main()
