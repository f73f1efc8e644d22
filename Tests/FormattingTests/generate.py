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
        bytesable = ["isalpha", "isdigit", "isalnum", "isspace", "istitle", "isupper", "islower"]
        changes = ["upper", "lower", "title", "capitalize", "swapcase", "casefold"]
        samples = ["", "Hello World", "HELLO", "hello", "ΑΣ", "ΑΣ Β", "ΑΣ. Σ", "Σ", "aΣ\u0301", "aΣ\u0301b", "ǅ", "ǆ", "ŉ", "ﬁx", "İi", "ıI",
                   "don't stop", "x1y2", "_id9", "9id", "\u2160", "Éa", "Ⅷ", "a\u0345", "ß", "ẞ", "ᾳ", "ᾼ", "ΰ", "Ǆx", "ꭰ", "Ꭰ"]
        samples += [word(rng.randrange(1, 7)) for _ in range(60 * SCALE)]
        samples += [word(rng.randrange(1, 4), ["a", "A", "σ", "Σ", "'", ".", " ", "1", "ǅ", "\u0301"]) for _ in range(60 * SCALE)]
        for s in samples:
            for m in questions + changes:
                out(m, (s,), getattr(s, m)())
            raw = s.encode("latin-1", "replace")
            for m in bytesable + changes[:5]:
                out("b_" + m, (raw,), getattr(raw, m)())
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


def tagged(v):
    """An argument with its type: what PercentTests.swift and TemplateTests.swift read back."""
    if isinstance(v, int):
        return "i" + str(v)
    if isinstance(v, float):
        return "f" + struct.pack(">d", v).hex()
    if isinstance(v, str):
        return "s" + esc(v)
    if isinstance(v, bytes):
        return "b" + esc(v.decode("latin-1"))
    return "n"


def arguments(a):
    if isinstance(a, tuple):
        return "t" + "".join(tagged(v) + ";" for v in a)
    if isinstance(a, dict):
        return "d" + "".join(esc(k if isinstance(k, str) else k.decode("latin-1")) + "=" + tagged(v) + ";" for k, v in a.items())
    return "=" + tagged(a)


PERCENT = ["%", "%%", "a%%b", "%s", "%r", "%a", "%d", "%i", "%u", "%x", "%X", "%o", "%e", "%E", "%f", "%F", "%g", "%G", "%c", "%5s",
           "%-5s|", "%05d", "%-05d|", "%+d", "% d", "%+ d", "%#x", "%#X", "%#o", "%#08x", "%#-8x|", "%8.3f", "%-8.3f|", "%08.3f",
           "%+08.2f", "%.0f", "%#.0f", "%.3s", "%10.2s", "%.5d", "%10.5d", "%-10.5d|", "%010.5d", "%#.5x", "%#12.5x", "%#012.5x", "%+.5d",
           "%.3g", "%#.3g", "%ld", "%hd", "%Ld", "%lld", "%hld", "%y", "%5y", "abc %q def", "%é", "%\x01", "%5", "%.", "%5.", "%l", "%*d", "%-*d|",
           "%.*f", "%*.*f", "%*s", "%.*s", "%99999999999999999999d", "%.99999999999d", "%(", "%(a", "%(a)", "%(a)s", "%(a)d", "%(b)5.2f",
           "%(a)s %(b)s", "%(zz)s", "%(a(b))s", "%()s", "%(a)*d", "%(a)s %s", "%s %s", "%d %s", "%s %(a)s", "%%%s", "%5%", "%(a)%", "no", "",
           "%.50f", "%.0e", "%#.0e", "%020.3e", "%.-3d", "%--5d|", "%0-5d|", "%+#x", "% x", "%+s", "%#s", "%05s", "%5c", "%-5c|", "%05c", "%b",
           "%.2c", "%.0s", "%.1r", "%10.4r|", "%n", "%Z"]
VALUES = [0, 1, -1, 42, -42, 255, 10**20, -10**20, 65, 8364, 1114111, 1114112, -5, 1.5, -2.75, 0.0, -0.0, 1e100, math.inf, math.nan,
          123456.789, "", "x", "abc", "é日", "a'b", None, "\ud800", 1e16, 99.995, 10**25, 256]


def percent():
    def operands(spec):
        for v in VALUES if SCALE > 1 else rng.sample(VALUES, 6):
            yield v
            yield (v,)
        yield ()
        yield (rng.choice(VALUES), rng.choice(VALUES))
        yield (rng.choice([5, 12, -12, 0, 10**20, "x"]), rng.choice(VALUES))
        yield (rng.choice([5, 12, -12]), rng.choice([0, 3, -3]), rng.choice(VALUES))
        yield {"a": rng.choice(VALUES), "b": 2.5, "a(b)": 7, "": 1}
        yield {}
    with File("percent.txt") as out:
        specs = list(PERCENT)
        for _ in range(150 * SCALE):
            specs.append("%" + "".join(rng.choice("-+ #0") for _ in range(rng.randrange(3))) + rng.choice(["", "7", "12", "*"]) +
                         rng.choice(["", "", ".2", ".7", ".", ".*"]) + rng.choice("sradiuoxXeEfFgGc"))
        for spec in specs:
            for a in [10**400] if spec in ("%f", "%g") else operands(spec):
                result = guarded(lambda: spec % a)
                if result[:1] == "!" or "{" not in result:  # a dict as a value needs the object model
                    print("percent", esc(spec), arguments(a), show(result), sep="\t", file=out.f)
            try:
                raw = spec.encode("latin-1")
            except UnicodeEncodeError:
                continue
            for _ in range(3 * SCALE):
                values = [v for v in VALUES if not isinstance(v, str)] + [b"", b"x", b"abc", b"\xff\x00"]
                a = rng.choice([rng.choice(values), (rng.choice(values),), (), (5, rng.choice(values)),
                                {b"a": rng.choice(values), b"b": 2.5}])
                result = guarded(lambda: raw % a)
                if result[:1] == "!" or b"{" not in result:
                    print("percent_bytes", esc(spec), arguments(a), show(result), sep="\t", file=out.f)


TEMPLATES = ["", "plain", "{}", "{} {}", "{0}", "{1} {0}", "{0} {}", "{} {0}", "{x}", "{name!r}", "{name!s}", "{name!a}", "{x:5}", "{x:>{x}}",
             "{:{}}", "{:{}.{}f}", "{2:{1}}", "{{", "}}", "{{}}", "{{{x}}}", "{", "}", "a{", "a}", "{x", "{x!", "{x!r", "{x!rr}", "{x!}", "{x!z}",
             "{x!\x01}", "{x!é}", "{x:", "{x:{", "{x:{}", "{x:{y", "{x:{{}}}", "{x:{x:{x}}}", "{x:{x:{x:{x}}}}", "{a{b}", "{lst[0]}", "{lst[2]}",
             "{lst[}", "{lst[0}", "{lst[0]a}", "{lst[0].real}", "{lst[]}", "{lst.}", "{lst..x}", "{.real}", "{0.real}", "{x.real}", "{d[a]}",
             "{d[b c]}", "{d[-1]}", "{d[a]:>4}", "{[0]}", "{5}", "{99999999999999999999}", "{zz}", "{ x }", "{x }", "{-1}", "{0x}", "{00}", "{x:%}",
             "{x:d}{f:.2f}{name:^9}", "{!r}", "{:}", "{!r:>9}", "{:>9!r}", "{x:!r}", "{lst[a]]}", "{d[a]}}", "{x}}", "{{x}", "{x:}}", "{٣}",
             "{d[}]}", "{lst[0][1]}", "{name[0]}", "{x!r:{x}}", "{:{}} {}", "{0:{}}", "{}{x:{0}}"]
PIECES = ["{", "}", "{{", "}}", "0", "1", "x", "name", ".real", "[0]", "[a]", "!r", "!s", ":>5", ":{x}", ":{0}", "!", ":", "[", "]", ".", "a",
          "{x}", "{}", "{0}", " ", "d"]
POSITIONAL = (1, "two", 3.5)
NAMED = {"x": 42, "name": "Bob", "f": 3.5, "lst": [10, 20, "z"], "d": {"a": 1, "b c": "x", "-1": 5}}


def template():
    with File("template.txt") as out:
        templates = list(TEMPLATES) + ["".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 8))) for _ in range(1500 * SCALE)]
        for t in templates:
            for op, f in [("format", lambda: t.format(*POSITIONAL, **NAMED)), ("format_map", lambda: t.format_map(NAMED))]:
                r = guarded(f)
                # What objects themselves refuse is not the engine's.
                if "{'" not in r and not r.startswith(("!AttributeError", "!TypeError", "!IndexError list", "!IndexError string")):
                    out(op, (t,), r)


ENCODINGS = ["utf-8", "utf-8-sig", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"]


def codecs():
    pieces = [b"a", b"bc", b"\x80", b"\xbf", b"\xc0", b"\xc1", b"\xc2", b"\xc3\xa9", b"\xe0", b"\xe0\xa0", b"\xe0\x80", b"\xe2\x82\xac",
              b"\xe2\x82", b"\xed\xa0\x80", b"\xed\xb2\x80", b"\xed\x9f\xbf", b"\xed", b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98",
              b"\xf0\x9f", b"\xf0\x80", b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf5", b"\xff", b"\xfe", b"\xff\xfe", b"\xfe\xff", b"\x00",
              b"\xd8\x00", b"\x00\xd8", b"\x3d\xd8\x00\xde", b"\xd8\x3d\xde\x00", b"\x00\xdc", b"\x11\x00\x00\x00", b"\x00\x00\x11\x00",
              b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"0123456789abcdef"]
    chars = ["a", "bc", "é", "ÿ", "\u0100", "€", "\ud800", "\udc80", "\udcff", "\udc00", "\udfff", "\U0001f600", "\ufeff", "\x7f", "\x80", "\u0378",
             "日", "\ud83d\ude00", "\uffff", "\U0010ffff", "plain text"]
    with File("codecs.txt") as out:
        for encoding in ENCODINGS:
            raws = pieces + [b"".join(rng.choice(pieces) for _ in range(rng.randrange(2, 6))) for _ in range(40 * SCALE)]
            for raw in raws + [b""]:
                for h in HANDLERS[:6] if SCALE > 1 else rng.sample(HANDLERS[:6], 3):
                    out("decode", (raw, encoding, h), guarded(raw.decode, encoding, h))
            texts = chars + ["".join(rng.choice(chars) for _ in range(rng.randrange(2, 6))) for _ in range(40 * SCALE)]
            for s in texts + [""]:
                for h in HANDLERS if SCALE > 1 else rng.sample(HANDLERS, 3):
                    out("encode", (s, encoding, h), guarded(s.encode, encoding, h))
        for name in ["UTF8", "utf-8", "Utf_8", "U8", "utf 8", "latin1", "ISO-8859-1", "iso8859-1", "L1", "ASCII", "us-ascii", "646", "utf-16LE",
                     "UTF-32", "utf16", "cp65001", "8859", "utf_8_sig", "UTF-8-SIG"]:
            out("lookup", (name,), "é".encode(name, "replace"))


def numbertext():
    ints = ["", " ", "0", "1", "-1", "+1", " 42 ", "\t42\n", "4 2", "- 1", "--1", "+-1", "1_000", "1__0", "_1", "1_", "0x10", "0X1f", "0x", "0x_1f",
            "0x__1", "0b101", "0o17", "017", "00", "0_0", "0_1", "00_0", "z", "Zz", "1.0", "1e5", "٣٤", "１２", "²", "½", "0x1g", "abc", "-0x10", "+0b1",
            "\u30001\u3000", "1\x00", "12345678901234567890123456789", "-9223372036854775808", "0b2", "0o8", "1_000_000_0", "b1", "0b", "\ud800", "é"]
    floats = ints + ["1.5", ".5", "5.", ".", "1_0.0_1", "1_.0", "1._0", "1e1_0", "1e_10", "inf", "-Infinity", "NAN", " nan ", "in_f", "1e400", "٣.٤", "1e",
                     "0x1p3", "1.5j", "infinityx", "+.5e-3", "1_e5", "1e+5", "1e++5", "1e5_"]
    with File("numbertext.txt") as out:
        for s in ints:
            for base in [0, 2, 8, 10, 16, 36, 7]:
                r = guarded(int, s, base)
                out("int", (s, base), r if isinstance(r, int) else "invalid")
        for s in floats + ["1j", "j", "-j", "+J", "1+2j", "1-2J", "(1+2j)", " ( 1+2j ) ", "1e5+2e-3j", "1e+5j", "-1e-5-1e-5j", "1+j", "1-j", "+1+j", "1 +2j",
                           "1+ 2j", "1+2", "2j+1", "1+2jj", "(1+2j", "1+2j)", "()", "((1))", "nan+infj", "-inf-nanj", "infj", "1__0j", "1_0+2_0j",
                           "(-0.0-0.0j)", "1+-2j", "1+--2j", "++1j", "1e5e5j", "e5j", "1+e5j", ".5+.5j", ".+1j", "1j+", "٣+٤j"]:
            r = guarded(complex, s)
            out("complex", (s,), r if isinstance(r, complex) else "invalid")
        for s in floats:
            r = guarded(float, s)
            out("float", (s,), r if isinstance(r, float) else "invalid")


if __name__ == "__main__":
    codecs()
    numbertext()
    percent()
    template()
    formatspec()
    text()
    characters()
