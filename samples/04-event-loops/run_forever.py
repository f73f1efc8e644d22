# A loop can run until it is told to stop. Callbacks are plain functions; they run in the order of their time.
import asyncio


def note(text):
    print("callback:", text)


async def ticker():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.1)
    asyncio.get_running_loop().stop()


loop = asyncio.new_event_loop()
loop.call_later(0.25, note, "later")
loop.call_soon(note, "soon")
loop.call_later(0.05, note, "a little later")
handle = loop.call_soon(note, "never")
handle.cancel()
task = loop.create_task(ticker())
loop.run_forever()
print("stopped; the task is", "done" if task.done() else "not finished yet")
loop.run_until_complete(task)
print("now the task is", "done" if task.done() else "not finished yet")
loop.close()
