log = []
class T:
    def __init__(self, n): self.__dict__['n'] = n
    def __setattr__(self, k, v): log.append((self.n, k, v))
    def __setitem__(self, k, v): log.append((self.n, k, v))
def t(n): log.append(('eval', n)); return T(n)
def i(n): log.append(('index', n)); return n
t('a').x = t('b')[i(1)] = i('value'); print(log); log.clear()
t('a').x, t('b')[i(2)], *t('c').rest = i((1, 2, 3, 4)); print(log); log.clear()
(t('a').x, [t('b').y, (t('c').z,)]) = 1, [2, (3,)]; print(log); log.clear()
for t('loop').v in [1, 2]: pass
print(log); log.clear()
with open('/dev/null') as t('with').f: pass
print([x[:2] for x in log]); log.clear()
a = b = c = []; a.append(1); print(a is b is c, c); a, b = b, a; (x) = 1; (x), y = 2, 3; [p, q] = 'ab'; print(x, y, p, q); l = [0, 1, 2]; l[0], l[1], l[2] = l[2], l[0], l[1]; print(l); n = 0; n, l[n] = 1, 'at new n'; print(l); *m, = range(3); print(m); d = {}; d['a'], d['b'] = d, 1; print(list(d)); k, *_, z = 'abcdef'; print(k, _, z)
s = 'ab'; r, o = s; print(r, o); (u := 5); print(u); print((w := 1) + w, [w := w + 1 for _ in range(3)], w); del a, (b, [c]); print('a' in dir(), 'b' in dir(), 'c' in dir())
x = 1; x += (x := 5); print(x); v = [1]; v[(q := 0)] += (q := 10); print(v, q)
