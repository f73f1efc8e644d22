# Generators are enough for a scheduler: a queue of them, each run to its next yield in turn.
from collections import deque


def countdown(name, n):
    while n:
        print(f"{name}: {n}")
        yield
        n -= 1
    print(f"{name}: lift-off")


ready = deque([countdown("red", 3), countdown("blue", 1), countdown("green", 2)])
turns = 0
while ready:
    generator = ready.popleft()
    turns += 1
    try:
        next(generator)
    except StopIteration:
        continue
    ready.append(generator)
print("turns:", turns)
