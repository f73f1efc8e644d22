// Small questions that several passes ask about a function.

import MachineIR

extension Function {
  /// How often each temp is read.
  func tempUseCounts() -> [Int] {
    var uses = [Int](repeating: 0, count: tempCount)
    for block in blocks {
      for instruction in block.instructions {
        instruction.forEachUse { if case .temp(let temp) = $0 { uses[temp.index] += 1 } }
      }
      block.terminator.forEachOperand { if case .temp(let temp) = $0 { uses[temp.index] += 1 } }
    }
    return uses
  }

  /// Which blocks end in a comparison that only their branch reads: the VM has one instruction for the two.
  func fusedComparisons() -> [Bool] {
    let uses = tempUseCounts()
    return blocks.map { block in
      guard case .branch(.temp(let condition), _, _) = block.terminator, uses[condition.index] == 1,
        let last = block.instructions.last, last.results == [.temp(condition)],
        case .compare(let kind, _, _) = last.operation
      else { return false }
      return kind != .contained && kind != .notContained
    }
  }
}

extension Operation {
  /// The operation that yields an operand's value.
  static func copying(_ operand: Operand) -> Operation {
    if case .constant(let value) = operand { return .constant(value) }
    return .copy(operand)
  }
}
