# What an event loop does, done by hand: `send(None)` runs a coroutine to its next suspension, and the end of
# the coroutine arrives as StopIteration with the result in its `value`.
import inspect


async def add(a, b):
    print("adding")
    return a + b


coroutine = add(2, 3)
print("state:", inspect.getcoroutinestate(coroutine))
try:
    coroutine.send(None)
except StopIteration as stop:
    print("finished with", stop.value)
print("state:", inspect.getcoroutinestate(coroutine))
