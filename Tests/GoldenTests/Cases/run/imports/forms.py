import helper_module
import helper_module as h
from helper_module import value, func as fn, Klass
from helper_module import _private, not_exported
print(helper_module is h, value, fn(), _private, not_exported(), Klass().where(), h.__name__, h.__doc__, h.__file__.endswith('helper_module.py'))
ns = {}; exec('from helper_module import *', ns); print(sorted(k for k in ns if k[0] != '_'))
value = 99; print(h.value, fn()); h.value = 50; print(fn())
import sys
print('helper_module' in sys.modules, sys.modules['helper_module'] is h, sys.modules['__main__'].__name__, __name__, type(h))
import pack.sub, pack
print(pack.sub.thing, pack.renamed, pack.level, pack.sub.up(), pack.sub.myself is pack.sub, pack.__path__ is not None, pack.__package__, pack.sub.__package__)
from pack import sub as s, level
from pack.sub import thing
print(s is pack.sub, level, thing)
for stmt in ('import no_such', 'from helper_module import nothing', 'import pack.nothing', 'from pack import nothing', 'import helper_module.sub', 'from . import x', 'from .x import y', 'import pack.broken'):
    try: exec(stmt)
    except (ImportError, ZeroDivisionError) as e: print(stmt, '->', type(e).__name__, str(e).split(' (/')[0])
print('pack.broken' in sys.modules)
def local():
    import math, os.path as p
    from math import pi as P
    return math.sqrt(4), P > 3, p.__name__ in ('posixpath', 'ntpath')
print(local(), 'math' in globals())
import circle_a; print(circle_a.get())
m = __import__('helper_module'); print(m is h); import importlib; print(importlib.import_module('pack.sub') is s)
del sys.modules['helper_module']; import helper_module as again; print(again is h, again.value)
sys.modules['fake'] = 'not even a module'; import fake; print(fake); sys.modules['none'] = None
try: import none
except ImportError as e: print(e)
class C:
    import math
    from math import floor
print(C.math.ceil(1.2), C.floor(1.9)); print(hasattr(h, 'zzz'))
try: h.zzz
except AttributeError as e: print(e)
if __name__ == '__main__': print('main')
