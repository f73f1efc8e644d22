# `yield from` delegates to another generator: values pass through in both directions, and the inner generator's
# return value is the value of the expression. `await` is the same thing under another name.
def inner(name):
    received = []
    while True:
        item = yield f"{name} has {len(received)}"
        if item is None:
            return received
        received.append(item)


def outer():
    first = yield from inner("first")
    print("outer: first returned", first)
    second = yield from inner("second")
    print("outer: second returned", second)
    return first + second


generator = outer()
print(next(generator))
for item in ("a", "b", None, "c", None):
    try:
        print(f"send {item!r}: {generator.send(item)}")
    except StopIteration as stop:
        print("all returned", stop.value)


def flatten(tree):
    """Recursion through `yield from`."""
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


print(list(flatten([1, [2, [3, 4], []], [[5]], 6])))
