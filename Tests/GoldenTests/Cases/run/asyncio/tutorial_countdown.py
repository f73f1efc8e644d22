# countdowns with timeouts and shields: what is cancelled, what goes on, and who hears of it
import asyncio
import sys

TICK = 0.05


async def countdown(name, n, log):
    try:
        while n:
            log.append(f"{name} {n}")
            n -= 1
            await asyncio.sleep(TICK)
        log.append(f"{name} lift-off")
        return name.upper()
    except asyncio.CancelledError:
        log.append(f"{name} aborted at {n}")
        raise
    finally:
        log.append(f"{name} cleaned up")


async def plain_timeout(log):
    try:
        await asyncio.wait_for(countdown("slow", 50, log), timeout=TICK * 2.5)
    except asyncio.TimeoutError as error:
        log.append(f"timeout: {error!r} {type(error.__cause__).__name__} {error.__suppress_context__}")


async def shielded(log):
    inner = asyncio.create_task(countdown("shielded", 3, log))
    try:
        async with asyncio.timeout(TICK * 1.5) as limit:
            await asyncio.shield(inner)
    except TimeoutError:
        log.append(f"gave up waiting: {limit.expired()} {inner.done()}")
    log.append(await inner)


async def rescheduled(log):
    async with asyncio.timeout(None) as limit:
        log.append(str(limit.when()))
        limit.reschedule(asyncio.get_running_loop().time() + 10)
        log.append(await countdown("patient", 2, log))
    log.append(str(limit.expired()))
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        log.append(str(error))


async def nested(log):
    try:
        async with asyncio.timeout(TICK * 20):
            try:
                async with asyncio.timeout(TICK):
                    await countdown("inner", 90, log)
            except TimeoutError as error:
                log.append(f"inner limit {type(error.__context__).__name__}")
                await asyncio.sleep(TICK)
                raise LookupError("handled") from error
    except LookupError as error:
        log.append(f"{error} from {error.__cause__!r}")


async def stubborn(log):
    async def ignore_once():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            log.append(f"ignored {error.args}")
            asyncio.current_task().uncancel()
        await asyncio.sleep(0)
        return "went on"

    task = asyncio.create_task(ignore_once())
    await asyncio.sleep(0)
    log.append(f"{task.cancel('please')} {task.cancelling()}")
    log.append(await task)
    log.append(f"{task.cancelled()} {task.cancel()} {task.cancelling()}")


async def cancelled_from_outside(log):
    kept = asyncio.create_task(countdown("kept", 2, log))
    waiter = asyncio.ensure_future(asyncio.shield(kept))
    await asyncio.sleep(TICK / 2)
    waiter.cancel("not interested")
    try:
        await waiter
    except asyncio.CancelledError as error:
        log.append(f"waiter: {error.args} {kept.done()}")
    log.append(await kept)


async def main():
    for scene in (plain_timeout, shielded, rescheduled, nested, stubborn, cancelled_from_outside):
        log = []
        try:
            await asyncio.wait_for(scene(log), 5)
        except Exception as error:
            print(scene.__name__, "failed", repr(error), file=sys.stderr)
        print(f"-- {scene.__name__}", *log, sep="\n   ")


asyncio.run(main())
