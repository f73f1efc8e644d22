"""Runs the tasks of main.swift on CPython too, and prints both times and their ratio.

Usage: python3.11 Benchmarks/numbers/compare.py   (from the root of the package)
"""
import math
import subprocess
import sys
import time

sys.set_int_max_str_digits(0)


def digits(n):
    return "".join("1234567"[i % 7] for i in range(n))


A10, B10, A100, B100 = (int(digits(n)) for n in (10_000, 9_999, 100_000, 99_999))
TEXT100, TEXT10 = digits(100_000), digits(10_000)
HAY = "the quick brown fox jumps over the lazy dog " * 20_000 + "needle"
WORST, WORST_NEEDLE = "a" * 400_000, "a" * 1000 + "b"
GREEK = "καλημέρα κόσμε " * 20_000
GREEK_BYTES = GREEK.encode()
A50 = int(digits(50_000))
G1, G2 = 0, 1
for _ in range(9600):
    G1, G2 = G2, G1 + G2
M = 2**1024 - 105


def fib():
    a, b = 0, 1
    for _ in range(20_000):
        a, b = b, a + b
    return a.bit_length()


def factorial():
    f = 1
    for i in range(1, 2001):
        f *= i
    return f.bit_length()


TASKS = {
    "mul 10k digits": lambda: (A10 * B10).bit_length(),
    "mul 100k digits": lambda: (A100 * B100).bit_length(),
    "divmod 100k by 50k digits": lambda: divmod(A100, A50)[0].bit_length(),
    "str 100k digits": lambda: len(str(A100)),
    "int 100k digits": lambda: int(TEXT100).bit_length(),
    "str 10k digits": lambda: len(str(A10)),
    "int 10k digits": lambda: int(TEXT10).bit_length(),
    "3 ** 100000": lambda: (3 ** int("100000")).bit_length(),
    "fib 20000 by adding": fib,
    "pow mod 1024 bits": lambda: pow(3, M - 2, M).bit_length(),
    "gcd 2k digits": lambda: math.gcd(G1, G2).bit_length(),
    "isqrt 10k digits": lambda: math.isqrt(A10).bit_length(),
    "factorial 2000": factorial,
    "repr of 100k floats": lambda: sum(len(repr(i * 1.1)) for i in range(100_000)),
    "format .2f of 100k floats": lambda: sum(len(format(i * 1.1, ".2f")) for i in range(100_000)),
    "format 08x of 100k ints": lambda: sum(len(format(i * 7919, "08x")) for i in range(100_000)),
    "round(x, 2) of 100k floats": lambda: int(sum([round(i * 1.001, 2) for i in range(100_000)])),
    "find a word in 880k": lambda: HAY.find("needle"),
    "find, worst case": lambda: WORST.find(WORST_NEEDLE),
    "split 880k by space": lambda: len(HAY.split()),
    "replace in 880k": lambda: len(HAY.replace("fox", "wolf")),
    "upper of 880k": lambda: len(HAY.upper()),
    "encode utf-8 880k": lambda: len(HAY.encode()),
    "encode utf-8 300k Greek": lambda: len(GREEK.encode()),
    "decode utf-8 300k Greek": lambda: len(GREEK_BYTES.decode()),
    "upper of 300k Greek": lambda: len(GREEK.upper()),
}


def best(f):
    times = []
    while len(times) < 3 or sum(times) < 0.2:
        start = time.perf_counter()
        check = f()
        times.append(time.perf_counter() - start)
    return min(times) * 1000, check


ours = subprocess.run(["swift", "run", "-c", "release", "numbers-benchmark"], capture_output=True, text=True, check=True)
print(f"{'task':30}{'Fermata ms':>12}{'CPython ms':>12}{'ratio':>8}")
for line in ours.stdout.splitlines():
    name, ms, check = line.split("\t")
    theirs, expected = best(TASKS[name])
    note = "" if int(check) == expected else f"  differs: {check} and {expected}"
    print(f"{name:30}{float(ms):12.3f}{theirs:12.3f}{float(ms) / theirs:8.2f}{note}")
