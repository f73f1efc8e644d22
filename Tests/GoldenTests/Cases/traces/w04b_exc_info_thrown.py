# exceptions thrown in while handlers are open on either side
import sys
from drv import drive, ctx
def name():
    e = sys.exc_info()[1]
    return repr(e)
def g():
    try:
        yield 1
    except ValueError as e:
        print('g', name(), ctx(e))
        try:
            yield 2
        except KeyError as k:
            print('g', name(), ctx(k))
            yield 3
        print('g back', name())
    print('g none', name())
    yield 4
def main():
    it = g(); next(it)
    try: raise OSError('outer')
    except OSError:
        print(it.throw(ValueError('v')), name())
    print(name())
    try: raise LookupError('other')
    except LookupError:
        print(it.throw(KeyError('k')), name())
    print(next(it), name())
    it = g(); next(it)
    it.throw(ValueError('v2'))
    try:
        it.throw(TypeError('t'))
    except TypeError as e:
        print(ctx(e), name())
    def thrower():
        try: raise RuntimeError('in thrower')
        except RuntimeError as e: return e
    it = g(); next(it)
    try:
        try: raise OSError('live')
        except OSError: it.throw(IndexError('i'))
    except IndexError as e: print('escaped', ctx(e))
    it = g()
    try:
        try: raise OSError('live')
        except OSError: it.throw(IndexError('unstarted'))
    except IndexError as e: print('escaped', ctx(e))
    e = thrower()
    it = g(); next(it)
    try: it.throw(e)
    except RuntimeError as f: print(f is e, ctx(f))
main()
