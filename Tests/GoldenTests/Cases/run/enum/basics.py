import enum
class Color(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1
    def describe(self): return f'{self.name}={self.value}'
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(1), Color['GREEN'], Color.ALIAS is Color.RED, list(Color), len(Color), Color.RED.describe(), Color.default(), Color.RED == 1, Color.RED == Color.RED, Color.RED is Color(1), Color.RED in Color, isinstance(Color.RED, Color), {Color.RED: 'x'}[Color.RED], f'{Color.RED}', list(Color.__members__), type(Color.RED))
for f in (lambda: Color(99), lambda: Color['NOPE'], lambda: Color.NOPE, lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.GREEN):
    try: f()
    except (ValueError, KeyError, AttributeError, TypeError) as e: print(type(e).__name__, e)
class N(enum.IntEnum):
    A = enum.auto()
    B = enum.auto()
print(N.A, N.B + 1, N.A < N.B, N(2).name, [1, 2, 3][N.A], N.A == 1, sorted([N.B, N.A]), f'{N.A:03d}', repr(N.B), int(N.B))
class F(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto()
rw = F.R | F.W; print(rw, F.R in rw, F.X in rw, bool(F.R & F.X), rw.value, F(3) == rw, ~F.R == F.W | F.X)
class State(str, enum.Enum):
    ON = 'on'
print(State.ON == 'on', State.ON.value, State.ON.upper(), State('on'))
S = enum.Enum('S', 'X Y'); print(list(S), S.X.value)
match Color.RED:
    case Color.GREEN: print('green')
    case Color.RED: print('red matched')
@enum.unique
class U(enum.Enum): P = 1; Q = 2
try:
    @enum.unique
    class V(enum.Enum): P = 1; Q = 1
except ValueError as e: print(e)
