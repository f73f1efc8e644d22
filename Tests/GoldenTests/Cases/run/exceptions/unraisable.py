class D:
    def __del__(self): raise ValueError('in __del__')
d = D()
del d
print('went on')
def g():
    try: yield
    finally: raise KeyError('in generator finaliser')
it = g(); next(it); it = None
print('went on')
def h():
    try: yield
    except GeneratorExit: yield 'no'
it = h(); next(it); it = None
print('end')
import sys
def hook(u): print('hook', u.exc_type.__name__, u.exc_value, u.err_msg)
sys.unraisablehook = hook
d = D(); del d
def eh(t, v, tb): print('excepthook', t.__name__, v)
sys.excepthook = eh
