# exit, quit, help, copyright, credits, license and breakpoint, as the module site and sys make them
import sys, builtins
print(exit, quit, help, type(exit).__name__, type(help).__name__, type(license).__name__, license, callable(copyright), callable(credits))
for f, a in ((exit, ()), (quit, (3,)), (exit, ('text',)), (exit, (None,))):
    try: f(*a)
    except SystemExit as e: print(repr(e), e.code)
try: exit(1, 2)
except TypeError as e: print(type(e).__name__)
def hook(*args, **kw): print('hook', args, kw); return 5
sys.breakpointhook = hook; print(breakpoint(), breakpoint(1, k=2)); sys.breakpointhook = sys.__breakpointhook__
del sys.breakpointhook
try: breakpoint()
except RuntimeError as e: print(e)
def loc():
    v = 1; exec('w = 2'); first = locals(); u = 3
    return first is locals(), sorted(locals()), 'w' in locals(), first['u']
print(loc())
def gen():
    a = 1; yield locals(); b = 2; yield locals()
g = gen(); x = dict(next(g)); y = next(g); print(x, y)
def cell():
    c = 1
    def inner(): return c
    d = locals(); c = 2
    return d['c'], locals()['c'], [k for k in locals()]
print(cell(), [locals() is globals()], (lambda q: locals())(5))
class K: z = 1; print(sorted(k for k in locals() if k[0] != '_'))
print(len.__doc__, print.__name__, type(len.__doc__))
