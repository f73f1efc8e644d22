#!/usr/bin/env python3.11
"""Prints the IR of every .py file of trees of sources, before and after the passes, and reads it back.

usage: ir_conformance.py FERMATA [--show N] [ROOT...]

Without ROOT: the standard library of the Python that runs this, with its tests. Each file's text, of the stages `ir`
and `machine`, must parse, verify and print again byte for byte. Prints how many functions there were, and the time and
the memory that it took. Exit status 1 when one is not as it was.
"""
import argparse
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time

from library import files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fermata")
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("roots", nargs="*")
    arguments = parser.parse_args()
    roots = arguments.roots or [sysconfig.get_path("stdlib")]
    status = 0
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        paths = list(files(roots))
        listing.write("\n".join(paths))
        listing.flush()
        for stage in ["ir", "machine"]:
            start = time.monotonic()
            command = [arguments.fermata, "inspect", "--stage", stage, "--list", listing.name]
            run = subprocess.run(command, stdout=subprocess.PIPE, text=True, errors="surrogateescape")
            seconds = time.monotonic() - start
            functions = good = skipped = 0
            wrong = []
            for line in run.stdout.splitlines():
                path, _, rest = line.partition("\t")
                if rest.isdigit():
                    good += 1
                    functions += int(rest)
                elif rest.startswith("skipped"):
                    skipped += 1
                else:
                    wrong.append(line)
            if run.returncode < 0 or good + skipped + len(wrong) != len(paths):
                print(f"ended with {run.returncode} after {good + skipped + len(wrong)} of {len(paths)} files")
                status = 1
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"{stage}: {functions} functions of {good} files read back as they were, {len(wrong)} did not, "
                  f"{skipped} are no programs; {seconds:.1f} s, at most {peak} MB")
            for line in wrong[: arguments.show]:
                print("  " + line)
            if wrong or good == 0:
                status = 1
    return status


sys.exit(main())
