#!/usr/bin/env python3.11
"""Random asyncio programs, run on CPython and on Fermata: tasks must do the same in the same order.

usage: python3.11 Tests/GoldenTests/fuzz_asyncio.py [--seeds FIRST-LAST] [--fermata PATH] [--keep FOLDER] [--show SEED]

A program is made from its seed alone: coroutines that sleep for no time, gather, wait, shield, wait_for, cancel each other,
share a lock and a queue, raise, and tell what they do. Every coroutine awaits only those before it, so that all ends. What
differs is written to the folder given with --keep; cut it down by hand and make a golden case of each find.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

PRELUDE = '''\
import asyncio
async def ticks(n):
    for _ in range(n):
        await asyncio.sleep(0)
def outcome(f):
    if not f.done(): return 'pending'
    if f.cancelled(): return 'cancelled'
    return repr(f.exception() or f.result())
'''

MAIN = '''\
async def main():
    s = dict(tasks=[], event=asyncio.Event(), lock=asyncio.Lock(), queue=asyncio.Queue(3))
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, c: print('handler', c['message'].split()[0], repr(c.get('exception'))))
    roots = [asyncio.create_task({first}('A', s)), asyncio.create_task({second}('B', s))]
    for round in range(40):
        await asyncio.sleep(0)
        if round == {cancels}: print('main cancels', roots[0].cancel('main'))
    for t in roots: t.cancel('end')
    for t in roots + s['tasks']: t.cancel()
    await ticks(10)
    for t in roots + s['tasks']:
        try: print('at the end', outcome(t))
        except BaseException as e: print(repr(e))
asyncio.run(main())
'''


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0

    def pick(self, choices):
        return self.random.choice(choices)

    def body(self, i, depth, pad):
        return "\n".join(self.statement(i, depth, pad) for _ in range(self.random.randint(1, 4)))

    def call(self, i, suffix):
        return f"f{self.random.randrange(i)}(n + '{suffix}', s)"

    def statement(self, i, depth, pad):
        self.number += 1
        tag, tell = f"{i}.{self.number}", f"print(n, '{i}.{self.number}'"
        plain = [
            "await asyncio.sleep(0)",
            f"{tell})",
            f"await ticks({self.random.randint(0, 3)})",
            f"s['event'].{self.pick(['set', 'clear'])}()",
            f"if s['tasks']: {tell}, s['tasks'][{self.pick([0, -1])}].cancel({self.pick(['', 'n'])}))",
            f"async with s['lock']: {tell}, 'locked', await ticks({self.random.randint(0, 2)}))",
            "if not s['queue'].full(): await s['queue'].put(n)",
            f"if not s['queue'].empty(): {tell}, s['queue'].get_nowait())",
            f"if {self.random.random() < 0.4}: raise {self.pick(['ValueError', 'KeyError'])}('{tag}')",
        ]
        kind = self.random.randrange(20)
        if kind < 9 or (i == 0 and kind != 9):
            return pad + plain[kind % 9]
        if kind <= 10 and depth < 2:
            inner, handler = self.body(i, depth + 1, pad + "    "), self.body(i, depth + 1, pad + "    ")
            caught = self.pick(["ValueError", "BaseException", "asyncio.CancelledError", None])
            if caught is None:
                return f"{pad}try:\n{inner}\n{pad}finally:\n{handler}"
            again = f"\n{pad}    raise" if self.random.random() < 0.4 else ""
            shown = f"{pad}    {tell}, type(e).__name__, e.args)"
            return f"{pad}try:\n{inner}\n{pad}except {caught} as e:\n{shown}\n{handler}{again}"
        if i == 0:
            return pad + plain[0]
        keep = "s['tasks'].append(t)"
        if kind <= 12:
            wraps = ["", "asyncio.create_task", "asyncio.shield"]
            children = [f"{self.pick(wraps)}({self.call(i, 'bcd'[k])})" for k in range(self.random.randint(1, 3))]
            flag = self.pick(["", ", return_exceptions=True"])
            return f"{pad}{tell}, await asyncio.gather({', '.join(children)}{flag}))"
        return pad + {
            13: f"t = asyncio.create_task({self.call(i, 't')}); {keep}",
            14: f"t = asyncio.create_task({self.call(i, 'd')}); {keep}\n"
                f"{pad}t.add_done_callback(lambda f: print('callback {tag}', outcome(f)))",
            15: f"try: {tell}, await asyncio.wait_for({self.call(i, 'w')}, {self.pick(['None', '1', '0'])}))\n"
                f"{pad}except TimeoutError as e: {tell}, repr(e))",
            16: f"done, t = await asyncio.wait([asyncio.create_task({self.call(i, 'x')}), "
                f"asyncio.create_task({self.call(i, 'y')})],\n{pad}    return_when=asyncio."
                f"{self.pick(['FIRST_COMPLETED', 'ALL_COMPLETED', 'FIRST_EXCEPTION'])})\n"
                f"{pad}{tell}, sorted(map(outcome, done)), len(t)); s['tasks'].extend(t)",
            17: f"t = asyncio.gather({self.call(i, 'g')}, {self.call(i, 'h')}); {keep}\n"
                f"{pad}await asyncio.sleep(0)\n{pad}{tell}, t.cancel('{tag}'))",
            18: f"{tell}, await {self.call(i, 'a')})",
            19: f"async with asyncio.timeout({self.pick(['None', '1'])}): {tell}, await {self.call(i, 'o')})",
        }[kind]

    def build(self):
        count = self.random.randint(3, 6)
        parts = [PRELUDE]
        for i in range(count):
            parts.append(f"async def f{i}(n, s):\n{self.body(i, 0, '    ')}\n    return n + '!'\n")
        cancels = self.random.randint(2, 20)
        parts.append(MAIN.format(first=f"f{count - 1}", second=f"f{count - 2}", cancels=cancels))
        return "".join(parts)


def execute(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "timed out", 0
    return done.stdout, done.returncode


def one(seed, options, folder):
    """Run one seed; None, or what differs."""
    name = f"seed{seed}.py"
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(Program(seed).build())
    theirs = execute([sys.executable, "-W", "ignore", name], folder)
    ours = execute([options.fermata, "run", name], folder)
    if ours == theirs:
        os.remove(path)
        return None
    expected, actual = theirs[0].splitlines() + ["<end>"], ours[0].splitlines() + ["<end>"]
    for number, (a, b) in enumerate(zip(expected, actual), 1):
        if a != b:
            return f"seed {seed}, line {number}:\n  CPython: {a}\n  Fermata: {b}"
    return f"seed {seed}: exit code {ours[1]}, not {theirs[1]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="1-100")
    parser.add_argument("--fermata", default=".build/debug/fermata")
    parser.add_argument("--keep")
    parser.add_argument("--show", type=int, help="print the program of a seed and stop")
    options = parser.parse_args()
    if options.show is not None:
        print(Program(options.show).build(), end="")
        return 0
    options.fermata = os.path.abspath(options.fermata)
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.abspath(options.keep or temporary)
        os.makedirs(folder, exist_ok=True)
        with ThreadPoolExecutor(2) as pool:
            found = [what for what in pool.map(lambda seed: one(seed, options, folder), seeds) if what]
    print("\n".join(found + [f"{len(found)} of {len(seeds)} programs differ"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
