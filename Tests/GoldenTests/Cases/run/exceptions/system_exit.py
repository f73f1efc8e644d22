# exit: 3
import sys
def f():
    try: sys.exit(3)
    finally: print('finally runs')
try: sys.exit('caught')
except SystemExit as e: print(e.code, repr(e))
try: exit_code = (lambda: sys.exit())()
except SystemExit as e: print(e.code)
f()
print('never')
