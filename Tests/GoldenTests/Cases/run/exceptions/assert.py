assert True
assert 1 + 1 == 2, 'never evaluated' + undefined_name if False else ''
for stmt in ('assert False', 'assert 0, "msg"', 'assert [], [1, 2]', 'assert None, None', 'assert x == 2, f"x is {x}"', 'assert (lambda: False)()'):
    x = 1
    try: exec(stmt)
    except AssertionError as e: print(stmt, '->', repr(e), str(e), e.args)
class B:
    def __bool__(self): raise KeyError('bool')
try: assert B()
except KeyError as e: print(repr(e))
print(__debug__)
def f(x):
    assert isinstance(x, int), type(x).__name__
    return x
print(f(5))
try: f('s')
except AssertionError as e: print(e)
