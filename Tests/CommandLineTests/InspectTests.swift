// `fermata inspect` and `fermata explain` as commands: which arguments they take, how they end, what goes where. What
// the views show is compared in InspectorTests.

import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite struct InspectTests {
  private static let source = """
    import asyncio

    async def worker(n):
        try:
            return await asyncio.sleep(0, n)
        finally:
            await asyncio.sleep(0)

    class Pool:
        async def drain(self, jobs):
            async for job in jobs:
                await worker(job)

    def plain(a, b=2):
        return [x for x in range(a)] + [b]
    """

  private func space() throws -> Workspace { try Workspace(["p.py": Self.source, "bad.py": "x = = 1\n"]) }

  @Test func severalFunctionsInTheOrderOfTheFile() async throws {
    let space = try space()
    let listed = output(try await space.fermata("inspect", "p.py:Pool.drain,worker", "--stage", "machine"))
    let repeated = output(try await space.fermata("inspect", "p.py:worker", "p.py:drain", "--stage", "machine"))
    #expect(listed == repeated)
    #expect(listed.hasPrefix("coro @worker"))
    #expect(listed.contains("\ncoro @Pool.drain"))
    #expect(!listed.contains("@plain"))
  }

  @Test func standardInput() async throws {
    let space = try space()
    let text = output(try await space.fermata("inspect", "-", "--stage", "ir", stdin: Self.source))
    #expect(text.hasPrefix("module __main__ source \"<stdin>\""))
    let one = output(try await space.fermata("inspect", "-:worker", "--stage", "ir", stdin: Self.source))
    #expect(one.hasPrefix("coro @worker"))
    let line = output(try await space.fermata("explain", "-:5", stdin: Self.source))
    #expect(line.hasPrefix("<stdin>:5: return await asyncio.sleep(0, n)\n"))
  }

  @Test(arguments: ["tokens", "ir", "passes", "machine", "image"])
  func sourceLinesBetween(_ stage: String) async throws {
    let space = try space()
    let text = output(try await space.fermata("inspect", "p.py", "--stage", stage, "--source"))
    #expect(text.contains("; 5:         return await asyncio.sleep(0, n)\n"))
    let plain = output(try await space.fermata("inspect", "p.py", "--stage", stage))
    let without = text.split(separator: "\n").filter { line in
      guard line.hasPrefix("; ") else { return true }
      return line.dropFirst(2).first?.isNumber != true
    }
    #expect(without == plain.split(separator: "\n"))
  }

  @Test func machineTextWithSourceRuns() async throws {
    let space = try Workspace(["p.py": "print('hello', 6 * 7)\n"])
    let text = output(try await space.fermata("inspect", "p.py", "--stage", "ir", "--source"))
    try space.write("p.fir", Array(text.utf8))
    #expect(output(try await space.fermata("run", "p.fir")) == "hello 42\n")
  }

  @Test(arguments: ["tokens", "ast", "scopes", "ir", "passes", "machine", "image", nil] as [String?])
  func jsonOfEveryStage(_ stage: String?) async throws {
    let space = try space()
    let outcome =
      if let stage {
        try await space.fermata("inspect", "p.py:worker", "--format", "json", "--stage", stage)
      } else {
        try await space.fermata("inspect", "p.py:worker", "--format", "json")
      }
    let text = output(outcome)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "fermata-inspection")
    #expect(object["version"] as? Int == 1)
    #expect(object["stage"] as? String == stage ?? "all")
    if let functions = object["functions"] as? [[String: Any]] {
      #expect(functions.map { $0["qualname"] as? String } == ["worker"])
    }
  }

  @Test func drawings() async throws {
    let space = try space()
    let dot = output(try await space.fermata("inspect", "p.py", "--format", "dot"))
    #expect(dot.hasPrefix("digraph \"worker\" {\n"))
    #expect(dot.contains("digraph \"Pool.drain\" {\n"))
    let svg = output(try await space.fermata("inspect", "p.py:worker", "--format", "svg"))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.hasSuffix("</svg>\n"))
    let document = try XMLDocument(xmlString: svg)
    #expect(document.rootElement()?.name == "svg")
    let term = output(try await space.fermata("inspect", "p.py:worker", "--format", "term", "--ascii"))
    #expect(term.utf8.allSatisfy { $0 < 128 })
    #expect(term.contains("1 await, line 5"))
    let narrow = output(try await space.fermata("inspect", "p.py:worker", "--format", "term", "--width", "60"))
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func charactersFollowTheLocale() async throws {
    let space = try space()
    let command = "\"$FERMATA_UNDER_TEST\" inspect p.py:worker --format term"
    let plain = try await space.shell("LC_ALL=C \(command)")
    #expect(plain.exitCode == 0)
    #expect(plain.stdout.utf8.allSatisfy { $0 < 128 })
    let unicode = try await space.shell("LC_ALL=C.UTF-8 \(command)")
    #expect(unicode.stdout.contains("│"))
    let narrow = try await space.shell("COLUMNS=50 LC_ALL=C \(command)")
    #expect(narrow.stdout.split(separator: "\n").allSatisfy { $0.count <= 50 })
  }

  @Test func reports() async throws {
    let space = try space()
    let frames = output(try await space.fermata("inspect", "p.py:drain", "--frames"))
    #expect(frames.hasPrefix("Pool.drain, coroutine at line 10: "))
    #expect(frames.contains(" = Pool.drain "))
    #expect(frames.contains(" + worker "))
    let why = output(try await space.fermata("inspect", "p.py", "--why", "worker.n"))
    #expect(why.hasPrefix("n: a parameter of worker\n"))
    let explained = output(try await space.fermata("explain", "p.py:5"))
    #expect(explained.contains("1. finally, line 7: runs, and suspends at line 7"))
  }

  @Test(arguments: [
    (["p.py:wroker", "--stage", "ir"], "did you mean 'worker'?"),
    (["p.py:drian", "--frames"], "did you mean 'Pool.drain'?"),
    (["p.py:zzzzzzzz", "--stage", "ir"], "there are: "),
    (["p.py", "--why", "worker.m"], "did you mean 'n'?"),
    (["p.py", "--why", "wroker.n"], "did you mean 'worker'?"),
    (["p.py", "--why", "n"], "FUNCTION.NAME"),
    (["p.py"], "--stage is missing"),
    (["p.py", "--stage", "nonsense"], "not 'nonsense'"),
    (["p.py", "--format", "gif"], "not 'gif'"),
    (["p.py", "--format"], "--format needs one of"),
    (["p.py", "--format", "svg"], "choose one of: worker, Pool.drain"),
    (["p.py", "--format", "dot", "--stage", "ast"], "not ast"),
    (["p.py", "--stage", "ast", "--source"], "--source goes with"),
    (["p.py", "--stage", "ir", "--ascii"], "--format term"),
    (["p.py", "--format", "term", "--width", "wide"], "not 'wide'"),
    (["p.py", "bad.py", "--stage", "ir"], "give one file"),
    (["p.py", "--frames", "--why", "worker.n"], "a report of its own"),
    (["--stage", "ir"], "no file given"),
    (["p.py", "--loud"], "unknown option --loud"),
  ])
  func usageErrors(_ arguments: [String], _ words: String) async throws {
    let space = try space()
    let command = (["inspect"] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let outcome = try await space.shell("\"$FERMATA_UNDER_TEST\" \(command)")
    #expect(outcome.exitCode == 2)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
  }

  @Test(arguments: [
    ("p.py", "is not FILE:LINE"), ("p.py:x", "is not FILE:LINE"), ("p.py:0", "is not FILE:LINE"),
    ("p.py:99", "p.py has 15 lines, not 99"),
  ])
  func explainUsageErrors(_ argument: String, _ words: String) async throws {
    let outcome = try await space().fermata("explain", argument)
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
  }

  @Test(arguments: [
    "inspect bad.py --stage ir", "inspect bad.py --frames", "inspect bad.py --format json", "explain bad.py:1",
    "inspect bad.py --why a.b", "inspect bad.py --format dot",
  ])
  func syntaxErrorsAreTheUsualOnes(_ command: String) async throws {
    let outcome = try await space().shell("\"$FERMATA_UNDER_TEST\" \(command)")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("  File \"bad.py\", line 1\n    x = = 1\n"))
    #expect(outcome.stderr.hasSuffix("SyntaxError: invalid syntax\n"))
  }

  @Test func aReaderThatLeavesIsNoError() async throws {
    let long = (0..<3000).map { "x\($0) = \($0)\n" }.joined()
    let space = try Workspace(["long.py": long])
    let outcome = try await space.shell("\"$FERMATA_UNDER_TEST\" inspect long.py --stage tokens | head -n 1")
    #expect(outcome.exitCode == 0)
    #expect(outcome.stderr == "")
    #expect(outcome.stdout == "1:0-1:2 NAME 'x0'\n")
  }

  @Test func missingFiles() async throws {
    let outcome = try await space().fermata("inspect", "nowhere.py:f", "--stage", "ir")
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains("can't open file"))
  }

  @Test(arguments: ["ir", "machine"])
  func listsOfFilesAreReadBack(_ stage: String) async throws {
    let space = try space()
    try space.write("list", Array("p.py\nbad.py\nnowhere.py\n".utf8))
    let outcome = try await space.fermata("inspect", "--stage", stage, "--list", "list")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.stdout == "p.py\t6\nbad.py\tskipped\tSyntaxError: invalid syntax\nnowhere.py\tunreadable\n"
    )
    try space.write("list", Array("p.py\n".utf8))
    #expect(try await space.fermata("inspect", "--stage", stage, "--list", "list").exitCode == 0)
  }

  @Test func aLineInsideAStatementIsExplainedByIt() async throws {
    let source = """
      async def f(g):
        await g(
          1,

          2,
        )

        # Done.
        return (
          None
        )
      """
    let space = try Workspace(["p.py": source])
    let inside = output(try await space.fermata("explain", "p.py:5"))
    #expect(inside.contains("The line belongs to what begins at line 2: await g("))
    #expect(inside.contains("It suspends on this line: state 1."))
    for line in ["7", "8"] {
      let blank = output(try await space.fermata("explain", "p.py:\(line)"))
      #expect(blank.contains("Nothing runs on this line.\nThe next line with code is 9."), "\(blank)")
    }
  }

  @Test func irTextHasMachinesToo() async throws {
    let space = try space()
    let text = output(try await space.fermata("inspect", "p.py", "--stage", "ir"))
    try space.write("p.fir", Array(text.utf8))
    let frames = output(try await space.fermata("inspect", "p.fir", "--frames"))
    #expect(frames.contains("worker, coroutine at line 3: "))
    #expect(output(try await space.fermata("inspect", "p.fir:worker", "--format", "dot")).hasPrefix("digraph"))
  }
}
