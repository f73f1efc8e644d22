print(eval('1 + 2'), eval(' 3 * 4 '), eval('x + y', {'x': 1}, {'y': 2}), eval('[i for i in range(3)]'), eval(compile('5 * 5', '<c>', 'eval')), exec('a = 1'), a)
ns = {}; exec('def f(x):\n    return x * k\nk = 3\nr = f(5)', ns); print(ns['r'], ns['f'](2), sorted(k for k in ns if k != '__builtins__'))
def loc():
    v = 10; exec('w = v + 1'); return 'w' in locals() or 'locals are a copy', eval('v * 2')
print(loc())
c = compile('for i in range(2): print("loop", i)\nz = i', 'file.py', 'exec'); exec(c); print(z, c.co_filename, type(c).__name__)
exec(compile('1 + 1', '<s>', 'single')); 
try: compile('x', '<s>', 'bad')
except ValueError as e: print(e)
print(eval('__name__'), eval('lambda q: q + 1')(4), eval('f"{1 + 1}"'), eval(b'7'), [eval(s) for s in ('None', '...', '"s"', '[]')], eval('(y := 5)'), eval('__builtins__', {}) is not None)
try: exec('1 / 0')
except ZeroDivisionError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_filename, e.__traceback__.tb_next.tb_frame.f_code.co_name)
try: eval('missing')
except NameError as e: print(e)
