import sys, io
print(); print(1, 'a', None, [1]); print(1, 2, sep=''); print(1, 2, sep=', ', end='!\n'); print('no newline', end=''); print(); print(*range(3)); print(*'abc', sep='\n'); print(sep='x'); print('a', 'b', sep=None, end=None)
b = io.StringIO(); print('to file', file=b, end='|'); print(5, file=b); print(repr(b.getvalue())); print('flushed', flush=True)
class W:
    def write(self, s): sys.stdout.write(f'[{s!r}]'); return len(s)
print('x', 'y', file=W()); print(); print(end='only end\n'); print('', '', sep='-'); print('é🎉', b'\xff', 'tab\there')
class S:
    def __str__(self): return 'S.__str__'
print(S(), [S.__name__]); 
class Bad:
    def __str__(self): raise ValueError('str failed')
try: print('before', Bad(), 'after')
except ValueError as e: print('|', e)
for f in (lambda: print(end=5), lambda: print(file=5), lambda: print(bad=1), lambda: print(sep=b'')):
    try: f()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
sys.stdout.write('direct\n'); print(sys.stdout.write('') , print('returns') is None)
old = sys.stdout; sys.stdout = b = io.StringIO(); print('redirected'); sys.stdout = old; print(b.getvalue(), end='')
print('to stderr is not here', file=None)
