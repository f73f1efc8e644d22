print('%s %r %a %d %i %5d|%-5d|%05d %+d % d %x %X %#x %o %#o %c %c %%' % ('s', 's', 'é', 5, 6.9, 7, 8, 9, 10, 11, 255, 255, 255, 8, 8, 'c', 100))
print('%(name)s is %(age)3d and %(name)r' % {'name': 'Ada', 'age': 36, 'extra': 0})
print('%.3s|%10.2s|%-6s|%6s' % ('abcdef', 'xyz', 'ab', 'cd'), '%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159))
print('%s' % [1, 2], '%s %s' % (1, (2,)), '%s' % ((1, 2),), '%d%%' % 50, '%s' % None, '%5.1f|%e|%g' % (2.25, 1e10, 1e-7), '%r' % 'q"\'')
print('no args' % (), '%d' % True, '%s' % {}, '%(a)s' % {'a': (1, 2)}, '%x' % -255, '%08.3f' % -3.14159, '%+05d' % 3, '%d' % 10**25)
for f in (lambda: '%d' % 'a', lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: '%(a)s' % 5, lambda: '%(a)s' % {}, lambda: '%q' % 1, lambda: '%c' % 'ab', lambda: '%' % 1, lambda: '%x' % 1.5, lambda: '%f' % 'a', lambda: '%*d' % ('a', 1), lambda: '%c' % -1):
    try:
        print(f())
    except (TypeError, KeyError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
