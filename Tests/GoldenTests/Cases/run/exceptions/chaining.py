def show(e, depth=0):
    print('  ' * depth + repr(e), 'suppress' if e.__suppress_context__ else '')
    if e.__cause__: print('  ' * depth + 'cause:'); show(e.__cause__, depth + 1)
    if e.__context__ and e.__context__ is not e.__cause__: print('  ' * depth + 'context:'); show(e.__context__, depth + 1)
def a():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('while handling')
def b():
    try: a()
    except ValueError as e: raise KeyError('explicit') from e
def c():
    try: b()
    except KeyError: raise RuntimeError('hidden') from None
def d():
    try: c()
    finally: raise OSError('from finally')
def e():
    try:
        try: raise ValueError(1)
        except ValueError as v:
            try: raise KeyError(2)
            except KeyError as k: raise v from k
    except ValueError as v: raise TypeError(3)
def f():
    x = ValueError('same')
    try: raise x
    except ValueError:
        try: raise KeyError('mid')
        except KeyError: raise x
def g():
    try: raise ValueError('1')
    except ValueError: pass
    raise KeyError('2: no context')
def h():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e: last = e
    raise last from last
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise LookupError('exit') 
def i():
    with CM(): raise ValueError('body')
def j():
    try: raise ValueError('a')
    except ValueError as e: raise KeyError('inst') from IndexError
for fn in (a, b, c, d, e, f, g, i, j):
    try: fn()
    except Exception as x: print(fn.__name__); show(x)
try: h()
except ValueError as x: print(x.__cause__ is x, x.__context__)
