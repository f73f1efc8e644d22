for s in ('', 'a', "it's", 'say "hi"', '''both ' and "''', 'tab\t nl\n cr\r bs\\', '\x00\x1f\x7f\x80\xff', 'é', '日本', '🎉', '\u200b', '\ud800', '\N{GREEK SMALL LETTER ALPHA}', r'raw\n', 'a' 'b'):
    print(repr(s), ascii(s), len(s))
print('\101\x41\u0041\U00000041', '\a\b\f\v'.encode(), 'line \
continued', """triple
line""", b'\x00a\xff', br'\n')
print('%r %a %s' % ('é\n', 'é', 'é'), f'{"é"!r} {"é"!a} {"x"!s}')
