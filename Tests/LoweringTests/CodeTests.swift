// From IR text to code: what the passes and code generation make of small functions.

import Diagnostics
import Lowering
import MachineIR
import MachineImage
import Testing

enum Sample {
  static let header = "module m source \"f\" dialect \"t\" lifetime scope-end\n"

  static func lower(_ text: String, optimise: Bool = true) throws -> Module {
    LoweringPipeline.run(
      try IRParser.parse(header + text),
      options: LoweringPipeline.Options(optimise: optimise, folding: .all)
    )
  }

  static func code(_ text: String, optimise: Bool = true) throws -> String {
    Disassembler.text(CodeGenerator.image(from: try lower(text, optimise: optimise)).units[0], number: 0)
  }
}

@Suite struct CodeTests {
  @Test func finallyWithAwaits() throws {
    let text = """
      coro @f($fn) {
        local $s
        region r0 stopiter -> ^guard
        region r1 finally in r0 -> ^h completion c0
      ^b0 in r0:
        $s = const 0
        goto ^b1
      ^b1 in r1:
        %0 = copy $s
        %1 = copy $fn
        %2 = call %1(1)
        await %2 -> ^b2
      ^b2(%3) in r1:
        %4 = add %0, %3
        $s = copy %4
        %5 = copy $s
        pend c0 return %5 -> ^enter
      ^enter in r0:
        exc.enter $.saved
        goto ^fin
      ^h(%e) in r0:
        exc.enter $.saved, %e
        pend c0 raise %e -> ^fin
      ^fin in r0:
        %6 = copy $fn
        %7 = call %6(2)
        await %7 -> ^b4
      ^b4(%8) in r0:
        exc.leave $.saved
        endfinally c0 { return -> ^ret, raise -> ^again }
      ^ret(%v):
        return %v
      ^again(%x) in r0:
        reraise %x
      ^guard(%g):
        reraise %g
      }
      """
    let module = try Sample.lower(text, optimise: false)
    let printed = IRPrinter.print(module)
    #expect(try IRParser.parse(printed) == module)
    let states = try #require(module.functions[0].layout).states
    #expect(states.map(\.kind) == ["await", "await"])
    #expect(
      try Sample.code(text, optimise: false) == """
        unit 0 coroutine f: 7 registers, 31 words, 1 parameters
          variables fn=r0, s=r1
          loadInt r1 = 0
          move r2 = r1
          move r3 = r0
          loadInt r6 = 1
          call r3 = r3 (r6!)
          await r3 = r3 state 1 for ""
          add r2 = r2 r3
          kill r3
          take r1 = r2
          move r2 = r1
          loadInt r3 = 0
          excEnterNone r4 =
          jump -> L1
        L0:
          kill2 r2 r3
          excEnter r4 = r5
          take r2 = r5
          loadInt r3 = 1
        L1:
          move r5 = r0
          loadInt r6 = 2
          call r5 = r5 (r6!)
          await r5 = r5 state 2 for ""
          kill r5
          excLeave r4
          jumpEqualImmediate r3 0 -> L3
          return_ r2
        L2:
          reraise r2
        L3:
          reraise r2
          words 0..<15 raise to L0 in r5
          words 15..<28 raise to L2 in r2 guard
          words 30..<31 raise to L2 in r2 guard
          state 1 await resume at word 8 live r0 r1 r2 @0:0 next 0 ""
          state 2 await resume at word 25 live r0 r1 r2 r3 r4 @0:0 next 0 ""

        """
    )
  }
}
