b = b'  Hello, World  '
print(b.strip(), b.lstrip(), b.rstrip(), b.upper(), b.lower(), b.strip().title(), b.strip().swapcase(), b.find(b'o'), b.rfind(b'o'), b.count(b'l'), b.index(b'W'), b.replace(b'l', b'L'), b.split(), b.split(b','), b.strip().split(b'o', 1), b.partition(b','))
print(b'-'.join([b'a', b'b']), b'abc'.startswith(b'a'), b'abc'.endswith((b'x', b'c')), b'a\nb\r\nc'.splitlines(), b'ab'.center(6, b'*'), b'ab'.ljust(4) + b'|', b'7'.zfill(3), b'abc'.isalpha(), b'12'.isdigit(), b' '.isspace(), b'abc'.islower(), b'a1'.isalnum(), b'abc'.translate(bytes.maketrans(b'ab', b'xy')), b'a\tb'.expandtabs(4), b'abc'.removeprefix(b'a'), b'abc'.find(98))
print(b'%d %s %b %x %c %r' % (5, b'raw', b'b', 255, 65, 'r'), b'%(k)s' % {b'k': b'v'}, b'abc'.rjust(5, b'.'), b'a,b,c'.rsplit(b',', 1))
for f in (lambda: b'a'.join(['x']), lambda: b'abc'.index(b'z'), lambda: b'a'.split(b''), lambda: b'a'.replace('a', 'b'), lambda: b'%s' % 'str', lambda: b'a'.startswith('a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
