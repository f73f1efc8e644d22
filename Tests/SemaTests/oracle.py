#!/usr/bin/env python3.11
"""Writes the expectations of SemaTests from CPython 3.11: errors and warnings of sources that parse. The sources are the
keys of Cases/errors.json itself; add one there with an empty answer and run this."""

import json
import os
import warnings

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Cases", "errors.json")


def answer(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "f", "exec", dont_inherit=True)
            error = None
        except SyntaxError as e:
            error = {
                "kind": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset,
                "end": e.end_offset, "endLine": e.end_lineno,
            }
    # The same warning is shown once a line.
    told = [list(row) for row in dict.fromkeys((w.category.__name__, str(w.message), w.lineno) for w in caught)]
    return {"source": source, "error": error, "warnings": told}


def main():
    with open(PATH) as f:
        sources = [row if isinstance(row, str) else row["source"] for row in json.load(f)]
    with open(PATH, "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(answer(s)) for s in sources) + "\n]\n")


main()
