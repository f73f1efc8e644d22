# conversion of long numbers both ways, multiplication beyond the schoolbook sizes
n = 1
for i in range(1, 301):
    n *= i
s = str(n)
print(len(s), s[:40], s[-80:])
assert int(s) == n
a = 3**2000
b = 7**1500
p = a * b
print(len(str(p)), str(p)[:30], str(p)[-30:], p % 1000000007, p // a == b, p % b)
q, r = divmod(p + 12345, b)
print(q == a, r)
print((a - b) * (a + b) == a * a - b * b, (a + 1) ** 2 == a * a + 2 * a + 1)
print(hex(a)[:20], bin(b)[-20:], a.bit_length(), (a >> 1000).bit_length())
x = 10**50
print(x, -x, x - 1, x // 7, x % 7, x * x // (x - 1))
try:
    int('9' * 5000)
except ValueError as e:
    print(e)
try:
    str(10**5000)
except ValueError as e:
    print(e)
