# what is wrong with patterns and templates, flags, methods of patterns and matches
import re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except re.error as e: print('error', e, e.pos, e.lineno, e.colno); return
    except Exception as e: print(type(e).__name__, e); return
    if isinstance(r, re.Match): print(r, r.groups(), r.groupdict(), r.lastindex, r.lastgroup, r.regs, r.span(), r.start(), r.end(), r.pos, r.endpos)
    else: print(repr(r))
bad = ['(', ')', 'a)', '*', 'a**', '[', '[a', 'a{3,2}', '(?P<1>a)', '(?P<a', '(?P<>a)', '(?P=x)', r'\1', r'(\1)', '(?', '(?P', '(?z)', '(?Px)', r'\q', '\\', '[b-a]', r'[\w-z]', '(?<=a*)b', '(?P<a>a)(?P<a>b)', '(?i', '(?i-', '(?-', '(?i-i:a)', 'a(?i)b', '(?(1)a|b|c)', '(?(2)a)', '(?(x)a)', '(?(0)a)', r'\x1', r'\u12', r'\N{foo}', r'\400', '(?#', '+a', 'a|*', '(*)', '(?:+)', '^*', r'\b*', 'a{1}{2}', '(?<a)', '(?<', '(?P<a b>c)', '(?aL)x', '(?au)x', 'x\n(', '(?iz)', r'[\q]', '(?(a', '[a-\\d]', '(?<=(a))\\1', '(?<=(a)\\1)b']
for p in bad: print(p, end=' : '); t(re.compile, p)
t(re.compile, 'a', re.I | re.M); t(re.compile, b'a'); t(re.compile, 'a', re.A); t(re.compile, b'a', re.U); t(re.compile, 'a', re.L); t(re.compile, 5); t(re.compile, re.compile('a'), re.I); print(re.compile(re.compile('a')) is re.compile('a'))
print(re.I, repr(re.I), re.I | re.M, repr(re.I | re.S), re.compile('a').flags, re.compile(b'a').flags, re.NOFLAG, re.RegexFlag(0))
t(re.search, b'a', 'a'); t(re.search, 'a', b'a'); t(re.search, 'a', 5); t(re.findall, b'\\w+', b'ab c\xe9'); t(re.sub, b'a', b'\\g<0>x', b'aba')
print(re.escape('a.b*c d_é-/'), re.escape(b'a.b'), re.sub(r'(a)(b)', r'\2\1\n\t\\\.', 'ab'), re.sub('(?P<x>a)', r'[\g<x>\g<1>]', 'bab'), re.sub('a', r'\x', 'b') if 0 else '')
for tpl in [r'\2', r'\g<2>', r'\g<nope>', r'\g<', r'\g<>', r'\g', r'\q', '\\', r'\g<1', r'\g<-1>', r'\400', r'\08', r'\101']: t(re.sub, '(a)', tpl, 'a')
m = re.match(r'(?P<a>\w)(?P<b>\d)?', 'x'); t(m.group, 'a', 'b', 0); t(m.group, 3); t(m.group, 'zz'); t(m.groups, 'D'); t(m.groupdict, 'D'); t(m.expand, r'\1-\2'); print(m['a'], m[0], m.span('b'), m.re.pattern, m.string, m.re.groupindex, m.re.groups)
p = re.compile('b'); print(p.search('abcb', 2), p.search('abcb', 0, 1), p.match('abcb', 1), p.findall('abcb', 2), p.fullmatch('abc', 1, 2), [m.span() for m in p.finditer('bbb', 1)], re.compile('^b').search('ab', 1), re.compile('$').search('ab', 0, 1), p == re.compile('b'), hash(p) == hash(re.compile('b')))
print(len(re.match('(?:ab)*', 'ab' * 5000).group()), re.sub('', '-', 'abc'), re.split(r'(\s)', 'a b c'), re.split('x*', 'axbc'), re.findall(r'\b', 'a b'), re.sub(r'\b', '|', 'ab cd'))
