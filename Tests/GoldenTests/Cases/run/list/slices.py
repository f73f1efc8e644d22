a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[::-1], a[8:2:-2], a[5:5], a[20:], a[-20:2], a[3:1], a[slice(1, 4)], a[None:None:2])
a[2:4] = ['x', 'y', 'z']; print(a)
a[5:5] = [50]; print(a); a[:2] = []; print(a); a[::2] = ['E'] * len(a[::2]); print(a); a[-2:] = 'ab'; print(a); del a[1:3]; print(a); del a[::2]; print(a); a[1:] = a; print(a); a[:] = (); print(a)
b = [1, 2, 3]; b[1:2] = b; print(b); b[len(b):] = [9]; print(b); b[10:20] = ['far']; print(b); del b[0], b[-1]; print(b); b[0], b[1] = b[1], b[0]; print(b); b[-1] += 100; print(b)
for f in (lambda: b.__setitem__(slice(None, None, 2), [1]), lambda: b.__setitem__(slice(0, 1), 5), lambda: b.__setitem__(50, 1), lambda: b.__delitem__(50), lambda: b[::0], lambda: b['a':], lambda: b.__setitem__('k', 1), lambda: b[1.5]):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print([1, 2, 3, 4][I(1)], [1, 2, 3, 4][I(1):I(3)], [1, 2, 3, 4][::I(2)])
