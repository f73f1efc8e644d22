z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2, z + 1, z - 1j, z * z, z / 2, -z, z == 3 + 4j, z != 3, bool(0j), complex(1, 2), complex('1+2j'), 1j ** 2)
print(repr(1j), repr(-1j), repr(1 - 0j), complex(1.5), complex(0, -0.0), 2j * 2j, [1j, 2 + 0j], hash(1 + 0j) == hash(1), 3.0 == 3 + 0j)
for f in (lambda: 1j < 2j, lambda: int(1j), lambda: float(1j), lambda: 1j // 1, lambda: 1j / 0, lambda: complex('x')):
    try:
        f()
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
