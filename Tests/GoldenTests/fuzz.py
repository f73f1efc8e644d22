#!/usr/bin/env python3.11
"""Random coroutine programs, run on CPython and on Fermata: what they print must be the same.

usage: python3.11 Tests/GoldenTests/fuzz.py [--seeds FIRST-LAST] [--fermata PATH] [--keep FOLDER] [--show SEED] [--image]

A program is made from its seed alone. It consists of coroutines, generators and async generators, full of try, finally,
with, loops, match, comprehensions, closures, del, delegation and awaits, and of drivers which send, throw and close.
Everything ends: loops are bounded, and functions call only those before them. Programs which differ are written to the
folder given with --keep; cut them down by hand and make a golden case of each find.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

PRELUDE = '''\
import sys
class Tick:
    def __init__(self, tok): self.tok = tok
    def __await__(self):
        r = yield self.tok
        return r
def chain(e):
    c = []
    while e is not None and len(c) < 6:
        if e.__cause__ is not None: c.append('cause'); e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__: c.append('ctx'); e = e.__context__
        else: break
        c.append(type(e).__name__)
    return c
def name_of_handled():
    t = sys.exc_info()[0]
    return t and t.__name__
class CM:
    def __init__(self, n, swallow): self.n = n; self.swallow = swallow
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__); return self.swallow and t is not None and issubclass(t, self.swallow)
class ACM(CM):
    async def __aenter__(self): await Tick(('in', self.n)); return self.__enter__()
    async def __aexit__(self, t, v, tb): await Tick(('out', self.n)); return self.__exit__(t, v, tb)
async def agen(n):
    try:
        for i in range(n):
            await Tick(('ag', i))
            yield i
    finally: print('agen closed')
def it(n):
    for i in range(n): yield i
def drive(c, script):
    out = []
    script = list(script)
    for _ in range(40):
        op, v = script.pop(0) if script else ('send', None)
        try:
            if op == 'send': out.append(c.send(v))
            elif op == 'throw': out.append(c.throw(v))
            else: c.close(); out.append('closed'); break
        except StopIteration as e: out.append(('ret', e.value)); break
        except BaseException as e: out.append(('exc', type(e).__name__, str(e)[:60], chain(e))); break
    else: out.append('still going'); 
    try: c.close()
    except BaseException as e: out.append(('close', type(e).__name__, str(e)[:60]))
    return out
'''

EXCEPTIONS = ["ValueError", "KeyError", "IndexError", "LookupError", "TypeError", "OSError"]


class Program:
    """Builds the source of one program."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.functions = []  # (name, kind), all of them finished
        self.marks = 0

    def chance(self, share):
        return self.random.random() < share

    def pick(self, options):
        return self.random.choice(options)

    def mark(self):
        self.marks += 1
        return self.marks

    # Expressions

    def value(self, depth=2):
        """An expression, possibly with suspensions in it."""
        r = self.random.random()
        if depth == 0 or r < 0.2:
            return str(self.random.randrange(-3, 10))
        if r < 0.4:
            return self.pick(self.names)
        if r < 0.6:
            return self.suspension()
        a, b = self.value(depth - 1), self.value(depth - 1)
        if r < 0.7:
            return f"num({a}) {self.pick('+-*')} num({b})"
        if r < 0.74:
            return f"({a}, {b})"
        if r < 0.78:
            return f"[{a}, *seq({b})]"
        if r < 0.82:
            return f"num({a}) {self.pick(['<', '<=', '==', '!='])} num({b}) {self.pick(['<', '>='])} num({self.value(0)})"
        if r < 0.86:
            return f"({a} if num({b}) > 2 else {self.value(depth - 1)})"
        if r < 0.9:
            return f"({a} {self.pick(['and', 'or'])} {b})"
        if r < 0.93:
            return f"({self.pick(self.names)} := {a})"
        if r < 0.96 and self.kind == "coro":
            return f"[{self.suspension()} for i_ in range({self.random.randrange(3)})]"
        if r < 0.98:
            return f"call({a}, {b}, k={self.value(depth - 1)})"
        return f"(lambda q={a}: (q, num({self.pick(self.names)})))()"

    def suspension(self):
        n = self.mark()
        if self.kind == "gen":
            subs = [f for f, kind in self.functions if kind == "gen"]
            if subs and self.chance(0.25):
                return f"(yield from {self.pick(subs)}({n}))"
            return f"(yield {n})"
        subs = [f for f, kind in self.functions if kind == "coro"]
        if subs and self.chance(0.3):
            return f"(await {self.pick(subs)}({n}))"
        if self.kind == "agen" and self.chance(0.4):
            return f"(yield {n})"
        return f"(await Tick({n}))"

    # Statements

    def emit(self, indent, text):
        self.lines.append("    " * indent + text)

    def block(self, indent, depth, loop, final=False):
        """A suite; `loop` says whether break and continue are allowed."""
        for _ in range(self.random.randrange(1, 4)):
            self.statement(indent, depth, loop, final)

    def statement(self, indent, depth, loop, final):
        r = self.random.random()
        e, names = self.emit, self.names
        if depth == 0 or r < 0.3:
            self.simple(indent, loop, final)
        elif r < 0.42:
            e(indent, f"if num({self.value(1)}) {self.pick(['>', '<', '=='])} {self.random.randrange(6)}:")
            self.block(indent + 1, depth - 1, loop, final)
            if self.chance(0.5):
                e(indent, "else:")
                self.block(indent + 1, depth - 1, loop, final)
        elif r < 0.55:
            if self.chance(0.25) and self.kind != "gen":
                e(indent, f"async for {self.pick(names)} in agen({self.random.randrange(4)}):")
            else:
                e(indent, f"for {self.pick(names)} in {self.pick(['range', 'it'])}({self.random.randrange(4)}):")
            self.block(indent + 1, depth - 1, True, final)
            if self.chance(0.3):
                e(indent, "else:")
                self.block(indent + 1, depth - 1, loop, final)
        elif r < 0.8:
            self.try_statement(indent, depth, loop, final)
        elif r < 0.9:
            swallow = self.pick(["()", "()", *EXCEPTIONS])
            kind = "async with ACM" if self.kind != "gen" and self.chance(0.5) else "with CM"
            e(indent, f"{kind}({self.mark()}, {swallow}) as {self.pick(names)}:")
            self.block(indent + 1, depth - 1, loop, final)
        elif r < 0.95:
            e(indent, f"match {self.value(1)}:")
            for pattern in self.random.sample(["0 | 1", "int(n_)", "[a_, *_]", "(a_, b_)", "None", "str()"], 2):
                guard = f" if {self.value(1)}" if self.chance(0.4) else ""
                e(indent + 1, f"case {pattern}{guard}:")
                self.block(indent + 2, depth - 1, loop, final)
            e(indent + 1, "case _:")
            self.block(indent + 2, depth - 1, loop, final)
        else:
            name, n = self.pick(names), self.mark()
            e(indent, f"def inner{n}(v):")
            e(indent + 1, f"nonlocal {name}")
            e(indent + 1, f"{name} = v")
            e(indent + 1, f"return num({self.pick(names)})")
            e(indent, f"print('closure', inner{n}({self.value(1)}))")

    def try_statement(self, indent, depth, loop, final):
        e = self.emit
        star = self.chance(0.1)
        e(indent, "try:")
        self.block(indent + 1, depth - 1, loop, final)
        handlers = self.random.randrange(3)
        for _ in range(handlers):
            what = self.pick(EXCEPTIONS + ["(ValueError, OSError)", "Exception"])
            bind = f" as {self.pick(self.names + ['e_'])}" if self.chance(0.5) else ""
            e(indent, f"except{'*' if star else ''} {what}{bind}:")
            e(indent + 1, "print('handling', name_of_handled())")
            # break, continue and return may not leave an except* block
            self.block(indent + 1, depth - 1, loop and not star, final or star)
            if self.chance(0.15):
                e(indent + 1, "raise")
        if handlers and self.chance(0.3):
            e(indent, "else:")
            self.block(indent + 1, depth - 1, loop, final)
        if not handlers or self.chance(0.5):
            e(indent, "finally:")
            e(indent + 1, "print('finally', name_of_handled())")
            self.block(indent + 1, depth - 1, loop, final)

    def simple(self, indent, loop, final):
        r = self.random.random()
        e, name = self.emit, self.pick(self.names)
        if r < 0.25:
            e(indent, f"{name} = {self.value()}")
        elif r < 0.35:
            e(indent, f"{name} = num({name})")
            e(indent, f"{name} += num({self.value(1)})")
        elif r < 0.42:
            e(indent, f"{name}, *{self.pick(self.names)} = seq({self.value(1)}, {self.value(1)})")
        elif r < 0.5:
            e(indent, f"print({self.mark()}, {name}, name_of_handled())")
        elif r < 0.6:
            e(indent, self.suspension())
        elif r < 0.72:
            cause = self.pick(["", "", " from None", " from KeyError('cause')"])
            condition = f"if num({name}) > {self.random.randrange(3)}: " if self.chance(0.6) else ""
            e(indent, f"{condition}raise {self.pick(EXCEPTIONS)}({self.mark()}){cause}")
        elif r < 0.78 and loop:
            e(indent, self.pick(["break", "continue"]))
        elif r < 0.84 and not final:
            value = "" if self.kind == "agen" else " " + self.value(1)
            e(indent, f"return{value}")
        elif r < 0.9:
            e(indent, f"try: del {name}")
            e(indent, "except NameError as u_: print(u_)")
            e(indent, f"{name} = {self.mark()}") if self.chance(0.7) else None
        elif r < 0.95 and self.kind != "gen":
            e(indent, f"print([x_ async for x_ in agen(2) if num({self.value(1)})])")
        else:
            e(indent, f"box[type({self.value(1)}).__name__] = {self.value(1)}")

    def function(self, number, kind):
        self.kind = kind
        self.names = ["a", "b", "c", "d"][: self.random.randrange(2, 5)]
        name = f"{kind}{number}"
        self.emit(0, f"{'' if kind == 'gen' else 'async '}def {name}(a):")
        for other in self.names[1:]:
            self.emit(1, f"{other} = {self.random.randrange(5)}")
        self.emit(1, "box = {}")
        for _ in range(self.random.randrange(2, 5)):
            self.statement(1, 3, False, False)
        if kind == "gen":
            self.emit(1, "yield 'last'")
        if kind == "agen":
            self.emit(1, "yield 'last'")
        else:
            self.emit(1, f"return {self.pick(self.names)}, box")
        self.functions.append((name, kind))

    def build(self):
        self.lines.append(
            "def num(v): return v if isinstance(v, int) else len(v) if isinstance(v, (tuple, list, str, dict)) else 1\n"
            "def seq(*v): return [x for y in v for x in (y if isinstance(y, (tuple, list)) else [y])]\n"
            "def call(*a, **k): return len(a), sorted(k)")
        kinds = ["coro", "gen", "agen", "coro", "gen", "coro"]
        for number in range(self.random.randrange(2, 5)):
            self.function(number, self.pick(kinds))
        self.lines.append(
            "async def collect(g):\n"
            "    out = []\n"
            "    try:\n"
            "        async for v in g: out.append(v)\n"
            "    finally: print('collected', out)\n"
            "    return out")
        for name, kind in self.functions:
            for _ in range(3):
                script = []
                for _ in range(self.random.randrange(4)):
                    op = self.pick(["send", "send", "throw"])
                    what = f"{self.pick(EXCEPTIONS)}('thrown {self.mark()}')" if op == "throw" else str(self.mark())
                    script.append(f"('{op}', {what})" if script else "('send', None)")
                if self.chance(0.3):
                    script.append("('close', None)")
                made = f"collect({name}({self.mark()}))" if kind == "agen" else f"{name}({self.mark()})"
                self.lines.append(f"print('--', '{name}')")
                self.lines.append(f"print(drive({made}, [{', '.join(script)}]))")
        return PRELUDE + "\n".join(self.lines) + "\n"


def valid(source):
    try:
        compile(source, "<fuzz>", "exec")
        return True
    except SyntaxError:
        return False


def execute(command, folder):
    try:
        environment = dict(os.environ, PYTHONHASHSEED="0")
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, env=environment)
    except subprocess.TimeoutExpired:
        return "timed out", "", 0
    return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"), done.returncode


def one(seed, options, folder):
    """Run one seed; None, or what differs."""
    source = Program(seed).build()
    if not valid(source):
        return None
    name = f"seed{seed}.py"
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(source)
    theirs = execute([sys.executable, "-W", "ignore", name], folder)
    if options.image:
        execute([options.fermata, "compile", name, "-o", name + ".fsm"], folder)
        ours = execute([options.fermata, "run", name + ".fsm"], folder)
    else:
        ours = execute([options.fermata, "run", name], folder)
    if ours[0] == theirs[0] and ours[2] == theirs[2]:
        os.remove(path)
        return None
    expected, actual = theirs[0].splitlines(), ours[0].splitlines()
    for number, (a, b) in enumerate(zip(expected + ["<end>"], actual + ["<end>"]), 1):
        if a != b:
            return f"seed {seed}, line {number}:\n  - {a[:200]}\n  + {b[:200]}\n  {ours[1].strip()[-300:]}"
    return f"seed {seed}: exit code {ours[2]}, not {theirs[2]}; {ours[1].strip()[-300:]}"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-199")
    parser.add_argument("--fermata", default=os.path.join(here, "..", "..", ".build", "debug", "fermata"))
    parser.add_argument("--keep", help="folder for the programs which differ")
    parser.add_argument("--show", type=int, help="print the program of this seed")
    parser.add_argument("--image", action="store_true", help="run the compiled image, not the source")
    options = parser.parse_args()
    if options.show is not None:
        print(Program(options.show).build(), end="")
        return 0
    options.fermata = os.path.abspath(options.fermata)
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    found = 0
    with ThreadPoolExecutor(2) as pool:
        for difference in pool.map(lambda seed: one(seed, options, folder), seeds):
            if difference:
                found += 1
                print(difference, flush=True)
    print(f"{len(seeds)} programs, {found} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
