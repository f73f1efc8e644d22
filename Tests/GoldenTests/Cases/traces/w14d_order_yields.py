# yield as an expression everywhere, several in one expression
from drv import drive
def everywhere():
    log = []
    log.append((yield 1) + (yield 2) * (yield 3))
    log.append([(yield 4), (yield 5)])
    log.append({(yield 6): (yield 7)})
    log.append(f'{(yield 8)}-{(yield 9)}')
    log.append((lambda *a, **k: (a, k))((yield 10), *((yield 11),), k=(yield 12)))
    log.append((yield 13) < (yield 14) < (yield 15))
    log.append((yield 16) if (yield 17) else (yield 18))
    log.append((yield 19) and (yield 20))
    d = {}
    d[(yield 21)] = yield 22
    d[(yield 23)] = d[(yield 24)] = yield 25
    log.append(d)
    x = yield
    x += yield 26
    x = y = yield 27
    log.append((x, y))
    log.append(max((yield 28), (yield 29), key=(yield 30)))
    a, *b = yield 31
    log.append((a, b))
    log.append([0, 1, 2, 3, 4][(yield 32):(yield 33)])
    assert (yield 34), (yield 35)
    for i in (yield 36): log.append(i)
    with (yield 37) as w: log.append(w)
    while (yield 38): log.append('loop')
    print('print', (yield 39), (yield 40), sep=(yield 41))
    del d[(yield 42)]
    log.append(not (yield 43))
    log.append((yield (yield (yield 44))))
    log.append((z := (yield 45), z))
    log.append([(yield 46) if True else 0][0])
    log.append((yield 47).upper())
    yield (yield 48), (yield 49)
    yield (*(yield 50), 51)
    log.append([*(yield 51), *(yield 52)])
    return log, (yield 53)
class CM:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): return False
def main():
    sends = {17: 0, 28: 3, 29: -5, 30: abs, 31: 'abc', 32: 1, 33: 3, 34: 1, 36: [100, 101], 37: CM(), 38: 0, 41: '|', 42: 21, 47: 'up', 50: [1, 2], 51: 'pq', 52: 'r', None: 7}
    g = everywhere(); out = []
    got = g.send(None); out.append(got)
    for _ in range(80):
        try: got = g.send(sends.get(got, got) if not isinstance(got, tuple) else got)
        except StopIteration as e: out.append(('ret', e.value)); break
        out.append(got)
    print(out)
main()
