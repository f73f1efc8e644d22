s = 'abracadabra'
print(s.find('abra'), s.find('abra', 1), s.find('x'), s.find('', 3), s.find('a', -3), s.find('a', 2, 4), s.rfind('abra'), s.rfind('a', 0, 5), s.rfind(''), s.index('c'), s.rindex('b'))
print(s.count('a'), s.count('abra'), s.count('aa'), s.count(''), s.count('a', 3), s.count('a', 1, 4), 'aaaa'.count('aa'))
print(s.startswith('abra'), s.startswith('bra', 1), s.startswith(('x', 'ab')), s.endswith('bra'), s.endswith(('x', 'y')), s.endswith('abra', 0, 4), s.startswith(''), s.startswith('a', 20))
for f in (lambda: s.index('x'), lambda: s.rindex('x'), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith([]), lambda: s.find(), lambda: s.count(None)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(s.replace('a', 'A'), s.replace('a', 'A', 2), s.replace('', '-'), s.replace('abra', ''), s.replace('x', 'y'), ''.replace('', 'z'), s.replace('a', 'A', 0), 'aaa'.replace('aa', 'b'))
print(s.removeprefix('abra'), s.removesuffix('abra'), s.removeprefix('x'), s.removesuffix(''))
print(s.translate({97: 'A', ord('b'): None, ord('r'): 82}), str.maketrans('ab', 'xy', 'c'), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), str.maketrans({'a': 1, 98: 'q'}))
