#!/usr/bin/env python3.11
"""Opens the inspector's pages in headless Chromium and looks at what they do.

usage: page_conformance.py FERMATA [--keep FOLDER] [PROGRAM...]

Without PROGRAM: everything in samples/, and modules of the asyncio library of the Python that runs this, of up to 600
lines. FERMATA has to be a release build, for the times. For every page: the console says nothing, no address but the
page's own is asked for, every function is listed and its columns can be opened, a click on a line that suspends lights
its IR in every pass, its state and its instructions, and the stepper shows what the state holds. Then a hostile
program, whose text must stay text, and the limits of size and time. --keep leaves pages and screenshots (light, dark,
phone, print) in a folder.
"""
import argparse
import asyncio
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from browser import Browser, executable

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# What is there after a click on a source line, in the words of the page: by column the pinned rows, and the states.
LIT = """(() => {
  const count = (s) => document.querySelectorAll(s).length;
  const passes = [...document.querySelectorAll('.col.ir:not(.closed)')].map(
    (c) => c.querySelectorAll('.row.pin:not(.gone)').length);
  return {passes, source: count('.col.source .row.pin'), image: count('.col.image .row.pin'),
    tree: count('[data-column=ast] .row.pin'),
    states: [...document.querySelectorAll('.node.pin')].map((n) => Number(n.dataset.state))};
})()"""

# What the page shows of a step of a run.
SHOWN = """[document.querySelector('.run .said').textContent, document.querySelector('.node.current')?.dataset.state,
  ...[...document.querySelectorAll('.node .ran, .row .ran')].map((e) => e.textContent)].join(' | ')"""

THREE_AWAITS = """\
import asyncio


async def work(lock, urls):
    total = 0
    async with lock:
        for url in urls:
            total += await load(url)
            await asyncio.sleep(0)
    return total
"""

RECORDED = """\
import asyncio


async def inner(n):
    await asyncio.sleep(0)
    if n == 2:
        raise ValueError("two")
    return n


async def main():
    total = 0
    for n in range(3):
        try:
            total += await inner(n)
        except ValueError:
            total += 100
    print(total)


asyncio.run(main())
"""

HOSTILE = '''\
# </script><script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 2"><!-- <script>
async def f(a="</script><script>globalThis.broken = 3</script>", *, b="<img src=x onerror='globalThis.broken = 4'>"):
    """<svg onload=globalThis.broken=5></svg> \\u2028 &lt; ]]> ${globalThis.broken = 6}"""
    await f("</SCRIPT ><style>*{display:none}</style>", b=f"{a!r}<!--<script>")
    \u0441\u043b\u043e\u0432\u043e = "\U0001f600</script>" + await f(b="<iframe src='javascript:broken = 7'>")
    return \u0441\u043b\u043e\u0432\u043e
'''


def functions_of(path):
    """How many functions a program compiles to: code objects, by the compiler itself."""
    def count(code):
        return 1 + sum(count(c) for c in code.co_consts if hasattr(c, "co_code"))
    with open(path, "rb") as file:
        return count(compile(file.read(), path, "exec", dont_inherit=True))


class Check:
    def __init__(self, fermata, folder):
        self.fermata, self.folder = fermata, folder
        self.failures = []

    def expect(self, condition, what):
        if not condition:
            self.failures.append(what)
            print("  FAILED:", what)

    def page(self, path):
        """Makes a page; its path."""
        out = os.path.join(self.folder, os.path.relpath(path, "/").replace("/", "_") + ".html")
        subprocess.run([self.fermata, "inspect", path, "--html", out], check=True, timeout=120)
        return out

    def look(self, browser, path):
        """Opens the page of a program and does with it what a reader does."""
        name = os.path.basename(path)
        page = browser.open("file://" + self.page(path))
        listed = page.run("document.querySelectorAll('.functions tr[data-fn]').length")
        self.expect(listed == functions_of(path), f"{name}: {listed} functions listed, of {functions_of(path)}")
        page.key("a")
        clicks = steps = 0
        for index in range(listed):
            page.run(f"document.querySelector('.functions tr[data-fn=\"{index}\"]').click()")
            shut = page.run("document.querySelectorAll('.col.closed').length")
            empty = page.run("[...document.querySelectorAll('.col > .body')].filter((b) => !b.firstChild).length")
            self.expect(not shut and not empty, f"{name}, function {index}: {shut} columns shut, {empty} empty")
            unmarked = page.run(
                "[...document.querySelectorAll('.col.ir .delta')].filter((d) => !d.closest('.col').querySelector("
                "'.row.added, .row.changed, .row.gone')).length")
            self.expect(not unmarked, f"{name}, function {index}: {unmarked} passes without a marked change")
            marks = page.run(
                "[...document.querySelectorAll('.source .mark:not([hidden])')].map((m) => [Number(m.dataset.state), "
                "Number(m.parentElement.dataset.line)])")
            count = page.run("document.querySelector('.stepper:not(.run)').hidden ? 0 : "
                             "Number(document.querySelector('.stepper:not(.run) input').max)")
            self.expect(len(marks) == count, f"{name}, function {index}: {len(marks)} marks for {count} suspensions")
            for state, line in marks[:3]:
                # The numbers of states stand at the left of a line's number.
                page.click(f'.col.source .row[data-line="{line}"] .no', at_end=True)
                lit = page.run(LIT)
                where = f"{name}, line {line}, state {state}"
                self.expect(lit["source"] == 1, f"{where}: {lit['source']} source lines pinned")
                self.expect(lit["passes"] and all(lit["passes"]), f"{where}: IR lit by pass {lit['passes']}")
                self.expect(state in lit["states"], f"{where}: states lit {lit['states']}")
                self.expect(lit["image"] > 0 and lit["tree"] > 0, f"{where}: image {lit['image']}, tree {lit['tree']}")
                page.key("Escape")
                clicks += 1
            for number in range(min(count, 3) + 1 if count else 0):
                page.key("]")
                now = page.run("[...document.querySelectorAll('.node.current')].map((n) => Number(n.dataset.state))")
                self.expect(now == [number], f"{name}, function {index}: stepped to {now} instead of {number}")
                unlit = page.run(
                    "[...document.querySelectorAll('.col.ir')].filter((c) => !c.querySelector('.step')).length")
                self.expect(not (number and unlit), f"{name}, function {index}, state {number}: not in {unlit} passes")
                held = page.run("document.querySelectorAll('.stepper .slot').length")
                cells = page.run("document.querySelectorAll('.slots td.live.current').length")
                where = f"{name}, function {index}, state {number}"
                self.expect(held == cells, f"{where}: {held} held, {cells} in the table")
                steps += 1
            page.key("Escape")
        page.key("d")
        self.expect(page.run("document.querySelectorAll('.diff .side').length") > 0, f"{name}: nothing compared")
        self.expect(not page.errors, f"{name}: the console says {page.errors[:3]}")
        asked = [u for u in page.requests if not u.startswith(("file:///", "data:", "about:"))]
        self.expect(not asked, f"{name}: asks for {asked[:3]}")
        page.close()
        print(f"  {name}: {listed} functions, {clicks} lines clicked, {steps} states stepped")

    def look_at_hostile(self, browser):
        path = os.path.join(self.folder, "hostile.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(HOSTILE)
        page = browser.open("file://" + self.page(path))
        page.key("a")
        page.key("d")
        shown = page.run(
            "[...document.querySelectorAll('.col.source .row .text')].map((e) => e.textContent).join('\\n') + '\\n'")
        self.expect(shown == HOSTILE, "hostile.py: the source is shown as something else")
        self.expect(page.run("globalThis.broken") is None, "hostile.py: its text ran as a script")
        made = page.run("document.querySelectorAll('img, iframe, svg[onload]').length")
        self.expect(made == 0, "hostile.py: its text became elements")
        self.expect(page.run("getComputedStyle(document.body).display") != "none", "hostile.py: became a style")
        page.click('.col.source .row[data-line="5"] .t')
        self.expect(page.run(LIT)["states"] != [], "hostile.py: line 5 lights no state")
        self.expect(not page.errors, f"hostile.py: the console says {page.errors[:3]}")
        page.close()
        print("  hostile.py: its text stayed text")

    def look_at_run(self, browser):
        """A recorded run: counts on the source, a machine in its state, steps forward and backward."""
        path, recording, out = (os.path.join(self.folder, n) for n in ("recorded.py", "run.json", "recorded.html"))
        with open(path, "w") as file:
            file.write(RECORDED)
        subprocess.run([self.fermata, "run", "--record", recording, path], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([self.fermata, "inspect", path, "--html", out, "--run", recording], check=True)
        page = browser.open("file://" + out)
        notes = {}
        for line in (4, 5, 11, 15):
            row = f'.source .row[data-line="{line}"]'
            notes[line] = page.run(f"document.querySelector('{row} .ran')?.textContent.trim() ?? ''")
        self.expect(notes[4] == "×3" and notes[11] == "×1", f"recorded.py: entered {notes}")
        self.expect(notes[5].startswith("×3") and notes[15].startswith("×3"), f"recorded.py: reached {notes}")
        last = page.run("Number(document.querySelector('.run input').max)")
        forward = []
        for _ in range(last + 1):
            page.key(".")
            forward.append(page.run(SHOWN))
        backward = [page.run(SHOWN)]
        for _ in range(last):
            page.key(",")
            backward.append(page.run(SHOWN))
        self.expect(forward == backward[::-1], "recorded.py: backward is not forward, reversed")
        self.expect(any("inner" in f and "ValueError('two')" in f for f in forward), "recorded.py: no step that fails")
        self.expect(not page.errors, f"recorded.py: the console says {page.errors[:3]}")
        page.close()
        print(f"  recorded.py: {last + 1} steps forward and backward")

    def look_at_hovering(self, browser, path):
        """Pointing at an instruction lights its line, its tree and its machine code, and nothing stays lit."""
        page = browser.open("file://" + self.page(path))
        page.key("a")
        page.run("document.querySelectorAll('[data-column=\"ir-start\"] .row').forEach((r) => { "
                 "if (/ (await|yield) /.test(r.textContent)) r.id ||= 'wanted'; })")
        page.point("#wanted")
        lit = page.run("['source', 'ast', 'ir-start', 'image', 'machine'].map((c) => document.querySelectorAll("
                       "`[data-column=\"${c}\"] :is(.lit, .lit-line)`).length)")
        self.expect(all(lit), f"pointing at an await lights, by column, {lit}")
        page.point(".bar h1")
        self.expect(page.run("document.querySelectorAll('.lit, .lit-line').length") == 0, "what was lit stays lit")
        page.point(".functions tr[data-fn]")
        self.expect(not page.errors, f"the console says {page.errors[:3]}")
        page.close()
        print("  hovering: tried")

    def look_at_keys(self, browser, path):
        """Search, themes, the address, the narrow screen."""
        url = "file://" + self.page(path)
        page = browser.open(url, dark=True)
        self.expect(page.run("document.documentElement.dataset.theme") == "dark", "the dark preference is not followed")
        page.key("t")
        self.expect(page.run("document.documentElement.dataset.theme") == "light", "t does not switch the theme")
        page.key("/")
        for character in "await":
            page.key(character)
        time.sleep(0.3)
        self.expect(page.run("document.querySelectorAll('.row.hit').length") > 0, "the search finds no await")
        page.key("Escape")
        page.key("]")
        page.key("]")
        address = page.run("location.hash")
        page.close()
        page = browser.open(url + address)
        state = page.run("document.querySelector('.node.current')?.dataset.state")
        self.expect(state == "1", f"the address remembers state {state} instead of 1")
        page.key("?")
        self.expect(page.run("document.querySelector('dialog').open"), "? shows no help")
        page.close()
        page = browser.open(url, width=390, height=844, phone=True)
        seen = page.run("[...document.querySelectorAll('.col')].filter((c) => c.offsetParent).length")
        wide = page.run("document.documentElement.scrollWidth")
        self.expect(seen == 1, f"a phone shows {seen} columns")
        self.expect(wide <= 390, f"a phone has to scroll sideways: {wide} pixels")
        page.run("[...document.querySelectorAll('.tabs button')].find((b) => b.textContent == 'Machine').click()")
        width = page.run("document.querySelector('.machine .node')?.getBoundingClientRect().width")
        self.expect(width, "no machine on a phone")
        self.expect(not page.errors, f"the console says {page.errors[:3]}")
        page.close()
        print("  keys, themes, address, phone: tried")

    def limits(self, path):
        """Sizes and times that were promised."""
        three = os.path.join(self.folder, "three_awaits.py")
        with open(three, "w") as file:
            file.write(THREE_AWAITS)
        size = os.path.getsize(self.page(three))
        self.expect(size <= 300_000, f"a page of three awaits has {size} bytes")
        lines = sum(1 for _ in open(path))
        best = min(self.time(path) for _ in range(5))
        large = os.path.getsize(self.page(path))
        per500 = large * 500 / lines
        self.expect(per500 < 1_000_000, f"{lines} lines make a page of {large} bytes")
        print(f"  three awaits: {size} bytes; {lines} lines: {large} bytes in {best * 1000:.0f} ms")
        self.expect(best * 500 / lines < 0.3, f"{lines} lines take {best * 1000:.0f} ms")

    def time(self, path):
        """Processor time that a page takes: what else the machine does is not the tool's."""
        before = os.times()
        self.page(path)
        after = os.times()
        return after.children_user - before.children_user + after.children_system - before.children_system

    def pictures(self, browser, path):
        url = "file://" + self.page(path)
        name = os.path.join(self.folder, os.path.splitext(os.path.basename(path))[0])
        for kind in ("light", "dark", "phone"):
            size = (390, 844) if kind == "phone" else (1600, 950)
            page = browser.open(url, *size, phone=kind == "phone", dark=kind == "dark")
            page.key("]")
            page.key("]")
            time.sleep(0.3)
            page.screenshot(f"{name}-{kind}.png")
            if kind == "light":
                page.pdf(f"{name}-print.pdf")
            page.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("fermata")
    parser.add_argument("--keep")
    parser.add_argument("programs", nargs="*")
    options = parser.parse_args()
    # Stopped from outside, it takes its browser with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if executable() is None:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, stdout=subprocess.DEVNULL)
    library = os.path.dirname(asyncio.__file__)
    programs = options.programs or [
        p for p in sorted(glob.glob(os.path.join(ROOT, "samples", "*", "*.py"))) if compiles(p)
    ] + [os.path.join(library, m) for m in ("queues.py", "locks.py", "taskgroups.py", "timeouts.py")]
    folder = options.keep or tempfile.mkdtemp(prefix="fermata-pages-")
    os.makedirs(folder, exist_ok=True)
    check = Check(os.path.abspath(options.fermata), os.path.abspath(folder))
    try:
        with Browser() as browser:
            for program in programs:
                check.look(browser, program)
            check.look_at_hostile(browser)
            check.look_at_run(browser)
            check.look_at_hovering(browser, os.path.join(library, "taskgroups.py"))
            check.look_at_keys(browser, os.path.join(library, "queues.py"))
            if options.keep:
                for program in programs[-4:]:
                    check.pictures(browser, program)
        check.limits(os.path.join(library, "locks.py"))
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    print(f"{len(check.failures)} failures")
    return 1 if check.failures else 0


def compiles(path):
    """Whether CPython compiles a program; some samples show what it refuses."""
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
        return True
    except SyntaxError:
        return False


if __name__ == "__main__":
    sys.exit(main())
