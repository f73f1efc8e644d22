#!/usr/bin/env python3.11
"""Writes Sources/PythonFrontend/Lexer/CharacterTables.swift from CPython's own data: what NFKC does to characters that
may stand in identifiers, and the single-byte encodings a source may declare. Run it after a change of either."""

import os
import subprocess
import textwrap
import unicodedata

OUT = os.path.join(os.path.dirname(__file__), "../Sources/PythonFrontend/Lexer/CharacterTables.swift")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(n):
    out = ""
    while True:
        out = DIGITS[n % 36] + out
        n //= 36
        if n == 0:
            return out


def literal(words):
    lines = textwrap.wrap(" ".join(words), 114, break_long_words=False, break_on_hyphens=False)
    return '"""\n' + "\n".join("    " + line for line in lines) + '\n    """'


def identifier_characters():
    for c in range(0x80, 0x110000):
        if not 0xD800 <= c < 0xE000 and not 0xAC00 <= c <= 0xD7A3 and ("a" + chr(c)).isidentifier():
            yield c


def decompositions():
    runs = []
    for c in identifier_characters():
        mapped = [ord(x) for x in unicodedata.normalize("NFKD", chr(c))]
        if mapped == [c]:
            continue
        if runs:
            first, count, target = runs[-1]
            if c == first + count and len(mapped) == len(target) == 1 and mapped[0] == target[0] + count:
                runs[-1] = (first, count + 1, target)
                continue
        runs.append((c, 1, mapped))
    for first, count, target in runs:
        times = "" if count == 1 else "*" + base36(count)
        yield base36(first) + times + ":" + ",".join(map(base36, target))


def compositions():
    for c in range(0x80, 0x110000):
        if 0xD800 <= c < 0xE000 or 0xAC00 <= c <= 0xD7A3:
            continue
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        a, b = (int(x, 16) for x in parts)
        if unicodedata.normalize("NFC", chr(a) + chr(b)) == chr(c):
            yield f"{base36(a)},{base36(b)}:{base36(c)}"


def pages():
    names = (
        [f"iso8859-{n}" for n in range(2, 17) if n != 12]
        + [f"cp{n}" for n in (437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874)]
        + [f"cp{n}" for n in range(1250, 1259)]
        + ["koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "mac-greek", "mac-latin2", "tis-620"]
    )
    for name in names:
        text = ""
        for byte in range(0x80, 0x100):
            try:
                text += bytes([byte]).decode(name)
            except UnicodeDecodeError:
                text += "\ufffd"
        yield name.replace("-", "").replace("_", ""), base36(ord(text[0])), text


def delta(text):
    """Each character as base 36; runs of successors as first*count."""
    runs = []
    for x in map(ord, text):
        if runs and x == runs[-1][0] + runs[-1][1] and x != 0xFFFD:
            runs[-1][1] += 1
        elif runs and x == runs[-1][0] == 0xFFFD:
            runs.append([x, 1])
        else:
            runs.append([x, 1])
    return [base36(a) + ("" if n == 1 else "*" + base36(n)) for a, n in runs]


def main():
    with open(OUT, "w", encoding="utf-8") as out:
        out.write(
            "// Written by grammar/make_character_tables.py from CPython's data: not to be edited. Numbers are in base 36.\n"
            "// IdentifierNormaliser and SourceDecoder read these.\n\n"
            "/// Data of normalisation and of encodings.\n"
            "enum CharacterTables {\n"
            "  /// NFKD of characters of identifiers: \"character:mapping,…\" or, for a run mapped one to one,\n"
            "  /// \"first*count:target\".\n"
            "  static let decompositions: String = " + literal(list(decompositions())) + "\n\n"
            "  /// Canonical compositions: \"first,second:composed\".\n"
            "  static let compositions: String = " + literal(list(compositions())) + "\n\n"
            "  /// Single-byte encodings: name without hyphens, then the characters of bytes 0x80 to 0xFF, runs as\n"
            "  /// \"first*count\".\n"
            "  static let codePages: [(name: String, characters: String)] = [\n"
        )
        for name, _, text in pages():
            out.write(f'    ("{name}", {literal(delta(text))}),\n')
        out.write("  ]\n}\n")
    subprocess.run(["swift", "format", "-i", OUT], check=True)


main()
