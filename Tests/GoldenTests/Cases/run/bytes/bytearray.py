a = bytearray(b'hello')
print(a, len(a), a[0], a[1:3], type(a[1:3]).__name__)
a[0] = 72; a.append(33); a.extend(b' you'); a[1:3] = b'EEE'; del a[-1]; a += b'Z'; a.insert(0, 42)
print(a, a.pop(), a.pop(0), a.find(b'EE'), a.decode(), bytes(a), a == b'HEEElo! yo', b'x' + bytearray(b'y'), bytearray(b'y') + b'x')
a.reverse(); print(a); a.remove(33); print(a, a.upper(), a.count(b'E')); a.clear(); print(a, bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), a.copy())
for f in (lambda: bytearray(b'a').__setitem__(0, 256), lambda: bytearray().pop(), lambda: bytearray(b'a').remove(5), lambda: hash(bytearray()), lambda: bytearray('a')):
    try:
        f()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
m = memoryview(b'abcdef')
print(len(m), m[1], bytes(m[2:4]), m.tolist(), m == b'abcdef', m[::2].tobytes(), bytes(m))
