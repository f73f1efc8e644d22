# A plain function runs when it is called. A coroutine function does not: calling it makes a coroutine object,
# and the body runs only when something awaits that object.
import asyncio


def greet():
    print("greet() is running")
    return "hello"


async def hello():
    print("hello() is running")
    return "hello"


print("a function:           ", greet)
print("a coroutine function: ", hello)
print("both are of type      ", type(greet), type(hello))

result = greet()
print("greet() gives", repr(result), "of type", type(result))

coroutine = hello()  # nothing is printed: the body has not started
print("hello() gives", coroutine)
print("of type", type(coroutine))

print("now it runs:")
print("its result is", repr(asyncio.run(coroutine)))
