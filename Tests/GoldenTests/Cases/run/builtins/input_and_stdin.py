# stdin: Ada\n36\nlast line without newline
import sys
name = input('name? '); age = int(input()); print(name, age)
print(repr(input('>')))
try: input('more? ')
except EOFError as e: print('EOFError', e)
print(repr(sys.stdin.read()), sys.stdin.readline() == '')
