# match with suspensions in subject, guard and body; every kind of pattern; what captures persist
from drv import drive, tick
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
class Color: RED = 1; BLUE = 2
async def v(x, tag=None):
    await tick(tag if tag is not None else 'v')
    return x
async def kinds(s):
    match await v(s, 'subject'):
        case None: return 'None'
        case True | False as b: return ('bool', b)
        case 0 | -1 | 2.5 | 1+2j: return ('number', s)
        case 'lit' | b'lit': return ('string', s)
        case Color.BLUE: return 'BLUE'
        case int(n) if await v(n > 100, 'guard'): return ('big', n)
        case int(): return 'int'
        case str() as t: return ('str', await v(t))
        case []: return 'empty'
        case [x]: return ('one', x)
        case [P(x=0), *_]: return 'starts with P at 0'
        case [x, y] if await v(x == y, ('guard2', x)): return ('equal', x)
        case (x, y): return ('two', x, y)
        case [first, *rest, last]: return ('many', first, rest, last)
        case {'op': 'add', 'args': [a, b]}: return a + b
        case {'op': op, **kw} if await v(op != 'skip', 'kwguard'): return (op, kw)
        case {}: return 'mapping'
        case P(0, y): return ('P0', y)
        case P(x, y=P(a, b)): return ('nested', x, a, b)
        case P(): return 'P'
        case other: return ('other', type(other).__name__)
async def captures():
    r = []
    for s in ([1, 2], [3], 'x'):
        match s:
            case [a, b] if await v(False, 'g'): r.append('no')
            case [a, 5]: r.append('no5')
            case [a, *_]: r.append(('yes', a))
            case _: r.append('default')
        await tick('after')
    return r, a, b
async def persist():
    match (1, (2, 3)):
        case (x, (y, 4)): pass
        case (x, (y, z)) if await v(x > 5): pass
    return sorted((k, w) for k, w in locals().items())
async def nomatch():
    match await v(5):
        case 6: return 'six'
    return 'none'
async def in_loop():
    out = []
    for cmd in ('go', 'skip', 'wait', 'stop', 'never'):
        match cmd:
            case 'skip': continue
            case 'stop': break
            case 'wait' if (w := await v('waited', 'w')): out.append(w)
            case c: out.append(c)
    else: out.append('else')
    return out
async def guard_raises():
    try:
        match 1:
            case x if await v(0) or 1 // 0: pass
    except ZeroDivisionError: return ('zde', x)
def gen():
    match (yield 'subject'):
        case [x, y] if (yield ('guard', x)): yield ('body', (yield y))
        case str(s): return s
        case _: yield 'default'
class Log:
    def __init__(self): self.calls = []
    def __eq__(self, o): self.calls.append(('eq', o)); return o == 3
async def eq_order():
    l = Log()
    match l:
        case 1: r = 1
        case 2 | 3: r = 23
        case 4: r = 4
    return r, l.calls
async def bad_class():
    out = []
    for f in (lambda: m1(), lambda: m2(), lambda: m3()):
        try: out.append(f())
        except TypeError as e: out.append(str(e))
    return out
def m1():
    match P(1, 2):
        case P(1, 2, 3): return 'no'
def m2():
    five = 5
    class NS: x = 5
    match 5:
        case NS.x(): return 'no'
def m3():
    match P(1, 2):
        case P(1, x=1): return 'no'
async def nested_match():
    match await v((1, 'a')):
        case (n, s):
            match await v(n, 'inner'):
                case 1: return ('1', s, await v(n))
def main():
    for s in (None, True, 0, -1, 2.5, 1+2j, 'lit', b'lit', 2, 500, 7, 'text', [], (1,), [P(0, 1), 2, 3], [4, 4], (1, 2), [1, 2, 3, 4],
              {'op': 'add', 'args': (1, 2)}, {'op': 'mul', 'z': 1}, {'op': 'skip'}, {}, P(0, 9), P(1, P(2, 3)), P(1, 2), 3.5, {1}, 'ab', b'x'):
        print(drive(kinds(s)))
    for f in (captures, persist, nomatch, in_loop, guard_raises, eq_order, bad_class, nested_match): print(f.__name__, drive(f()))
    print(drive(gen(), ('send', None), ('send', [1, 2]), ('send', True), ('send', 'got'))); print(drive(gen(), ('send', None), ('send', 'str')))
    print(drive(gen(), ('send', None), ('send', [1, 2]), ('send', False)))
main()
