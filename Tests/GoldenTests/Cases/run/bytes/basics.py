b = b'hello\x00\xff'
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b), b'a' + b'b', b'ab' * 2, b'a' < b'b', b'' == b'', 104 in b, b'ell' in b, bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), bytes())
print(repr(b'\'"\n\t\\'), repr(b"it's"), b'\x41\101', rb'\x', hash(b'a') == hash(b'a'), {b'k': 1}[b'k'], b.hex(), bytes.fromhex('00ff 41'), b'\x01\x02'.hex(':'))
print(b.decode('latin-1').encode('latin-1') == b, b'abc'.decode(), b'\xe9'.decode('latin-1'), b'a\xff'.decode('utf-8', 'replace'), b'a\xff'.decode('utf-8', 'ignore'), b'\xff'.decode('ascii', 'backslashreplace'))
for f in (lambda: b[10], lambda: bytes([256]), lambda: bytes(-1), lambda: bytes('a'), lambda: b'a' + 'a', lambda: bytes(['a']), lambda: bytes.fromhex('0g'), lambda: b'abc'.decode('utf-7x'), lambda: 'a' in b'abc', lambda: 256 in b'a'):
    try:
        f()
    except (IndexError, ValueError, TypeError, LookupError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
