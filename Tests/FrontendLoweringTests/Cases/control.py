def f(xs, n):
    for x in xs:
        if x: continue
        elif n: break
        else: n
    else:
        g()
    while n > 0:
        n -= 1
        if n == 3: break
    else:
        return xs
    while True:
        if n: return 1
    dead()
