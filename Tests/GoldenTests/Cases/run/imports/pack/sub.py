# module
print('pack.sub imported', __name__, __package__)
from . import sub as myself
thing = 'the thing'
def up():
    from . import level
    return level
