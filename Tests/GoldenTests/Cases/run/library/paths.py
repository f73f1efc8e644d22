# pathlib
import sys
from pathlib import *
import os
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for s in ('', '.', '/', '//a', '///a', 'a', 'a/b/c.txt', '/a/b.tar.gz', './a//b/', '../x', 'a/.hidden', 'a.', '.a.b', 'a/..', '~/x', 'dir/file.', '/usr/bin/python3.11'):
    p = PurePosixPath(s)
    print(repr(p), str(p), p.parts, p.root, p.anchor, p.name, p.stem, p.suffix, p.suffixes, p.parent, [str(x) for x in p.parents], p.is_absolute(), p.as_posix(), bytes(p), len(p.parents), hash(p) == hash(PurePosixPath(s)))
    t(p.with_name, 'n.x'); t(p.with_suffix, '.y'); t(p.with_suffix, ''); t(p.with_suffix, 'z'); t(p.with_stem, 's'); t(lambda: p / 'q' / '/r'); t(lambda: 'pre' / p); t(p.joinpath, 'a', '..', 'b'); t(p.relative_to, 'a'); t(p.relative_to, '/'); t(p.is_relative_to, 'a'); t(p.as_uri); t(lambda: p.parents[0]); t(lambda: p / 5)
for s, m in (('a/b.py', '*.py'), ('/a/b/c.py', 'b/*.py'), ('a.py', '/a.py'), ('/a.py', '/*.py'), ('a/b/c', '*/c'), ('abc', 'a[bx]c'), ('abc', 'a[!b]c'), ('abc', 'a?c'), ('a', ''), ('a.PY', '*.py')): t(PurePosixPath(s).match, m)
print(PurePath('a') == PurePosixPath('a'), type(PurePath('a')).__name__, type(Path('a')).__name__, sorted([PurePosixPath('b'), PurePosixPath('a/c'), PurePosixPath('a')]), PurePosixPath('a') < PurePosixPath('b'), Path('a') == PurePosixPath('a')); t(lambda: PurePosixPath('a') < 'b'); t(PurePosixPath, 5); t(PurePosixPath, b'a')
d = Path('/tmp') / f'path-test-{os.getpid()}'
d.mkdir(); t(d.mkdir) if 0 else None; d.mkdir(exist_ok=True); (d / 'x' / 'y').mkdir(parents=True)
try: (d / 'q' / 'r').mkdir()
except FileNotFoundError as e: print('fnf')
f = d / 'a.txt'; print(f.write_text('hé\n'), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), d.is_dir(), f.stat().st_size, f.is_symlink()); print((d / 'b.bin').write_bytes(b'123')); (d / 'x' / 'c.txt').touch(); (d / 'x' / 'y' / 'd.txt').write_text('')
print(sorted(p.name for p in d.iterdir()), sorted(str(p.relative_to(d)) for p in d.glob('*.txt')), sorted(str(p.relative_to(d)) for p in d.rglob('*.txt')), sorted(str(p.relative_to(d)) for p in d.glob('**/*')), sorted(str(p.relative_to(d)) for p in d.glob('*/y')), sorted(str(p.relative_to(d)) for p in d.glob('**')))
with f.open() as o: print(o.readline())
print(f.rename(d / 'z.txt').name, f.exists(), (d / 'z.txt').resolve() == d / 'z.txt', Path('a').absolute() == Path.cwd() / 'a', os.path.join(d, 'k') == str(d / 'k'), os.fspath(d) == str(d))
(d / 'z.txt').unlink(); (d / 'z.txt').unlink(missing_ok=True)
try: (d / 'z.txt').unlink()
except FileNotFoundError: print('gone')
try: (d / 'nope').read_text()
except FileNotFoundError as e: print(e.strerror)
for p in sorted(d.rglob('*'), reverse=True): p.rmdir() if p.is_dir() else p.unlink()
d.rmdir(); print(d.exists()); t(f.write_text, 5)
