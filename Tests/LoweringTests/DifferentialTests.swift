// Differential tests: the same function is run before the first pass and after every pass, and must do the same, and
// so must the code that comes out. A difference names the pass and the seed.

import Diagnostics
import Foundation
import MachineIR
import MachineImage
import Testing

@testable import Lowering

enum SimplifyForTests {
  static func dropUnreachable(_ function: inout Function) { SimplifyPass.removeUnreachable(&function) }
}

@Suite struct DifferentialTests {
  struct Batch: Sendable, CustomTestStringConvertible {
    var first: UInt64
    var size: Int
    var optimise: Bool
    var lifetime: LocalLifetime
    var testDescription: String { "\(first)… of size \(size), \(optimise), \(lifetime.rawValue)" }

    static let all: [Batch] = (0..<8).map { i in
      Batch(
        first: UInt64(i) * 1000,
        size: [12, 25, 50, 100][i % 4],
        optimise: i != 7,
        lifetime: i % 3 == 2 ? .lastUse : .scopeEnd
      )
    }
  }

  @Test(arguments: Batch.all)
  func passesKeepMeaning(_ batch: Batch) throws {
    var compared = 0
    for seed in batch.first..<batch.first + 60 {
      let module = ProgramGenerator.module(seed: seed, size: batch.size, lifetime: batch.lifetime)
      let problems = IRVerifier.verify(module)
      guard problems.isEmpty else {
        Issue.record("seed \(seed): the generator: \(problems[0])\n\(IRPrinter.print(module))")
        return
      }
      if seed % 10 == 0 {
        let text = IRPrinter.print(module)
        #expect(try IRParser.parse(text) == module)
      }
      let runs: [UInt64] = [1, 2, 3]
      let expected = runs.map { run in try? traceOf(module, 0, seed: run) }
      var previous = module
      var failed = false
      let options = LoweringPipeline.Options(optimise: batch.optimise, verifyEach: false, folding: .all)
      let lowered = LoweringPipeline.run(module, options: options) { pass, _, after in
        if failed { return }
        defer { previous = after }
        if after.functions[0] == previous.functions[0] { return }
        if let problem = IRVerifier.verify(after).first {
          failed = true
          Issue.record(
            "seed \(seed), pass \(pass): \(problem)\n\(IRPrinter.print(previous))\n\(IRPrinter.print(after))"
          )
          return
        }
        for (run, trace) in zip(runs, expected) {
          guard let trace else { continue }
          compared += 1
          do {
            // In a last-use language what is dead need not be kept for the eye.
            let now = try traceOf(after, 0, seed: run)
            if strip(now, batch.lifetime) != strip(trace, batch.lifetime) {
              failed = true
              Issue.record(
                "seed \(seed), run \(run), pass \(pass): \(now)\nbefore: \(trace)\n\(IRPrinter.print(previous))\n\(IRPrinter.print(after))"
              )
              return
            }
          } catch {
            failed = true
            Issue.record(
              "seed \(seed), run \(run), pass \(pass): \(error)\n\(IRPrinter.print(previous))\n\(IRPrinter.print(after))"
            )
            return
          }
        }
      }
      if failed { return }
      // What comes out makes a sound image, and its text reads back.
      let printed = IRPrinter.print(lowered)
      #expect(try IRParser.parse(printed) == lowered)
      var image = CodeGenerator.image(from: lowered)
      var body = CodeUnit(
        name: "m",
        qualifiedName: "m",
        kind: .plain,
        signature: UnitSignature(
          positionalOnly: 0,
          positional: 0,
          keywordOnly: 0,
          hasRest: false,
          hasKeywordRest: false
        )
      )
      body.registerCount = 1
      body.words = [Word.pack(.loadNone), Word.pack(.return_)]
      image.units.insert(body, at: 0)
      if let problem = ImageVerifier.firstProblem(of: image) {
        Issue.record("seed \(seed): \(problem)\n\(printed)\n\(Disassembler.text(image))")
        return
      }
      for (run, trace) in zip(runs, expected) {
        guard let trace else { continue }
        do {
          let now = try drive(count: 2, seed: run) { UnitMachine(image.units[1], $0) }
          if strip(now, batch.lifetime) != strip(trace, batch.lifetime) {
            Issue.record(
              "seed \(seed), run \(run), code: \(now)\nbefore: \(trace)\n\(printed)\n\(Disassembler.text(image))"
            )
            return
          }
        } catch {
          Issue.record("seed \(seed), run \(run), code: \(error)\n\(printed)\n\(Disassembler.text(image))")
          return
        }
      }
    }
    #expect(compared > 100)
  }

  private func strip(_ trace: [String], _ lifetime: LocalLifetime) -> [String] {
    guard lifetime == .lastUse else { return trace }
    return trace.map { line in
      for mark in [" with ", ","] where line.hasPrefix("suspends") || line.hasPrefix("r") {
        if let at = line.range(of: mark == "," ? ", " : " with ") {
          if line.hasPrefix("suspends"), mark == " with " { continue }
          return String(line[..<at.lowerBound])
        }
      }
      return line
    }
  }
}
