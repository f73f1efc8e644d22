# the same sequence of comparisons as the reference: what a sort calls can be seen
class T:
    log = []
    def __init__(s, v): s.v = v
    def __lt__(s, o): T.log.append((s.v, o.v)); return s.v < o.v
for data in ([2, 1], [1, 2], [3, 1, 2], [1, 2, 3, 4], [4, 3, 2, 1], [2, 4, 1, 3, 5]):
    T.log.clear(); r = [t.v for t in sorted(map(T, data))]; print(data, r, T.log)
T.log.clear(); print(min(map(T, [3, 1, 2])).v, T.log); T.log.clear(); print(max(map(T, [3, 1, 2])).v if False else 'max uses >')
class E:
    log = []
    def __init__(s, v): s.v = v
    def __eq__(s, o): E.log.append((s.v, getattr(o, 'v', o))); return s.v == getattr(o, 'v', o)
    def __hash__(s): return 0
l = [E(1), E(2), E(3)]; print(E(2) in l, E.log); E.log.clear(); print(l.index(E(3)), E.log); E.log.clear(); print(l.count(E(1)), E.log); E.log.clear(); print(l == [E(1), E(2), E(4)], E.log); E.log.clear(); print(l.remove(E(2)), E.log, len(l))
a = float('nan'); print([a] == [a], a in [a], [a].index(a), [a].count(a), (a,) == (a,), {a} == {a})
x = E(9); E.log.clear(); print(x in [x], E.log)
