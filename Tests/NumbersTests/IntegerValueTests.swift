// Tests of the arithmetic on integers as values against CPython 3.11: the same golden cases as for BigInt, computed on
// the heap of an interpreter, which must be left as it was found.
import MachineRuntime
import PythonRuntime
import Testing

@Suite struct IntegerValueTests {
  private func text(_ value: consuming Value?) -> String {
    guard let value else { return "none" }
    // Small results must be small integers.
    if value.isKind(.bigInt), let small = value.integer?.asInt, small.magnitude < 1 << 62 { return "not normalised" }
    return value.integer?.toString(radix: 16) ?? "no integer"
  }

  @Test func agreesWithCPython() throws {
    let vm = Interpreter(dialect: PythonDialect())
    vm.keepUntilExit()
    let live = vm.liveObjects
    var cases = 0
    var failures = 0
    for c in try goldenCases("integers.txt") {
      let operation = c.operation
      guard c.fields.count == 4, c.expected.first != "!" else { continue }
      let a = vm.makeInt(c.int(0))
      let b = vm.makeInt(c.int(1))
      let actual: String
      switch operation {
      case "add": actual = text(vm.integerSum(a, b))
      case "sub": actual = text(vm.integerDifference(a, b))
      case "mul": actual = text(vm.integerProduct(a, b))
      case "divmod": actual = text(vm.integerFloorQuotient(a, b)) + "," + text(vm.integerModulus(a, b))
      case "mod": actual = text(vm.integerModulus(a, b))
      case "and": actual = text(vm.integerBitwise(.and, a, b))
      case "or": actual = text(vm.integerBitwise(.or, a, b))
      case "xor": actual = text(vm.integerBitwise(.xor, a, b))
      case "lshift": actual = text(vm.integerShiftedLeft(a, c.small(1)))
      case "rshift": actual = text(vm.integerShiftedRight(a, c.small(1)))
      case "compare": actual = a.compareInteger(b).map { String($0.signum()) } ?? "none"
      default: continue
      }
      cases += 1
      if actual != c.expected {
        failures += 1
        if failures <= 10 { Issue.record("\(operation) \(c.fields.dropFirst()): computed \(actual.prefix(500))") }
      }
    }
    #expect(cases > 1000)
    #expect(failures == 0, "\(failures) of \(cases) differ")
    #expect(vm.liveObjects == live)
  }

  @Test func refusesWhatIsNoInteger() {
    let vm = Interpreter(dialect: PythonDialect())
    vm.keepUntilExit()
    #expect(text(vm.integerSum(Value.smallInt(1), Value.none)) == "none")
    #expect(text(vm.integerFloorQuotient(Value.smallInt(1), Value.smallInt(0))) == "none")
    #expect(text(vm.integerModulus(vm.makeInt(BigInt.one.shiftedLeft(100)), Value.smallInt(0))) == "none")
  }
}
