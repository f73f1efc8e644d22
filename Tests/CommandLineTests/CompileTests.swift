// `fermata compile`, and images which are damaged: refused with a message, whatever is wrong with them; never a crash.

import Foundation
import Testing

@Suite struct CompileTests {
  private static let program = """
    import asyncio
    async def child(n):
        try:
            await asyncio.sleep(0)
            return n * 2.5, 'text', 10 ** 30
        finally:
            await asyncio.sleep(0)
    async def main():
        print(await asyncio.gather(child(1), child(2)))
    asyncio.run(main())
    """
  private static let result = """
    [(2.5, 'text', 1000000000000000000000000000000), (5.0, 'text', 1000000000000000000000000000000)]

    """

  @Test func imageRunsWithoutItsSource() async throws {
    let space = try Workspace(["program.py": Self.program])
    #expect(output(try await space.fermata("compile", "program.py", "-o", "out.fsm")) == "")
    try FileManager.default.removeItem(at: space.folder.appendingPathComponent("program.py"))
    #expect(output(try await space.fermata("run", "out.fsm")) == Self.result)
  }

  @Test func sameSourceSameImage() async throws {
    let space = try Workspace(["program.py": Self.program])
    _ = try await space.fermata("compile", "program.py", "-o", "one.fsm")
    _ = try await space.fermata("compile", "program.py", "-o", "two.fsm")
    #expect(try space.bytes("one.fsm") == space.bytes("two.fsm"))
  }

  @Test func syntaxErrorLeavesNoImage() async throws {
    let space = try Workspace(["bad.py": "def f(:\n"])
    let outcome = try await space.fermata("compile", "bad.py", "-o", "bad.fsm")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.contains("SyntaxError: "))
    #expect(!space.exists("bad.fsm"))
  }

  @Test func unwritableTarget() async throws {
    let space = try Workspace(["program.py": "pass"])
    let outcome = try await space.fermata("compile", "program.py", "-o", "no/such/folder/out.fsm")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr.contains("No such file or directory"))
  }

  @Test func missingSource() async throws {
    let outcome = try await Workspace().fermata("compile", "nowhere.py", "-o", "out.fsm")
    #expect(outcome.exitCode == 2)
    #expect(outcome.stderr.contains("can't open file"))
  }

  @Test func usageErrors() async throws {
    let space = try Workspace(["program.py": "pass"])
    #expect(try await space.fermata("compile").exitCode == 2)
    #expect(try await space.fermata("compile", "program.py", "-o").exitCode == 2)
    #expect(try await space.fermata("compile", "program.py", "--no-such-option").exitCode == 2)
  }

  /// Damage of every kind, at places spread over the whole image.
  private enum Damage: CaseIterable {
    case bitFlip, byteOfOnes, zeroes, truncation, doubled
  }

  @Test func damagedImagesAreRefused() async throws {
    let space = try Workspace(["program.py": Self.program])
    _ = try await space.fermata("compile", "program.py", "-o", "good.fsm")
    let good = try space.bytes("good.fsm")
    try #require(good.count > 64)
    var seed: UInt64 = 20_241_117
    func random(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    // All of the header, then places at random.
    let places = Array(0..<24) + (0..<76).map { _ in random(good.count) }
    for (number, place) in places.enumerated() {
      for damage in Damage.allCases where number % 4 == 0 || damage == .bitFlip {
        var bad = good
        switch damage {
        case .bitFlip: bad[place] ^= 1 << UInt8(random(8))
        case .byteOfOnes: bad[place] = bad[place] == 0xFF ? 0x7F : 0xFF
        case .zeroes: for i in place..<min(place + 8, bad.count) { bad[i] = 0 }
        case .truncation: bad.removeSubrange(place...)
        case .doubled: bad.insert(contentsOf: bad[place..<min(place + 16, bad.count)], at: place)
        }
        if bad == good { continue }
        try space.write("bad.fsm", bad)
        let outcome = try await space.fermata("run", "bad.fsm")
        #expect(outcome.exitCode == 1, "\(damage) at \(place): exit code \(outcome.exitCode)")
        #expect(!outcome.stderr.isEmpty, "\(damage) at \(place): no message")
        #expect(!outcome.stderr.contains("Fatal error"), "\(damage) at \(place): \(outcome.stderr)")
        #expect(outcome.stdout == "", "\(damage) at \(place): it ran")
      }
    }
  }

  @Test func damageIsSaidInWords() async throws {
    let space = try Workspace(["program.py": "pass"])
    _ = try await space.fermata("compile", "program.py", "-o", "good.fsm")
    var bytes = try space.bytes("good.fsm")
    bytes[bytes.count - 1] ^= 1
    try space.write("bad.fsm", bytes)
    let path = space.folder.appendingPathComponent("bad.fsm").path
    let outcome = try await space.fermata("run", "bad.fsm")
    #expect(outcome.stderr == "fermata: cannot run '\(path)': the image is damaged: its checksum differs\n")
  }

  @Test func imagesOfAnotherLanguageAreNotRun() async throws {
    let space = try Workspace([
      "other.fir": """
      module main source "other" dialect "other" lifetime last-use

      func @main() {
      ^b0:
        return none
      }

      """
    ])
    let outcome = try await space.fermata("run", "other.fir")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stderr == "fermata: there is no runtime for the language 'other'\n")
  }

  @Test func whatIsNoImageAtAll() async throws {
    let space = try Workspace(["text.fsm": "print('not an image')\n", "empty.fsm": ""])
    for name in ["text.fsm", "empty.fsm"] {
      let outcome = try await space.fermata("run", name)
      #expect(outcome.exitCode == 1)
      #expect(!outcome.stderr.isEmpty)
      #expect(outcome.stdout == "")
    }
  }
}
