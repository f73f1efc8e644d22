# five levels of delegation: send, throw, close and return values travel through all of them
from drv import drive
def leaf(n):
    try:
        x = yield ('leaf', n)
        y = yield ('got', x)
        return (n, x, y)
    except ValueError as e:
        z = yield ('leaf caught', str(e))
        return ('v', z)
    finally:
        print('leaf', n, 'finally')
def wrap(level, n):
    try:
        r = yield from (leaf(n) if level == 0 else wrap(level - 1, n))
    except KeyError as e:
        print('level', level, 'caught', repr(e))
        if level < 2: raise
        r = 'rescued at %d' % level
    print('level', level, 'got', r)
    return (level, r)
def root():
    a = yield from wrap(3, 'a')
    b = yield from wrap(1, 'b')
    return [a, b]
def main():
    print(drive(root(), ('send', None), ('send', 1), ('send', 2), ('send', 3), ('send', 4)))
    print(drive(root(), ('send', None), ('throw', ValueError('v'))))
    print(drive(root(), ('send', None), ('throw', KeyError('k'))))
    print(drive(root(), ('send', None), ('send', 1), ('close',)))
    print(drive(root(), ('send', None), ('throw', GeneratorExit('ge'))))
    print(drive(root(), ('send', None), ('throw', TypeError('t'))))
main()
