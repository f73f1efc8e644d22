class Stack(list):
    def push(self, x): self.append(x); return self
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return Stack(r) if isinstance(i, slice) else r
    def __repr__(self): return f'Stack({list(self)})'
s = Stack([1, 2]).push(3)
print(s, s[0], s[1:], type(s[1:]).__name__, len(s), s + [4], type(s + [4]).__name__, s == [1, 2, 3], [1, 2, 3] == s, list(s), sum(s), s * 2, isinstance(s, list))
s.name = 'my stack'; print(s.name, s.pop(), s, sorted(s, reverse=True), 2 in s, s.copy(), type(s.copy()).__name__)
class Log(list):
    def append(self, x): print('append', x); super().append(x)
l = Log(); l.append(1); l.extend([2, 3]); l += [4]; print(l, [*l], (*l,))
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return ('slice', i.start, i.stop, i.step)
        if not -self.n <= i < self.n: raise IndexError(i)
        return i * 10
q = Seq(4)
print(list(q), q[1:3], q[::2], list(reversed(q)), 20 in q, 5 in q, [*q], max(q), bool(Seq(0)), q[-1], tuple(q), dict(zip('ab', q)), list(enumerate(q)), sum(q))
