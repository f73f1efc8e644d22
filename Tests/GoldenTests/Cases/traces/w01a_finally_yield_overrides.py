# yield and return inside finally: which completion wins, what is lost, what is chained
from drv import drive
def over(mode):
    try:
        if mode == 'ret': return 'body'
        if mode == 'exc': raise ValueError('V')
        yield 'body'
    finally:
        got = yield 'fin'
        if got == 'swallow':
            return ('swallowed', mode)
        if got == 'raise':
            raise KeyError('from finally')
    return 'after'
def nested():
    try:
        try:
            yield 1
        finally:
            yield 2
    finally:
        yield 3
def loop():
    for i in range(3):
        try:
            yield i
        finally:
            if i == 1:
                return 'stopped at 1'
            yield ('f', i)
def main():
    for m in ('none', 'ret', 'exc'):
        pre = [('send', None)] if m != 'none' else [('send', None), ('send', None)]
        print(m, drive(over(m)))
        print(m, drive(over(m), *pre, ('send', 'swallow')))
        print(m, drive(over(m), *pre, ('send', 'raise')))
        print(m, drive(over(m), *pre, ('throw', OSError('thrown into finally'))))
    print(drive(nested(), ('send', None), ('throw', ValueError('a')), ('throw', KeyError('b')), ('throw', TypeError('c'))))
    print(drive(nested(), ('send', None), ('throw', ValueError('a')), ('send', None), ('send', None)))
    print(drive(loop()))
    print(drive(loop(), ('send', None), ('throw', ValueError('x'))))
    print(drive(loop(), ('send', None), ('send', None), ('send', None), ('throw', ValueError('x'))))
main()
