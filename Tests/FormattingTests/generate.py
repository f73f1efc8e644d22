"""Writes the golden data of FormattingTests: what CPython 3.11 computes, one case a line, seeded.

Usage: python3.11 Tests/FormattingTests/generate.py [SCALE]   (from anywhere; writes Golden/*.txt beside itself)
The checked-in data are of scale 1.

Line: operation, operands and result, separated by tabs. Text stands as it is but for code points outside printable
ASCII, "%" and ";", which are written %hex; — an exception is "!", its class's name, a space and its message.
"""
import math
import os
import random
import struct
import sys
import unicodedata

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 1
rng = random.Random(19560119)
HERE = os.path.dirname(os.path.abspath(__file__))
sys.set_int_max_str_digits(0)


def esc(s):
    return "".join(c if " " <= c < "\x7f" and c not in "%;" else "%%%x;" % ord(c) for c in s)


def show(x):
    if x is None:
        return "None"
    if isinstance(x, bool):
        return str(x)
    if isinstance(x, int):
        return str(x)
    if isinstance(x, float):
        return struct.pack(">d", x if x == x else math.nan).hex()
    if isinstance(x, complex):
        return show(x.real) + "," + show(x.imag)
    if isinstance(x, (bytes, bytearray)):
        return esc(x.decode("latin-1"))
    if isinstance(x, (list, tuple)):
        return "[" + "".join(show(v) + ";" for v in x) + "]"
    return esc(x)


def guarded(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "!%s %s" % (type(e).__name__, e.args[0] if isinstance(e, KeyError) else e)


class File:
    def __init__(self, name):
        self.f = open(os.path.join(HERE, "Golden", name), "w", encoding="ascii", newline="\n")

    def __call__(self, op, args, result):
        print(op, *map(show, args), show(result), sep="\t", file=self.f)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.f.close()


INTS = [0, 1, -1, 7, 42, -42, 65, 255, 1000, -1000, 12345, 123456, 1234567, -1234567, 1114111, 1114112, 0x10FFFF, 2**31,
        2**63 - 1, -2**63, 2**64, 10**30, -10**30, 10**400, 8364, 0xD800]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 1234.5678, -1234567.891, 1e15, 1e16, 1e17, 1e100, 1e-5, 1e-4, 0.1, 123456.0,
          1234567.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308, 999999.5, 0.00001234, -0.001, 99.995]
COMPLEXES = [0j, 1j, 1 + 2j, -1 - 2j, complex(-0.0, 1), complex(0, -0.0), 1234567.5 - 0.001j, complex(math.inf, math.nan),
             1e20 + 1e-20j, complex(-0.0, -0.0)]
STRINGS = ["", "a", "abc", "hello world", "é", "日本語", "\U0001f600x", "a\ud800b"]
SPECS = ["", "d", "5", "05", "<5", ">5", "^5", "=5", "*^9", "é<7", "+", "-", " ", "+d", " 8", "#x", "#b", "#o", "#X", "x", "X",
         "b", "o", "c", "n", "s", ",", "_", "_x", "_b", ",x", ",_", "_,", ",,", "010,", "012_x", "#012_x", "20,", "=+20,", "015,d",
         "e", "E", "f", "F", "g", "G", "%", ".0", ".3", ".3f", ".0f", "#.0f", "#.0e", "#g", "#.3g", "10.3f", "010.3f", "+.2e",
         ",.2f", "_.3f", "015,.2f", "020_.1f", ".50f", ".30g", "z", "zf", "z.1f", "z.0f", "+z.2f", ".1%", ",%", "z.1%", "xx1", ".",
         "..", "5.", "é", "\x01", "99999999999999999999", ".99999999999999999999", ".2147483648f", "٣", "٣.٢f", "t", "i",
         "<<5", ">>>", "==7", "=", "<", "^", "0", "00", "000005", "-010", "#", "##", "#d", "0=5", "*=9", "^+9.2f", "c5", "+c", "#c",
         "05c", "^7c", "n5", "5n", ",n", "_n", ".3n", "0^9", "0<9", "<09", "^09", "=09,", "\u3042>5", "}>5", "{<5", "\ud800<4", "j",
         "5s", ".2s", "10.2s", "^10.2s", "=10s", "0s", "05s", "+s", " s", "-s", "zs", "#s", ",s", "_s", ".0s", "u", "r", "5%", "07%",
         "008,.1f", "09,d", "010,d", "011,d", "_o", "#_o", "#012_o", "012,e", ",g", "G5", ".10g", ".17g", ".1g", "#.1g", ".0g", "#.0g"]
ALPHABET = list("<>=^+- z#0123456789,_.bcdeEfFgGnosxX%") + ["é", "*"]


def random_spec():
    parts = [rng.choice(["", "", "*"]) + rng.choice("<>=^") if rng.random() < 0.3 else "", rng.choice(["", "", "+", "-", " "]),
             rng.choice(["", "", "", "z"]), rng.choice(["", "", "#"]), rng.choice(["", "", "0"]),
             rng.choice(["", "", str(rng.randrange(1, 40))]), rng.choice(["", "", ",", "_"]),
             rng.choice(["", "", "." + str(rng.randrange(0, 25))]), rng.choice(["", *"bcdeEfFgGnosxX%"])]
    return "".join(parts)


def formatspec():
    with File("formatspec.txt") as out:
        def every(spec):
            for kind, values, n in [("int", INTS, 3), ("float", FLOATS, 3), ("complex", COMPLEXES, 2), ("str", STRINGS, 2)]:
                for v in values if SCALE > 1 else rng.sample(values, n):
                    out("format_" + kind, (spec, v), guarded(format, v, spec))
        for spec in SPECS:
            every(spec)
        for _ in range(300 * SCALE):
            every(random_spec())
        for _ in range(60 * SCALE):
            every("".join(rng.choice(ALPHABET) for _ in range(rng.randrange(1, 6))))


CHARS = ["a", "b", "Z", "0", " ", "\t", "\n", "\r", "'", '"', "\\", "\x00", "\x1f", "\x7f", "\x80", "\x85", "\xa0", "\xad", "é", "ß",
         "\u0100", "\u0130", "\u0131", "\u017f", "\u01c5", "\u0345", "\u03a3", "\u03c3", "\u0e01", "\u1e9e", "\u2028", "\u2029",
         "\u200b", "\u3000", "日", "\ud800", "\udfff", "\ue000", "\ufffe", "\ufb01", "\U0001f600", "\U00010400", "\U000e0001",
         "\U0010ffff", "٣", "²", "½", "_", "\x1c", "\x0b", "\x0c", "-", "+", "."]


def word(n, alphabet=CHARS):
    return "".join(rng.choice(alphabet) for _ in range(n))


def text():
    with File("text.txt") as out:
        for c in CHARS:
            for s in (c, c + "'", c + '"', c + "'\"", "x" + c + "y"):
                out("repr", (s,), repr(s))
                out("ascii", (s,), ascii(s))
        for _ in range(60):
            raw = bytes(rng.choice([0, 9, 10, 13, 34, 39, 65, 92, 97, 127, 128, 255]) for _ in range(rng.randrange(8)))
            out("repr_bytes", (raw,), repr(raw))
        questions = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "istitle", "isupper",
                     "islower", "isprintable", "isascii"]
        changes = ["upper", "lower", "title", "capitalize", "swapcase", "casefold"]
        samples = ["", "Hello World", "HELLO", "hello", "ΑΣ", "ΑΣ Β", "ΑΣ. Σ", "Σ", "aΣ\u0301", "aΣ\u0301b", "ǅ", "ǆ", "ŉ", "ﬁx", "İi", "ıI",
                   "don't stop", "x1y2", "_id9", "9id", "\u2160", "Éa", "Ⅷ", "a\u0345", "ß", "ẞ", "ᾳ", "ᾼ", "ΰ", "Ǆx", "ꭰ", "Ꭰ"]
        samples += [word(rng.randrange(1, 7)) for _ in range(60 * SCALE)]
        samples += [word(rng.randrange(1, 4), ["a", "A", "σ", "Σ", "'", ".", " ", "1", "ǅ", "\u0301"]) for _ in range(60 * SCALE)]
        for s in samples:
            for m in questions + changes:
                out(m, (s,), getattr(s, m)())
        for kind, letters in [("", ["a", "b"]), ("", ["a", "b", "é", "日", "\U0001f600"]), ("", ["a", "\u0100"])]:
            for _ in range(150 * SCALE):
                s = word(rng.randrange(0, 30), letters)
                n = word(rng.choice([0, 1, 1, 2, 2, 3]), letters)
                new = word(rng.randrange(0, 4), letters + ["\U00010400"])
                i, j = sorted((rng.randrange(len(s) + 1), rng.randrange(len(s) + 1)))
                limit = rng.choice([-1, -1, 0, 1, 2, 5])
                out("find", (s, n, i, j), s.find(n, i, j))
                out("rfind", (s, n, i, j), s.rfind(n, i, j))
                out("count", (s, n, i, j), s.count(n, i, j))
                out("replace", (s, n, new, limit), s.replace(n, new, limit))
                if n:
                    out("split", (s, n, limit), s.split(n, limit))
                    out("rsplit", (s, n, limit), s.rsplit(n, limit))
                out("strip", (s, n), s.strip(n))
                out("lstrip", (s, n), s.lstrip(n))
                out("rstrip", (s, n), s.rstrip(n))
                out("startswith", (s, n), s.startswith(n))
                out("endswith", (s, n), s.endswith(n))
        # Long needles: the linear search, in periodic and aperiodic texts.
        for _ in range(120 * SCALE):
            letters = rng.choice([["a", "b"], ["a", "a", "a", "b"], ["a", "b", "\u0100"], ["a"]])
            unit = word(rng.randrange(1, 12), letters)
            s = (unit * rng.randrange(20, 60) + word(rng.randrange(0, 40), letters)) * rng.choice([1, 2])
            k = rng.randrange(len(s))
            n = s[k:k + rng.randrange(9, 60)]
            if rng.random() < 0.5:
                p = rng.randrange(len(n))
                n = n[:p] + rng.choice(letters) + n[p + 1:]
            out("find", (s, n, 0, len(s)), s.find(n))
            out("rfind", (s, n, 0, len(s)), s.rfind(n))
            out("count", (s, n, 0, len(s)), s.count(n))
        blank = ["a", "b", " ", " ", "\t", "\n", "\r", "\x1c", "\x85", "\u2028", "\x0b", "日", "\u3000"]
        for _ in range(150 * SCALE):
            s = word(rng.randrange(0, 16), blank)
            limit = rng.choice([-1, -1, 0, 1, 2, 3])
            out("split_space", (s, limit), s.split(None, limit))
            out("rsplit_space", (s, limit), s.rsplit(None, limit))
            out("splitlines", (s, False), s.splitlines())
            out("splitlines", (s, True), s.splitlines(True))
            out("strip_space", (s,), s.strip())
            out("lstrip_space", (s,), s.lstrip())
            out("rstrip_space", (s,), s.rstrip())
            size = rng.choice([0, 1, 4, 8])
            out("expandtabs", (s, size), s.expandtabs(size))
            w = rng.randrange(0, 30)
            fill = rng.choice(["*", " ", "日"])
            out("center", (s, w, fill), s.center(w, fill))
            out("ljust", (s, w, fill), s.ljust(w, fill))
            out("rjust", (s, w, fill), s.rjust(w, fill))
            z = rng.choice(["", "+", "-"]) + s
            out("zfill", (z, w), z.zfill(w))
            raw = s.encode("latin-1", "replace")
            out("b_split_space", (raw, limit), raw.split(None, limit))
            out("b_rsplit_space", (raw, limit), raw.rsplit(None, limit))
            out("b_splitlines", (raw, True), raw.splitlines(True))
            out("b_strip_space", (raw,), raw.strip())


def characters():
    """Properties of all code points as runs: first code point of a run and the letters that hold in it."""
    def letters(c):
        s = chr(c)
        flags = [("a", s.isalpha()), ("c", s.isdecimal()), ("d", s.isdigit()), ("n", s.isnumeric()), ("s", s.isspace()),
                 ("u", s.isupper()), ("l", s.islower()), ("t", s.istitle() and not s.isupper()), ("p", s.isprintable()),
                 ("i", s.isidentifier()), ("x", ("a" + s).isidentifier()), ("b", len(("a" + s + "b").splitlines()) == 2)]
        return "".join(k for k, v in flags if v)
    with open(os.path.join(HERE, "Golden", "characters.txt"), "w", encoding="ascii", newline="\n") as f:
        last = None
        for c in range(0x110000):
            now = letters(c)
            if now != last:
                print("%x" % c, now or "-", file=f)
                last = now
    with open(os.path.join(HERE, "Golden", "casemaps.txt"), "w", encoding="ascii", newline="\n") as f:
        for c in range(0x110000):
            s = chr(c)
            maps = (s.upper(), s.lower(), s.title(), s.casefold())
            if any(m != s for m in maps):
                print("%x" % c, *("-".join("%x" % ord(k) for k in m) for m in maps), file=f)


if __name__ == "__main__":
    formatspec()
    text()
    characters()
