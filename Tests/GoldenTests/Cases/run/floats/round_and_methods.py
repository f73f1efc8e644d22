print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1.15, 1), round(5.5), round(0.5), round(1e20), round(2.567, 10), round(-0.4), type(round(2.5)), type(round(2.5, 0)))
print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (1.5).hex(), float.fromhex('0x1.8p+1'), (0.1).hex(), (-0.0).hex(), (2.5).__trunc__(), (2.5).real, (2.5).imag, (2.5).conjugate())
for f in (lambda: round(float('inf')), lambda: round(float('nan')), lambda: float('inf').as_integer_ratio(), lambda: int(float('nan'))):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
class F(float):
    def __repr__(self): return 'F' + super().__repr__()
    def __float__(self): return 7.5
print(F(2), F(2) + 1, [F(1.5)], float(F(2)), isinstance(F(1), float), F(2.5).is_integer())
class HasFloat:
    def __float__(self): return 1.25
class HasRound:
    def __round__(self, n=None): return ('rounded', n)
    def __abs__(self): return 'abs'
    def __floor__(self): return 'floor'
    def __trunc__(self): return 3
print(float(HasFloat()), round(HasRound()), round(HasRound(), 3), abs(HasRound()))
import math
print(math.floor(HasRound()), math.trunc(HasRound()), math.floor(2.7), math.ceil(2.1), math.trunc(-2.7))
