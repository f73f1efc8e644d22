x: int = 5
y: 'later'
print(__annotations__)
def f(a: 1 + 1, *b: 'str', c: print.__name__ = 0, **d: [int]) -> None: z: undefined_in_function = 3; return z
print(f.__annotations__, f(1))
class C:
    p: int
    q: str = 's'
    def m(self) -> 'C': self.r: float = 1.5; return self
    (s): int = 9
    d = {}
    d['k']: int = 7
print(C.__annotations__, C.d, C().m().r, C.s)
lambda_ok = lambda a, *, b=2: (a, b); print(lambda_ok(1), lambda_ok.__annotations__)
import asyncio
async def g(n: int, cb: callable = None) -> list[int]: return [n]
print(g.__annotations__, asyncio.run(g(1)))
def evaluated(v): print('annotation evaluated', v); return v
def h(a: evaluated('a') = evaluated('default'), b: evaluated('b') = 1) -> evaluated('ret'): pass
w: evaluated('module level') = evaluated('value')
class D: v: evaluated('class level')
def local(): q: evaluated('never') = 1
local(); print(sorted(f.__annotations__))
