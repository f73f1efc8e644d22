// The architecture, checked: the build lets a target import an undeclared transitive dependency, so the imports of every
// file are compared with the table of Docs/Design.md, section 2. The same goes for the neutrality of the middle and for
// the fence around raw memory.

import Foundation
import Testing

/// The package's folder.
private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What each target may import of the package's own modules.
private let mayImport: [String: Set<String>] = [
  "Diagnostics": [],
  "GrammarKit": [],
  "grammar-gen": ["GrammarKit"],
  "MachineIR": ["Diagnostics"],
  "MachineImage": ["Diagnostics"],
  "PythonFrontend": ["MachineIR", "Diagnostics"],
  "Lowering": ["MachineIR", "MachineImage", "Diagnostics"],
  "MachineRuntime": ["MachineImage", "Diagnostics"],
  "PythonRuntime": ["MachineRuntime", "MachineImage", "Diagnostics"],
  "Inspector": ["Lowering", "MachineIR", "MachineImage", "MachineRuntime", "PythonFrontend", "Diagnostics"],
  "FermataKit": [
    "PythonFrontend", "Lowering", "MachineIR", "MachineImage", "MachineRuntime", "PythonRuntime", "Diagnostics",
  ],
  "fermata": [
    "FermataKit", "Inspector", "PythonFrontend", "Lowering", "MachineIR", "MachineImage", "MachineRuntime",
    "PythonRuntime", "Diagnostics",
  ],
  "library-gen": ["PythonFrontend", "Lowering", "MachineIR", "MachineImage", "Diagnostics"],
  "page-gen": [],
  "numbers-benchmark": ["MachineRuntime", "PythonRuntime"],
]

/// What the second language in the tests may import: nothing of the first.
private let tinyMayImport: Set<String> = ["Lowering", "MachineIR", "MachineImage", "MachineRuntime", "Diagnostics"]

/// Modules of the toolchain that a target may use. Foundation is only for what does not start at every run.
private let toolchain: Set<String> = ["Glibc", "Synchronization"]
private let withFoundation: Set<String> = ["grammar-gen", "library-gen", "page-gen", "numbers-benchmark"]

private struct SourceText {
  let target: String
  let path: String
  let lines: [Substring]
}

/// The Swift files below a folder of targets, and the grammars, whose preludes import too.
private func sources(below name: String = "Sources") -> [SourceText] {
  let folder = root.appendingPathComponent(name)
  var result: [SourceText] = []
  guard let files = FileManager.default.enumerator(atPath: folder.path) else { return [] }
  for case let path as String in files where path.hasSuffix(".swift") || path.hasSuffix(".gram") {
    guard let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else { continue }
    let target = String(path.prefix(while: { $0 != "/" }))
    result.append(
      SourceText(target: target, path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    )
  }
  return result
}

@Test func everyImportIsInTheTable() throws {
  let all = sources()
  #expect(all.count > 50)
  for source in all {
    let allowed = try #require(mayImport[source.target], "Sources/\(source.target) is not in the table")
    for line in source.lines where line.hasPrefix("import ") || line.hasPrefix("@testable import ") {
      let module = String(line.split(separator: " ").last ?? "")
      let isFine =
        allowed.contains(module) || toolchain.contains(module)
        || (module == "Foundation" && withFoundation.contains(source.target))
      #expect(isFine, "\(source.path) imports \(module)")
    }
  }
}

@Test func theSecondLanguageImportsNothingOfTheFirst() throws {
  let language = sources(below: "Tests").filter { $0.target == "TinyLanguageTests" }
  #expect(language.contains { $0.path.hasSuffix("Tiny.gram") })
  #expect(language.count > 5)
  for source in language {
    for line in source.lines where line.hasPrefix("import ") || line.hasPrefix("@testable import ") {
      let module = String(line.split(separator: " ").last ?? "")
      #expect(!line.hasPrefix("@testable"), "\(source.path) looks inside \(module)")
      let isFine = tinyMayImport.contains(module) || ["Foundation", "Testing"].contains(module)
      #expect(isFine, "\(source.path) imports \(module)")
    }
  }
  let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
  let declaration = try #require(manifest.components(separatedBy: "name: \"TinyLanguageTests\"").last)
  let dependencies = try #require(declaration.split(separator: "]").first)
  #expect(!dependencies.contains("Python") && !dependencies.contains("FermataKit"))
}

@Test func theMiddleNamesNoSourceLanguage() {
  let middle: Set<String> = ["Diagnostics", "GrammarKit", "MachineIR", "MachineImage", "Lowering", "MachineRuntime"]
  let words = ["asyncio", "dunder", "__init__", "__await__", "__aenter__", "StopIteration", "PyObject"]
  for source in sources() where middle.contains(source.target) {
    for (number, line) in source.lines.enumerated() {
      // Prose may name languages; code may not.
      let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
      for word in words where code.contains(word) {
        Issue.record("\(source.path):\(number + 1) names \(word)")
      }
    }
  }
}

@Test func rawMemoryStaysBehindTheFence() {
  for source in sources() where source.target != "MachineRuntime" && !withFoundation.contains(source.target) {
    for (number, line) in source.lines.enumerated() {
      let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
      let isUnsafe =
        code.contains("UnsafeMutablePointer") || code.contains("UnsafePointer<") || code.contains("Unmanaged<")
        || code.contains("unsafeBitCast")
      #expect(!isUnsafe, "\(source.path):\(number + 1) touches raw memory")
    }
  }
}

@Test func thePackageUsesNoUnsafeFlagsAndNoDependencies() throws {
  let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
  #expect(!manifest.contains("unsafeFlags"))
  #expect(!manifest.contains(".package("))
}
