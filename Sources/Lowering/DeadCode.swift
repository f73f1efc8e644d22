// Pass `dead`: instructions whose results nobody reads, and which do nothing else, go; so do writes of synthetic variables
// that are never read. A removal may make others dead: their operands are looked at again.

import MachineIR

enum DeadCodePass {
  static func run(_ function: inout Function) {
    let values = Values(function)
    var uses = [Int](repeating: 0, count: values.count)
    for block in function.blocks {
      for instruction in block.instructions { instruction.forEachUse { uses[values.id($0)] += 1 } }
      block.terminator.forEachOperand { if let place = $0.place { uses[values.id(place)] += 1 } }
    }
    func isDead(_ instruction: Instruction) -> Bool {
      guard instruction.operation.isPure, !instruction.results.isEmpty else { return false }
      return instruction.results.allSatisfy { place in
        guard uses[values.id(place)] == 0 else { return false }
        guard case .variable(let variable) = place else { return true }
        return function.variables[variable.index].storage == .synthetic
      }
    }
    // Backwards, operands are usually seen after the instruction that freed them; what is not is found next time round.
    var changed = true
    while changed {
      changed = false
      for b in function.blocks.indices.reversed() {
        var removed: Set<Int> = []
        for i in function.blocks[b].instructions.indices.reversed() where isDead(function.blocks[b].instructions[i]) {
          removed.insert(i)
          function.blocks[b].instructions[i].forEachUse { uses[values.id($0)] -= 1 }
        }
        guard !removed.isEmpty else { continue }
        changed = true
        function.blocks[b].instructions =
          function.blocks[b].instructions.indices.filter { !removed.contains($0) }.map {
            function.blocks[b].instructions[$0]
          }
      }
    }
  }
}
