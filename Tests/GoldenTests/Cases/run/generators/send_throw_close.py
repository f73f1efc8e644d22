def echo():
    got = None
    while True:
        try: got = yield got
        except ValueError as e: got = f'caught {e}'
        except GeneratorExit: print('closing'); raise
g = echo(); print(next(g), g.send(1), g.send('x'), g.throw(ValueError('v')), g.throw(ValueError), next(g)); print(g.close(), g.close())
for f in (lambda: next(g), lambda: g.send(1), lambda: g.throw(KeyError('k')), lambda: echo().send(1), lambda: echo().throw(KeyError('new'))):
    try: print(f())
    except (StopIteration, KeyError, TypeError) as e: print(type(e).__name__, e)
def ignore():
    try: yield 1
    except GeneratorExit: yield 2
i = ignore(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def cleanup():
    try: yield 1; yield 2
    finally: print('cleanup')
for x in cleanup(): break
print('after break'); c = cleanup(); next(c); del c; print('after del'); c = cleanup(); del c; print('never started: no cleanup')
def raiser():
    yield 1
    raise LookupError('done')
r = raiser(); next(r)
for _ in range(2):
    try: next(r)
    except LookupError as e: print('LookupError', e)
    except StopIteration: print('stopped')
def coroutine():
    total = 0
    while (n := (yield total)) is not None: total += n
    return f'total {total}'
c = coroutine(); next(c); c.send(5); c.send(6)
try: c.send(None)
except StopIteration as e: print(e.value)
def two():
    x = yield
    y = yield x
    return x, y
t = two(); print(next(t), t.send('a'))
try: t.send('b')
except StopIteration as e: print(e.value)
def runs_itself():
    try: next(me)
    except ValueError as e: yield str(e)
me = runs_itself(); print(list(me))
def leak():
    yield next(iter([]))
try: list(leak())
except RuntimeError as e: print(e, repr(e.__cause__))
