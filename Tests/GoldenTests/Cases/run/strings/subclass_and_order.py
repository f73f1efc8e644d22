class Name(str):
    def __new__(cls, s, extra=None):
        self = super().__new__(cls, s.strip())
        self.extra = extra
        return self
    def shout(self): return self.upper() + '!'
n = Name('  ada ', extra=5)
print(n, repr(n), n.shout(), n.extra, type(n).__name__, type(n.upper()).__name__, n == 'ada', {'ada': 1}[n], n + 'x', n[0], len(n), isinstance(n, str), f'{n:>5}', ','.join([n]))
words = ['banana', 'Apple', 'cherry', 'apple', 'Banana', '10', '9', 'éclair', '']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), max(words), min(words), sorted(words, key=lambda w: (len(w), w), reverse=True))
print('a' 'b' == 'ab', hash('abc') == hash('ab' + 'c'), 'ß'.upper().lower(), 'a'.__add__('b'), 'abc'.__contains__('b'), 'abc'.__len__(), 'a'.__lt__('b'), str.upper('x'), 'x'.__mul__(3), 'a'.__eq__(1))
print(bool(''), bool(' '), not 'a', 'a' and 'b', '' or 'default', str.join('-', 'ab'), 'a,b'.split(sep=','), 'a b'.split(maxsplit=1))
