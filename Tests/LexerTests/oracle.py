#!/usr/bin/env python3.11
"""Writes the expectations of LexerTests from CPython 3.11: what its tokenizer makes of sources, what its errors say and
where, what literals are worth, and how an error is printed. Run in this folder after changing a list below."""

import _tokenize
import ast
import json
import os
import struct
import subprocess
import sys
import tempfile
import token
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))

# Sources with a fault that CPython's tokenizer, or its scanner of f-strings, finds.
ERRORS = [
    "(", "(\n", "f(a,\nb c", "x = “a”", "a\\ b", '"abc', '"""abc\n', "1a", "0777", "089", "0o8", "0b2", "1__0", "1_",
    "0xg", "1e", "1e+", "1.5a", "1jx", "0_", "09", "0x", "1_a", "0b1_", "1.e5_", "1._5", "a\xa0b",
    "if 1:\n\tx\n        y", "if 1:\n        x\n\ty\n", "if x:\n   y\n  z\n", ")", "(]", "(\n]", '["a', "{)", "[\n\n)",
    "x\\\n", "\\\n", "x = \\", "x = \\\n", "(" * 201, "0o17_8", "x = (1,\n  $", "'a\\\nb", "'a\\", "x = ´", "x€y",
    "日本€", "a\x01", "a\x7f", "x\ufeff", "1e5e", "0_7", "0x_", "0x1__2", "1.0_", "1e1_", "1j_", "1e_5", "1_e5",
    "1_.5", "01", "01a", "0a", "0B12", "0xG", "0o", "0o_", "0b12", "0b1a", "0o1a", "0x1g", "1_j", "'''a", "r'\\",
    "b'''\n\n", "é€b", "xé\xa0", "“", "\\ x", "if x:\n  \\\n  y\n z\n", "x = '''\n\n a\n 'é\n", "a\\", "(\\\n",
    "if 1:\n" + "".join(" " * i + "if 1:\n" for i in range(1, 102)),
    "f'{'", "f'{}'", "f'}'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a:{'", "f'''{\n\n'''", "f'{(}'", "f'{)}'",
    "f'{a!r b}'", "f'{a]}'", "'a' f'{' 'b'", "x=f'{' + 3", "f'{!r}'", "f'{:x}'", "f'{ }'", "f'a\nb'", 'f"""a',
    "f'{a:\n}'", "f'{=}'", "f'{1a}'", "x = f'abc {1a} y'", "\n\nx = f'abc {1a} y'", "f'''\n\n{1a}'''", "f'{a!z}'",
    "f'{\"abc}'", "f'{a:{b!r}'", "f'{a\u20ac}'", "f'{0777}'", "f'{a['", "f'{a(}'", "f'{{}'", "f'a}'", "f'{a:}}'",
    "f'{a:{b}}}'", "f'{a!r'", "f'{a!r:'", "f'{a:'", "f'{a", 'f"{f"', "f'{f(}'", "f'{a!r=}'", "f'{a:{}}'",
    "f'{  !r}'", "f'{ =}'", "f'{ :a}'", "f'{!x}'", "f'{a ! r}'", "f'{a!r }'", "f'{a! r}'", "f'{a}' 1a", "f'{' 1a",
    "f'{'\n1a", "(f'{'", "f'{' (", "f'{' $ \n)", "x=(f'{'\n'abc'\n)", "f'{'; y", "f'{' # abc", "f'{'\\\n+x",
]

# Sources without f-strings whose tokens are compared.
TOKENS = [
    "", "\n", "x", "x\n", "# only\n", "if x:\n  y\n\n  # c\n  if z:\n  \t w\nv", "x = (1,\n     # c\n  2)\n",
    "a \\\n  + b\n", "\\\n  \nx\n", "if 1:\n  \\\n  x\n  y\n", "\x0cif x:\n\x0c  y\n", "  \nx\n", "1if x else y",
    "0xfor x in y", "1_000or 2", "0b1010 0o17 0XfF 1_2.3_4e+5_6J .5 5. 1e5 0e1 00 0_0 1..real",
    "'a' \"b\" r'\\'' b'\\x00' rb'' Rb\"x\" u'' '''a\nb''' \"\"\"c\"d\\\"\"\"\"", "x = '''a\n\n'''  + y # c\n",
    "a->b:=c...d**=e//=f>>=g<<=h!=i@=j==k<=l>=m&=n|=o^=p%=q", "lambda: (yield)", "async def f(): await x",
    "match x:\n  case _: pass\n", "été = 日本 + µ", "x;y; z\n", "class A:\n\n  def f(self):\n    pass\n\nx\n",
    "if x:\n\ty\n\tif z:\n\t\tw\n", "a.b.c[0]{1}", "x = [\n\n1,\n\n]\n", "bur", "rb", "f", "br'a'b",
    "@d\ndef f(a, /, b, *, c): pass", "'a\\\nb' c\n", "a\tb\n", "print(a , b)  \n  \n",
]

# Literals whose values are compared.
LITERALS = [
    "0", "1", "00", "123456789012345678", "9223372036854775807", "9223372036854775808", "0x7fffffffffffffff",
    "0x8000000000000000", "0xffff_ffff_ffff_ffff", "0o777", "0o1777777777777777777777", "0o2000000000000000000000",
    "0b1", "0b" + "1" * 63, "0b" + "1" * 64, "0x" + "f" * 100, "0b" + "10" * 200, "0o" + "7" * 99, "1_000_000",
    "0_0", "12345678901234567890123", "1.0", "1.", ".5", "1e5", "1E-5", "1.5e300", "1e400", "1e-400", "0.1", "5e-324",
    "2.2250738585072014e-308", "1_0.0_1e1_0", "9007199254740993.0", "1j", "1.5J", "0e0", "00.5", "1e22", "1e23",
    "3.141592653589793238462643383279", "00j", "1_2j",
    "''", "'abc'", "'a\\nb\\tc\\\\d\\'e\\\"f'", "'\\a\\b\\f\\v\\r'", "'\\x41\\u00e9\\U0001F600'", "'\\101\\60\\7\\777'",
    "'a\\\nb'", "r'a\\nb'", "R'\\''", "u'x'", "'\\d\\q'", "'é日本'", "'\\é'", "'\\ud800'", "'é\\udc00x'", "'\\N{DIGIT ONE}'",
    "'\\N{greek small letter alpha}'", "'\\N{LINE FEED}'", "'\\N{HANGUL SYLLABLE GA}'", "'\\N{CJK UNIFIED IDEOGRAPH-4E00}'",
    "'\\N{NULL}\\N{ESC}\\N{NBSP}'", "'\\N{EM DASH}'", "'\\N{LATIN SMALL LETTER GHA}'",
    "b''", "b'a\\x00\\xff\\n\\101\\777'", "br'\\x00'", "b'\\d'", "'''a\n\"b'''", "'\\0'", "b'\\\n'",
    "'\\x'", "'\\x4'", "'\\u12'", "'\\U12345678'", "'\\U0001'", "'\\N{foo}'", "'\\N'", "'\\N{'", "'\\N{}'", "b'é'",
    "b'\\x'", "b'ab\\x1'", "'é\\xg'", "'a\\é\\x'", "'abc\\u'", "'''\n\\x1'''", "1" * 4300, "1" * 4301,
]

# Sources whose error is printed, each with the place that CPython computes.
PRINTED = [
    "return 1\n", "if x:\n\treturn (1 +\n   2)\n", "x = (1,\n  2,\n", "def f():\n\x0c  await x\n", "x = 'abc\n",
    "class A:\n   x = = 1", "if 1:\n\tx\n        y\n", "  x\n", "x = “a”\n", "def f(a, a):\n  pass\n", "(a,\n b) += 1\n",
    "x = '''\n   a b''' c\n", "a\tb c\n", "if x\n  y\n", "nonlocal x\n", "try:\n  pass\nx\n", "a = 1 if 2\n",
    "f(a,\n b) = 1\n", "x = f'''{\n\n}'''\n", "if x # c\n  y\n", "x = (\n\n   )]\n",
]


def fault(source):
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        return {
            "kind": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset, "end": e.end_offset,
            "endLine": e.end_lineno,
        }
    return None


def tokens(source):
    out = []
    for text, kind, line, end_line, column, end_column, _ in _tokenize.TokenizerIter(source):
        name = token.tok_name[kind]
        if name in ("ASYNC", "AWAIT"):
            name = "NAME"
        if name not in ("NAME", "NUMBER", "STRING", "NEWLINE", "INDENT", "DEDENT", "ENDMARKER"):
            name = "OP"
        if name == "ENDMARKER":
            continue
        # Columns of these are not the tokenizer's to say.
        hasPlace = name not in ("INDENT", "DEDENT")
        out.append([name, line, column if hasPlace else 0, end_line, end_column if hasPlace else 0])
    return out


def literal(source):
    error = fault(source)
    if error:
        return {"source": source, "error": error}
    value = ast.literal_eval(source)
    if isinstance(value, str):
        value = {"text": [ord(c) for c in value]}
    elif isinstance(value, bytes):
        value = {"bytes": list(value)}
    elif isinstance(value, int):
        sys.set_int_max_str_digits(0)
        value = {"int": str(value)}
        sys.set_int_max_str_digits(4300)
    elif isinstance(value, float):
        value = {"float": struct.pack(">d", value).hex()}
    else:
        value = {"imaginary": struct.pack(">d", value.imag).hex()}
    return {"source": source, **value}


def printed(source):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.py")
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
        run = subprocess.run([sys.executable, path], capture_output=True, text=True)
        return {"source": source, **fault(source), "printed": run.stderr.replace(folder + "/", "")}


def main():
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(4300)
    for name, rows in {
        "errors": [{"source": s, **fault(s)} for s in ERRORS],
        "tokens": [{"source": s, "tokens": tokens(s)} for s in TOKENS],
        "literals": [literal(s) for s in LITERALS],
        "printed": [printed(s) for s in PRINTED],
    }.items():
        with open(os.path.join(HERE, "Cases", name + ".json"), "w") as out:
            json.dump(rows, out, indent=0)
            out.write("\n")


main()
