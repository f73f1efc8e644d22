import a, b.c, d.e.f as g
from . import h
from ..pkg.mod import (i, j as k)
from m import *
def f():
    import os.path
    from sys import argv as v
    return os, v
