# stdin: one\ntwo\n\nthree
import sys
print(repr(sys.stdin.readline()))
for i, line in enumerate(sys.stdin): print(i, repr(line))
print(sys.stdin.read() == '')
