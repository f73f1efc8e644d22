# exit: 1
# every caught traceback is printed with traceback.print_exc, the last one by the interpreter
import traceback
class O: attr = None; d = {'k': {'x': None}}
o = O()
def binop(): return 1 + (2 * 'a') - [3] * 2
def sub(): return o.d['k']['x']['y']
def call(): return o.attr(1, 2)
def attr(): return o.attr.deeper.still
def long_line(): return len([1, 2, 3]) + len('abc') + int('not a number') + sum(x for x in range(10))
def multi():
    return (1 +
            2 / 0 +
            3)
def compare(): return 1 < 2 < 'x'
def unpack(): a, b, c = [1, 2]
def fstr(): return f'{1 / 0} and {o}'
def index(): return [1, 2, 3][10]
def aug():
    x = 1
    x += 'a'
def nested(): return max(1, int('z'))
def cond(): return 5 if o.nope else 6
def del_(): del o.d['zz']
def comp(): return [1 // x for x in (1, 0)]
def lam(): return (lambda: undefined)()
def assign(): o.d['k']['q']['r'] = 5
def raise_(): raise ValueError('multi\nline message')
def uni(): return 'héé' + 5
def star(): return print(*5)
def neg(): return -'a'
def imp(): import nothing_here
def assert_(): assert 1 == 2, 'message'
def deep(n=3): return deep(n - 1) if n else 1 / 0
for f in (binop, sub, call, attr, long_line, multi, compare, unpack, fstr, index, aug, nested, cond, del_, comp, lam, assign, raise_, uni, star, neg, imp, assert_, deep):
    try: f()
    except Exception: traceback.print_exc()
class K:
    def m(self): return self.n / (self.x
                                  .y)
    n = 1; x = 0
K().m()
