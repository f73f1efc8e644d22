class Metres(int):
    def __add__(self, other): return Metres(int(self) + int(other))
    def __repr__(self): return f'{int(self)}m'
m = Metres(5)
print(m, repr(m), m + 3, type(m + 3).__name__, m * 2, type(m * 2).__name__, 3 + m, m == 5, hash(m) == hash(5), {5: 'five'}[m])
print(f'{m:03d}', '%d' % m, [0, 1, 2, 3, 4, 'x'][m], int(m), type(int(m)).__name__, -m, m < 6, isinstance(m, int))
class Flag(int):
    names = {1: 'one', 2: 'two'}
    def __new__(cls, value=1):
        self = super().__new__(cls, value)
        self.label = cls.names.get(value, '?')
        return self
f = Flag(2)
print(f, f.label, Flag().label, Flag(9).label, f.__dict__, f + f)
try:
    bool.__new__(int)
except TypeError as e:
    print(e)
try:
    class B(bool): pass
except TypeError as e:
    print(e)
