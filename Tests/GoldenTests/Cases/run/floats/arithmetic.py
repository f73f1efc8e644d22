print(0.1 + 0.2, 1.5 * 2, 7.5 / 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 2.0**0.5, 2**-2.0, -2.0**2)
print(1e308 * 10, -1e308 * 10, 1e-320 / 10, 0.0 * -1, 5 + 0.5, 5 - 0.5, 2 * 0.5, 1 / 4)
inf, nan = float('inf'), float('nan')
print(inf - inf, inf * 0, inf + 1, -inf < inf, nan == nan, nan != nan, nan < 1, nan in [nan], inf == inf, 1 % inf, -1 % inf, 5 // inf)
print(0.0 == -0.0, 1 / inf, -1 / inf, min(nan, 1) != min(nan, 1), max(1, nan), 3.0 == 3, hash(3.0), hash(0.5), hash(inf), hash(-inf))
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0**-1, lambda: 10.0**400, lambda: 1.0 + 'a', lambda: 'a' * 1.5, lambda: [1] * 2.0):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(abs(-2.5), -(-2.5), +2.5, bool(0.0), bool(0.1), int(2.9), float(3), float('1e3'), float(' 2.5 '), float('-Infinity'), float('1_0.5'), float())
for text in ('', 'abc', '1.2.3', '1e', '0x10', '--1'):
    try:
        float(text)
    except ValueError as e:
        print(e)
