// Help, version and errors of usage, of the tool and of each command; `fermata inspect` at every stage.

import Foundation
import Testing

@Suite struct UsageTests {
  @Test(arguments: [["--help"], ["run", "--help"], ["compile", "--help"], ["inspect", "--help"]])
  func help(_ words: [String]) async throws {
    let space = try Workspace()
    let outcome =
      words.count == 1 ? try await space.fermata(words[0]) : try await space.fermata(words[0], words[1])
    let text = output(outcome)
    #expect(text.contains("usage: fermata"))
    for line in text.split(separator: "\n") { #expect(line.count <= 120, "too long for a terminal: \(line)") }
  }

  @Test(arguments: [["--version"], ["run", "--version"], ["compile", "--version"], ["inspect", "--version"]])
  func version(_ words: [String]) async throws {
    let space = try Workspace()
    let outcome =
      words.count == 1 ? try await space.fermata(words[0]) : try await space.fermata(words[0], words[1])
    let text = output(outcome)
    #expect(text.hasPrefix("fermata "))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func noCommand() async throws {
    let outcome = try await Workspace().fermata()
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains("usage: fermata"))
  }

  @Test(arguments: ["dance", "--dance", "runn"])
  func unknownCommand(_ word: String) async throws {
    let outcome = try await Workspace().fermata(word)
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains(word))
    #expect(outcome.stdout == "")
  }

  @Test func missingOperands() async throws {
    let space = try Workspace()
    #expect(try await space.fermata("run").exitCode == 2)
    #expect(try await space.fermata("-c").exitCode == 2)
    #expect(try await space.fermata("run", "-c").exitCode == 2)
    #expect(try await space.fermata("inspect").exitCode == 2)
  }

  private static let source = """
    import asyncio

    async def worker(n):
        try:
            return await asyncio.sleep(0, n)
        finally:
            await asyncio.sleep(0)

    def plain(a, b=2):
        return [x for x in range(a)] + [b]
    """

  @Test(arguments: ["tokens", "ast", "scopes", "ir", "passes", "machine", "image"])
  func inspectStage(_ stage: String) async throws {
    let space = try Workspace(["program.py": Self.source])
    let text = output(try await space.fermata("inspect", "program.py", "--stage", stage))
    #expect(text.contains("worker"))
    #expect(text.contains("plain"))
  }

  @Test(arguments: ["ir", "passes", "machine", "image"])
  func inspectOneFunction(_ stage: String) async throws {
    let space = try Workspace(["program.py": Self.source])
    let text = output(try await space.fermata("inspect", "program.py:worker", "--stage", stage))
    #expect(text.contains("worker"))
    #expect(text.count < output(try await space.fermata("inspect", "program.py", "--stage", stage)).count)
  }

  @Test func inspectErrors() async throws {
    let space = try Workspace(["program.py": Self.source, "bad.py": "x = = 1"])
    let unknownStage = try await space.fermata("inspect", "program.py", "--stage", "nonsense")
    #expect(unknownStage.exitCode == 2)
    #expect(unknownStage.stderr.contains("nonsense"))
    let unknownFunction = try await space.fermata("inspect", "program.py:nobody", "--stage", "ir")
    #expect(unknownFunction.exitCode != 0)
    #expect(unknownFunction.stderr.contains("nobody"))
    let badSource = try await space.fermata("inspect", "bad.py", "--stage", "ir")
    #expect(badSource.exitCode == 1)
    #expect(badSource.stderr.contains("SyntaxError: invalid syntax"))
  }
}
