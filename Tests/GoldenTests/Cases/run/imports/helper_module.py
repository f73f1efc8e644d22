# module
"""Helper module for the import cases."""
print('helper imported')
value = 10
_private = 'hidden'
__all__ = ['value', 'func']
def func(): return f'func sees {value}'
def not_exported(): return 'direct only'
class Klass:
    def where(self): return __name__
