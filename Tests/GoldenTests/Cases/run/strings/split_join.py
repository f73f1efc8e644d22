print('a b  c\td\n'.split(), 'a b  c'.split(' '), 'a,b,c,d'.split(',', 2), ''.split(), ''.split(','), '  x '.split(), 'a--b--c'.split('--'), ' a b c '.split(None, 1), 'abc'.split('x'))
print('a,b,c,d'.rsplit(',', 2), ' a b c '.rsplit(None, 1), 'a b c'.rsplit(), 'aaa'.split('a'), 'aXbXc'.rsplit('X', 0))
print('one\ntwo\r\nthree\rfour\x0bfive\x0csix\x1cseven\x85eight\u2028nine'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\n\nb'.splitlines())
print('k=v=w'.partition('='), 'k'.partition('='), 'k=v=w'.rpartition('='), 'k'.rpartition('='))
print(','.join(['a', 'b']), ''.join('abc'), '-'.join([]), ', '.join(str(i) for i in range(3)), 'x'.join(('solo',)), '🎉'.join('aé'))
for f in (lambda: ','.join([1]), lambda: ','.join(['a', None]), lambda: ','.join(5), lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: 'a'.split(1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
