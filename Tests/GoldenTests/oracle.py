#!/usr/bin/env python3.11
"""Make the expected output of golden cases with the reference implementation, CPython 3.11.

usage: python3.11 Tests/GoldenTests/oracle.py [--check] [PATH ...]

Every PATH is a case (a .py file) or a folder; without one, all cases and samples are done. Beside `name.py` are written
`name.expected` (standard output) and, when the program writes to standard error and does not say `# stderr: ignore`,
`name.stderr`. With --check nothing is written: differences from what is stored are reported and the exit code is 1.

A case runs in its own folder as `python3.11 name.py ARGS`. Directives are comments in the first lines of the file:

    # args: ARGS            command line arguments, split as a shell would
    # stdin: TEXT           standard input, with Python's backslash escapes (\\n)
    # exit: N               the exit code (default 0): the oracle checks it too
    # stderr: check|ignore  check (the default) compares standard error, ignore does not
    # oracle: VERSION|none  another CPython made the output (3.10, 3.12: for what 3.11 no longer or not yet has),
                          or none did: it is written by hand (for what overflows CPython's stack)

A file whose first line is `# module` is imported by other cases and is no case itself.

What differs from machine to machine is masked by the same rules as in GoldenTests.swift: addresses (`0x…`), the case's
own folder, and traceback frames of the library's files (another implementation has other library files).
"""
import concurrent.futures
import os
import re
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOTS = [os.path.join(HERE, "Cases"), os.path.normpath(os.path.join(HERE, "..", "..", "samples"))]
DIRECTIVES = {"args", "stdin", "exit", "stderr", "oracle", "module"}


def directives(source):
    """The directives in the comment lines that open a file."""
    found = {}
    for line in source.splitlines():
        if not line.startswith("#"):
            break
        match = re.match(r"# ?([a-z]+)(?::\s*(.*))?$", line)
        if match and match[1] in DIRECTIVES and (match[2] is not None or match[1] == "module"):
            found[match[1]] = match[2] or ""
    return found


def mask(text, folder):
    """Remove what is true of one machine only."""
    text = re.sub(r"0x[0-9a-f]+", "0x…", text)
    return text.replace(folder + "/", "")


def is_of_case(path, folder):
    """Is this file of a traceback frame (its folder already masked) one of the case's own?"""
    return not os.path.isabs(path) and os.path.exists(os.path.join(folder, path))


def mask_stderr(text, folder):
    """`mask`, and drop traceback frames of files which are not in the case's folder."""
    lines = mask(text, folder).split("\n")
    kept, index = [], 0
    while index < len(lines):
        line = lines[index]
        match = re.match(r'^([ |+]*)File "([^"]*)", line \d+, in ', line)
        if match and not match[2].startswith("<s") and not is_of_case(match[2], folder):
            indent = len(match[1])
            index += 1
            while index < len(lines) and len(re.match(r"[ |]*", lines[index])[0]) > indent:
                index += 1
            continue
        kept.append(line)
        index += 1
    return "\n".join(kept)


def cases(paths):
    """All cases under the paths, sorted."""
    found = []
    for path in paths:
        if os.path.isfile(path):
            found.append(os.path.abspath(path))
            continue
        for folder, _, names in os.walk(path):
            found += [os.path.join(os.path.abspath(folder), n) for n in names if n.endswith(".py")]
    return sorted(found)


def run(case, check):
    """Run one case; returns a list of complaints."""
    folder, name = os.path.split(case)
    with open(case, encoding="utf-8", errors="surrogateescape") as file:
        wanted = directives(file.read())
    if "module" in wanted or wanted.get("oracle") == "none" or name == "drv.py":
        return []
    arguments = shlex.split(wanted.get("args", ""))
    stdin = wanted.get("stdin", "").encode().decode("unicode_escape").encode("latin-1")
    oracle = f"python{wanted['oracle']}" if "oracle" in wanted else sys.executable
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8")
    try:
        done = subprocess.run(
            [oracle, name, *arguments], cwd=folder, input=stdin, capture_output=True, env=environment, timeout=60
        )
    except subprocess.TimeoutExpired:
        return [f"{case}: timed out"]
    complaints = []
    code = done.returncode
    if code != int(wanted.get("exit", "0")):
        complaints.append(f"{case}: exit code {code}\n{done.stderr.decode(errors='replace')[-1500:]}")
    outputs = {".expected": mask(done.stdout.decode("utf-8"), folder)}
    stderr = mask_stderr(done.stderr.decode("utf-8"), folder)
    outputs[".stderr"] = stderr if wanted.get("stderr") != "ignore" else ""
    for suffix, text in outputs.items():
        path = case[:-3] + suffix
        stored = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                stored = file.read()
        if suffix == ".stderr" and not text:
            text = None
        if text == stored:
            continue
        if check:
            complaints.append(f"{path}: differs from what CPython prints")
        elif text is None:
            os.remove(path)
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return complaints


def main(arguments):
    if sys.version_info[:2] != (3, 11):
        sys.exit("the oracle is CPython 3.11; run this script with python3.11")
    check = "--check" in arguments
    paths = [a for a in arguments if a != "--check"] or ROOTS
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        complaints = [c for found in pool.map(lambda case: run(case, check), cases(paths)) for c in found]
    print("\n".join(complaints) if complaints else f"{len(cases(paths))} files agree with CPython")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
