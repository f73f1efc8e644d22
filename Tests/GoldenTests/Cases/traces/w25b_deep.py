# deep nests of blocks, deep awaits, deep delegation, recursion to the limit and its message
import sys
from drv import drive, tick
def deep(n):
    if n == 0:
        got = yield 'bottom'
        return got
    r = yield from deep(n - 1)
    return r + 1
async def adeep(n):
    if n == 0: return await tick('bottom')
    return (await adeep(n - 1)) + 1
def rec(n): return rec(n + 1)
async def arec(n): return await arec(n + 1)
def grec(n): yield from grec(n + 1)
def show(f):
    try: return f()
    except RecursionError as e: return 'RecursionError: ' + str(e)
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
def blocks():
    for a in range(2):
        while True:
            try:
                with open('/dev/null'):
                    for b in range(2):
                        try:
                            try:
                                if b: raise ValueError(b)
                                yield (a, b)
                            except ValueError:
                                try: yield 'handler'
                                finally:
                                    for c in 'xy':
                                        if c == 'y': break
                                        yield c
                        finally:
                            yield ('f', a, b)
                    break
            finally: yield 'outer'
def main():
    print(drive(deep(200), ('send', None), ('send', 5))); print(drive(adeep(200), ('send', None), ('send', 7)))
    print(show(lambda: rec(0))); print(show(lambda: arec(0).send(None))); print(show(lambda: list(grec(0))))
    print(900 < depth() < 1000); print(show(lambda: repr(R()))[:40]); print(show(lambda: R() == 1)[:40])
    print(sys.getrecursionlimit())
    sys.setrecursionlimit(20000)
    print(drive(deep(5000), ('send', None), ('send', 0))[-1], drive(adeep(5000), ('send', None), ('send', 0))[-1])
    print(list(blocks()))
    l = []
    for _ in range(300): l = [l]
    print(len(repr(l)))
    l = []; l.append(l); print(l); d = {}; d['d'] = d; print(d)
main()
