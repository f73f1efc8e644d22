# A program that leaves behind whatever an interpreter can be left with: cycles, suspended machines, tasks and futures
# that are pending, timers, an event loop that was never closed, objects with finalisers, handled exceptions.
import asyncio
import signal
import sys
from _weakref import ref


class Node:
    def __init__(self):
        self.me = self
        self.others = {self: [self]}

    def __del__(self):
        pass


class Meta(type):
    pass


class Made(metaclass=Meta):
    __slots__ = ("a", "b")


class Many(list):
    def __init__(self):
        for i in range(40):
            setattr(self, f"name{i}", i)


def numbers():
    try:
        yield 1
        yield 2
    finally:
        kept.append("closed")


async def stream():
    try:
        yield 1
        yield 2
    finally:
        kept.append("closed")


async def forever(future):
    try:
        await future
    finally:
        kept.append("ended")


async def fails():
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("no") from e


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [loop.create_task(forever(future)) for _ in range(10)]
    loop.call_later(1000, print, "never")
    results = await asyncio.gather(fails(), asyncio.sleep(0.001, "slept"), return_exceptions=True)
    agen = stream()
    kept.append((loop, future, tasks, results, agen, await anext(agen)))
    loop.call_soon(print, "never", loop)
    return results[1]


log = open("/dev/null", "w")
kept = [Node() for _ in range(10)]
suspended = numbers()
next(suspended)
made = Made()
made.a = made
kept += [suspended, ref(kept[0], lambda r: None), made, Many(), 2**200, "x" * 100_000, log, 1.5e300, b"y" * 1000]
kept += [{i: str(i) for i in range(1000)}, set(range(1000)), slice(made, None), iter(kept), lambda: kept, kept.append]
kept.append(sys._getframe())
signal.signal(signal.SIGUSR1, lambda *arguments: kept)
exec("def executed(): return kept\nkept.append(executed)")
loop = asyncio.new_event_loop()
assert loop.run_until_complete(main()) == "slept"
# What the program's own names refer to goes at its end; what the library refers to stays for the interpreter's.
sys.kept = (kept, suspended, loop, made)
sys.exit(7)
