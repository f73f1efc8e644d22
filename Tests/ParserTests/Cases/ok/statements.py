import asyncio, sys as s
from . import a
@dec(1)
async def main(x, /, y: int = 2, *args, z, w=3, **kw) -> None:
    """doc"""
    for i in range(10):
        await asyncio.sleep(0.1)
        print(f"a{i!r:>{x}}b", "c" 'd')
    else:
        pass
    x[1:2, ::3] = a.b = y
    with (open(x) as f, g): pass
    try:
        del a, (b, c)
    except (A, B) as e:
        raise X from e
    finally:
        x += 1
    match x:
        case {1: 2, **r} if x: pass
        case A(1, b=2) | [*_] | None | -1+2j: pass
    return [x async for x in y if z], {1, 2}, {a: b, **c}, {k: v for k, v in z}, (yield), lambda a, *b: 0
class C(B, metaclass=M): x: int = 3; (y): str
if a: pass
elif b < c <= d is not e not in f: pass
else: print(*a, **b, c=1)
