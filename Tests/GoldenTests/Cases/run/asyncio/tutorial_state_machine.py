# an event-driven state machine: events from async generators, merged, states as methods, effects in a task group
# exit: 1
import asyncio
import enum
from collections import Counter
from contextlib import aclosing


class State(enum.Enum):
    IDLE = enum.auto()
    RUNNING = enum.auto()
    PAUSED = enum.auto()
    STOPPED = enum.auto()


class IllegalEvent(Exception):
    def __init__(self, state, event):
        super().__init__(f"{event!r} in {state.name}")
        self.state, self.event = state, event


async def ticks(n, log):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield ("tick", i)
    finally:
        log.append("ticks closed")


async def script(*commands):
    for command in commands:
        await asyncio.sleep(0)
        yield (command, None)


async def merge(*sources):
    queue, end = asyncio.Queue(), object()

    async def drain(source):
        try:
            async with aclosing(source) as items:
                async for item in items:
                    await queue.put(item)
        finally:
            queue.put_nowait(end)

    async with asyncio.TaskGroup() as group:
        for source in sources:
            group.create_task(drain(source))
        open_sources = len(sources)
        while open_sources:
            item = await queue.get()
            if item is end:
                open_sources -= 1
            else:
                yield item


class Machine:
    table = {
        (State.IDLE, "start"): State.RUNNING,
        (State.RUNNING, "pause"): State.PAUSED,
        (State.PAUSED, "start"): State.RUNNING,
        (State.RUNNING, "stop"): State.STOPPED,
        (State.PAUSED, "stop"): State.STOPPED,
    }

    def __init__(self):
        self.state = State.IDLE
        self.history = []
        self.counts = Counter()

    async def run(self, events, effects):
        async for kind, value in events:
            if kind == "tick":
                if self.state is State.RUNNING:
                    effects.create_task(self.work(value), name=f"work-{value}")
                continue
            try:
                new = self.table[self.state, kind]
            except KeyError:
                raise IllegalEvent(self.state, kind) from None
            self.history.append(f"{self.state.name}->{new.name}")
            self.state = new
            if new is State.STOPPED:
                return "stopped"
        return "out of events"

    async def work(self, n):
        await asyncio.sleep(0)
        self.counts["even" if n % 2 == 0 else "odd"] += 1
        if n == 13:
            raise ArithmeticError("unlucky")


async def scenario(title, commands, n):
    log, machine = [], Machine()
    print("--", title)
    try:
        async with asyncio.TaskGroup() as effects:
            async with aclosing(merge(script(*commands), ticks(n, log))) as events:
                print("result:", await machine.run(events, effects))
    except* IllegalEvent as group:
        for error in group.exceptions:
            print("illegal:", error, error.state)
    except* ArithmeticError as group:
        print("work failed:", *group.exceptions)
    print(machine.state, machine.history, sorted(machine.counts.items()), log)


async def main():
    await scenario("to the end", ["start", "pause", "start"], 6)
    await scenario("stopped", ["start", "stop"], 50)
    await scenario("illegal", ["start", "start"], 3)
    await scenario("unlucky", ["start"], 20)


asyncio.run(main())
