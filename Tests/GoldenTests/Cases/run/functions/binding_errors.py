# stderr: ignore
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def opt2(a, b=1, c=2): pass
def star(a, *args): pass
def kw(a, *, k): pass
def kw2(*, k, l, m=1): pass
def kwargs(a, **kw): pass
def pos(a, b, /): pass
def pos2(a, /, b): pass
class C:
    def m(self, x): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(x): pass
    def __init__(self, v=0): pass
calls = '''none(1)|none(1, 2)|none(x=1)|one()|one(1, 2)|one(1, 2, 3)|one(b=1)|one(1, a=1)|one(1, b=2)|two()|two(1)|two(b=1)|three()|three(1)|three(1, 2)|three(b=1)|opt()|opt(1, 2, 3)|opt2(1, 2, 3, 4)|opt(b=1)|star()|star(b=1)|kw(1)|kw(1, 2)|kw(1, 2, k=3)|kw()|kw2()|kw2(k=1)|kw2(1, k=1, l=2)|kw2(1)|kwargs()|kwargs(1, 2)|kwargs(1, a=2)|pos(a=1, b=2)|pos(1, b=2)|pos()|pos(1)|pos2(a=1, b=2)|pos2(1, 2, b=3)|C().m()|C().m(1, 2)|C.m()|C.c()|C.c(1, 2)|C().s()|C(1, 2)|C(w=1)|C().m(y=1)|two(*[1])|two(*[1, 2, 3])|two(*5)|two(**5)|two(**{1: 2})|two(1, **{'a': 1})|two(a=1, **{'a': 2})|one(*None)|one(1)(2)|(lambda: 0)(1)|(lambda x, y: 0)(1)|5()|None()|'s'()|[]()|two(1, *[2], **{'b': 3})|one(*[], *[1, 2])|two(**{'a': 1}, **{'a': 2})|none(**{'x': 1})|opt2(z=1)|one(A=1)'''.split('|')
for c in calls:
    try:
        eval(c)
        print(c, 'ok')
    except TypeError as e:
        print(c, '->', e)
