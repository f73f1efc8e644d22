#!/usr/bin/env python3.11
"""Writes what CPython 3.11 expects of the parser's cases, beside their inputs.

Cases/err/NAME.py  → NAME.diag: kind, message, line, offset, end line and end offset of its syntax error, a line each
Cases/ok/NAME.py   → NAME.ast:  ast.dump(tree, include_attributes=True, indent=1)

Run it after adding a case, read the difference, commit both. With arguments: only those inputs. `--check` writes
nothing and fails when a file would change.
"""
import ast
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).parent / "Cases"


def diag(source):
    try:
        ast.parse(source)
    except SyntaxError as error:
        return "\n".join(str(part) for part in (
            type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)) + "\n"
    raise SystemExit("a case of err/ is no error")


def dump(source):
    return ast.dump(ast.parse(source), include_attributes=True, indent=1) + "\n"


def main():
    check = "--check" in sys.argv
    chosen = [pathlib.Path(argument) for argument in sys.argv[1:] if argument != "--check"]
    stale = 0
    for folder, suffix, make in (("err", ".diag", diag), ("ok", ".ast", dump)):
        for path in sorted((FOLDER / folder).glob("*.py")):
            if chosen and path.resolve() not in [item.resolve() for item in chosen]:
                continue
            expected = make(path.read_text(encoding="utf-8"))
            output = path.with_suffix(suffix)
            if output.exists() and output.read_text(encoding="utf-8", errors="surrogatepass") == expected:
                continue
            stale += 1
            if check:
                print(f"stale: {output}")
            else:
                output.write_text(expected, encoding="utf-8", errors="surrogatepass")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
