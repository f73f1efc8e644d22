// The builder, and the verifier's rules one by one.

import Diagnostics
import MachineIR
import Testing

@Suite struct BuilderTests {
  @Test func buildsASoundFunction() {
    var f = FunctionBuilder(name: "f", qualifiedName: "f", kind: .coroutine, parameters: ["x"])
    let total = f.variable("total")
    let left = f.read(f.parameter(0))
    f.assign(total, f.define(.binary(.add, left, .constant(.int(1)))))
    let value = f.read(total)
    let sent = f.suspend { .await(value, purpose: "", resume: $0) }
    let (yes, no) = (f.label(), f.label())
    f.end(.branch(sent, yes, else: no))
    f.begin(yes)
    f.end(.return_(sent))
    // Dropped: no block is open.
    f.emit(.globalStore("x", sent))
    f.begin(no)
    var module = Module(name: "m", sourceName: "s", dialect: "d", localLifetime: .scopeEnd)
    module.functions = [f.finish()]
    #expect(IRVerifier.verify(module).map(\.description) == [])
    #expect(
      IRPrinter.print(function: 0, of: module) == """
        coro @f($x) {
          local $total
        ^b0:
          %0 = copy $x
          %1 = add %0, 1
          $total = copy %1
          %2 = copy $total
          await %2 -> ^b1
        ^b1(%3):
          branch %3 -> ^b2 else ^b3
        ^b2:
          return %3
        ^b3:
          return none
        }

        """
    )
  }
}

@Suite struct VerifierTests {
  /// The rules that a function breaks.
  func rules(_ text: String) throws -> [String] {
    let module = try IRParser.parse("module m source \"\" dialect \"\"\n" + text)
    return IRVerifier.verify(module).map(\.rule)
  }

  @Test(arguments: [
    ("V0", "func @f() {\n^a:\n  %1, %2 = const 1\n  return %1\n}"),
    ("V0", "func @f() {\n^a:\n  %1 = map(1)\n  return %1\n}"),
    ("V1", "func @f() {\n^a:\n  goto ^a\n}"),
    ("V1", "func @f() {\n^a:\n  goto ^b\n}"),
    ("V1", "func @f() {\n^a:\n  goto ^b\n^b(%1):\n  return %1\n}"),
    ("V2", "func @f($x) {\n^a:\n  %1 = copy $x\n  %1 = copy $x\n  return %1\n}"),
    ("V2", "func @f($x) {\n^a:\n  branch $x -> ^b else ^c\n^b:\n  %1 = const 1\n  goto ^c\n^c:\n  return %1\n}"),
    ("V2", "func @f(cell $x) {\n^a:\n  %1 = copy $x\n  return %1\n}"),
    ("V2", "func @f($x) {\n^a:\n  %1 = cell.load $x\n  return %1\n}"),
    ("V2", "func @f() {\n^a:\n  %1 = function @g\n  return %1\n}\nfunc @g() {\n  free $x\n^a:\n  return none\n}"),
    (
      "V3",
      "func @f($x) {\n  region r0 try -> ^h\n^a in r0:\n  %1 = neg $x\n  return %1\n^h(%e) in r0:\n  reraise %e\n}"
    ),
    ("V4", "func @f($x) {\n^a:\n  exc.enter $.s, $x\n  return none\n}"),
    (
      "V4",
      "func @f($x) {\n^a:\n  exc.enter $.s, $x\n  exc.enter $.t, $x\n  exc.leave $.s\n  exc.leave $.t\n  return 1\n}"
    ),
    ("V4", "func @f($x) {\n^a:\n  branch $x -> ^b else ^c\n^b:\n  exc.enter $.s\n  goto ^c\n^c:\n  return none\n}"),
    ("V5", "func @f() {\n^a:\n  goto ^b\n^b:\n  endfinally c0 { normal -> ^c }\n^c:\n  return none\n}"),
    ("V5", "func @f() {\n^a:\n  pend c0 jump 1 -> ^b\n^b:\n  endfinally c0 { normal -> ^c }\n^c:\n  return none\n}"),
    ("V5", "func @f() {\n^a:\n  pend c0 return 1 -> ^b\n^b:\n  endfinally c0 { return -> ^c }\n^c:\n  return none\n}"),
    ("V8", "func @f() {\n^a:\n  yield 1 -> ^b\n^b:\n  return none\n}"),
    ("V8", "coro @f() {\n^a:\n  yield 1 -> ^b\n^b:\n  return none\n}"),
    ("V8", "gen @f() {\n^a:\n  await 1 -> ^b\n^b:\n  return none\n}"),
    (
      "V11",
      "func @f() {\n  registers 1 { %1: 0, %2: 0 }\n^a:\n  %1 = const 1\n  %2 = const 2\n  %3 = add %1, %2\n  return %3\n}"
    ),
    (
      "V12",
      "gen @f() {\n  registers 2 { %1: 0, %2: 0 }\n  state 1 yield ^a -> ^b live()\n  state 2 yield ^b -> ^c live()\n^a:\n"
        + "  %1 = const 1\n  yield %1 -> ^b\n^b(%2):\n  goto ^c\n^c:\n  return none\n}"
    ),
    ("V15", "func @f() {\n^a:\n  %1 = copy $x\n  return %1\n}"),
    ("V15", "func @f($x) {\n^a:\n  unbind $x\n  %1 = copy $x\n  return %1\n}"),
  ])
  func rulesAreChecked(_ rule: String, _ text: String) throws {
    let found = try rules(text)
    #expect(found.contains(rule), "\(found)")
  }

  @Test func messagesSayWhere() throws {
    let module = try IRParser.parse(
      "module m source \"\" dialect \"\"\nfunc @g.f(cell $x) {\n^a:\n  %0 = const 1\n  %1 = copy $x @3:4-9\n  return %1\n}"
    )
    let problem = try #require(IRVerifier.verify(module).first)
    #expect(problem.description == "V2: $x is a cell (@g.f, ^b0, instruction 1)")
    #expect(problem.span == Span(line: 3, column: 4, endLine: 3, endColumn: 9))
  }
}
