// The data that every view of the inspector is drawn from: facts about a program whose states can be counted by hand.

import Diagnostics
import Foundation
import MachineIR
import PythonFrontend
import Testing

@testable import Inspector

/// The folder of the cases.
let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

/// The inspection of a case. What a machine weighs before its slots changes with the runtime, which is no concern here.
func inspection(_ name: String) throws -> Inspection {
  let bytes = Array(try Data(contentsOf: cases.appendingPathComponent(name)))
  var inspected = try Inspection.make(source: try SourceDecoder.decode(name: name, bytes: bytes))
  for i in inspected.functions.indices where inspected.functions[i].isMachine {
    inspected.functions[i].frame.headerBytes = 80
  }
  return inspected
}

/// The inspection of a text.
func inspection(text: String) throws -> Inspection {
  try Inspection.make(source: try SourceDecoder.decode(name: "test.py", bytes: Array(text.utf8)))
}

@Suite struct InspectionTests {
  @Test func statesAreCountedAndNamed() throws {
    let work = try #require(try inspection("crawl.py").functions.first { $0.name == "work" })
    #expect(
      work.states.map(\.kind) == [
        .start, .await, .asyncEnter, .asyncExit, .asyncExit, .asyncFor, .await, .await,
      ]
    )
    #expect(work.states.map { Int($0.span.line) } == [9, 11, 13, 13, 13, 14, 15, 21])
    #expect(work.states[1].text == "await fetch(1)")
    #expect(work.states[2].text == "async with lock as held")
    #expect(work.states[1].receives == "$data")
  }

  @Test func edgesFollowTheFinallyForWhatItWasEnteredFor() throws {
    let work = try #require(try inspection("crawl.py").functions.first { $0.name == "work" })
    func edge(_ from: Int, _ to: Int) -> StateEdge? { work.edges.first { $0.from == from && $0.to == to } }
    #expect(edge(0, 1)?.labels == [.await])
    #expect(edge(0, Inspection.failed)?.isImplicit == true)
    // The loop goes round, and ends into the exit of the async with.
    #expect(edge(6, 5)?.labels == [.await])
    #expect(edge(5, 3)?.labels == [.await])
    // A cancellation in the loop goes to the exit that is told of the exception.
    #expect(edge(6, 4)?.labels == [.raise, .throw])
    // The finally is reached from there only when the exit cannot even be called.
    #expect(edge(6, 7)?.labels == [.raise, .throw])
    #expect(edge(2, 7)?.labels == [.raise, .throw])
    // The finally returns, or lets the exception go on, as it was entered.
    #expect(edge(7, Inspection.done)?.labels == [.return])
    #expect(edge(7, Inspection.failed)?.labels == [.raise, .throw])
    #expect(edge(7, Inspection.failed)?.isImplicit == false)
    #expect(edge(1, Inspection.done) == nil)
  }

  @Test func heldValuesHaveReasons() throws {
    let work = try #require(try inspection("crawl.py").functions.first { $0.name == "work" })
    func held(_ state: Int, _ label: String) -> HeldValue? { work.states[state].held.first { $0.label == label } }
    #expect(held(6, "total")?.reason == .needed)
    #expect(held(6, "total")?.neededAt == [15, 23])
    #expect(held(6, "data")?.neededAt == [16])
    #expect(held(7, "data")?.reason == .lifetime)
    #expect(held(7, "total")?.neededAt == [23])
    #expect(held(6, "lock")?.reason == .lifetime)
    #expect(held(0, "items")?.neededAt == [14])
  }

  @Test func cellsAndFreeVariablesAreHeldAsCells() throws {
    let text = """
      async def outer(n):
        seen = []
        async def inner():
          seen.append(n)
          await other()
          return seen
        await inner()
        return seen
      """
    let inspected = try inspection(text: text)
    let outer = try #require(inspected.functions.first { $0.name == "outer" })
    let inner = try #require(inspected.functions.first { $0.name == "inner" })
    #expect(outer.states[1].held.filter { $0.kind == .cell }.map(\.label).sorted() == ["n", "seen"])
    #expect(outer.states[1].held.first { $0.label == "seen" }?.reason == .cell)
    #expect(inner.states[1].held.map(\.kind) == [.free, .free])
    #expect(inner.states[1].held.first { $0.label == "seen" }?.neededAt == [6])
  }

  @Test func protectionsStandAtTheirFunctions() throws {
    let functions = try inspection("crawl.py").functions
    let work = try #require(functions.first { $0.name == "work" })
    #expect(work.protections.map(\.kind) == [.tryFinally, .tryExcept, .asyncWith])
    #expect(work.protections.map(\.protected) == [13...19, 13...16, 14...16])
    #expect(work.protections[1].clauses.map(\.text) == ["except ValueError as e"])
    #expect(work.protections[1].clauses.map(\.catchesCancellation) == [.no])
    #expect(work.protections[2].clauses.map(\.text) == ["async with lock as held"])
    #expect(functions.filter { $0.name != "work" }.allSatisfy { $0.protections.isEmpty })
  }

  @Test func releasesAreWhereValuesEnd() throws {
    let work = try #require(try inspection("crawl.py").functions.first { $0.name == "work" })
    // The iterator of the loop ends with it, on the way from the item to the exit.
    #expect(work.states[5].released.contains { $0.label == "the iterator of async for x in items" && !$0.onException })
    // The exit method is given up by its call.
    #expect(work.states[5].released.contains { $0.name == "%5" && $0.line == 13 && !$0.onException })
  }

  @Test func textsOfPassesAreThoseOfThePrinter() throws {
    let inspected = try inspection("crawl.py")
    for function in inspected.functions {
      let last = try #require(function.passes.last)
      #expect(last.names.last == "split" || last.names.contains("split"))
      for row in last.lines { #expect(row.text.hasPrefix(row.body)) }
      #expect(function.passes.flatMap(\.names).count == 13)
    }
  }

  @Test func namesInLinesAreFound() {
    let found = IRNames.scan("  $a, %3 = call %2.close(\"r1 %9\", $.c0, r2)", defining: true)
    #expect(found.names == ["$a", "%3", "%2", "$.c0", "r2"])
    #expect(found.defines == ["$a", "%3"])
    let label = IRNames.scan("^b3(%2) in r0:", defining: true)
    #expect(label.names == ["^b3", "%2", "r0"])
    #expect(label.defines == ["^b3", "%2"])
    #expect(IRNames.scan("  goto ^b7", defining: true).defines == [])
    #expect(IRNames.scan("  $x#2 = copy %1", defining: true).defines == ["$x#2"])
  }

  @Test func treeAndScopesKeepTheirPlaces() throws {
    let inspected = try inspection("crawl.py")
    #expect(inspected.tree[0].kind == "Module")
    let awaits = inspected.tree.filter { $0.kind == "Await" }
    #expect(awaits.map { Int($0.span.line) } == [5, 11, 15, 21])
    let names = inspected.tree.filter { $0.kind == "Name" && $0.values.contains { $0.text == "'total'" } }
    #expect(names.map(\.field) == ["target", "value", "targets"] || names.count == 3)
    #expect(inspected.scopes.map(\.name) == ["top", "fetch", "work", "gen"])
    #expect(inspected.scopes[2].names.first { $0.name == "total" }?.flags == ["assigned", "referenced"])
  }
}
