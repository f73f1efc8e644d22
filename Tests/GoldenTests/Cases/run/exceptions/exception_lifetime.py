import sys
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
def f():
    d = D('local of f')
    raise ValueError('v')
try: f()
except ValueError as e: print('in handler')
print('after handler')
saved = None
try: f()
except ValueError as e: saved = e
print('saved'); saved.__traceback__ = None; print('traceback cleared'); saved = None
try:
    try: f()
    except ValueError as e: raise KeyError('second')
except KeyError as k: print('context alive', repr(k.__context__))
print('both gone')
def g():
    try: f()
    except ValueError: return sys.exc_info()[0].__name__
print(g(), sys.exc_info())
class E(Exception):
    def __del__(self): print('exception deleted')
try: raise E
except E: print('handling')
print('end')
