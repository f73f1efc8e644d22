# Memory: the growth of the resident set by a hundred thousand tasks that wait on one event, per task.
import asyncio
import gc
import sys

TASKS = 100_000


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


async def waiter(event):
    await event.wait()
    return 1


async def main():
    event = asyncio.Event()
    warm_up = [asyncio.create_task(waiter(event)) for _ in range(1_000)]
    await asyncio.sleep(0)
    gc.collect()
    before = resident()
    tasks = [asyncio.create_task(waiter(event)) for _ in range(TASKS)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    after = resident()
    event.set()
    done = sum(await asyncio.gather(*tasks)) + sum(await asyncio.gather(*warm_up))
    return done, (after - before) / TASKS


done, size = asyncio.run(main())
print(done)
print(f"@bytes {size:.0f}", file=sys.stderr)
