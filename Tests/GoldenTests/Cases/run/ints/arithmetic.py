for a in (7, -7, 0, 10**20, -10**20):
    for b in (3, -3, 10**10, -(10**19) - 1):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b))
print(7 / 2, -7 / 2, 10**20 / 3, 1 / 3, 2**70 / 2**69)
print(+5, -5, --5, ~5, ~-1, -(-5))
for op in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 10**30 // 0, lambda: 0 ** -1):
    try:
        op()
    except ZeroDivisionError as e:
        print(type(e).__name__, e)
