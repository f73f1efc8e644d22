# exception state, handlers and generators in one another
import sys
def g():
    try: yield 1
    except ValueError:
        yield sys.exc_info()[0].__name__
        try: raise KeyError
        except KeyError: yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]
it = g(); next(it); print(it.throw(ValueError), sys.exc_info()[0], next(it), next(it), next(it))
def f():
    try: raise OSError('outer')
    except OSError:
        for x in h(): print(x, repr(sys.exc_info()[1]))
    print(sys.exc_info())
def h():
    yield repr(sys.exc_info()[1])
    try: raise KeyError('inner')
    except KeyError: yield repr(sys.exc_info()[1])
    yield repr(sys.exc_info()[1])
f()
def r():
    try: yield
    except ValueError as e:
        yield 'pause'
        raise
it = r(); next(it); it.throw(ValueError('kept'))
try: raise TypeError('other')
except TypeError:
    try: next(it)
    except ValueError as e: print(repr(e), repr(e.__context__))
def ctx():
    try: yield
    finally: raise KeyError('second')
it = ctx(); next(it)
try: it.throw(ValueError('first'))
except KeyError as e: print(repr(e), repr(e.__context__))
def suppressed():
    while True:
        try: yield
        except Exception as e: print('swallowed', repr(e))
it = suppressed(); next(it); it.throw(ValueError(1)); it.throw(KeyError(2)); it.close()
def out():
    try: yield from inn()
    except ValueError as e: yield repr(e), repr(e.__context__)
def inn():
    try: yield
    except KeyError as k: raise ValueError('converted')
it = out(); next(it); print(it.throw(KeyError('k')))
