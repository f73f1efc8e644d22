# crossing every representation boundary upwards and downwards
for bits in (29, 30, 31, 32, 60, 61, 62, 63, 64, 65, 127, 128):
    n = 1 << bits
    print(bits, n - 1, n, n + 1, -n - 1, -n, -n + 1)
    assert n - 1 + 1 == n and n - 1 - n == -1 and (n * n) >> bits == n and n // n == 1
    print((n - 1) * (n + 1), (n - 1) * -(n - 1), n * 3 - n * 2 == n)
x = 1
for i in range(70):
    x = x * 3 - 1
print(x)
for i in range(70):
    x = (x + 1) // 3
print(x)
m = 2**62
print(m + m, -m - m, m - 1 + m, -m - m - 1, m * 2 - m * 2)
print(4611686018427387904 - 1, -4611686018427387904 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1)
print(abs(-9223372036854775808), abs(-4611686018427387904), -(-4611686018427387904))
