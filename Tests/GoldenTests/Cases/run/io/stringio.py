import io
s = io.StringIO(); print(s.write('hello\n'), s.write('wörld'), repr(s.getvalue()), s.tell()); s.seek(0); print(repr(s.readline()), repr(s.read()), s.read() == ''); s.seek(0); print([l for l in s]); s.truncate(0); s.seek(0); print(repr(s.getvalue())); s.close()
try: s.read()
except ValueError as e: print(e)
t = io.StringIO('a\nb\nc'); print(t.readlines(), t.closed); print('to it', file=t, end=''); print(repr(t.getvalue()))
with io.StringIO('x') as u: print(u.read())
print(u.closed); b = io.BytesIO(b'abc'); print(b.read(2), b.tell(), b.getvalue()); b.seek(0); b.write(b'XY'); print(b.getvalue())
import contextlib
o = io.StringIO()
with contextlib.redirect_stdout(o), contextlib.redirect_stderr(o): print('captured', end='!')
print(o.getvalue())
