// Golden IR: every `Cases/*.py` beside the IR it must be lowered to. `BLESS=1 swift test --filter FrontendLoweringTests`
// writes the expectations; read the diff before committing it.

import Diagnostics
import Foundation
import MachineIR
import PythonFrontend
import TestSupport
import Testing

/// A source beside its IR.
struct LoweringCase: Sendable, CustomTestStringConvertible {
  let file: URL
  var name: String { file.deletingPathExtension().lastPathComponent }
  var expectation: URL { file.deletingPathExtension().appendingPathExtension("ir") }
  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static let all: [LoweringCase] = {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "py" }.sorted { $0.path < $1.path }.map { LoweringCase(file: $0) }
  }()

  func compile() throws -> MachineIR.Module {
    let bytes = [UInt8](try Data(contentsOf: file))
    return try PythonCompiler.compile(name: name + ".py", bytes: bytes, moduleName: "__main__").module
  }
}

@Suite struct LoweringGoldenTests {
  @Test(arguments: LoweringCase.all) func lowersAsExpected(_ one: LoweringCase) throws {
    let text = IRPrinter.print(try one.compile())
    let environment = ProcessInfo.processInfo.environment
    if environment["BLESS"] != nil, environment["CI"] == nil {
      try text.write(to: one.expectation, atomically: true, encoding: .utf8)
      return
    }
    let expected = (try? String(contentsOf: one.expectation, encoding: .utf8)) ?? ""
    #expect(text == expected, "\(unifiedDiff(expected: expected, actual: text, name: one.name))")
  }

  @Test func everyExpectationHasItsSource() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: LoweringCase.folder,
      includingPropertiesForKeys: nil
    )
    let sources = Set(LoweringCase.all.map(\.name))
    for file in files where file.pathExtension == "ir" {
      #expect(sources.contains(file.deletingPathExtension().lastPathComponent), "\(file.lastPathComponent)")
    }
  }
}

@Suite struct UnparserTests {
  /// `from __future__ import annotations` stores the text of annotations; the expectation is CPython 3.11's.
  @Test func annotationsReadAsInCPython() throws {
    let folder = LoweringCase.folder.deletingLastPathComponent().appendingPathComponent("Unparse")
    let one = LoweringCase(file: folder.appendingPathComponent("annotations.py"))
    let expected = try String(contentsOf: folder.appendingPathComponent("annotations.expected"), encoding: .utf8)
    let module = try one.compile()
    var lines = ""
    for block in module.functions[0].blocks {
      for case .makeMap(let pairs) in block.instructions.map(\.operation) {
        for index in stride(from: 0, to: pairs.count, by: 2) {
          guard case .constant(.string(let name)) = pairs[index], case .constant(.string(let text)) = pairs[index + 1]
          else { continue }
          lines += "\(name) \(text)\n"
        }
      }
    }
    #expect(lines == expected, "\(unifiedDiff(expected: expected, actual: lines, name: "annotations"))")
  }
}
