import inspect
def g():
    x = 1
    yield x
    y = 2
    yield y
it = g(); print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it)); next(it); print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it)); next(it); print(inspect.getgeneratorlocals(it)); list(it); print(inspect.getgeneratorstate(it), inspect.getgeneratorlocals(it))
print(inspect.GEN_CREATED, inspect.GEN_RUNNING, inspect.GEN_SUSPENDED, inspect.GEN_CLOSED, inspect.CORO_CREATED, inspect.CORO_CLOSED)
async def c(a): b = a; await A()
class A:
    def __await__(self): yield
co = c(5); print(inspect.getcoroutinestate(co), inspect.getcoroutinelocals(co)); co.send(None); print(inspect.getcoroutinestate(co), inspect.getcoroutinelocals(co)); co.close(); print(inspect.getcoroutinestate(co), inspect.getcoroutinelocals(co))
try: inspect.getgeneratorlocals(5)
except TypeError as e: print(e)
def outer():
    def inner(): return [f.function for f in inspect.stack()][:3], inspect.currentframe().f_back.f_code.co_name, inspect.currentframe().f_lineno
    return inner()
print(outer())
class D:
    """  Doc of D.

        indented
    """
def doc():
    '''one
       two'''
print(inspect.getdoc(D), '|', inspect.getdoc(doc), '|', inspect.getmodule(D).__name__, inspect.getmro(bool), inspect.cleandoc('  a\n    b'))
print(inspect.getmembers(type('M', (), {'x': 1, 'y': 2}), lambda v: isinstance(v, int)), inspect.unwrap(doc) is doc)
