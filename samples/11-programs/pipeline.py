"""A pipeline with back-pressure: readers, parsers and a writer, joined by bounded queues.

    reader ──▶ [raw: 4 lines] ──▶ parsers ──▶ [parsed: 2 records] ──▶ writer

The queues are small on purpose: a fast stage has to wait for a slow one. Three runs: an ordinary one, one in which a
parser meets a line it cannot read, and one which is cancelled half way; each of them must leave nothing behind.
"""
import asyncio
from dataclasses import dataclass, field

LINES = [
    "2024-03-01,ada,12.50",
    "2024-03-01,grace,7.25",
    "2024-03-02,ada,3.00",
    "2024-03-02,alan,99.99",
    "2024-03-03,grace,0.01",
    "2024-03-03,edsger,20.00",
    "2024-03-04,ada,1.50",
    "2024-03-05,alan,0.01",
]

END = object()


class BadLine(Exception):
    """A line that is no record."""

    def __init__(self, line, reason):
        super().__init__(f"{reason}: {line!r}")
        self.line = line


@dataclass
class Record:
    day: str
    name: str
    cents: int


@dataclass
class Stats:
    """What the stages did, and how often they had to wait for one another."""

    read: int = 0
    parsed: int = 0
    written: int = 0
    rejected: list = field(default_factory=list)
    full_waits: int = 0
    totals: dict = field(default_factory=dict)
    events: list = field(default_factory=list)

    def note(self, text):
        self.events.append(text)


def parse(line):
    parts = line.split(",")
    if len(parts) != 3:
        raise BadLine(line, f"expected 3 fields, found {len(parts)}")
    day, name, amount = parts
    try:
        whole, _, fraction = amount.partition(".")
        cents = int(whole) * 100 + int(fraction or 0)
    except ValueError as error:
        raise BadLine(line, "no amount") from error
    return Record(day, name, cents)


async def put(queue, item, stats):
    """Put an item, and count the times when the queue was full."""
    if queue.full():
        stats.full_waits += 1
    await queue.put(item)


async def reader(lines, raw, stats, parsers):
    try:
        for line in lines:
            await asyncio.sleep(0)  # a file or a socket would make us wait here
            stats.read += 1
            await put(raw, line, stats)
        for _ in range(parsers):
            await raw.put(END)
    finally:
        stats.note("reader closed")


async def parser(number, raw, parsed, stats, strict):
    try:
        while (line := await raw.get()) is not END:
            try:
                record = parse(line)
            except BadLine as error:
                if strict:
                    raise
                stats.rejected.append(str(error))
                continue
            stats.parsed += 1
            await put(parsed, record, stats)
        await parsed.put(END)
    finally:
        stats.note(f"parser {number} closed")


async def writer(parsed, stats, parsers):
    ended = 0
    try:
        while ended < parsers:
            record = await parsed.get()
            if record is END:
                ended += 1
                continue
            await asyncio.sleep(0.005)  # the slow stage: everybody else has to wait for it
            stats.written += 1
            stats.totals[record.name] = stats.totals.get(record.name, 0) + record.cents
    finally:
        stats.note("writer closed")


async def run_pipeline(lines, stats, parsers=2, strict=False):
    raw = asyncio.Queue(maxsize=4)
    parsed = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        group.create_task(reader(lines, raw, stats, parsers))
        for number in range(parsers):
            group.create_task(parser(number, raw, parsed, stats, strict))
        group.create_task(writer(parsed, stats, parsers))
    assert raw.empty() and parsed.empty()


def report(title, stats):
    print(f"== {title} ==")
    print(f"read {stats.read}, parsed {stats.parsed}, written {stats.written}, rejected {len(stats.rejected)}")
    for text in stats.rejected:
        print("  rejected:", text)
    for name, cents in sorted(stats.totals.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {name:<8}{cents / 100:>10,.2f}")
    print("closed:", ", ".join(sorted(stats.events)))


async def ordinary():
    stats = Stats()
    await run_pipeline(LINES, stats)
    report("an ordinary run", stats)
    print("a queue was full at least once:", stats.full_waits > 0)


async def with_bad_lines():
    lines = LINES[:3] + ["garbage", "2024-03-09,ada,twelve"] + LINES[3:5]
    stats = Stats()
    await run_pipeline(lines, stats, parsers=3)
    report("bad lines are rejected", stats)

    stats = Stats()
    try:
        await run_pipeline(lines, stats, strict=True)
    except* BadLine as group:
        for error in group.exceptions:
            print("strict:", error, "| cause:", repr(error.__cause__))
    print("closed:", ", ".join(sorted(stats.events)))


async def cancelled():
    stats = Stats()
    task = asyncio.create_task(run_pipeline(LINES * 100, stats), name="pipeline")
    while stats.written < 3:
        await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("== cancelled half way ==")
    print("written some, not all:", 3 <= stats.written < 800, "| read no more than fits:", stats.read < 100)
    print("closed:", ", ".join(sorted(stats.events)))
    print("tasks left:", len(asyncio.all_tasks()) - 1)


async def main():
    await ordinary()
    await with_bad_lines()
    await cancelled()


if __name__ == "__main__":
    asyncio.run(main())
