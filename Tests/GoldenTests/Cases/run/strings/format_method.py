class P:
    def __init__(self): self.x = 1; self.d = {'k': [10, 20]}
    def __format__(self, spec): return f'<P {spec!r}>'
    def __str__(self): return 'strP'
    def __repr__(self): return 'reprP'
p = P()
print('{} {} {}'.format(1, 'a', None), '{1} {0} {1}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{} {x}'.format(0, x=1), '{{}} {{{}}}'.format(5))
print('{0.x} {0.d[k][1]} {p.x} {0.d}'.format(p, p=p), '{0[1]} {1[a]}'.format([1, 2], {'a': 3}), '{!r:>8} {!s} {!a}'.format(p, p, 'é'), '{:abc} {}'.format(p, p))
print('{:{w}.{p}f}|{:{}}|{:>{}}'.format(3.14159, 'x', 5, 'y', 4, w=8, p=2), '{:^10}|{:*<5}|{:=+5d}|{:,}'.format('mid', 'a', 3, 1234567))
print('{:s} {:d} {:5} {:5} {:<5}| {!r:5}|'.format('s', 5, 'ab', 12, 34, 'r'), '{:}'.format('x'), format('x', '>3'), format(5), '{:%}'.format(0.25), '{:>5}|{:<5}|'.format(True, False))
for f in (lambda: '{} {}'.format(1), lambda: '{a}'.format(), lambda: '{0} {}'.format(1, 2), lambda: '{} {0}'.format(1, 2), lambda: '{'.format(1), lambda: '}'.format(1), lambda: '{0.y}'.format(p), lambda: '{0[9]}'.format([1]), lambda: '{!x}'.format(1), lambda: '{:d}'.format('s'), lambda: '{:5}'.format([]), lambda: '{:q}'.format(1), lambda: '{0[}'.format(1)):
    try:
        print(f())
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
print('{x} {y[0]}'.format_map({'x': 1, 'y': 'z'}))
class D(dict):
    def __missing__(self, k): return f'<{k}>'
print('{a} {b}'.format_map(D(a=1)))
