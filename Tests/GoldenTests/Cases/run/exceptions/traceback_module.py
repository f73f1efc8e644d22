import traceback, sys
def inner(): raise ValueError('v')
def outer():
    try: inner()
    except ValueError as e: raise KeyError('k') from e
try: outer()
except KeyError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e))
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    print(''.join(traceback.format_tb(e.__traceback__)))
    print(len(traceback.format_exception(e)), traceback.format_exception(type(e), e, e.__traceback__)[-1])
    t, v, tb = sys.exc_info(); print(t is KeyError, v is e, tb is e.__traceback__, tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next.tb_next)
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(limit=1, file=sys.stdout)
    traceback.print_exception(e, chain=False, file=sys.stdout)
print(sys.exc_info())
try: print(traceback.format_exc().strip())
except Exception as e: print(e)
e = ValueError('never raised'); print(''.join(traceback.format_exception(e)), e.__traceback__)
try: raise e
except ValueError: pass
print(e.__traceback__ is not None, [f.name for f in traceback.extract_tb(e.__traceback__)])
def stack(): return [f.name for f in traceback.extract_stack()]
print(stack()); print(traceback.format_list([('file.py', 3, 'fn', 'code()')]))
te = traceback.TracebackException.from_exception(e); print(''.join(te.format()).splitlines()[-1])
