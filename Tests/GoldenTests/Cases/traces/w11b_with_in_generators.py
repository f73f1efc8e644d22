# generators suspended inside with: closing, dropping, throwing, contextlib
import contextlib
from drv import drive
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append('+' + self.n); return self
    def __exit__(self, t, v, tb): log.append(('-' + self.n, t and t.__name__)); return isinstance(v, KeyError)
def g():
    with CM('a'):
        yield 1
        with CM('b') as b, CM('c'):
            yield b.n
        yield 'after'
    return 'end'
@contextlib.contextmanager
def managed(n):
    log.append('setup ' + n)
    try:
        yield n
    except ValueError as e:
        log.append('handled ' + str(e))
    finally:
        log.append('teardown ' + n)
@contextlib.contextmanager
def careless():
    yield 1
    yield 2
@contextlib.contextmanager
def never():
    return
    yield
def use():
    with managed('x') as x:
        yield x
        with managed('y'):
            raise ValueError('v')
        yield 'went on'
def show(f, *a):
    try: return f(*a)
    except BaseException as e: return (type(e).__name__, str(e))
def main():
    for script in ([], [('send', None), ('throw', KeyError('k'))], [('send', None), ('send', None), ('throw', KeyError('k'))],
                   [('send', None), ('send', None), ('throw', OSError('o'))], [('send', None), ('send', None), ('close',)]):
        log.clear(); print(drive(g(), *script), log)
    log.clear(); it = g(); next(it); next(it); del it; print(log)
    log.clear(); print(drive(use())); print(log)
    log.clear(); print(drive(use(), ('send', None), ('throw', ValueError('in')))); print(log)
    def w(cm):
        with cm() as v: return v
    print(show(w, careless)); print(show(w, never))
    def body():
        with careless(): raise KeyError('b')
    print(show(body))
    def si():
        with managed('s'): raise StopIteration('si')
    print(show(si))
main()
