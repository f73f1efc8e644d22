def f(a):
    try:
        a()
    except ValueError as e:
        b(e)
        return 1
    except (KeyError, TypeError):
        raise
    else:
        c()
    try:
        a()
    except:
        raise X from None
def g():
    try:
        raise E
    except G as e:
        pass
