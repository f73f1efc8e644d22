import os
p = f'/tmp/fermata-case-{os.getpid()}.txt'
with open(p, 'w') as f: print(f.write('one\ntwo\n'), f.closed, f.name == p, f.mode); f.writelines(['three\n', 'four'])
print(f.closed)
with open(p) as f: print(f.readline(), end=''); print(f.read(3), f.readlines())
with open(p, 'a') as f: print('appended', file=f)
print(open(p).read().splitlines(), [l.strip() for l in open(p)], len(open(p, 'rb').read()), type(open(p, 'rb').read()).__name__)
with open(p, 'rb') as f: f.seek(4); print(f.read(3), f.tell())
for fn in (lambda: open('/no/such/dir/x'), lambda: open(p, 'q'), lambda: open(p, 'w').read(), lambda: f.read(), lambda: open(5.5), lambda: open('/'), lambda: open(p, 'r').write('x')):
    try: fn()
    except (OSError, ValueError, TypeError) as e: print(type(e).__name__, str(e).replace(p, 'P'))
os.remove(p); print(os.path.exists(p))
import io
s = io.StringIO('a\nb\n'); print(s.read(1), s.readline(), list(s)); b = io.BytesIO(); b.write(b'xy'); print(b.getvalue(), b.seek(0), b.read())
