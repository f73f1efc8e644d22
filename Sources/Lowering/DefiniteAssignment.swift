// Pass `bound`: checks for unbound variables go where the variable is bound on every path.
//
// A forward analysis with one bit for each variable that is checked somewhere: writes and passed checks set it, `unbind`
// clears it; at joins the bits are intersected. An exception edge carries the intersection of the states at every point
// of the block that may raise. This is Java's definite assignment (JLS 16), on the graph.

import MachineIR

struct BoundPass {
  private let graph: ControlFlow
  /// Bit of each variable; -1 for those that are never checked.
  private var bit: [Int]
  private let words: Int

  static func run(_ function: inout Function) {
    guard let pass = BoundPass(function) else { return }
    pass.removeChecks(&function)
  }

  private init?(_ function: Function) {
    bit = [Int](repeating: -1, count: function.variables.count)
    var count = 0
    for block in function.blocks {
      for instruction in block.instructions {
        guard case .checkBound(let variable) = instruction.operation, bit[variable.index] < 0,
          function.variables[variable.index].storage == .local
        else { continue }
        bit[variable.index] = count
        count += 1
      }
    }
    guard count > 0 else { return nil }
    words = (count + 63) / 64
    graph = ControlFlow(function)
  }

  private func apply(_ place: Place, bound: Bool, _ state: inout [UInt64]) {
    guard case .variable(let variable) = place, bit[variable.index] >= 0 else { return }
    let mask: UInt64 = 1 << UInt64(bit[variable.index] & 63)
    if bound { state[bit[variable.index] >> 6] |= mask } else { state[bit[variable.index] >> 6] &= ~mask }
  }

  private func apply(_ instruction: Instruction, _ state: inout [UInt64]) {
    switch instruction.operation {
    case .checkBound(let variable): apply(.variable(variable), bound: true, &state)
    case .unbind(let variable): apply(.variable(variable), bound: false, &state)
    default: for result in instruction.results { apply(result, bound: true, &state) }
    }
  }

  private func isBound(_ variable: VariableID, _ state: [UInt64]) -> Bool {
    bit[variable.index] >= 0 && state[bit[variable.index] >> 6] & (1 << UInt64(bit[variable.index] & 63)) != 0
  }

  private func removeChecks(_ function: inout Function) {
    let entry = solve(function)
    for b in function.blocks.indices {
      guard var state = entry[b] else { continue }
      if let parameter = function.blocks[b].parameter { apply(parameter, bound: true, &state) }
      var kept: [Instruction] = []
      kept.reserveCapacity(function.blocks[b].instructions.count)
      for instruction in function.blocks[b].instructions {
        if case .checkBound(let variable) = instruction.operation, isBound(variable, state) { continue }
        apply(instruction, &state)
        kept.append(instruction)
      }
      if kept.count < function.blocks[b].instructions.count { function.blocks[b].instructions = kept }
    }
  }

  /// The state at each block's entry; nil for what is not reachable.
  private func solve(_ function: Function) -> [[UInt64]?] {
    var entry = [[UInt64]?](repeating: nil, count: function.blocks.count)
    var first = [UInt64](repeating: 0, count: words)
    for index in 0..<min(function.signature.count, function.variables.count) {
      apply(.variable(VariableID(index)), bound: true, &first)
    }
    entry[0] = first
    var work = [0]
    var queued = [Bool](repeating: false, count: function.blocks.count)
    func flow(_ state: [UInt64], to target: Int) {
      if var known = entry[target] {
        var changed = false
        for w in 0..<words where known[w] & ~state[w] != 0 {
          known[w] &= state[w]
          changed = true
        }
        guard changed else { return }
        entry[target] = known
      } else {
        entry[target] = state
      }
      if !queued[target] {
        queued[target] = true
        work.append(target)
      }
    }
    while let b = work.popLast() {
      queued[b] = false
      guard var state = entry[b] else { continue }
      let block = function.blocks[b]
      var raising = [UInt64](repeating: ~0, count: words)
      func raise() { for w in 0..<words { raising[w] &= state[w] } }
      if let parameter = block.parameter { apply(parameter, bound: true, &state) }
      for instruction in block.instructions {
        if instruction.operation.mayRaise { raise() }
        apply(instruction, &state)
      }
      if graph.terminatorRaises[b] { raise() }
      if graph.handler[b] >= 0 { flow(raising, to: graph.handler[b]) }
      for next in graph.successors[b] { flow(state, to: next) }
    }
    return entry
  }
}
