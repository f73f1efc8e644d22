// Golden tests: every program of the corpus (`Cases/`, and `samples/` at the root of the package) must print what
// CPython 3.11 prints, twice: run from its source, and from the image it was compiled to.
//
// To add a case, drop a `.py` file into a folder of `Cases/run`, run oracle.py on it, and commit both files. One case
// alone: `GOLDEN=ints/pow swift test --filter GoldenTests`.

import Foundation
import TestSupport
import Testing

/// How a program is run.
private enum Configuration: String, CaseIterable {
  case source = "from source"
  case image = "from its compiled image"
}

@Suite struct GoldenTests {
  /// A program prints what it must, in both configurations.
  @Test(arguments: GoldenCase.all)
  func printsWhatCPythonPrints(_ golden: GoldenCase) async throws {
    var complaints: [String] = []
    var ran: [Configuration] = []
    for configuration in Configuration.allCases {
      var found: [String] = []
      switch configuration {
      case .source:
        let outcome = try await run(["run", golden.file.lastPathComponent] + golden.arguments, golden)
        found = check(outcome, golden)
        ran.append(.source)
      case .image:
        // Beside the source, because a program's own folder is the first place where its imports are looked for.
        let image = golden.file.deletingPathExtension().appendingPathExtension("fsm")
        defer { try? FileManager.default.removeItem(at: image) }
        let compiled = try await run(
          ["compile", golden.file.lastPathComponent, "-o", image.lastPathComponent],
          golden
        )
        if compiled.exitCode != 0 {
          // What does not compile must fail as it does when it is run: an error of syntax, in the same words.
          found = compiled.timedOut ? ["the compiler was killed: it took too long"] : check(compiled, golden)
        } else {
          let size = (try? Data(contentsOf: image).count) ?? 0
          if size == 0 { found = ["fermata compile wrote no image"] }
          let outcome = try await run(["run", image.lastPathComponent] + golden.arguments, golden)
          found += check(outcome, golden)
        }
        ran.append(.image)
      }
      complaints += found.map { "\(golden.name), \(configuration.rawValue): \($0)" }
    }
    #expect(ran == Configuration.allCases)
    if let reason = KnownFailures.reasons[golden.name] {
      if complaints.isEmpty, KnownFailures.prunes {
        KnownFailures.remove(golden.name)
      } else {
        #expect(
          !complaints.isEmpty,
          "\(golden.name) passes: remove it from KnownFailures.txt (it was listed for: \(reason))"
        )
      }
    } else {
      for complaint in complaints { Issue.record("\(complaint)") }
    }
  }

  /// Nothing lies about which is not used: outputs without a program, programs without an output, unknown directives.
  @Test func corpusIsComplete() {
    let names = Set(GoldenCase.files.map(\.name))
    for (name, _) in GoldenCase.files {
      for suffix in [".expected", ".stderr"] where name.hasSuffix(suffix) {
        let program = name.dropLast(suffix.count) + ".py"
        #expect(names.contains(String(program)), "\(name) has no program beside it")
      }
    }
    for program in GoldenCase.programs {
      let expectation = program.name.dropLast(3) + ".expected"
      #expect(
        names.contains(String(expectation)) != program.isModule,
        "\(program.name): a case needs an .expected file (run oracle.py), a module needs none"
      )
      for directive in program.directives.keys {
        #expect(GoldenCase.knownDirectives.contains(directive), "\(program.name): unknown directive '\(directive)'")
      }
    }
    for name in KnownFailures.reasons.keys {
      #expect(names.contains(name), "KnownFailures.txt names \(name), which does not exist")
    }
    #expect(GoldenCase.programs.count > 100)
  }

  private func run(_ arguments: [String], _ golden: GoldenCase) async throws -> Outcome {
    try await runFermata(arguments, in: golden.folder, stdin: golden.stdin, environment: ["NO_COLOR": "1"])
  }

  /// What is wrong with an outcome.
  private func check(_ outcome: Outcome, _ golden: GoldenCase) -> [String] {
    if outcome.timedOut { return ["killed: it took too long"] }
    var complaints: [String] = []
    let expected = (try? String(contentsOf: golden.expectation, encoding: .utf8)) ?? ""
    let stdout = mask(outcome.stdout, folder: golden.folder)
    if stdout != expected {
      complaints.append(
        "standard output differs\n\(unifiedDiff(expected: expected, actual: stdout, name: golden.name))"
      )
    }
    let stderr = maskStderr(outcome.stderr, folder: golden.folder)
    if golden.checksStderr {
      let expected = (try? String(contentsOf: golden.expectedStderr, encoding: .utf8)) ?? ""
      if stderr != expected {
        complaints.append(
          "standard error differs\n\(unifiedDiff(expected: expected, actual: stderr, name: golden.name))"
        )
      }
    } else if !complaints.isEmpty {
      complaints.append("standard error was:\n\(stderr.suffix(1500))")
    }
    if outcome.exitCode != golden.exitCode {
      complaints.append("exit code \(outcome.exitCode), not \(golden.exitCode)")
    }
    return complaints
  }
}
