for s in ('hello World', 'HELLO', 'ß', 'İstanbul', 'ǆ', "they're bill's", 'ﬁne', 'ΑΣ', '123abc', ''):
    print(s, s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
tests = ('abc', 'ABC', 'aBc', '123', 'a1', ' \t', '', 'Title Case', 'ǅ', '½', '²', '٣', '_x', '9x', 'é', 'if', 'a b', '\n', 'x\x00')
for s in tests:
    print(ascii(s), *(int(getattr(s, m)()) for m in ('isalpha', 'isalnum', 'isdigit', 'isdecimal', 'isnumeric', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isascii')))
