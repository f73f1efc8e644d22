for text in ('0', '-5', '  42\n', '+7', '1_000', '٣', '0x1f', '12345678901234567890123', '', 'abc', '1__0', '_1', '1_', '--1', '1.5', '1 2'):
    try:
        print(repr(text), int(text))
    except ValueError as e:
        print(repr(text), 'ValueError:', e)
for text, base in (('ff', 16), ('0xFF', 16), ('0b101', 2), ('0b101', 0), ('0o17', 0), ('z', 36), ('12', 3), ('9', 8), ('1', 1), ('1', 37), ('010', 0), ('-0x_1f', 0)):
    try:
        print(text, base, int(text, base))
    except ValueError as e:
        print(text, base, 'ValueError:', e)
print(int(3.99), int(-3.99), int(True), int(), int(b'12'), int(1e20))
for x in (None, [], 'a', float('inf'), float('nan')):
    try:
        int(x)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
class I:
    def __int__(self): return 42
class X:
    def __index__(self): return 7
print(int(I()), int(X()), [10, 20, 30, 40, 50, 60, 70, 80][X()], hex(X()), range(X()))
print(0xFF, 0o17, 0b11, 1_000_000, 0XaB)
