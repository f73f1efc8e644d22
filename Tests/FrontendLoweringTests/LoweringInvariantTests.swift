// What must hold of the IR of any source: the verifier's rules, and sizes that grow with the source and no faster.

import Diagnostics
import MachineIR
import PythonFrontend
import Testing

private func lower(_ text: String, _ options: PythonCompiler.Options = .init()) throws -> MachineIR.Module {
  let source = SourceFile(name: "test.py", bytes: Array(text.utf8))
  return try PythonCompiler.compile(source, moduleName: "test", options: options).module
}

/// Blocks and instructions of all functions of a source.
private func size(_ text: String) throws -> (blocks: Int, instructions: Int) {
  let blocks = try lower(text).functions.flatMap(\.blocks)
  return (blocks.count, blocks.reduce(0) { $0 + $1.instructions.count })
}

private func nestedFinally(_ depth: Int) -> String {
  var lines = ["async def f(g):"]
  for level in 0..<depth { lines.append(String(repeating: " ", count: level + 1) + "try:") }
  lines.append(String(repeating: " ", count: depth + 1) + "return await g()")
  for level in (0..<depth).reversed() {
    lines.append(String(repeating: " ", count: level + 1) + "finally:")
    lines.append(String(repeating: " ", count: level + 2) + "await g(\(level))")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A text of many numbered parts.
private func numbered(_ count: Int, _ separator: String, _ part: (Int) -> String) -> String {
  (0..<count).map(part).joined(separator: separator)
}

private let largeSources: [String] = [
  "x = [" + numbered(5000, ", ") { "a\($0)" } + "]\n",
  "x = {" + numbered(5000, ", ") { "\($0): a" } + "}\n",
  "f(" + numbered(5000, ", ") { "a\($0)" } + ")\n",
  "f'" + String(repeating: "{a}x", count: 5000) + "'\n",
  "def f(a):\n" + numbered(10_000, "") { "  x\($0) = a + \($0)\n" },
  "if a: pass\n" + numbered(200, "") { "elif a == \($0): b\n" },
  "x = " + numbered(500, " + ") { "a\($0)" } + "\n",
]

@Suite struct LoweringInvariantTests {
  @Test(arguments: LoweringCase.all) func verifies(_ one: LoweringCase) throws {
    #expect(IRVerifier.verify(try one.compile()).map(\.description) == [])
  }

  @Test(arguments: LoweringCase.all) func textRoundTrips(_ one: LoweringCase) throws {
    let module = try one.compile()
    let text = IRPrinter.print(module)
    #expect(IRPrinter.print(try IRParser.parse(text)) == text)
  }

  @Test func nestedFinallyGrowsLinearly() throws {
    let one = try size(nestedFinally(1))
    let eight = try size(nestedFinally(8))
    #expect(eight.blocks <= 9 * one.blocks)
    #expect(eight.instructions <= 9 * one.instructions)
    // Each level adds the same.
    let seven = try size(nestedFinally(7))
    let six = try size(nestedFinally(6))
    #expect(eight.blocks - seven.blocks == seven.blocks - six.blocks)
    #expect(eight.instructions - seven.instructions == seven.instructions - six.instructions)
  }

  @Test func anAwaitAddsOneBlock() throws {
    func blocks(_ count: Int) throws -> Int {
      try size("async def f(g):\n" + String(repeating: "  await g()\n", count: count)).blocks
    }
    #expect(try blocks(2) - blocks(1) == 1)
    #expect(try blocks(10) - blocks(1) == 9)
  }

  @Test func everyFinallyBodyStandsOnce() throws {
    let text = """
      def f(xs):
          for x in xs:
              try:
                  if x == 1: return x
                  if x == 2: break
                  if x == 3: continue
              finally:
                  marker()
      """
    let names = try lower(text).functions.flatMap(\.blocks).flatMap(\.instructions).filter {
      $0.operation == .globalLoad("marker")
    }
    #expect(names.count == 1)
  }

  @Test(arguments: largeSources)
  func largeSourcesAreLoweredAndHoldFewValuesAtATime(_ text: String) throws {
    let module = try lower(text)
    #expect(IRVerifier.verify(module).isEmpty)
    for instruction in module.functions.flatMap(\.blocks).flatMap(\.instructions) {
      var operands = 0
      instruction.operation.forEachOperand { _ in operands += 1 }
      #expect(operands <= 64)
    }
  }

  @Test func interactiveInput() throws {
    var options = PythonCompiler.Options(lowering: LoweringOptions(mode: .single), allowsTopLevelAwait: true)
    let shown = try lower("'text'\n", options)
    #expect(IRPrinter.print(shown).contains("intrinsic print_expression(\"text\")"))
    #expect(try lower("await f()\n", options).functions[0].kind == .coroutine)
    #expect(try lower("async with a: pass\n\n", options).functions[0].kind == .coroutine)
    #expect(try lower("f()\n", options).functions[0].kind == .plain)
    options.lowering.mode = .eval
    #expect(IRPrinter.print(try lower("a + 1", options)).contains("return %1"))
  }

  @Test func namespaceAndOptimisation() throws {
    let apart = PythonCompiler.Options(lowering: LoweringOptions(moduleUsesNamespace: true))
    let text = IRPrinter.print(try lower("global g\nx = y\ng = 1\ndef f(): return y\n", apart))
    #expect(text.contains("namespace.store x"))
    #expect(text.contains("namespace.load y"))
    #expect(text.contains("global.store g"))
    #expect(text.contains("global.load y"))
    let fast = PythonCompiler.Options(lowering: LoweringOptions(optimization: 1))
    #expect(!IRPrinter.print(try lower("assert a\nif __debug__: b\n", fast)).contains("global.load"))
  }
}
