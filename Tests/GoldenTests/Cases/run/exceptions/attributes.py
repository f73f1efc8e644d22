def catch(f):
    try: f()
    except BaseException as e: return e
e = catch(lambda: {}['k']); print(e.args, str(e), repr(e))
e = catch(lambda: [].x); print(e.name, e.obj, e)
e = catch(lambda: undefined_thing); print(e.name, e)
e = catch(lambda: next(iter([]))); print(e.value, e.args, repr(e))
e = StopIteration(5, 6); print(e.value, e.args, str(e)); e.value = 9; print(e.value)
e = OSError(2, 'No such thing', 'file.txt'); print(e.errno, e.strerror, e.filename, e, repr(e), type(e).__name__); print(type(OSError(13, 'x')).__name__, OSError('just text'), OSError(), OSError(1, 'a').args)
e = catch(lambda: open('/no/such/file')); print(type(e).__name__, e.errno, e.filename, e)
e = SystemExit(3); print(e.code, SystemExit().code, SystemExit('msg').code, SystemExit(1, 2).code)
e = catch(lambda: b'\xff'.decode()); print(e.encoding, e.object, e.start, e.end, e.reason)
e = catch(lambda: __import__('no_such_module_x')); print(e.name, e.path, e.msg, type(e).__name__)
e = ImportError('m', name='n', path='p'); print(e.msg, e.name, e.path, e)
for x in (Exception(), Exception('a'), Exception('a', 1), Exception(None), KeyError('it\'s'), KeyError(), KeyError(1, 2), ValueError(ValueError('inner')), AssertionError(), UnicodeError('u')): print(str(x), '|', repr(x), x.args)
class My(Exception):
    def __init__(self, code, **kw): self.code = code; super().__init__(f'code {code}')
m = My(5); print(m, repr(m), m.args, m.code)
class NoInit(Exception): pass
n = NoInit(1, 'b'); print(n, n.args); n.args = ('changed',); print(n, repr(n)); n.extra = 1; print(n.__dict__)
class Str(Exception):
    def __str__(self): return 'custom str'
print(Str('a'), repr(Str('a')), Str('a').args)
try: Exception(x=1)
except TypeError as t: print(t)
e = ValueError('v'); print(e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__); e.__cause__ = KeyError('c'); print(e.__suppress_context__)
for attr, val in (('__cause__', 5), ('__context__', 'x'), ('__traceback__', 1), ('args', 5)):
    try: setattr(e, attr, val)
    except TypeError as t: print(t)
e.add_note('note 1'); e.add_note('note 2'); print(e.__notes__)
try: e.add_note(5)
except TypeError as t: print(t)
print(isinstance(catch(lambda: 1 // 0), ArithmeticError), catch(lambda: int('x')).args, ValueError('a') == ValueError('a'), e.with_traceback(None) is e)
