# args: one "two words" --three
import sys
print(len(sys.argv), sys.argv[1:], sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version.split()[0], sys.maxsize, sys.byteorder, sys.getrecursionlimit(), sys.platform, sys.implementation.name != '', sys.executable != '', isinstance(sys.path, list), '__main__' in sys.modules, sys.maxunicode, sys.hexversion >> 16, sys.flags.optimize, sys.getdefaultencoding(), sys.float_info.max, sys.float_info.epsilon, sys.stdout.encoding.lower(), sys.stdout.isatty(), callable(sys.exit), sys.getsizeof([]) > 0, sys.int_info.bits_per_digit > 0, sys.intern('x'), sys.exc_info(), sys.dont_write_bytecode in (True, False), sys.getfilesystemencoding())
a = []; b = a; print(sys.getrefcount(a))
def f(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe().f_lineno
print(f())
sys.stdout.write('out\n'); sys.stdout.flush(); sys.stderr.flush(); print(sys.stdout.writable(), sys.stdin.readable(), sys.__stdout__ is sys.stdout)
def hook(v): sys.stdout.write(f'<{v}>')
print(sys.displayhook is not None, sys.getswitchinterval() > 0, sys.is_finalizing(), sys.api_version > 0, sys.copyright[:9])
try: sys.setrecursionlimit(-1)
except ValueError as e: print(e)
try: sys._getframe(1000)
except ValueError as e: print(e)
