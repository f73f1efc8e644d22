import inspect
def f(a, b: int = 2, /, c=3, *args: str, d, e: float = 1.5, **kw) -> bool: pass
s = inspect.signature(f); print(s, list(s.parameters), s.return_annotation)
for p in s.parameters.values(): print(p.name, p.kind.name, p.default is inspect.Parameter.empty, p.annotation if p.annotation is not p.empty else '-', p)
class K:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
    @classmethod
    def c(cls, w): pass
    @staticmethod
    def s(v): pass
    def __call__(self, q): pass
print(inspect.signature(K), inspect.signature(K(1).m), inspect.signature(K.m), inspect.signature(K.c), inspect.signature(K.s), inspect.signature(K(1)), inspect.signature(lambda *a: 0))
b = s.bind(1, 2, 3, 4, d=5, z=6); print(b.args, b.kwargs, b.arguments); b = inspect.signature(K).bind(9); b.apply_defaults(); print(b.arguments)
try: s.bind(1)
except TypeError as e: print(e)
async def co(a): pass
print(inspect.signature(co), inspect.getfullargspec(f).args, inspect.signature(len))
