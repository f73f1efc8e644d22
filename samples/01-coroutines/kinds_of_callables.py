# Four things look alike in source and are told apart with the inspect module.
import asyncio
import inspect


def function():
    return 1


def generator():
    yield 1


async def coroutine():
    return 1


async def async_generator():
    yield 1


for thing in (function, generator, coroutine, async_generator):
    made = thing()
    print(f"{thing.__name__:16}", end="")
    print(f"function={inspect.isfunction(thing)!s:6}", end="")
    print(f"coroutine function={inspect.iscoroutinefunction(thing)!s:6}", end="")
    print(f"gives {type(made).__name__:16}awaitable={inspect.isawaitable(made)}")
    if inspect.iscoroutine(made):
        made.close()  # a coroutine that is thrown away on purpose is closed, or Python warns

print("asyncio agrees:", asyncio.iscoroutinefunction(coroutine), asyncio.iscoroutinefunction(function))
