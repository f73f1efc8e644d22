// Pass `coalesce`: a result that is only computed to be stored in a variable is written there at once.
//
//     %2 = add $x, %3; $x = copy %2      →   $x = add $x, %3
//     ^b2(%4): $x = copy %4              →   ^b2($x)
//
// A result is written on success only, so an exception in the operation leaves the variable as it was. What stands
// between the two must neither raise (a handler would see the new value too early) nor read or write the variable; and
// where an instruction has several results, the variable must not be one of its operands, which are read while results
// are written.

import MachineIR

enum CoalescePass {
  static func run(_ function: inout Function) {
    let uses = function.tempUseCounts()
    for b in function.blocks.indices {
      // Index of the definition of each temp of this block that is still waiting for its copy; -1: the parameter.
      var waiting: [Int: Int] = [:]
      if case .temp(let temp)? = function.blocks[b].parameter, uses[temp.index] == 1 { waiting[temp.index] = -1 }
      var removed: Set<Int> = []
      for i in function.blocks[b].instructions.indices {
        let instruction = function.blocks[b].instructions[i]
        if case .copy(.temp(let temp)) = instruction.operation, let definition = waiting[temp.index],
          case .variable(let variable)? = instruction.results.first,
          mayMove(variable, to: definition, from: i, function.blocks[b], removed)
        {
          waiting[temp.index] = nil
          removed.insert(i)
          if definition < 0 {
            function.blocks[b].parameter = .variable(variable)
          } else {
            function.blocks[b].instructions[definition].results =
              function.blocks[b].instructions[definition].results.map {
                $0 == .temp(temp) ? .variable(variable) : $0
              }
          }
          continue
        }
        // Nothing moves across what may raise.
        if instruction.operation.mayRaise { waiting.removeAll(keepingCapacity: true) }
        for case .temp(let temp) in instruction.results where uses[temp.index] == 1 { waiting[temp.index] = i }
      }
      if !removed.isEmpty {
        let list = function.blocks[b].instructions
        function.blocks[b].instructions = list.indices.filter { !removed.contains($0) }.map { list[$0] }
      }
    }
  }

  private static func mayMove(
    _ variable: VariableID,
    to definition: Int,
    from copy: Int,
    _ block: Block,
    _ removed: Set<Int>
  ) -> Bool {
    let place = Place.variable(variable)
    func touches(_ instruction: Instruction) -> Bool {
      var found = false
      instruction.forEachUse { if $0 == place { found = true } }
      instruction.forEachDefinition { if $0 == place { found = true } }
      return found
    }
    // Copies that were moved away already count where they went.
    if definition + 1 < copy {
      // A long way would make this quadratic; displays of many targets are short.
      guard copy - definition <= 64 else { return false }
      for i in (definition + 1)..<copy where !removed.contains(i) && touches(block.instructions[i]) { return false }
    }
    guard definition >= 0 else { return true }
    let source = block.instructions[definition]
    if source.results.contains(place) { return false }
    if case .excEnter = source.operation { return false }
    if source.results.count > 1 {
      var reads = false
      source.forEachUse { if $0 == place { reads = true } }
      if reads { return false }
    }
    return true
  }
}
