# Cancelling a task raises CancelledError inside it, at the await where it is suspended. It may clean up first.
import asyncio


async def worker(name):
    try:
        while True:
            print(name, "works")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError as error:
        print(name, "was cancelled:", *error.args)
        raise
    finally:
        await asyncio.sleep(0)  # a cleanup may await, too
        print(name, "cleaned up")


async def main():
    task = asyncio.create_task(worker("ant"), name="ant-task")
    await asyncio.sleep(0.25)
    print("cancel() says", task.cancel("time is up"), "and the task's name is", task.get_name())
    try:
        await task
    except asyncio.CancelledError:
        print("awaiting it raises CancelledError; cancelled:", task.cancelled())
    print("a second cancel() says", task.cancel())


asyncio.run(main())
