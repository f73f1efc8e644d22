# The other half: with an own awaitable and an own little loop, nothing of asyncio is left.
class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        now = yield ("sleep", self.ticks)  # what is yielded is a request; what is sent back is the answer
        return now


async def child(name, ticks):
    print(f"{name} sleeps for {ticks}")
    now = await Sleep(ticks)
    print(f"{name} woke at {now}")
    return name


async def main():
    first = await child("first", 3)
    second = await child("second", 4)
    return first, second


def run(*coroutines):
    """A loop with a clock of its own: time jumps to the next moment at which something happens."""
    now = 0
    ready = [(0, index, coroutine) for index, coroutine in enumerate(coroutines)]
    results = [None] * len(coroutines)
    while ready:
        ready.sort(key=lambda entry: entry[:2])
        now, index, coroutine = ready.pop(0)
        try:
            kind, ticks = coroutine.send(None if now == 0 else now)
            assert kind == "sleep"
            ready.append((now + ticks, index, coroutine))
        except StopIteration as stop:
            results[index] = stop.value
    print("the clock stands at", now)
    return results


print(run(main(), child("other", 5), child("last", 1)))
