// Scopes and static errors: every error and warning of a list against CPython 3.11's answer (oracle.py), and scopes of
// what 3.11 does not know or does not tell.

import Diagnostics
import Foundation
import PythonFrontend
import Testing

@Suite struct SemaTests {
  struct Fault: Decodable, Equatable {
    var kind: String
    var message: String
    var line: Int
    var offset: Int
    var end: Int?
  }

  struct Row: Decodable {
    var source: String
    var error: Fault?
    var warnings: [[Field]]
  }

  enum Field: Decodable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var text: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      }
    }
  }

  func analyse(
    _ text: String,
    options: AnalysisOptions = AnalysisOptions()
  ) throws(Diagnostic) -> (Module, ScopeAnalysis, [Diagnostic]) {
    let source = SourceFile(name: "f", bytes: Array(text.utf8))
    let module = try PythonParser.parse(source)
    let (analysis, warnings) = try ScopeAnalysis.analyse(module, source: source, options: options)
    return (module, analysis, warnings)
  }

  func message(_ text: String, options: AnalysisOptions = AnalysisOptions()) -> String {
    do throws(Diagnostic) {
      _ = try analyse(text, options: options)
      return ""
    } catch { return error.message }
  }

  func dump(_ text: String) throws -> String { ScopeDump.text(try analyse(text).1.root) }

  @Test func errorsAndWarningsAreCPythons() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    let data = try Data(contentsOf: folder.appendingPathComponent("errors.json"))
    let rows = try JSONDecoder().decode([Row].self, from: data)
    #expect(rows.count > 400)
    for row in rows {
      do throws(Diagnostic) {
        let (_, _, warnings) = try analyse(row.source)
        #expect(row.error == nil, "\(row.source.debugDescription)")
        let got = warnings.map { [$0.kind, $0.message, String($0.span.line)] }
        #expect(got == row.warnings.map { $0.map(\.text) }, "\(row.source.debugDescription)")
      } catch {
        // CPython's "no end" (None) is told as 0.
        var want = row.error
        if want?.end == nil { want?.end = 0 }
        let got = Fault(
          kind: error.kind,
          message: error.message,
          line: Int(error.span.line),
          offset: Int(error.span.column) + 1,
          end: Int(error.span.endColumn) + 1
        )
        #expect(got == want, "\(row.source.debugDescription)")
      }
    }
  }

  @Test func cellsAndFreeNames() throws {
    #expect(
      try dump(
        """
        def outer(b, a):
          def middle():
            def inner(): return a, b
          return lambda: a
        """
      )
        == """
        module top line 0
          outer: local (assigned)
          function outer line 1
            b: cell (parameter)
            a: cell (parameter)
            middle: local (assigned)
            function middle line 2 as outer.<locals>.middle nested
              inner: local (assigned)
              a: free
              b: free
              function inner line 3 as outer.<locals>.middle.<locals>.inner nested
                a: free (referenced)
                b: free (referenced)
            function lambda line 4 as outer.<locals>.<lambda> nested
              a: free (referenced)

        """
    )
  }

  @Test func classScopesAndTheClassCell() throws {
    let (module, analysis, _) = try analyse(
      """
      def f():
        x = 1
        class A:
          x = 2
          def g(self): return x, super()
          __private = [x for x in __private]
      """
    )
    guard case .functionDef(let f) = module.body[0].kind, case .classDef(let a) = f.body[1].kind else {
      Issue.record("not the tree")
      return
    }
    let scope = analysis.scope(of: a)
    #expect(scope.needsClassCell)
    #expect(scope.cells == ["__class__"])
    #expect(scope.freeNames == ["x"])
    #expect(scope.symbol(named: "x")?.flags.contains(.freeInClass) == true)
    #expect(scope.lookup("_A__private") != nil)
    #expect(scope.lookup("__private") == nil)
    #expect(analysis.scope(of: f).cells == ["x"])
    #expect(scope.children.map(\.qualifiedName) == ["f.<locals>.A.g", "f.<locals>.A.<listcomp>"])
    #expect(scope.children[0].freeNames == ["__class__", "x"])
  }

  @Test func mangling() {
    #expect(mangle("__x", className: "_A") == "_A__x")
    #expect(mangle("__x__", className: "A") == "__x__")
    #expect(mangle("__x", className: "__") == "__x")
    #expect(mangle("__x", className: nil) == "__x")
    #expect(mangle("_x", className: "A") == "_x")
    #expect(mangle("__a.b", className: "A") == "__a.b")
  }

  @Test func generatorsAndCoroutines() throws {
    let (_, analysis, _) = try analyse(
      """
      def a(): yield
      async def b(): pass
      async def c(): yield
      async def d(): return [await x for x in y]
      def e(): return (await x for x in y)
      def f(): return lambda: (yield)
      """
    )
    let kinds = analysis.root.children.map { [$0.isGenerator, $0.isCoroutine] }
    #expect(kinds == [[true, false], [false, true], [true, true], [false, true], [false, false], [false, false]])
    #expect(analysis.root.children[3].children[0].isCoroutine)
    #expect(analysis.root.children[4].children[0].isCoroutine)
    #expect(analysis.root.children[4].children[0].isGenerator)
    #expect(analysis.root.children[5].children[0].isGenerator)
  }

  @Test func parametersInTheOrderOfTheirSlots() throws {
    let (_, analysis, _) = try analyse("def f(a, /, b, *c, d, **e): pass\n")
    #expect(analysis.root.children[0].parameters == ["a", "b", "d", "c", "e"])
    #expect(analysis.root.children[0].hasVarArgs)
    #expect(analysis.root.children[0].hasVarKeywords)
  }

  @Test func typeParametersHaveAScope() throws {
    #expect(
      try dump(
        """
        class A[T: (int, U)](B[T]):
          def f[V](self, x: T, y: V) -> x: return V
        type L[T] = list[T]
        """
      )
        == """
        module top line 0
          A: local (assigned)
          L: local (assigned)
          type-parameters A line 1
            T: cell (assigned, referenced, type-parameter)
            B: implicit-global (referenced)
            type-bound T line 1 nested
              int: implicit-global (referenced)
              U: implicit-global (referenced)
            class A line 1 nested
              f: local (assigned)
              T: free
              type-parameters f line 2 as A.f nested
                __classdict__: free (referenced)
                V: cell (assigned, referenced, type-parameter)
                T: free (referenced)
                x: implicit-global (referenced)
                function f line 2 as A.f nested
                  self: local (parameter)
                  x: local (parameter)
                  y: local (parameter)
                  V: free (referenced)
          type-parameters L line 3
            T: cell (assigned, type-parameter)
            type-alias L line 3 nested
              list: implicit-global (referenced)
              T: free (referenced)

        """
    )
    #expect(message("def f[T, T](): pass\n") == "duplicate type parameter 'T'")
    #expect(message("def f[T: (yield)](): pass\n") == "yield expression cannot be used within a TypeVar bound")
    #expect(message("type X = (a := 1)\n") == "named expression cannot be used within a type alias")
    #expect(
      message("def f[T](x: (a := 1)): pass\n") == "named expression cannot be used within the definition of a generic"
    )
    #expect(
      message("def f[T]():\n  def g():\n    nonlocal T\n") == "nonlocal binding not allowed for type parameter 'T'"
    )
  }

  @Test func futureAnnotationsAreNobodys() throws {
    let (_, analysis, _) = try analyse(
      "from __future__ import annotations\ndef f(x: [a for a in b]) -> c: y: d = 1\nz: e\n"
    )
    #expect(analysis.hasFutureAnnotations)
    #expect(analysis.root.lookup("b") == nil)
    #expect(analysis.root.lookup("c") == nil)
    #expect(analysis.root.children.count == 1)
    #expect(analysis.root.children[0].lookup("d") == nil)
  }

  @Test func topLevelAwaitWhereAllowed() {
    let options = AnalysisOptions(allowsTopLevelAwait: true)
    for source in ["await x\n", "async for x in y: pass\n", "async with x: pass\n", "[x async for x in y]\n"] {
      #expect(message(source, options: options) == "")
      #expect(message(source) != "")
    }
    #expect(message("def f(): await x\n", options: options) == "'await' outside async function")
  }

  /// Chains that lean to the left are what the parser builds without recursing. On a thread with the stack of a main
  /// thread: test threads have less.
  @Test func deepTreesEndInAnErrorOrATree() {
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      for count in [100, 900, 2900, 100_000] {
        for link in ["+x", ".x", "()", "[0]"] {
          let told = self.message("x" + String(repeating: link, count: count) + "\n")
          let isKnown = ["", "parser stack overflow", "maximum recursion depth exceeded during compilation"]
          #expect(isKnown.contains(told), "\(told)")
        }
      }
      finished.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    finished.wait()
  }
}
