def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def hanoi(n, a='A', b='B', c='C'): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(fact(30), fib(15), ack(2, 3), even(500), odd(501), hanoi(3), len(hanoi(8)))
def depth(n=1):
    try: return depth(n + 1)
    except RecursionError: return n
d = depth(); print(900 < d < 1000)
import sys
sys.setrecursionlimit(3000); d = depth(); print(2900 < d < 3000); sys.setrecursionlimit(50000)
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(30000))
sys.setrecursionlimit(1000)
def inf(): return inf()
for f in (inf, lambda: down(5000)):
    try: f()
    except RecursionError as e: print(e)
class A:
    def __getattr__(self, n): return self.missing
try: A().x
except RecursionError as e: print(str(e)[:32])
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
try: sys.setrecursionlimit(0)
except ValueError as e: print(e)
