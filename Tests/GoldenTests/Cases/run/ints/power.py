print(2**10, 2**64, (-2) ** 63, 2**-1, 10**-3, 0**0, 3**100, (-3) ** 101)
print(pow(2, 100, 7), pow(3, -1, 7), pow(-3, 5, 7), pow(10, 20, -7), pow(5, 0, 1), pow(2, 1000, 10**20 + 39))
print(pow(2, 3), pow(2, -2), pow(2.0, 3), pow(2, 0.5))
print((7**77) % 1000, 12345678901234567890**3)
for f in (lambda: pow(2, -1, 4), lambda: pow(2, 2, 0), lambda: pow(2, 1.5, 3), lambda: pow('a', 2), lambda: 2 ** 'a'):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print((-8) ** (1 / 3) if False else 'complex skipped', 2 ** True)
