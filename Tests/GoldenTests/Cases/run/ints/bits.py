a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a, a << 3, a >> 2)
for x in (5, -5, 2**100 + 7, -(2**100) - 7):
    for y in (3, -3, 2**65, -(2**65)):
        print(x & y, x | y, x ^ y)
    print(x << 0, x << 1, x << 64, x >> 1, x >> 3, x >> 64, x >> 200, ~x)
print(1 << 100, (1 << 100) >> 99, -1 >> 1000, -1 << 10, 0 << 1000)
print((0).bit_length(), (255).bit_length(), (-256).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count())
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 & 1, lambda: 1 | '1', lambda: 5 << 1.0):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(True & 1, True | False, True ^ True, type(True & True), type(True & 1), ~True)
