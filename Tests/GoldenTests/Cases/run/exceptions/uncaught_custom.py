# exit: 1
class AppError(Exception):
    pass
class Inner:
    class Deep(AppError):
        def __str__(self): return 'deep message'
def f():
    raise Inner.Deep(1, 2)
f()
