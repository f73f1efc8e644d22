# Before `async def` there were generators: `yield` pauses a function, and is also an expression whose value is
# what the caller sends back in.
def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return f"average {average} of {count}"
        total += value
        count += 1
        average = total / count


generator = averager()
try:
    generator.send(10)  # too early: there is no paused `yield` yet that could take the 10
except TypeError as error:
    print("TypeError:", error)

print("priming gives", next(generator))  # run to the first yield
for number in (10, 30, 5):
    print("send", number, "->", generator.send(number))
try:
    generator.send(None)
except StopIteration as stop:
    print("StopIteration, with the value:", stop.value)
try:
    next(generator)
except StopIteration as stop:
    print("and ever after:", repr(stop), stop.value)
