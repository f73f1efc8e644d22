import contextlib, io
@contextlib.contextmanager
def tag(n):
    print(f'<{n}>')
    try: yield n
    except ValueError as e: print('handled', e)
    finally: print(f'</{n}>')
with tag('a') as a, tag('b'): print(a)
with tag('c'): raise ValueError('v')
try:
    with tag('d'): raise KeyError('k')
except KeyError as e: print('out', e)
@tag('decorator')
def f(): print('in f')
f(); f()
with contextlib.suppress(KeyError, IndexError): {}['x']
with contextlib.suppress(): print('nothing to suppress')
try:
    with contextlib.suppress(KeyError): raise ValueError('other')
except ValueError as e: print(e)
b = io.StringIO()
with contextlib.redirect_stdout(b): print('captured')
print(repr(b.getvalue()))
class Closable:
    def close(self): print('close()')
with contextlib.closing(Closable()) as c: print(type(c).__name__)
with contextlib.ExitStack() as s:
    print([s.enter_context(tag(n)) for n in 'xy']); s.callback(print, 'callback', sep='!'); s.push(lambda t, v, tb: print('push', t and t.__name__) or True)
    raise ValueError('through the stack')
s = contextlib.ExitStack(); s.enter_context(tag('z')); t = s.pop_all(); s.close(); print('moved'); t.close()
with contextlib.nullcontext(5) as n: print(n)
class Deco(contextlib.ContextDecorator):
    def __enter__(self): print('deco in')
    def __exit__(self, *a): print('deco out')
@Deco()
def g(): return 'g'
print(g())
@contextlib.contextmanager
def bad_twice(): yield 1; yield 2
@contextlib.contextmanager
def bad_none():
    if False: yield
@contextlib.contextmanager
def converts():
    try: yield
    except Exception as e: raise RuntimeError('converted') from e
for m in (bad_twice, bad_none):
    try:
        with m(): pass
    except RuntimeError as e: print(e)
try:
    with converts(): 1 / 0
except RuntimeError as e: print(e, repr(e.__cause__))
print(isinstance(tag('q'), contextlib.AbstractContextManager), issubclass(Closable, contextlib.AbstractContextManager), tag.__name__)
try:
    with tag('si'): raise StopIteration('through')
except StopIteration as e: print(repr(e))
cm = tag('once')
with cm: pass
try:
    with cm: pass
except RuntimeError as e: print(e)
except AttributeError as e: print('AttributeError')
