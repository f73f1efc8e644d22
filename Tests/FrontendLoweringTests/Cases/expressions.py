def f(a, b, c, *d, **e):
    a < b() < c
    if a < b < c or not (a and b): c
    x = a and b or c
    y = a if b else c
    z = not a, -b, ~c, +a, a @ b, a ** b, a // b
    a(b, *c, k=1, **e)
    a(*d)
    a(**e)
    a(*d, **e, k=b)
    a(b, k=c)
    a.m(b, k=c())
    a[1:b, ::2]
    {a: b, **c, 'x': 1}
    {a, *b}
    [a, *b, c]
    (1, -2, 'x')
    (a, *b)
    f'{a!r:>{b}}|{c}'
    (n := a)
    'constant'
    a in b, a is not c, a not in b
    return lambda p, *, q=a: p + q
