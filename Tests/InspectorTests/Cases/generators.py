"""Generators: delegation, a finally with a yield of its own, values sent in, an early end."""


def numbers(limit):
    for n in range(limit):
        got = yield n
        if got == "stop":
            return "stopped"


def guarded(items):
    try:
        for item in items:
            try:
                yield item
            except (KeyError, IndexError):
                yield None
            finally:
                yield "next"
    except GeneratorExit:
        print("closed")
        raise
    else:
        yield from numbers(2)


def forever():
    while True:
        yield


async def ticks(source):
    async for tick in source:
        yield tick


squares = (n * n for n in numbers(3))
