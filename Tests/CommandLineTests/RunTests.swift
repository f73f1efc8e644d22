// `fermata run` and `fermata -c` seen from outside: where the program comes from, its arguments, its exit code, what it
// says when the program cannot be read.

import Foundation
import Testing

@Suite struct RunTests {
  // MARK: - Where the program comes from

  @Test func fromFile() async throws {
    let space = try Workspace(["hello.py": "print('hello')"])
    #expect(output(try await space.fermata("run", "hello.py")) == "hello\n")
  }

  @Test func fromStandardInput() async throws {
    let space = try Workspace()
    let outcome = try await space.fermata("run", "-", "a", stdin: "import sys\nprint(sys.argv)\n")
    #expect(output(outcome) == "['-', 'a']\n")
  }

  @Test(arguments: [["-c"], ["run", "-c"]])
  func fromCommandLine(_ words: [String]) async throws {
    let space = try Workspace(["beside.py": "value = 5"])
    let code = "import sys, beside; print(sys.argv, beside.value, __name__)"
    let outcome =
      words.count == 1
      ? try await space.fermata("-c", code, "x", "--help") : try await space.fermata("run", "-c", code, "x", "--help")
    #expect(output(outcome) == "['-c', 'x', '--help'] 5 __main__\n")
  }

  @Test func argumentsAreTheProgramsOwn() async throws {
    let space = try Workspace(["args.py": "import sys\nprint(sys.argv)"])
    let outcome = try await space.fermata("run", "args.py", "one", "two words", "--help", "-c", "é")
    #expect(output(outcome) == "['args.py', 'one', 'two words', '--help', '-c', 'é']\n")
  }

  @Test func standardInputOfTheProgram() async throws {
    let space = try Workspace(["read.py": "print(input(), input(), sep='|')"])
    #expect(output(try await space.fermata("run", "read.py", stdin: "first\nsecond\n")) == "first|second\n")
  }

  @Test(arguments: ["", "\n", "# only a comment", "print(1)\r\nprint(1)\r\n", "\u{FEFF}print(1)"])
  func oddSources(_ source: String) async throws {
    let space = try Workspace(["odd.py": source])
    let lines = output(try await space.fermata("run", "odd.py")).split(separator: "\n")
    #expect(lines.allSatisfy { $0 == "1" })
    #expect(lines.count == source.components(separatedBy: "print").count - 1)
  }

  // MARK: - Exit codes

  @Test(arguments: [
    ("pass", 0), ("raise ValueError('v')", 1), ("import sys; sys.exit(7)", 7), ("import sys; sys.exit()", 0),
    ("import sys; sys.exit(True)", 1), ("import sys; sys.exit(256 + 3)", 3), ("raise SystemExit(-1)", 255),
    ("import sys; sys.exit([1])", 1), ("import sys; sys.exit('message')", 1), ("def f(:", 1),
  ])
  func exitCode(_ code: String, _ expected: Int) async throws {
    let outcome = try await Workspace().fermata("-c", code)
    #expect(outcome.exitCode == Int32(expected))
  }

  @Test func exitMessageGoesToStandardError() async throws {
    let outcome = try await Workspace().fermata("-c", "import sys; sys.exit('goodbye')")
    #expect(outcome.stderr == "goodbye\n")
    #expect(outcome.stdout == "")
  }

  @Test func interruptEndsWith130() async throws {
    let space = try Workspace([
      "wait.py": """
      import asyncio
      async def main():
          try:
              print("ready", flush=True)
              await asyncio.sleep(60)
          finally:
              print("cleanup", flush=True)
      asyncio.run(main())
      """
    ])
    let outcome = try await space.fermata("run", "wait.py", interruptAfter: "ready")
    // A shell reports 130 both for this exit code and for a process which ended itself by SIGINT, as CPython does.
    #expect([130, -2].contains(outcome.exitCode))
    #expect(outcome.stdout == "ready\ncleanup\n")
    #expect(outcome.stderr.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func interruptCanBeCaught() async throws {
    let space = try Workspace([
      "loop.py": """
      import time
      try:
          print("ready", flush=True)
          while True:
              time.sleep(0.01)
      except KeyboardInterrupt:
          print("caught")
      """
    ])
    let outcome = try await space.fermata("run", "loop.py", interruptAfter: "ready")
    #expect(output(outcome) == "ready\ncaught\n")
  }

  @Test func interruptOfABusyLoop() async throws {
    let space = try Workspace(["busy.py": "print('ready', flush=True)\nwhile True: pass"])
    let outcome = try await space.fermata("run", "busy.py", interruptAfter: "ready")
    #expect([130, -2].contains(outcome.exitCode))
    #expect(outcome.stderr.hasSuffix("KeyboardInterrupt\n"))
  }

  /// Wherever a program is when the signal comes: in a loop whose way back is conditional, in calls without a loop, in a
  /// system call that waits. (Under `asyncio.run` the first signal only cancels the main task, in CPython as here: what
  /// never awaits, or waits for a thread, goes on.)
  @Test(arguments: [
    "x, y = 1, 0\nwhile x:\n    if y: print()",
    "x = 1\nwhile x:\n    for _ in (): pass",
    "while True:\n    try:\n        if x: continue\n    except NameError: pass\n    finally: x = 1",
    "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(60)",
    "import time\nREADY\ntime.sleep(1000)",
    "input()",
    "import sys\nREADY\nsys.stdin.read()",
    "for line in open(0): pass",
    "import os\nREADY\nos.read(0, 1)",
    "import signal\nREADY\nsignal.pause()",
    "import asyncio\nasync def main():\n    READY\n    await asyncio.sleep(1000)\nasyncio.run(main())",
    "import asyncio\nasync def main():\n    READY\n    while True: await asyncio.sleep(0)\nasyncio.run(main())",
  ])
  func interruptReaches(_ program: String) async throws {
    // Programs that import say themselves when they are ready: an import or a coroutine that has not begun ends with more
    // to say.
    let text = program.contains("READY") ? program : "READY\n" + program
    let ready = text.replacingOccurrences(of: "READY", with: "print('ready', flush=True)")
    let space = try Workspace(["program.py": ready])
    // Its standard input is a pipe that nobody writes to.
    let outcome = try await space.shell(
      "mkfifo pipe; exec 3<>pipe; exec \"$FERMATA_UNDER_TEST\" run program.py <pipe",
      interruptAfter: "ready"
    )
    #expect(!outcome.timedOut)
    #expect([130, -2].contains(outcome.exitCode))
    #expect(outcome.stdout == "ready\n")
    #expect(outcome.stderr.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func inputAtTheEnd() async throws {
    let outcome = try await Workspace().fermata("-c", "input('? ')")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stdout == "? ")
    #expect(outcome.stderr.hasSuffix("EOFError: EOF when reading a line\n"))
  }

  // MARK: - Messages

  @Test func missingFile() async throws {
    let space = try Workspace()
    let outcome = try await space.fermata("run", "nowhere.py")
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains("can't open file '"))
    #expect(outcome.stderr.contains("nowhere.py': [Errno 2] No such file or directory"))
    #expect(outcome.stdout == "")
  }

  @Test func folderInPlaceOfAFile() async throws {
    let outcome = try await Workspace().fermata("run", "/tmp")
    #expect(outcome.exitCode != 0)
    #expect(!outcome.stderr.isEmpty)
  }

  @Test func tracebackNamesTheWholePath() async throws {
    let space = try Workspace(["fails.py": "def f():\n    return 1 / 0\nf()\n"])
    let outcome = try await space.fermata("run", "fails.py")
    let path = space.folder.appendingPathComponent("fails.py").path
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stderr == """
        Traceback (most recent call last):
          File "\(path)", line 3, in <module>
            f()
          File "\(path)", line 2, in f
            return 1 / 0
                   ~~^~~
        ZeroDivisionError: division by zero

        """
    )
  }

  @Test(arguments: [("-c", "<string>"), ("-", "<stdin>")])
  func tracebackWithoutAFile(_ way: String, _ name: String) async throws {
    let space = try Workspace()
    let outcome =
      way == "-c"
      ? try await space.fermata("-c", "1 / 0") : try await space.fermata("run", "-", stdin: "1 / 0\n")
    #expect(
      outcome.stderr == """
        Traceback (most recent call last):
          File "\(name)", line 1, in <module>
        ZeroDivisionError: division by zero

        """
    )
    #expect(outcome.exitCode == 1)
  }

  @Test func syntaxErrorShowsTheLine() async throws {
    let outcome = try await Workspace().fermata("-c", "print(1")
    #expect(
      outcome.stderr == """
          File "<string>", line 1
            print(1
                 ^
        SyntaxError: '(' was never closed

        """
    )
    #expect(outcome.exitCode == 1)
  }

  @Test func noColourWithoutATerminal() async throws {
    let outcome = try await Workspace().fermata("-c", "1 / 0")
    #expect(!outcome.stderr.contains("\u{1B}"))
  }

  // MARK: - Encodings

  @Test func sourceThatIsNotUTF8() async throws {
    let space = try Workspace()
    try space.write("latin.py", Array("x = '".utf8) + [0xE9] + Array("'\nprint(x)\n".utf8))
    let outcome = try await space.fermata("run", "latin.py")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.contains("SyntaxError: Non-UTF-8 code starting with '\\xe9' in file "))
    #expect(outcome.stderr.contains("on line 1, but no encoding declared"))
  }

  @Test func sourceThatDeclaresItsEncoding() async throws {
    let space = try Workspace()
    try space.write("latin.py", Array("# -*- coding: latin-1 -*-\nprint('".utf8) + [0xE9] + Array("')\n".utf8))
    #expect(output(try await space.fermata("run", "latin.py")) == "é\n")
  }

  @Test func sourceWithANullByte() async throws {
    let space = try Workspace()
    try space.write("null.py", Array("print(1)".utf8) + [0] + Array("\n".utf8))
    let outcome = try await space.fermata("run", "null.py")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.contains("source code cannot contain null bytes"))
  }

  // MARK: - A reader that goes away

  @Test func closedPipe() async throws {
    let space = try Workspace(["many.py": "for i in range(1_000_000): print('line', i)"])
    let outcome = try await space.shell(
      "{ \"$FERMATA_UNDER_TEST\" run many.py; echo \"code $?\" >&2; } | head -1"
    )
    #expect(outcome.stdout == "line 0\n")
    #expect(outcome.stderr.contains("BrokenPipeError: [Errno 32] Broken pipe"))
    #expect(outcome.stderr.hasSuffix("code 1\n") || outcome.stderr.hasSuffix("code 120\n"))
  }

  @Test func fullDevice() async throws {
    let space = try Workspace()
    let outcome = try await space.shell("\"$FERMATA_UNDER_TEST\" -c 'print(1)' > /dev/full; echo $?")
    #expect(outcome.stdout != "0\n")
    #expect(outcome.stderr.contains("No space left on device"))
  }
}
