print([w.center(9, '*') for w in ('a', 'ab', 'abcdefghij', '')], 'ab'.center(5), 'ab'.ljust(5, '.') + '|', 'ab'.rjust(5, '.') + '|', '42'.zfill(5), '-42'.zfill(5), '+4'.zfill(4), 'abc'.zfill(2), ''.zfill(2))
print(repr('  a b \n'.strip()), repr('  a '.lstrip()), repr(' a  '.rstrip()), 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'abc'.strip(''), 'www.example.com'.strip('cmowz.'), repr('\u3000x\xa0'.strip()))
print('a\tbc\td'.expandtabs(), 'a\tb'.expandtabs(4), '\t|'.expandtabs(2), 'x\ny\tz'.expandtabs(3))
for f in (lambda: 'a'.center('x'), lambda: 'a'.ljust(5, 'ab'), lambda: 'a'.strip(1), lambda: 'a'.center()):
    try:
        f()
    except TypeError as e:
        print(e)
