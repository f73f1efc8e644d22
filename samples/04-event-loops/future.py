# A future is a promise of a value: one side awaits it, the other side keeps the promise.
import asyncio


async def waiter(future):
    print("waiting for the future")
    print("the future brought:", await future)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback: done with", f.result()))
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0.02)
    print("done?", future.done(), future)
    future.set_result("a letter")
    print("done?", future.done(), future)
    await task
    try:
        future.set_result("another")
    except asyncio.InvalidStateError as error:
        print("InvalidStateError:", error)


asyncio.run(main())
