# stderr: ignore
# many patterns over many texts, with every function
import re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except re.error as e: print('error', e, e.pos, e.lineno, e.colno); return
    except Exception as e: print(type(e).__name__, e); return
    if isinstance(r, re.Match): print(r, r.groups(), r.groupdict(), r.lastindex, r.lastgroup, r.regs, r.span(), r.start(), r.end(), r.pos, r.endpos)
    else: print(repr(r))
pats = ['a', 'a*', 'a+?b', '(a|b)*c', '(a)(b)?', r'\d+', r'\w+@\w+\.com', '^x', 'x$', '(?i)AbC', '[a-z]+', '[^a-z]', r'[\d_]+', '(?P<n>a)(?P=n)', r'(a)\1', '(?:a|b)+', 'a{2,3}', 'a{2}', 'a{,2}', 'a{2,}', 'a{x}', 'a??', '(a*)*', '(a*)+b', '(?=a)a', '(?!a).', '(?<=a)b', '(?<!a)b', r'\bfoo\b', r'\B', '.', '(?s).', '(?m)^b$', r'\s+', r'(\w)(\w)?', '(?>a+)b', 'a++b', '(a)?(?(1)b|c)', '(?x) a b # c\n c', '', '()', '(|a)b', 'a|ab|abc', '(ab|a)(bc|c)?', r'(\d+)-(\d+)', '[]a]+', '[^]]+', r'[\]\-]', 'é', r'\u00e9', '[à-ü]', '(?i)É', '(?a)\\w+', r'\x61', r'\141', r'\0', '(?:(a)|b)*', '(?:(a)|(b)|c)*', '(.*?)(,|$)', '<.*?>', '<[^>]*>', r'"(?:[^"\\]|\\.)*"', '(a+)+$', '((a)|b)+', r'(?i:a)b', '(?-i:a)', r'a(?#comment)b', '((a{1,2}){1,2})', '(?:a?){3}', '(a?)*?b', r'\Aab', r'ab\Z', '[a-]', '[.-9]', r'^(\w+)\s*=\s*(.*)$', r'(?P<y>\d{4})-(?P<m>\d\d)', 'x*', 'b*|a', r'(?<=\d{2})x', 'ab(?=c)', r'[\w.]+', '(?:x|(?:y|z))w', '[[]', r'\.', r'\*', '(?s)a.*c', '(a(b)?)+', '(a)|b', '(?:)|a', '(b)*?a', 'a{0}b','(?i)[A-F]+', '(?i)[^a]', '(?u)a', '\\N{BULLET}']
texts = ['', 'aab', 'aabbcc', 'ABC abc', 'x=1, y = 22', 'joe@site.com', 'a\nb\nc', '"q\\"x" "b"', '<a><b>', 'éÉ àü', 'a,b,,c', '12x 345x ab\n']
for p in pats:
    print('==', p)
    t(re.compile, p)
    for s in texts:
        t(re.search, p, s); 
        try:
            print(re.match(p, s), re.fullmatch(p, s), re.findall(p, s), re.split(p, s), re.split(p, s, maxsplit=1), [m.span() for m in re.finditer(p, s)])
            print(re.subn(p, '<\\g<0>>', s), re.sub(p, 'X', s, count=2), re.sub(p, lambda m: m.group().upper() + '!', s))
        except re.error as e: print(e); break
