// What the views make of the cases, compared with the files beside them. `BLESS=1 swift test --filter ViewTests` writes
// those anew, for reading the difference before it is committed; it does nothing where CI is set.

import Diagnostics
import Foundation
import MachineIR
import PythonFrontend
import TestSupport
import Testing

@testable import Inspector

/// A view of a whole file, and the ending of the file that holds what it must show.
struct View: CustomTestStringConvertible, Sendable {
  let ending: String
  /// The cases that are looked at in this way.
  var programs = ["crawl", "generators", "chain"]
  let text: @Sendable (Inspection) throws -> String
  var testDescription: String { ending }

  static func machines(_ inspection: Inspection) -> [InspectedFunction] { inspection.functions.filter(\.isMachine) }

  static let all = [
    View(ending: "frames") { FrameReport.text($0) },
    View(ending: "dot") { machines($0).map(StateDot.draw).joined(separator: "\n") },
    View(ending: "svg") { inspection in
      // One file for each machine would be many; what stands in a page is the same without its style sheet.
      machines(inspection).map { StateSVG.draw($0, standalone: false, id: $0.name) }.joined(separator: "\n")
    },
    View(ending: "term") { inspection in
      machines(inspection).map { "\($0.uniqueName)\n" + StateTerm.draw($0, width: 110) }.joined(separator: "\n")
    },
    View(ending: "ascii") { inspection in
      // Too narrow for lines: edges in words.
      machines(inspection).map { "\($0.uniqueName)\n" + StateTerm.draw($0, width: 48, ascii: true) }
        .joined(separator: "\n")
    },
    View(ending: "explain") { inspection in
      try inspection.lines.indices.map { try Explanation.text(line: $0 + 1, inspection) }.joined(separator: "\n")
    },
    View(ending: "why") { inspection in
      var out = ""
      for function in machines(inspection) {
        for value in function.frame.slots.flatMap(\.values) where !value.name.hasPrefix("%") {
          let name = value.kind == .synthetic ? value.name : value.label
          out += try FrameReport.why("\(function.uniqueName).\(name)", inspection) + "\n"
        }
      }
      return out
    },
    View(ending: "json", programs: ["crawl"]) { $0.json(.machine).text() },
    View(ending: "machine") { inspection in
      guard let source = inspection.source else { return "" }
      return try StageText.text(.machine, of: source, withSource: true)
    },
  ]
}

@Suite struct ViewTests {
  @Test(arguments: View.all.flatMap { view in view.programs.map { ($0, view) } })
  func viewsAreAsExpected(_ name: String, _ view: View) throws {
    let inspected = try inspection("\(name).py")
    let text = try view.text(inspected)
    let file = cases.appendingPathComponent("\(name).\(view.ending)")
    let environment = ProcessInfo.processInfo.environment
    if environment["BLESS"] == "1", environment["CI"] == nil {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    if text != expected {
      let file = "\(name).\(view.ending)"
      Issue.record("\(file) differs:\n\(unifiedDiff(expected: expected, actual: text, name: file))")
    }
  }

  @Test func everyCaseFileBelongsToACase() throws {
    let endings = Set(View.all.map(\.ending)).union(["py"])
    let names = try FileManager.default.contentsOfDirectory(atPath: cases.path)
    let programs = Set(names.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) })
    for name in names {
      let parts = name.split(separator: ".").map(String.init)
      #expect(parts.count == 2 && programs.contains(parts[0]) && endings.contains(parts[1]), "\(name) is left over")
    }
  }

  @Test(arguments: ["crawl", "generators", "chain"], [Stage.ir, .machine])
  func textWithSourceReadsBack(_ name: String, _ stage: Stage) throws {
    let source = try #require(try inspection("\(name).py").source)
    let plain = try StageText.text(stage, of: source)
    let mixed = try StageText.text(stage, of: source, withSource: true)
    #expect(mixed.utf8.count > plain.utf8.count)
    let parsed = try IRParser.parse(SourceFile(name: "mixed.fir", bytes: Array(mixed.utf8)))
    #expect(IRPrinter.print(parsed) == plain)
  }

  @Test func jsonIsWhatFoundationReads() throws {
    for name in ["crawl", "generators", "chain"] {
      let inspected = try inspection("\(name).py")
      for stage in [nil] + Stage.allCases.map(Optional.some) {
        let value = inspected.json(stage)
        let pretty = try JSONSerialization.jsonObject(with: Data(value.text().utf8)) as? NSDictionary
        let compact = try JSONSerialization.jsonObject(with: Data(value.compact(forScript: true).utf8)) as? NSDictionary
        #expect(pretty != nil)
        #expect(pretty == compact)
        #expect(!value.compact(forScript: true).contains("<"))
        #expect(pretty?["version"] as? Int == Inspection.schemaVersion)
        #expect(pretty?["stage"] as? String == stage?.rawValue ?? "all")
      }
    }
  }

  @Test func jsonStringsAreEscaped() throws {
    let value = JSON.object([("a\"\\", .strings(["\n\t\r\u{1}\u{7F}", "é🙂", "</script>"]))])
    #expect(value.compact() == #"{"a\"\\":["\n\t\r\u0001\u007f","é🙂","</script>"]}"#)
    #expect(value.compact(forScript: true).contains(#"\u003c/script>"#))
    #expect(JSON.array([]).text() == "[]\n")
  }
}
