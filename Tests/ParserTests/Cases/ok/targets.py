a = b = c
a, b = c; (a, b) = c; [a, b] = c; a, *b = c; *a, = b; (a), [b] = c; () = a; [] = a
a.b = c; a[b] = c; a().b = c; a[b:c] = d; (a.b) = c; ((a)) = b; a.b, c[d] = e
a += b; a.b -= c; a[b] *= c; a /= b; a //= b; a %= b; a @= b; a &= b; a |= b; a ^= b; a <<= b; a >>= b; a **= b; (a) += b
a: b; a: b = c; a.b: c; a[b]: c = d; (a): b; a: b = yield; a: b = c, d; a: b = *c, d
for a in b: pass
for a, in b: pass
for a, *b in c: pass
for (a, b), c.d in e: pass
for a[b] in *c, d: pass
with a as b, c as (d, e), f as g.h, i as [j, *k]: pass
with (a as b, c): pass
with (a, b): pass
with (a): pass
with (a) as b: pass
with (a, b) as c: pass
with (yield): pass
with (a as b,): pass
del a, b.c, d[e], (f, g), [h], (i), ()
import a, b.c as d, e . f
from a import b as c, d; from . import e; from .. a import (f, g,); from ... import h; from .... i import *
global a, b; nonlocal c
assert a; assert a, b
raise; raise a; raise a from b
return; return a; return *a, b
