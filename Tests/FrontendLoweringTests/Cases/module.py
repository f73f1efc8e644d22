"""Module text."""
x: int = 1
y: str
(z): list = []
del x
assert y, 'message'
assert __debug__
if y:
    w: float
lambda: (yield)
