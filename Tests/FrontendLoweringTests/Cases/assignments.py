def f(a, b, c):
    x = y = a
    x, (y, *z) = b
    [p, q] = c
    a[b] = c
    a.b, a[c] = x
    a[b:c] = y
    x += 1
    a[b()] += c()
    a.n -= c()
    w: int = 5
    a.w: int
    del x, a.b, a[c], (y, [z])
    return x
