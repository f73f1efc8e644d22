# stderr: check
import warnings
def old(): warnings.warn('old() is deprecated', DeprecationWarning, stacklevel=2)
old()
warnings.warn('a plain one')
warnings.warn('resource', ResourceWarning)
for i in range(3): warnings.warn('once per place')
class MyWarning(UserWarning): pass
warnings.warn(MyWarning('own category'))
warnings.simplefilter('error')
try: warnings.warn('as error', UserWarning)
except UserWarning as e: print(repr(e))
warnings.simplefilter('ignore'); warnings.warn('silent')
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter('always')
    warnings.warn('recorded', RuntimeWarning)
    print(len(got), got[0].category.__name__, str(got[0].message), got[0].lineno)
warnings.warn('silent again')
warnings.resetwarnings(); warnings.simplefilter('default'); warnings.warn('loud again', RuntimeWarning)
