// The pictures of Docs/HowACoroutineBecomesAMachine.md are what the inspector draws now, and the page shows the programs
// that they are of. After a change of the drawing: Docs/draw-machines.

import Foundation
import PythonFrontend
import Testing

@testable import Inspector

private let docs = cases.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Docs")

@Test(arguments: ["countdown", "total", "transfer", "locked"])
func picturesOfTheDocumentationAreUpToDate(_ name: String) throws {
  let folder = docs.appendingPathComponent("Machines")
  let text = try String(contentsOf: folder.appendingPathComponent("\(name).py"), encoding: .utf8)
  let function = try #require(try inspection(text: text).functions.first { $0.qualifiedName == name })
  let picture = try String(contentsOf: folder.appendingPathComponent("\(name).svg"), encoding: .utf8)
  #expect(StateSVG.draw(function) == picture, "run Docs/draw-machines")
  let page = try String(contentsOf: docs.appendingPathComponent("HowACoroutineBecomesAMachine.md"), encoding: .utf8)
  #expect(page.contains("```python\n\(text)```"))
  #expect(page.contains("(Machines/\(name).svg)"))
}
