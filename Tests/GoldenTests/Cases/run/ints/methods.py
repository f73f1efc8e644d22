print((10).as_integer_ratio(), (3).numerator, (3).denominator, (3).real, (3).imag, (3).conjugate(), (7).__index__(), int.__name__)
print((258).to_bytes(2, 'big'), (258).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (0).to_bytes(1, 'big'))
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes([1, 0], 'big'))
for f in (lambda: (256).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big'), lambda: (1).to_bytes(1, 'middle')):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(round(15, -1), round(25, -1), round(-15, -1), round(1234567, -3), round(5), round(149, -2), round(150, -2), round(250, -2))
print(isinstance(True, int), issubclass(bool, int), bool(0), bool(-1), True + True, True * 3, str(True), int.__add__(1, 2), (5).__neg__())
print((5).__add__('a'), (5).__eq__('a'), (5).__lt__(2.0), (2).__pow__(3), (1).__radd__(2), (7).__floordiv__(2), (7).__divmod__(2))
print(float(10**15), float(2**70), complex(3) == 3)
try:
    float(10**400)
except OverflowError as e:
    print(e)
try:
    10**400 / 3
except OverflowError as e:
    print(e)
print(10**400 // 10**398, 10**400 / 10**399)
