def countdown(n):
    while n > 0:
        step = yield n
        n -= step or 1
    return "lift-off"
