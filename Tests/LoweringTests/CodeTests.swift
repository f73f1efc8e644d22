// Golden cases: Cases/NAME.fir is lowered with and without optimisation; Cases/NAME.out holds the module after all passes and
// its code. `BLESS=1 swift test --filter LoweringTests` writes what is new; read the difference before committing it.

import Diagnostics
import Foundation
import Lowering
import MachineIR
import MachineImage
import Testing

struct GoldenCase: Sendable, CustomTestStringConvertible {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  let name: String
  var testDescription: String { name }

  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(".fir") }.sorted().map { GoldenCase(name: String($0.dropLast(4))) }
  }()

  func url(_ suffix: String) -> URL { GoldenCase.directory.appendingPathComponent(name + suffix) }

  func module() throws -> Module {
    try IRParser.parse(SourceFile(name: name + ".fir", bytes: Array(Data(contentsOf: url(".fir")))))
  }
}

@Suite struct CodeTests {
  @Test func thereAreCases() { #expect(GoldenCase.all.count >= 2) }

  @Test(arguments: GoldenCase.all)
  func code(_ golden: GoldenCase) throws {
    let module = try golden.module()
    #expect(IRVerifier.verify(module).map(\.description) == [])
    var text = ""
    for optimise in [true, false] {
      let options = LoweringPipeline.Options(optimise: optimise, verifyEach: true, folding: .all)
      let lowered = LoweringPipeline.run(module, options: options)
      let printed = IRPrinter.print(lowered)
      #expect(try IRParser.parse(printed) == lowered)
      text += optimise ? "; optimised\n" : "\n; not optimised\n"
      text += printed + "\n" + Disassembler.text(CodeGenerator.image(from: lowered))
    }
    let expected = (try? String(contentsOf: golden.url(".out"), encoding: .utf8)) ?? ""
    if text != expected, ProcessInfo.processInfo.environment["BLESS"] != nil {
      try text.write(to: golden.url(".out"), atomically: true, encoding: .utf8)
      return
    }
    #expect(text == expected, "run with BLESS=1 to accept")
  }
}
