// `fermata run --record`: what a program's machines did, step by step.

import Foundation
import TestSupport
import Testing

@Suite struct RecordTests {
  private static let program = """
    import asyncio
    async def leaf(n):
        await asyncio.sleep(0)
        return n + 1
    async def main():
        try:
            got = await leaf(41)
        finally:
            pass
        return got
    def counter():
        got = yield 'a'
        yield got
    class Loud:
        def __repr__(self): print('repr ran'); return 'loud'
    c = counter()
    next(c); c.send(Loud()); c.close()
    for x in counter(): pass
    print(asyncio.run(main()))
    """

  private struct Recording: Decodable {
    struct Function: Decodable {
      let name: String
      let file: String
      let line: Int
      let kind: String
      let hits: [Int]
    }
    struct Step: Decodable, Equatable {
      let task: Int
      let machine: Int
      let step: String
      let state: Int
      let value: String
      init(from decoder: any Decoder) throws {
        var items = try decoder.unkeyedContainer()
        _ = try items.decode(Int.self)
        task = try items.decode(Int.self)
        machine = try items.decode(Int.self)
        step = try items.decode(String.self)
        state = try items.decode(Int.self)
        value = try items.decode(String.self)
      }
    }
    let schema: String
    let functions: [Function]
    let machines: [Int]
    let tasks: [String]
    let steps: [Step]
    let dropped: Int

    /// The steps of each machine of a function, as words.
    func steps(of function: String) -> [[String]] {
      machines.indices.filter { functions[machines[$0]].name == function }.map { machine in
        steps.filter { $0.machine == machine }.map { "\($0.step) \($0.state) \($0.value)" }
      }
    }
  }

  private func record(_ arguments: String...) async throws -> (Recording, String) {
    let space = try Workspace(["program.py": Self.program])
    let outcome = try await runFermata(arguments, in: space.folder, stdin: [], environment: ["NO_COLOR": nil])
    #expect(outcome.exitCode == 0)
    return (try JSONDecoder().decode(Recording.self, from: Data(try space.bytes("out.json"))), output(outcome))
  }

  @Test func everyStepIsThere() async throws {
    let (recording, printed) = try await record("run", "program.py", "--record", "out.json")
    // Nothing of the program's runs to show a value.
    #expect(printed == "42\n")
    #expect(recording.schema == "fermata-recording/1")
    #expect(
      recording.steps(of: "counter") == [
        [
          "enter 0 ", "suspend 1 'a'", "resume 1 <Loud>", "suspend 2 <Loud>", "throw 2 GeneratorExit()",
          "fail 0 GeneratorExit()",
        ],
        ["enter 0 ", "suspend 1 'a'", "resume 1 None", "suspend 2 None", "resume 2 None", "return 0 None"],
      ]
    )
    #expect(recording.steps(of: "leaf") == [["enter 0 ", "resume 1 None", "return 0 42"]])
    #expect(recording.steps(of: "main") == [["enter 0 ", "resume 1 42", "return 0 42"]])
    let counter = try #require(recording.functions.first { $0.name == "counter" })
    #expect(counter.hits == [2, 2, 2])
    #expect(counter.kind == "generator")
    #expect(counter.line == 11)
    #expect(recording.dropped == 0)
    // The coroutines ran in the task that asyncio.run made; the generators in none.
    let main = recording.machines.indices.filter { recording.functions[recording.machines[$0]].name == "main" }
    let tasks = Set(recording.steps.filter { main.contains($0.machine) }.map(\.task))
    #expect(tasks.map { $0 < 0 ? "" : recording.tasks[$0] } == ["Task-1"])
  }

  @Test func theOptionMayStandBeforeTheFile() async throws {
    let (recording, _) = try await record("run", "--record", "out.json", "program.py")
    #expect(recording.steps(of: "main").count == 1)
  }

  @Test func behindDashesItIsThePrograms() async throws {
    let space = try Workspace(["program.py": "import sys; print(sys.argv[1:])"])
    let outcome = try await space.fermata("run", "--", "program.py", "x", "--record", "out.json")
    #expect(output(outcome) == "['x', '--record', 'out.json']\n")
    #expect(!space.exists("out.json"))
  }

  @Test func whatCannotBeWrittenIsSaidFirst() async throws {
    let space = try Workspace(["program.py": "print('ran')"])
    let outcome = try await space.fermata("run", "--record", "no/such/out.json", "program.py")
    #expect(outcome.exitCode == 2)
    #expect(outcome.stdout.isEmpty)
    #expect(try await space.fermata("run", "program.py", "--record").exitCode == 2)
  }
}
