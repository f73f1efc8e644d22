print(str(5), str(1.5), str(None), str(True), str([1, 'a']), str(b'x'), str(b'h\xc3\xa9', 'utf-8'), str(object=3), str(), repr('a'), str(ValueError('e')), str(int))
print(ord('a'), ord('é'), ord('🎉'), chr(97), chr(0x1F389), [chr(i) for i in range(65, 70)])
for f in (lambda: ord('ab'), lambda: ord(''), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a'), lambda: str(b'\xff', 'utf-8'), lambda: str(5, 'utf-8')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print('héé'.encode(), 'é'.encode('latin-1'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'replace'), 'é🎉'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'a'.encode('utf-16-le'), 'aé'.encode('utf-32-be'), 'é'.encode('utf-8'))
for f in (lambda: 'é'.encode('ascii'), lambda: '🎉'.encode('latin-1'), lambda: '\ud800'.encode(), lambda: 'a'.encode('nonsense'), lambda: b'\xff\xfe'.decode(), lambda: b'a\xe9'.decode('ascii')):
    try:
        f()
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
class S:
    def __str__(self): return 'S!'
class R:
    def __repr__(self): return 'R!'
class Bad:
    def __str__(self): return 5
print(str(S()), f'{S()}', str(R()), [R()], '%s %r' % (R(), R()))
try:
    str(Bad())
except TypeError as e:
    print(e)
