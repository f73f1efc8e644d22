s = 'héllo wörld🎉!'
print(len(s), s[0], s[1], s[-1], s[-2], s[12], s[0:5], s[6:], s[:-2], s[::2], s[::-1], s[5:1:-1], s[100:], s[-100:3], s[3:3])
for f in (lambda: s[50], lambda: s[-50], lambda: s['a'], lambda: s[1.0], lambda: s[None], lambda: s[::0]):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print([c for c in 'añ🎉'], list(reversed('abc')), 'b' in 'abc', 'bc' in 'abc', '' in '', 'x' not in 'abc', list(enumerate('ab', 1)))
try:
    1 in 'abc'
except TypeError as e:
    print(e)
print('ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'a' + 'b', 'abc' < 'abd', 'Z' < 'a', 'a' < 'aa', 'é' > 'z', '' == '')
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 'b', lambda: 'a' - 'b', lambda: 'a' < 1, lambda: 'a' + b'b', lambda: -'a'):
    try:
        f()
    except TypeError as e:
        print(e)
