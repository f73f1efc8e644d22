def f(a):
    if a:
        x = 1
    print(x)
    del a
    print(a)
