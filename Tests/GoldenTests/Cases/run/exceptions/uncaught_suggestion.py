# exit: 1
import traceback
class Point:
    def __init__(self): self.position = 1; self.colour = 2
    def area(self): pass
def a(): Point().posision
def b(): Point().aera()
def c():
    counter = 1
    return countre
def d(): return prnit('x')
def e(): return [].apend(1)
def f(): return Point().zzzzzzzz
def g(): import mathh

for k in (a, b, c, d, e, f, g):
    try: k()
    except Exception: print(traceback.format_exc().splitlines()[-1])
maximum = 5
print(maximun)
