# help() of functions, methods and classes
def f(a, b: int = 3, *args, k=None, **kw) -> str:
    """Does f.

    More about it.
    """
def nodoc(): pass
async def co(x): "A coroutine function."
class C:
    """Class doc."""
    attr = 5
    def __init__(self, x): self.x = x
    def m(self, y=1):
        "Method m."
    @staticmethod
    def s(q): "Static."
    @classmethod
    def c(cls): "Class method."
    @property
    def p(self): "The p."
class D(C):
    def n(self): pass
help(f); help(nodoc); help(co); help(C(1).m)
help(C); help(D)
