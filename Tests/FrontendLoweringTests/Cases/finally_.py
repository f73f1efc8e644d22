def f(xs):
    for x in xs:
        try:
            if x == 1: return x
            if x == 2: break
            if x == 3: continue
            g(x)
        finally:
            h(x)
    return None
def g():
    try:
        return 1
    finally:
        return 2
def h():
    while 1:
        try:
            try: return a()
            finally: b()
        except E as e:
            break
        finally:
            continue
