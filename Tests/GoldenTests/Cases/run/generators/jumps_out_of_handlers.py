# several ways out of a handler meet where the handling ends, some of them backwards
def one(a):
    try: raise KeyError(66)
    except Exception:
        match a:
            case 0 | 1: pass
            case int(n): print('got', (yield n))
            case _: a += '!'
    return a
def loop(items):
    for a in items:
        try: raise ValueError(a)
        except ValueError as e:
            match a:
                case 0: continue
                case 1: yield 'one'
                case 2:
                    if (yield 'two'): break
                case _: yield str(e)
        yield 'after'
    else: yield 'no break'
def run(g):
    out = []
    try:
        out.append(next(g))
        while True: out.append(g.send(None))
    except StopIteration as e: out.append(('returned', e.value))
    return out
for a in (0, 1, 7, 'x'): print(run(one(a)))
print(run(loop([0, 1, 2, 3])))
g = loop([2, 3]); print(next(g)); print(list(iter(lambda: g.send(True), 'x')) if False else next(g, 'end'))
g = one(5); next(g)
try: g.throw(IndexError('thrown'))
except IndexError as e: print(repr(e), repr(e.__context__))
