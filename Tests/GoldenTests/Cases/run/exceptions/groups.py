def tree(e, d=0):
    if isinstance(e, BaseExceptionGroup):
        print('  ' * d + f'{type(e).__name__} {e.message!r}')
        for x in e.exceptions: tree(x, d + 1)
    else: print('  ' * d + repr(e))
g = ExceptionGroup('top', [ValueError(1), ExceptionGroup('sub', [KeyError('k'), ValueError(2)]), OSError(5, 'os')])
tree(g); print(g, g.args[0], len(g.exceptions), repr(g))
m, r = g.split(ValueError); tree(m); tree(r); print(g.subgroup(TypeError), g.split(Exception)[1]); tree(g.subgroup(lambda e: isinstance(e, (KeyError, OSError))))
def handle(e):
    try: raise e
    except* ValueError as v: print('V', [repr(x) for x in v.exceptions], type(v).__name__)
    except* (KeyError, OSError) as k: print('K', [repr(x) for x in k.exceptions])
    else: print('else')
    finally: print('finally')
handle(g); handle(ValueError('bare'))
try: handle(ExceptionGroup('p', [ValueError(3), TypeError('left')]))
except ExceptionGroup as left: tree(left)
try: handle(TypeError('untouched'))
except TypeError as e: print(repr(e))
def none():
    try: pass
    except* ValueError: print('no')
    else: print('else')
none()
def inner_raise():
    try:
        try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError: raise RuntimeError('new one')
        except* TypeError as t: raise
    except ExceptionGroup as e: tree(e)
inner_raise()
class My(ExceptionGroup):
    def derive(self, excs): return My(self.message, excs)
s = My('mine', [ValueError(1), KeyError(2)]); a, b = s.split(ValueError); print(type(a).__name__, type(b).__name__); s.add_note('n'); print(s.subgroup(KeyError).__notes__)
print(type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [SystemExit()])).__name__, issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
for bad in ("ExceptionGroup('x', [SystemExit()])", "ExceptionGroup('x', [])", "ExceptionGroup('x')", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('x', [1])"):
    try: eval(bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
