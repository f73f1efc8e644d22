# throw with classes, instances, three arguments, wrong things; into new, suspended, finished
import warnings
warnings.simplefilter('ignore')
from drv import drive
def show(f, *a):
    try: return ('ok', f(*a))
    except BaseException as e: return (type(e).__name__, str(e), type(e.__cause__).__name__, type(e.__context__).__name__)
def g():
    while True:
        try: yield 'y'
        except ValueError as e: yield ('caught', type(e).__name__, e.args)
def at():
    x = g(); next(x); return x
def main():
    print(show(at().throw, ValueError))
    print(show(at().throw, ValueError('a')))
    print(show(at().throw, ValueError, 'a'))
    print(show(at().throw, ValueError, ('a', 'b')))
    print(show(at().throw, ValueError, ValueError('inst')))
    print(show(at().throw, ValueError, None, None))
    print(show(at().throw, ValueError('a'), 'b'))
    print(show(at().throw, 'string'))
    print(show(at().throw, 5))
    print(show(at().throw, int))
    print(show(at().throw, ValueError, 'a', 'not a traceback'))
    print(show(at().throw))
    print(show(at().throw, StopIteration('s')))
    print(show(at().throw, StopIteration))
    print(show(at().throw, GeneratorExit))
    print(show(g().throw, StopIteration('new')))
    print(show(g().throw, KeyError))
    d = at(); d.close()
    print(show(d.throw, StopIteration('done')))
    print(show(d.throw, KeyError('done')))
    class Weird(Exception):
        def __new__(cls, *a): return 5 if a == ('five',) else super().__new__(cls, *a)
    print(show(at().throw, Weird))
    print(show(at().throw, Weird, 'five'))
    class Needs(Exception):
        def __init__(self, a, b): super().__init__(a, b)
    print(show(at().throw, Needs, (1, 2)))
    x = at()
    print(show(x.throw, ValueError('1')), show(x.throw, ValueError('2')), show(next, x))
main()
