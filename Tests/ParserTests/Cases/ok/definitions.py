def a(): pass
def a(b, c=1, *d, e, f=2, **g) -> h: return
def a(b: c, /, d: e = f, *, g: h, i: j = k): ...
def a(*args: *Ts): pass
def a(*, b): pass
def a(b, /): pass
def a(b=1, /, c=2): pass
async def a():
    async for b in c: pass
    else: pass
    async with d as e, f: pass
    async with (g as h): pass
    return [i async for i in j]
@a
@b.c(d)
@e[f]
@(g := h)
def i(): pass
@a
async def b(): pass
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    """doc"""
    a: int = 1

    def b(self): pass
@a
class B: pass
if a: b
elif c: d
elif e: f
else: g
while a: b
else: c
try: a
except: b
try: a
except A: b
except (B, C) as d: e
else: f
finally: g
try: a
finally: b
try: a
except* A as b: c
except* B: d
if a:
    b; c;
    d
for x in y:
    continue
else:
    break

    # a comment

# end
