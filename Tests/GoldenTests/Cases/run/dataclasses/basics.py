from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = P(3, 4); print(p, p == P(3, 4), p != P(3, 5), p.dist(), asdict(p), astuple(p), replace(p, x=0), [f.name for f in fields(p)], P(1).tags is P(1).tags)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = 'b'
print(V(1) < V(2), sorted([V(2), V(1)]), hash(V(1)) == hash(V(1)), {V(1): 'k'}[V(1)])
try: V(1).a = 5
except Exception as e: print(type(e).__name__, e)
@dataclass
class Q(P):
    z: int = field(default=5, repr=False)
    count: int = field(init=False, default=0)
    def __post_init__(self): self.count = len(self.tags)
print(Q(1, 2, ['a']), Q(1).z, Q(1, 2, ['a', 'b']).count)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, w=2)):
    try: f()
    except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        l: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
match P(1, 2):
    case P(x, y): print('matched', x, y)
