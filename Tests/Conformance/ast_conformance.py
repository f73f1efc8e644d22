#!/usr/bin/env python3.11
"""Compares fermata's syntax trees with CPython 3.11's over every .py file of trees of sources.

usage: ast_conformance.py FERMATA [--cache FILE] [--show N] [ROOT...]

Without ROOT: the standard library of the Python that runs this, with its tests, and the distribution's 3.11 if there
is one. For each file CPython's `ast.dump(..., include_attributes=True, indent=1)` is digested (and kept in the cache
file, since it takes minutes) and compared with `fermata inspect --stage ast --digest --list FILES`.
Exit status 1 when fewer than 99.5 % are the same or a file that CPython refuses is taken.
"""
import argparse
import ast
import io
import os
import pickle
import subprocess
import sys
import sysconfig
import tempfile
import tokenize
import warnings
import zlib

from library import files

warnings.simplefilter("ignore")


def oracle(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return ("error", type(error).__name__, str(error))
    try:
        text = ast.dump(tree, include_attributes=True, indent=1)
    except (ValueError, RecursionError) as error:
        return ("undumpable", type(error).__name__, str(error))
    data = text.encode("utf-8", "surrogatepass")
    return ("tree", zlib.crc32(data), len(data))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fermata")
    parser.add_argument("--cache")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--oracle-only", action="store_true")
    parser.add_argument("roots", nargs="*")
    options = parser.parse_args()
    roots = options.roots or [sysconfig.get_path("stdlib"), "/usr/lib/python3.11"]
    paths = list(dict.fromkeys(os.path.realpath(path) for path in files(roots)))
    known = {}
    if options.cache and os.path.exists(options.cache):
        with open(options.cache, "rb") as file:
            known = pickle.load(file)
    for index, path in enumerate(paths):
        if path not in known:
            known[path] = oracle(path)
            if options.cache and index % 200 == 0:
                with open(options.cache, "wb") as file:
                    pickle.dump(known, file)
    if options.cache:
        with open(options.cache, "wb") as file:
            pickle.dump(known, file)
    if options.oracle_only:
        return 0

    with tempfile.NamedTemporaryFile("w", suffix=".txt") as list_file:
        list_file.write("\n".join(paths))
        list_file.flush()
        run = subprocess.run(
            [options.fermata, "inspect", "--stage", "ast", "--digest", "--list", list_file.name],
            stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        print(f"fermata ended with {run.returncode}")
        return 1
    found = {}
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        path, kind, *rest = line.split("\t")
        found[path] = (kind, *rest)

    same = differ = refused = both = taken = lost = 0
    shown = 0
    for path in paths:
        expected, got = known[path], found.get(path, ("missing",))
        if expected[0] == "undumpable":
            continue
        if got[0] == "missing":
            lost += 1
            verdict = "MISSING"
        elif expected[0] == "tree":
            if got[0] == "tree" and (int(got[1]), int(got[2])) == expected[1:]:
                same += 1
                continue
            differ += got[0] == "tree"
            refused += got[0] != "tree"
            verdict = "DIFFERS" if got[0] == "tree" else "REFUSED " + " ".join(got[1:])
        elif got[0] == "error":
            both += 1
            continue
        else:
            taken += 1
            verdict = f"TAKEN, CPython: {expected[1]}: {expected[2]}"
        if shown < options.show:
            shown += 1
            print(verdict, path)
    total = same + differ + refused + lost
    share = 100 * same / max(total, 1)
    print(f"{total} files that CPython parses: {same} identical ({share:.3f} %), {differ} differ, {refused} refused, "
          f"{lost} without answer")
    print(f"{both + taken} files that CPython refuses: {both} refused, {taken} taken")
    return 0 if share >= 99.5 and taken == 0 and lost == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
