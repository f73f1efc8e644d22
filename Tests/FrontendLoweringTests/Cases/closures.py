def outer(x, y):
    z = 0
    def inner(n):
        nonlocal z
        z += x + n
        del z
        return lambda: z
    class C:
        x = x
        y = y
        def m(self):
            return __class__, y
    global g
    g = inner
    return inner, C
