# oracle: none
# Chains of 100,000 awaits and of 100,000 `yield from` (CPython 3.11 overflows its native stack here).
import sys
sys.setrecursionlimit(300_000)
N = 100_000


class Tick:
    def __await__(self):
        return (yield 'tick')


async def chain(n):
    if n == 0:
        return await Tick()
    return 1 + await chain(n - 1)


def delegate(n):
    if n == 0:
        return (yield 'bottom')
    return 1 + (yield from delegate(n - 1))


def finish(machine, value):
    try:
        machine.send(value)
    except StopIteration as stop:
        return stop.value


for make in (chain, delegate):
    machine = make(N)
    print(machine.send(None), finish(machine, 5))
    machine = make(N)
    machine.send(None)
    try:
        machine.throw(ValueError('to the leaf'))
    except ValueError as error:
        print('came out:', error)
        error = None
    machine = make(N)
    machine.send(None)
    print('closed:', machine.close())
    machine = make(N)
    machine.send(None)
    machine = None
    print('dropped')
