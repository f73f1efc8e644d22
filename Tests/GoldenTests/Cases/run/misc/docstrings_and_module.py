"""Module docstring."""
print(__doc__, __name__, __file__.endswith('docstrings_and_module.py'), __package__, __spec__, '__builtins__' in globals())
def f():
    """f doc"""
def g():
    'not ' 'joined?'
    return 1
def h():
    f'not a docstring'
class C:
    "class doc"
    def m(self):
        """m
        doc"""
async def a(): "async doc"
print(f.__doc__, g.__doc__, h.__doc__, C.__doc__, C.m.__doc__, a.__doc__, (lambda: 'x').__doc__, len.__doc__ is not None, int.__doc__[:10])
C.__doc__ = 'changed'; print(C.__doc__, C().__doc__); f.__doc__ = 5; print(f.__doc__)
class D: pass
print(D.__doc__, D.__module__, f.__module__, D.__dict__.get('__doc__', 'none'))
if True: pass; x = 1; print(x)
while False: pass
else: print('else')
...; None; 5; 'expression statements'
print(1); print(2)
# a comment
if 1:
    # comment only line

    y = [  # inside
        1,  # items
        2,
    ]
    print(y, \
          'continued')
