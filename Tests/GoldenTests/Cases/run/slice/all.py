s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100, -100, -3).indices(7))
class Show:
    def __getitem__(self, k): return k
    def __class_getitem__(cls, k): return ('class', k)
x = Show()
print(x[1], x[1:2], x[::], x[1:2, 3], x[...], x[:, None], x[()], x[1,], x['a':'b':'c'], x[1:2:3, ::4], Show[int], Show[1:2, 'x'], x[*[1, 2], 3])
for f in (lambda: hash(slice(1)), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice('a').indices(3), lambda: slice(1).indices(-1), lambda: [1][slice('a', 'b')]):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Rec:
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
r = Rec(); r[1:2] = 'x'; del r[::2]; r[1, 2:3] = 5; del r[0], r['k']; r[0] = r[1:] = 'both'
