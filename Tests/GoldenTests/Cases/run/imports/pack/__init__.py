# module
print('pack imported', __name__, __package__)
from . import sub
from .sub import thing as renamed
level = 'package'
