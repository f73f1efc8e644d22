s = 'e\u0301'  # a combining accent is a character of its own
print(len(s), len('é'), s == 'é', [hex(ord(c)) for c in s], s[::-1].encode('unicode_escape') if False else ascii(s[::-1]))
mixed = 'aé漢🎉'
print(mixed, len(mixed), [mixed[i] for i in range(4)], mixed.encode(), len(mixed.encode()), mixed.find('漢'), mixed.index('🎉'), mixed[2:], mixed * 2, mixed.replace('é', 'E'), ascii(mixed))
print(sorted(mixed), max(mixed), '漢' in mixed, mixed.upper(), mixed.isalpha(), mixed.partition('漢'), mixed.center(8, '·'), mixed.rjust(6, '🎉'))
print('日本語'.split('本'), '日 本\u3000語'.split(), 'ÀÉÎ'.lower(), 'straße'.upper(), 'ŉ'.upper(), 'Ω'.lower(), '\u0130'.lower().encode())
print('\N{SNOWMAN} \N{LATIN SMALL LETTER E WITH ACUTE} \u2603', '\x41\u00e9', 'naïve café'.title(), 'ñ' < 'o', sorted(['ñ', 'n', 'o', 'z', 'é']))
ident = 'naïve'
naïve = 5
print(eval(ident), 'π' in {'π': 3}, 'Ⅷ'.isnumeric(), 'Ⅷ'.isdigit(), '²'.isdigit(), '٣'.isdecimal(), int('٣٤'), float('٣.٥'))
