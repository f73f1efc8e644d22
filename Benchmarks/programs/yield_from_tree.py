# A binary tree walked by recursive `yield from`: every item passes through as many delegations as it lies deep.
import sys
import time


class Node:
    def __init__(self, depth):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None
        self.value = depth

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


tree = Node(14)
start = time.perf_counter()
result = 0
for _ in range(30):
    for value in tree:
        result += value
seconds = time.perf_counter() - start
print(result)
print(f"@seconds {seconds:.6f}", file=sys.stderr)
