#!/usr/bin/env python3.11
"""Compares fermata's scopes with CPython 3.11's over every .py file of trees of sources.

usage: symtable_conformance.py FERMATA [--show N] [ROOT...]

Without ROOT: the standard library of the Python that runs this, with its tests. For each file that CPython compiles:
every scope of the `symtable` module with every name in it, its flags and where it lives, must be in
`fermata inspect --stage scopes --list FILES`, in the same order; and every code object's qualified name, cells, free
names and generator and coroutine flags must be those of a scope. Exit status 1 when fewer than 99.5 % are the same.
"""
import argparse
import os
import subprocess
import symtable
import sys
import sysconfig
import tempfile
import types
import warnings

from library import files

warnings.simplefilter("ignore")

KINDS = {0: "function", 1: "class", 2: "module"}
RESOLUTIONS = {1: "local", 2: "global", 3: "implicit-global", 4: "free", 5: "cell"}
FLAGS = [
    (1, "declared-global"), (2, "assigned"), (4, "parameter"), (8, "declared-nonlocal"), (16, "referenced"),
    (64, "free-in-class"), (128, "imported"), (256, "annotated"), (512, "iteration"),
]


def dump(table, indent, out):
    line = f"{indent}{KINDS[table.type]} {table.name} line {table.lineno}"
    out.append(line + (" nested" if table.nested else ""))
    names = []
    for name, flags in table.symbols.items():
        words = [word for bit, word in FLAGS if flags & bit]
        names.append(f"{indent}  {name}: {RESOLUTIONS[flags >> 11 & 15]}" + (f" ({', '.join(words)})" if words else ""))
    out.extend(sorted(names))
    for child in table.children:
        dump(child, indent + "  ", out)


def codes(code, out):
    flags = (bool(code.co_flags & 0x2A0 & ~0x80), bool(code.co_flags & 0x280))
    if code.co_name != "<module>":
        is_function = bool(code.co_flags & 2)
        out.add((code.co_qualname, flags if is_function else (False, False), code.co_cellvars and tuple(
            sorted(code.co_cellvars)), tuple(sorted(code.co_freevars))))
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            codes(constant, out)


def read(lines):
    """The dump with names of a scope sorted and without what symtable does not tell; and what code objects tell."""
    plain, seen, scopes, names = [], set(), [], []

    def flush():
        plain.extend(sorted(names))
        names.clear()

    if not lines or not lines[0].startswith("module "):
        raise ValueError("no dump")
    for line in lines:
        text = line.lstrip()
        indent = line[: len(line) - len(text)]
        words = text.split()
        if words[0] in KINDS.values() and len(words) > 2 and words[2] == "line":
            flush()
            rest = words[4:]
            qualified = words[1]
            if "as" in rest:
                at = rest.index("as")
                qualified = rest[at + 1]
                del rest[at : at + 2]
            plain.append(f"{indent}{' '.join(words[:4])}" + (" nested" if "nested" in rest else ""))
            scope = {
                "name": qualified, "generator": "generator" in rest, "coroutine": "coroutine" in rest, "cells": [],
                "free": [], "class": words[0] == "class", "module": words[0] == "module",
            }
            if "class-cell" in rest:
                scope["cells"].append("__class__")
            scopes.append(scope)
        else:
            names.append(line)
            name, where = text.split(": ", 1)
            if where.startswith("cell"):
                scopes[-1]["cells"].append(name)
            if where.startswith("free") or "free-in-class" in where:
                scopes[-1]["free"].append(name)
    flush()
    for scope in scopes:
        kind = (scope["generator"], scope["coroutine"])
        if scope["class"]:
            kind = (False, False)
        seen.add((scope["name"], kind, tuple(sorted(scope["cells"])), tuple(sorted(scope["free"]))))
    return plain, seen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fermata")
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("roots", nargs="*")
    options = parser.parse_args()
    paths = list(files(options.roots or [sysconfig.get_path("stdlib")]))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as list_file:
        list_file.write("\n".join(paths))
        list_file.flush()
        run = subprocess.run(
            [options.fermata, "inspect", "--stage", "scopes", "--list", list_file.name], stdout=subprocess.PIPE,
            check=False)
    found, lines = {}, None
    for line in run.stdout.decode("utf-8", "replace").split("\n"):
        if line.startswith("FILE "):
            lines = found.setdefault(line[5:], [])
        elif line and lines is not None:
            lines.append(line)

    same = differ = refused = taken = shown = 0
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        try:
            code = compile(data, path, "exec", dont_inherit=True)
            table = symtable.symtable(data, path, "exec")
        except (SyntaxError, ValueError, RecursionError):
            try:
                read(found[path])
                taken += 1
                verdict = "TAKEN"
            except (KeyError, IndexError, ValueError):
                refused += 1
                continue
        else:
            want, objects = [], set()
            dump(table._table, "", want)
            codes(code, objects)
            try:
                got, scopes = read(found.get(path, []))
            except (IndexError, ValueError):
                got, scopes = [], set()
            missing = objects - scopes
            if got == want and not missing:
                same += 1
                continue
            differ += 1
            first = next((f"{a!r} is {b!r}" for a, b in zip(want, got) if a != b), f"{len(want)} lines, {len(got)}")
            verdict = f"DIFFERS ({first}; {sorted(missing)[:1]})"
        if shown < options.show:
            shown += 1
            print(verdict, path)
    total = same + differ
    share = 100 * same / max(total, 1)
    print(f"{total} files that CPython compiles: {same} identical ({share:.3f} %), {differ} differ")
    print(f"{refused + taken} files that CPython refuses: {refused} refused, {taken} taken")
    return 0 if share >= 99.5 and taken == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
