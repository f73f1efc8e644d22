# exit: 1
def make(n):
    try: raise ValueError(n)
    except ValueError as e: return e
def top():
    try: raise KeyError('context')
    except KeyError:
        raise ExceptionGroup('several things', [make(1), ExceptionGroup('nested', [make(2), TypeError('no traceback')]), OSError(2, 'gone')])
top()
