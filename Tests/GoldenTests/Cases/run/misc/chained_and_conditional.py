# stderr: ignore
log = []
def v(x): log.append(x); return x
print(v(1) < v(2) < v(3), log); log.clear(); print(v(1) < v(0) < v(9), log); log.clear(); print(v(1) == v(1) != v(2) in [v(2), v(3)], log); log.clear(); print(v('a') if v(0) else v('b'), log); log.clear(); print(v(0) or v('') or v(5) or v(6), log); log.clear(); print(v(1) and v(0) and v(2), log); log.clear(); print(not v(1) or not v(0), log)
print(1 < 2 > 1, 1 < 2 == True, (1 < 2) == True, 1 in [1] == True, not 1 == 2, 3 > 2 is not None, None is None is None, 1 if 0 else 2 if 0 else 3, (lambda: 1)() if True else 0, [] or {} or 'x', 0 and 1 / 0, 1 or 1 / 0)
x = 5; print(0 < x < 10, 0 < x and x < 10, x if x > 3 else -x, 'pos' if x > 0 else 'neg' if x < 0 else 'zero', (x > 3) + (x > 4), -x ** 2, (-x) ** 2, 2 ** -1, not x > 3, ~x + 1 == -x, x // 2 * 2 + x % 2 == x, 1 + 2 * 3 - 4 / 2 ** 2, 7 & 3 | 8 ^ 1, 1 << 2 + 1, 10 - 3 - 2, 2 ** 3 ** 2, 100 // 7 % 4)
