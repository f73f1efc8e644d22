"""Writes the golden data of NumbersTests: what CPython 3.11 computes, one case a line, seeded.

Usage: python3.11 Tests/NumbersTests/generate.py [SCALE]   (from anywhere; writes Golden/*.txt beside itself)
The checked-in data are of scale 1; a scale of 10 or more digs deeper (do not commit that).

Line: operation, operands and results, separated by tabs. Integers are hexadecimal with an optional minus sign, doubles
are the 16 hexadecimal digits of their bits, text is as it is, an exception is "!" and its class's name.
"""
import math
import os
import random
import struct
import sys
from fractions import Fraction

sys.set_int_max_str_digits(0)
SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 1
rng = random.Random(20110218)
HERE = os.path.dirname(os.path.abspath(__file__))


def i(n):
    return format(n, "x")


def d(x):
    x = x if x == x else math.nan  # the sign of a NaN says nothing
    return struct.pack(">d", x).hex()


def integer(bits):
    """A random integer of up to so many bits, often with long runs of equal bits."""
    kind = rng.randrange(6)
    if bits == 0:
        n = 0
    elif kind < 2:
        n = rng.getrandbits(bits)
    elif kind == 2:
        n = (1 << bits) - 1 - rng.randrange(3)
    elif kind == 3:
        n = (1 << (bits - 1)) + rng.randrange(3)
    else:
        n = 0
        while n.bit_length() < bits:
            run = rng.choice([1, 3, 31, 32, 63, 64, 65, 128, 200])
            n = (n << run) | (rng.choice([0, 1, (1 << run) - 1, (1 << run) - 2]))
        n >>= n.bit_length() - bits
    return -n if rng.randrange(2) else n


EDGES = [0, 1, -1, 2, -2, 3, 10, 2**31, 2**32 - 1, 2**61 - 1, 2**61, 2**62 - 1, 2**62, -2**62, -2**62 - 1, 2**63 - 1,
         2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, -2**64, 2**64 + 1, 2**128 - 1, 2**128, -2**128, 2**127, -2**127,
         2**192 - 2**64, (2**64 - 1) * 2**128, 10**19, 10**38, 3**200]
SIZES = [1, 20, 63, 64, 65, 100, 128, 129, 192, 256, 500, 1000, 2000, 2400, 4000, 7000, 15000]


def pairs(count, sizes=SIZES):
    for a in EDGES:
        for b in EDGES if SCALE > 1 else rng.sample(EDGES, 5):
            yield a, b
    for _ in range(count * SCALE):
        yield integer(rng.choice(sizes)), integer(rng.choice(sizes))


def guarded(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "!" + type(e).__name__


def show(x):
    if isinstance(x, bool):
        return str(x)
    if isinstance(x, str):
        return x
    if isinstance(x, float):
        return d(x)
    if isinstance(x, complex):
        return d(x.real) + "," + d(x.imag)
    if isinstance(x, tuple):
        return ",".join(map(show, x))
    return i(x)


class File:
    def __init__(self, name):
        self.f = open(os.path.join(HERE, "Golden", name), "w", encoding="ascii", newline="\n")

    def __call__(self, op, args, result):
        print(op, *map(show, args), show(result), sep="\t", file=self.f)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.f.close()


def compare(a, b):
    return "nan" if b != b else str((a > b) - (a < b))


def integers():
    with File("integers.txt") as out:
        for a, b in pairs(40):
            out("add", (a, b), a + b)
            out("sub", (a, b), a - b)
            out("mul", (a, b), a * b)
            out("divmod", (a, b), guarded(divmod, a, b))
            out("mod", (a, b), guarded(lambda: a % b))
            out("truediv", (a, b), guarded(lambda: a / b))
            out("and", (a, b), a & b)
            out("or", (a, b), a | b)
            out("xor", (a, b), a ^ b)
            out("compare", (a, b), compare(a, b))
        for _ in range(25 * SCALE):
            # Quotients at the edge: products of awkward numbers, plus or minus a little.
            b = abs(integer(rng.choice([64, 128, 129, 192, 1000, 3200, 6500]))) + 1
            q = abs(integer(rng.choice([1, 64, 128, 1000, 3200, 6500])))
            a = b * q + rng.choice([0, 1, -1, b - 1, rng.randrange(b)])
            out("divmod", (a, b), divmod(a, b))
            out("divmod", (-a, b), divmod(-a, b))
        for size in [20000, 50000, 131, 130000][:2 + SCALE]:
            for other in [20000, 33000, 100000][:1 + SCALE]:
                a, b = integer(size), integer(other) or 7
                out("mul", (a, b), a * b)
                out("mul", (a, a), a * a)
                out("divmod", (a, b), divmod(a, b))
                out("divmod", (a * b + 5, b), divmod(a * b + 5, b))
        for a, b in pairs(15, [1, 64, 128, 200, 1000, 3000]):
            g = integer(rng.choice([1, 64, 130]))
            out("gcd", (a * g, b * g), math.gcd(a * g, b * g))
            out("lcm", (a, b), math.lcm(a, b))
        for k in range(3):
            f, g = 1, 1
            for _ in range(300 + 700 * k):
                f, g = g, f + g
            out("gcd", (f, g), math.gcd(f, g))
        for n in EDGES + [integer(rng.choice(SIZES)) for _ in range(20 * SCALE)]:
            out("isqrt", (n,), guarded(math.isqrt, n))
            out("isqrt", (n * n,), math.isqrt(n * n))
            out("isqrt", (n * n - 1,), guarded(math.isqrt, n * n - 1))
            out("bit_length", (n,), n.bit_length())
            out("bit_count", (n,), n.bit_count())
            out("invert", (n,), ~n)
            out("hash", (n,), hash(n))
            out("float", (n,), guarded(float, n))
            for s in [0, 1, 7, 63, 64, 65, 128, 1000]:
                out("lshift", (n, s), n << s)
                out("rshift", (n, s), n >> s)
            for length in [0, 1, 7, 8, 9, 16, (n.bit_length() + 7) // 8, (n.bit_length() + 8) // 8]:
                for order in ["little", "big"]:
                    for signed in [False, True]:
                        r = guarded(lambda: n.to_bytes(length, order, signed=signed).hex())
                        out("to_bytes", (n, length, order, signed), r or "-")
            raw = rng.randbytes(rng.choice([0, 1, 2, 7, 8, 9, 16, 17, 40]))
            for order in ["little", "big"]:
                for signed in [False, True]:
                    out("from_bytes", (raw.hex() or "-", order, signed), int.from_bytes(raw, order, signed=signed))
        for a in EDGES + [integer(rng.choice([3, 10, 64, 100, 300])) for _ in range(6 * SCALE)]:
            for e in [0, 1, 2, 3, 5, 17, 64, 101]:
                out("pow", (a, e), a ** e)
        for n in [0, 1, 2, 3, 7, 8, 9, 20, 21, 64, 100, 333]:
            out("factorial", (n,), math.factorial(n))
            for k in [0, 1, 2, 5, 8, 20, 99, 100, 101]:
                out("comb", (n, k), math.comb(n, k))
                out("perm", (n, k), math.perm(n, k))
        for _ in range(20 * SCALE):
            a, e, m = integer(rng.choice([3, 64, 300, 900])), integer(rng.choice([0, 3, 60, 64, 300])), integer(
                rng.choice([1, 3, 64, 65, 300, 900]))
            out("powmod", (a, e, m), guarded(pow, a, e, m))
            out("powmod", (a, -1, m), guarded(pow, a, -1, m))
            m |= 1
            out("powmod", (a, e, m), guarded(pow, a, e, m))


def digits(n, radix):
    if n < 0:
        return "-" + digits(-n, radix)
    out = []
    while True:
        n, r = divmod(n, radix)
        out.append("0123456789abcdefghijklmnopqrstuvwxyz"[r])
        if not n:
            return "".join(reversed(out))


def text():
    with File("text.txt") as out:
        for n in EDGES + [integer(rng.choice(SIZES)) for _ in range(6 * SCALE)]:
            for radix in [2, 3, 7, 8, 10, 16, 32, 36]:
                if n.bit_length() < 5000 or radix in (10, 36):
                    out("digits", (n, radix), digits(n, radix))
        for radix in range(2, 37):
            n = integer(600)
            out("digits", (n, radix), digits(n, radix))
        for k in [18, 19, 20, 37, 38, 39, 76, 77, 569, 570, 571, 1140, 1141, 4560]:
            for n in [10**k, 10**k - 1, 10**k + 1, 10**(2 * k) + 10**k]:
                out("digits", (n, 10), str(n))
        for size in [40000, 100003]:
            n = integer(size)
            out("digits", (n, 10), str(n))


def doubles():
    special = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 3.0, 1e15, 1e16, 1e17, 9999999999999998.0, 123456789012345680.0,
               1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308,
               1.7976931348623157e308, math.inf, -math.inf, math.nan, 0.1, 0.2, 0.3, 2 / 3, 1 / 3, math.pi, 2.675, 1.005,
               0.125, 0.375, 1e100, 2.0**53, 2.0**53 + 2, 2.0**54, 2.0**63, 2.0**64, -2.0**63, 12345.678, 1e300, 1e-300,
               25.0, 35.0, 45.0, 150.0, 250.0, 5e15, 1.5e16, 1e21, 0.05, 0.15, 0.25, 999999.5, 9.5, 99.5, 0.0001, 123456.0]
    values = list(special)
    for _ in range(12 * SCALE):
        values.append(struct.unpack(">d", struct.pack(">Q", rng.getrandbits(64)))[0])
        values.append(rng.uniform(-1000, 1000))
        values.append(round(rng.uniform(-100, 100), rng.randrange(6)))
        values.append(rng.randrange(-10**6, 10**6) / 2**rng.randrange(12))
        values.append(float(rng.randrange(10**15, 10**18)))
    values = [math.nan if v != v else v for v in values]
    with File("doubles.txt") as out:
        for v in values:
            out("repr", (v,), repr(v))
            out("hex", (v,), v.hex())
            out("fromhex", (v.hex(),), v)
            out("parse", (repr(v),), v)
            if v == v:
                out("hash", (v,), hash(v))
            out("ratio", (v,), guarded(v.as_integer_ratio))
            out("int", (v,), guarded(int, v))
            out("round", (v,), guarded(round, v))
            out("is_integer", (v,), v.is_integer())
            for n in [0, 1, 2, 3, 5, 10, 15, 16, 17, 22, 30, 100, 300, 323, 324, -1, -2, -5, -15, -16, -20, -307, -308, -309]:
                out("round", (v, n), guarded(round, v, n))
            for code in "efgEFG":
                for p in [0, 1, 2, 3, 6, 10, 17, 20, 50]:
                    for alt in ["", "#"]:
                        if (p in (0, 3, 6) or not alt) and (abs(v) < 1e40 or p in (0, 6)):
                            out("format", (v, code, str(p), alt or "-"), format(v, "%s.%d%s" % (alt, p, code)))
        for _ in range(100 * SCALE):
            a, b = rng.choice(values), rng.choice(values)
            out("divmod", (a, b), guarded(divmod, a, b))
            out("floordiv", (a, b), guarded(lambda: a // b))
            out("mod", (a, b), guarded(lambda: a % b))
            p = guarded(lambda: a ** b)
            out("pow", (a, b), "complex" if isinstance(p, complex) else p)
            small = rng.choice([0.0, 1.0, -1.0, 0.5, 2.0, -2.0, 3.0, -3.0, 10.0, 0.1, math.inf, -math.inf, math.nan, -0.0])
            p = guarded(lambda: small ** b)
            out("pow", (small, b), "complex" if isinstance(p, complex) else p)
            p = guarded(lambda: a ** small)
            out("pow", (a, small), "complex" if isinstance(p, complex) else p)
            n = rng.choice(EDGES + [int(a) if abs(a) < 1e300 else 5])
            n += rng.choice([0, 1, -1])
            out("compare", (n, a), compare(n, a))
        for v in values:
            if abs(v) < 1e300:
                out("compare", (int(v), v), compare(int(v), v))
        for _ in range(30 * SCALE):
            # Conversions at the halfway points between doubles.
            m = rng.getrandbits(53) | 1 << 52
            e = rng.choice([0, 1, 11, 64, 900, 970, 971])
            for delta in [-1, 0, 1]:
                n = ((2 * m + 1) << e << 8) + delta
                out("float", (n,), guarded(float, n))
                k = rng.randrange(1, 1500)
                out("truediv", (n, 1 << k), guarded(lambda: n / (1 << k)))
                q = rng.getrandbits(rng.choice([5, 64, 300])) | 1
                out("truediv", (n * q, q << k), guarded(lambda: n * q / (q << k)))
        for s in ["", ".", "1", "1.", ".1", "+1", "-1", "--1", "1e", "1e5", "1E-5", "1e+", "e5", "inf", "-INF", "Infinity",
                  "+infinity", "infinit", "nan", "-NaN", "nann", "0x10", "1 ", "1_0", "1e400", "-1e400", "1e-400",
                  "123456789012345678901234567890", "0.1e1", "00012", "1.5.2", "1e5.5", "٣", "9007199254740993",
                  "9007199254740992.99999999999999999999", "2.4703282292062328e-324", "2.4703282292062327e-324",
                  "1.7976931348623158e308", "1.7976931348623159e308"]:
            if s == s.strip() and "_" not in s and s.isascii():
                out("parse", (s,), guarded(float, s))
        for s in ["", "0x", "1", "0x1", "1p3", "0x.8", "0x1.", "0x1p", "0x1p+", "0x1.8p1", "-0x1.8P-1", "inf", "-nan",
                  "0xg", "0x1.2.3", "0x1p1024", "0x1p1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023",
                  "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.00000000000001p-1075", "0x0.8p-1074", "0x0p99999999999",
                  "0x1.00000000000008p0", "0x1.000000000000080000000000000001p0", "0x1.00000000000018p0",
                  "0x123456789abcdef0123456789p-20", "0x0.00000000000000000000000000000000000001p100", "p3", "+0xA.Bp2",
                  "0x1p-99999999999999999999999", "1 2"]:
            out("fromhex", (s or "-",), guarded(float.fromhex, s))
        for _ in range(30 * SCALE):
            f = Fraction(integer(rng.choice([5, 60, 200])), abs(integer(rng.choice([5, 60, 200]))) + 1)
            out("hash_ratio", (f.numerator, f.denominator), hash(f))
        out("hash_ratio", (5, 2**61 - 1), hash(Fraction(5, 2**61 - 1)))
        parts = [0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 1e16, 1e200, math.inf, math.nan, 3.25, -7.75, 1e-300]
        for _ in range(60 * SCALE):
            a = complex(rng.choice(parts), rng.choice(parts))
            b = complex(rng.choice(parts), rng.choice(parts))
            out("c_repr", (a,), repr(a))
            out("c_mul", (a, b), a * b)
            out("c_div", (a, b), guarded(lambda: a / b))
            out("c_abs", (a,), guarded(abs, a))
            if all(map(math.isfinite, (a.real, a.imag, b.real, b.imag))):
                out("c_pow", (a, b), guarded(lambda: a ** b))
                out("c_hash", (a,), hash(a))


integers()
text()
doubles()
