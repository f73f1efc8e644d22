def read(lines):
    for l in lines: print('read', l); yield l
def strip(src):
    for l in src: yield l.strip()
def nonempty(src): return (l for l in src if l)
def number(src):
    for i, l in enumerate(src, 1): yield f'{i}: {l}'
p = number(nonempty(strip(read([' a ', '', ' b', 'c ']))))
print(next(p)); print(list(p))
def broadcast(*targets):
    for t in targets: next(t)
    while True:
        x = yield
        for t in targets: t.send(x)
def sink(name, out):
    while True: out.append((name, (yield)))
out = []; b = broadcast(sink('a', out), sink('b', out)); next(b); b.send(1); b.send(2); print(out)
def batch(n, target):
    next(target); buf = []
    try:
        while True:
            buf.append((yield))
            if len(buf) == n: target.send(buf); buf = []
    except GeneratorExit:
        if buf: target.send(buf)
        target.close()
def printer():
    try:
        while True: print('batch', (yield))
    finally: print('printer closed')
b = batch(2, printer()); next(b)
for i in range(5): b.send(i)
b.close()
def scheduler(tasks):
    tasks = list(tasks); order = []
    while tasks:
        t = tasks.pop(0)
        try: order.append(next(t)); tasks.append(t)
        except StopIteration as e: order.append(('done', e.value))
    return order
def task(n, k):
    for i in range(k): yield f'{n}{i}'
    return n
print(scheduler([task('a', 2), task('b', 1), task('c', 3)]))
def merge(*its):
    its = [(i, iter(i)) for i in its]; heads = [(next(it), k, it) for k, (_, it) in enumerate(its)]
    while heads:
        heads.sort(key=lambda h: h[:2]); v, k, it = heads.pop(0); yield v
        try: heads.append((next(it), k, it))
        except StopIteration: pass
print(list(merge([1, 4, 7], [2, 5], [3, 6, 8, 9])))
