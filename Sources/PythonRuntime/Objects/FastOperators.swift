// Direct paths of the operators for built-in operands, tried before special methods are looked up: each answers nil (or
// false) when it is not for it. Without any, the special methods of the built-in classes do the same more slowly.

import MachineRuntime

extension Interpreter {
  func fastBinary(
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value? { nil }
  func fastUnary(_ op: UnaryOperation, _ a: borrowing Value) -> Value? { nil }
  func fastCompare(_ op: CompareOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value? { nil }
  func fastContains(_ container: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool? { nil }
  func fastTruth(_ a: borrowing Value) -> Bool? { nil }
  func fastHash(_ a: borrowing Value) throws(Raised) -> Int? { nil }
  func fastGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value? { nil }
  func fastSetItem(_ a: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) -> Bool {
    false
  }
  func fastDeleteItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Bool { false }
}
