// The second language: every program of `Cases/` prints what stands beside it, from its IR, through image files, and
// over the middle, the VM and the loop as they are. To add a case, drop `name.tiny` and `name.out` into the folder.

import Diagnostics
import Foundation
import Lowering
import MachineIR
import MachineImage
import MachineRuntime
import Testing

/// A program and what it prints.
struct TinyCase: CustomTestStringConvertible, Sendable {
  let file: URL
  var testDescription: String { file.lastPathComponent }

  static let all: [TinyCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".tiny") }.sorted().map { TinyCase(file: folder.appendingPathComponent($0)) }
  }()

  func source() throws -> SourceFile {
    SourceFile(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
  }
  func expected() throws -> String {
    try String(contentsOf: file.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8)
  }
}

@Suite struct TinyLanguageTests {
  @Test func thereAreCases() { #expect(TinyCase.all.count >= 10) }

  @Test(arguments: TinyCase.all)
  func printsWhatItMust(_ program: TinyCase) throws {
    let (printed, expected) = (TinyProgram.output(of: try program.source()), try program.expected())
    #expect(printed == expected)
  }

  /// The language's IR and images are like any other's: they verify, and survive being written and read.
  @Test(arguments: TinyCase.all)
  func survivesTextAndFile(_ program: TinyCase) throws {
    let source = try program.source()
    guard let module = try? TinyProgram.lower(source) else { return }
    #expect(IRVerifier.verify(module).map(\.description) == [])
    let text = IRPrinter.print(module)
    let read = try IRParser.parse(SourceFile(name: "again", bytes: Array(text.utf8)))
    #expect(IRPrinter.print(read) == text)
    let image = try TinyProgram.compile(source)
    let again = try ImageFile.read(ImageFile.write(image))
    #expect(again.dialect == "tiny")
    let (printed, expected) = (TinyProgram.run(again), try program.expected())
    #expect(printed == expected)
  }

  /// An interpreter of the language goes when it is released, with what its program left behind.
  @Test func isReleased() throws {
    let text = """
      gen numbers() { yield 1; yield 2; }
      let g = numbers();
      next(g);
      async never() { await sleep(1000); }
      let t = never();
      let cycle = [g, t];
      push(cycle, cycle, fn () { return cycle; }, async { await t; });
      throw cycle;
      """
    let image = try TinyProgram.compile(SourceFile(name: "left.tiny", bytes: Array(text.utf8)))
    weak var vm: Interpreter?
    weak var dialect: TinyDialect?
    do {
      let d = TinyDialect()
      let i = Interpreter(dialect: d)
      (vm, dialect) = (i, d)
      #expect(d.run(i, image)?.hasPrefix("uncaught: [") == true)
    }
    #expect(vm == nil)
    #expect(dialect == nil)
  }
}
