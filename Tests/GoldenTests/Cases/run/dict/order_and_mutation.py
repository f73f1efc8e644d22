d = {}
for k in 'hello world': d[k] = d.get(k, 0) + 1
print(d)
del d['h']; d['h'] = 'back'; d['e'] = 'kept place'; print(d, next(iter(d)), list(d)[-1])
for trial in ('add', 'delete', 'replace', 'clear'):
    d = {i: i for i in range(5)}; seen = []
    try:
        for k in d:
            seen.append(k)
            if k == 2:
                if trial == 'add': d['new'] = 1
                elif trial == 'delete': del d[0]
                elif trial == 'replace': d[4] = 'replaced'
                else: d.clear()
    except RuntimeError as e:
        print(trial, seen, e)
    else:
        print(trial, seen, d)
try:
    for k in d: d.pop(k), d.update({k + 10: 1})
except RuntimeError as e: print(e)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
for i in range(2000, 2010): big[i] = i
print(len(big), list(big)[:3], list(big)[-3:], sum(big.values()), 3 in big, 4 in big)
d = {1: 'a', 2: 'b'}; v = d.values(); k = d.keys(); d[3] = 'c'; print(v, k, len(v), list(d.items())[-1])
d = {'x': {'y': [1]}}; d['x']['y'].append(2); d['x']['z'] = d['x'].pop('y'); print(d); e = d.copy(); e['x']['q'] = 0; print(d, d is e)
a = {1: 1, 1.0: 2, True: 3}; print(a); a[1.0] = 'f'; print(a, list(a)[0])
d = {}; d[d.setdefault('k', 0)] = d; print(len(d), d['k']); x = d['new'] = 5; print(x, 'new' in d); d['n'] = d['k'] = 7; print(list(d)[-1])
