# one generator delegated to by two, advanced from outside, finished by somebody else, closed under a delegator
from drv import drive
def sub():
    for i in range(6):
        got = yield i
        if got is not None: print('sub got', got)
    return 'sub end'
def dele(name, s):
    r = yield from s
    return (name, r)
def selfish():
    yield 0
    try:
        yield from me[0]
    except ValueError as e:
        yield str(e)
me = []
def main():
    s = sub()
    a, b = dele('a', s), dele('b', s)
    print(next(a), next(b), next(s), next(a), next(b), next(s))
    print(drive(a), drive(b))
    print(drive(s))
    s = sub(); a = dele('a', s)
    print(next(a))
    s.close()
    print(drive(a))
    s = sub(); a = dele('a', s)
    print(next(a))
    try: s.throw(KeyError('k'))
    except KeyError: pass
    print(drive(a))
    s = sub(); next(s)
    print(drive(dele('late', s), ('send', None), ('send', 'x')))
    g = selfish(); me.append(g)
    print(drive(g))
    a = dele('a', sub()); next(a)
    try: a.send(1)
    finally: print(a.gi_yieldfrom is not None, a.gi_running)
    a.close()
    print(a.gi_yieldfrom, a.gi_frame)
main()
