// Pass `registers`: every temp and variable gets a register of the frame; in a machine these are its slots.
//
// Parameters stand in registers 0…, in order; then the named locals and cells, each with a register of its own (in a
// last-use language locals share like temps). Temps and synthetic variables are coloured:
//  1. values that live across blocks, greedily over an interference graph in order of definition, which is optimal for
//     the trees of live ranges that structured code makes;
//  2. values that live inside one block, by a linear scan over each block, around the first kind. A graph over these
//     would be quadratic in the length of a list display.
//
// Interference: at a definition, with everything live after it. A kill counts as a definition, so that killing at the
// entry of a join cannot release another value. The statement rule (rust-lang/rust#73137): an operand that dies at an
// instruction may share with its result only where the VM reads all operands before it writes; with several results, and
// where a register is exchanged, it may not.

import MachineIR

struct RegisterPass {
  private let function: Function
  private let values: Values
  private let tracked: [Bool]
  private let graph: ControlFlow
  private let liveness: Liveness
  private var isGlobal: [Bool]
  private var neighbours: [[Int32]]
  private var register: [Int]
  /// For each value one that it is a copy of or is copied to: sharing its register saves the copy.
  private var partner: [Int]
  private var registerCount = 0

  static func run(_ function: inout Function, lifetime: LocalLifetime) {
    var pass = RegisterPass(function, lifetime)
    pass.fixNamed(lifetime)
    pass.findInterference()
    pass.colourGlobals()
    pass.scanBlocks()
    function.layout = pass.layout()
    pass.dropTakenKills(&function)
  }

  /// A kill of an operand whose register the result took over would release the result: the overwriting did it.
  private func dropTakenKills(_ function: inout Function) {
    for b in function.blocks.indices {
      var empty = false
      for i in function.blocks[b].instructions.indices.dropFirst() {
        guard case .kill(let places) = function.blocks[b].instructions[i].operation else { continue }
        let previous = function.blocks[b].instructions[i - 1]
        let taken = previous.results.map { register[values.id($0)] }
        let kept = places.filter { previous.results.contains($0) || !taken.contains(register[values.id($0)]) }
        if kept.count < places.count { function.blocks[b].instructions[i].operation = .kill(kept) }
        if kept.isEmpty { empty = true }
      }
      if empty {
        function.blocks[b].instructions.removeAll {
          if case .kill(let places) = $0.operation { places.isEmpty } else { false }
        }
      }
    }
  }

  private init(_ function: Function, _ lifetime: LocalLifetime) {
    self.function = function
    values = Values(function)
    tracked = Liveness.tracked(function, lifetime)
    graph = ControlFlow(function)
    liveness = Liveness(function, graph, tracked: tracked)
    isGlobal = [Bool](repeating: false, count: values.count)
    for list in liveness.liveIn { for value in list { isGlobal[value] = true } }
    RegisterPass.markShared(function, values, &isGlobal)
    // A parameter of a last-use language lives from the function's entry on: for the graph, as if across blocks.
    for index in 0..<min(function.signature.count, function.variables.count) { isGlobal[index] = true }
    neighbours = [[Int32]](repeating: [], count: values.count)
    register = [Int](repeating: -1, count: values.count)
    partner = [Int](repeating: -1, count: values.count)
    for block in function.blocks {
      for instruction in block.instructions {
        guard case .copy(let operand) = instruction.operation, let source = operand.place,
          let result = instruction.results.first, tracked[values.id(source)], tracked[values.id(result)]
        else { continue }
        if partner[values.id(result)] < 0 { partner[values.id(result)] = values.id(source) }
        if partner[values.id(source)] < 0 { partner[values.id(source)] = values.id(result) }
      }
    }
  }

  /// A variable that occurs in several blocks has one register in all of them, live between them or not.
  private static func markShared(_ function: Function, _ values: Values, _ isGlobal: inout [Bool]) {
    var home = [Int](repeating: -1, count: values.variableCount)
    for (b, block) in function.blocks.enumerated() {
      func see(_ place: Place) {
        guard case .variable(let variable) = place else { return }
        if home[variable.index] < 0 { home[variable.index] = b }
        if home[variable.index] != b { isGlobal[variable.index] = true }
      }
      if let parameter = block.parameter { see(parameter) }
      for instruction in block.instructions {
        instruction.forEachUse(see)
        instruction.forEachDefinition(see)
      }
      block.terminator.forEachOperand { if let place = $0.place { see(place) } }
    }
  }

  /// Parameters first, then what never shares.
  private mutating func fixNamed(_ lifetime: LocalLifetime) {
    for index in function.variables.indices where index < function.signature.count || !tracked[index] {
      register[index] = registerCount
      registerCount += 1
    }
  }

  /// Whether an operand that dies at this instruction may have the register of its result.
  private static func mayShare(_ instruction: Instruction) -> Bool {
    if case .excEnter = instruction.operation { return false }
    return instruction.results.count <= 1
  }

  /// Whether a kill belongs to the instruction before it: then it is no definition of its own.
  private static func follows(_ kill: Instruction, _ previous: Instruction?, _ id: Int, _ values: Values) -> Bool {
    guard let previous, mayShare(previous) else { return false }
    var found = false
    previous.forEachUse { if values.id($0) == id { found = true } }
    return found
  }

  // MARK: - Interference

  private mutating func interfere(_ a: Int, _ b: Int) {
    guard a != b else { return }
    neighbours[a].append(Int32(b))
    neighbours[b].append(Int32(a))
  }

  private mutating func findInterference() {
    var live = SparseSet(capacity: values.count)
    for (b, block) in function.blocks.enumerated() {
      let handler = graph.handler[b]
      let handlerLive = handler >= 0 ? liveness.liveIn[handler] : []
      liveness.liveOut(b, function, graph, into: &live)
      block.terminator.forEachOperand { operand in
        if let place = operand.place, tracked[values.id(place)] { live.insert(values.id(place)) }
      }
      if handler >= 0, graph.terminatorRaises[b] { for value in handlerLive { live.insert(value) } }
      var entryKills: [Int] = []
      for i in stride(from: block.instructions.count - 1, through: 0, by: -1) {
        let instruction = block.instructions[i]
        let previous = i > 0 ? block.instructions[i - 1] : nil
        let share = RegisterPass.mayShare(instruction)
        instruction.forEachDefinition { place in
          let id = values.id(place)
          guard tracked[id] else { return }
          live.remove(id)
          if case .kill = instruction.operation {
            if i == 0 { entryKills.append(id) }
            if RegisterPass.follows(instruction, previous, id, values) { return }
          }
          define(id, live)
        }
        for (n, result) in instruction.results.enumerated() {
          for other in instruction.results.dropFirst(n + 1) { interfereIfTracked(values.id(result), values.id(other)) }
        }
        instruction.forEachUse { place in
          let id = values.id(place)
          guard tracked[id] else { return }
          if !share {
            instruction.forEachDefinition { interfereIfTracked(values.id($0), id) }
          }
          live.insert(id)
        }
        if handler >= 0, instruction.operation.mayRaise { for value in handlerLive { live.insert(value) } }
      }
      if let parameter = block.parameter, tracked[values.id(parameter)] {
        let id = values.id(parameter)
        live.remove(id)
        define(id, live)
        for kill in entryKills { interfere(id, kill) }
      }
      if b == 0 {
        for index in 0..<min(function.signature.count, function.variables.count) where tracked[index] {
          live.remove(index)
          define(index, live)
        }
        // Read before any definition: unbound, and must stay so.
        let undefined = live.members
        for (n, value) in undefined.enumerated() {
          for other in undefined.dropFirst(n + 1) { interfere(value, other) }
        }
      }
    }
  }

  private mutating func interfereIfTracked(_ a: Int, _ b: Int) {
    if tracked[a], tracked[b], isGlobal[a] || isGlobal[b] { interfere(a, b) }
  }

  private mutating func define(_ id: Int, _ live: SparseSet) {
    for other in live.members where isGlobal[id] || isGlobal[other] { interfere(id, other) }
  }

  // MARK: - Colouring

  private mutating func colourGlobals() {
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: values.count)
    func visit(_ place: Place) {
      let id = values.id(place)
      if tracked[id], isGlobal[id], !seen[id] {
        seen[id] = true
        order.append(id)
      }
    }
    for block in function.blocks {
      if let parameter = block.parameter { visit(parameter) }
      for instruction in block.instructions {
        instruction.forEachDefinition(visit)
        instruction.forEachUse(visit)
      }
      block.terminator.forEachOperand { if let place = $0.place { visit(place) } }
    }
    var taken: [Int] = []
    let base = RegisterPass.firstShared(function, tracked)
    for id in order where register[id] < 0 {
      for neighbour in neighbours[id] where register[Int(neighbour)] >= 0 {
        let r = register[Int(neighbour)]
        while taken.count <= r { taken.append(-1) }
        taken[r] = id
      }
      let hint = partner[id] < 0 ? -1 : register[partner[id]]
      if hint >= base, hint >= taken.count || taken[hint] != id {
        register[id] = hint
      } else {
        register[id] = lowest(from: base, taken, id)
      }
    }
  }

  /// The first register that values may share: below it stand the fixed ones.
  private static func firstShared(_ function: Function, _ tracked: [Bool]) -> Int {
    let parameters = min(function.signature.count, function.variables.count)
    // Where parameters themselves share (last-use languages), so may others with them.
    if (0..<parameters).allSatisfy({ tracked[$0] }) && !function.variables.indices.contains(where: { !tracked[$0] }) {
      return 0
    }
    return function.variables.indices.count { $0 < parameters || !tracked[$0] }
  }

  private mutating func lowest(from base: Int, _ taken: [Int], _ id: Int) -> Int {
    var r = base
    while r < taken.count, taken[r] == id { r += 1 }
    registerCount = max(registerCount, r + 1)
    return r
  }

  // MARK: - Values of one block

  /// Gives registers to values that live inside one block.
  private mutating func scanBlocks() {
    let base = RegisterPass.firstShared(function, tracked)
    var lastIndex = [Int](repeating: -1, count: values.count)
    var holders = [Int](repeating: 0, count: registerCount)
    var taken: [Int] = []
    for block in function.blocks {
      lastOccurrences(block, &lastIndex)
      var active: [Int: Int] = [:]  // value → register
      var ends: [Int: [Int]] = [:]  // index → values whose last occurrence it is
      var lowestFree = base
      func free(_ id: Int) {
        guard let r = active.removeValue(forKey: id) else { return }
        holders[r] -= 1
        if holders[r] == 0 { lowestFree = min(lowestFree, r) }
      }
      func allocate(_ id: Int, at index: Int) {
        guard tracked[id], !isGlobal[id], active[id] == nil else { return }
        if register[id] < 0 {
          for neighbour in neighbours[id] where register[Int(neighbour)] >= 0 {
            let r = register[Int(neighbour)]
            while taken.count <= r { taken.append(-1) }
            taken[r] = id
          }
          while lowestFree < holders.count, holders[lowestFree] > 0 { lowestFree += 1 }
          var r = partner[id] < 0 ? -1 : register[partner[id]]
          if r < base || (r < holders.count && holders[r] > 0) || (r < taken.count && taken[r] == id) { r = lowestFree }
          while (r < holders.count && holders[r] > 0) || (r < taken.count && taken[r] == id) { r += 1 }
          while holders.count <= r { holders.append(0) }
          register[id] = r
          registerCount = max(registerCount, r + 1)
        }
        active[id] = register[id]
        holders[register[id]] += 1
        ends[lastIndex[id], default: []].append(id)
      }
      if let parameter = block.parameter { allocate(values.id(parameter), at: -1) }
      // A parameter's register must not be taken by a kill at the entry, nor the other way round; entry kills of
      // values of another block have their registers already.
      if let unused = ends.removeValue(forKey: -1) { for id in unused { free(id) } }
      for (i, instruction) in block.instructions.enumerated() {
        let share = RegisterPass.mayShare(instruction)
        var dying: [Int] = []
        instruction.forEachUse { place in
          let id = values.id(place)
          if active[id] != nil, lastIndex[id] == i { dying.append(id) }
        }
        if share { for id in dying { free(id) } }
        instruction.forEachDefinition { place in
          if case .kill = instruction.operation { return }
          allocate(values.id(place), at: i)
        }
        if let ended = ends.removeValue(forKey: i) { for id in ended { free(id) } }
      }
      if let ended = ends.removeValue(forKey: block.instructions.count) { for id in ended { free(id) } }
      for id in Array(active.keys) { free(id) }
    }
  }

  /// Index of each local value's last occurrence in a block. A kill right after an instruction that reads the value
  /// counts as that instruction.
  private func lastOccurrences(_ block: Block, _ lastIndex: inout [Int]) {
    if let parameter = block.parameter { lastIndex[values.id(parameter)] = -1 }
    for (i, instruction) in block.instructions.enumerated() {
      let previous = i > 0 ? block.instructions[i - 1] : nil
      instruction.forEachDefinition { place in
        let id = values.id(place)
        if case .kill = instruction.operation, RegisterPass.follows(instruction, previous, id, values) { return }
        lastIndex[id] = i
      }
      instruction.forEachUse { lastIndex[values.id($0)] = i }
    }
    block.terminator.forEachOperand { operand in
      if let place = operand.place { lastIndex[values.id(place)] = block.instructions.count }
    }
  }

  private func layout() -> MachineLayout {
    var temps: [Temp: Int] = [:]
    for index in 0..<function.tempCount where register[values.variableCount + index] >= 0 {
      temps[Temp(index)] = register[values.variableCount + index]
    }
    return MachineLayout(
      variableRegisters: Array(register[0..<values.variableCount]),
      tempRegisters: temps,
      registerCount: registerCount,
      states: []
    )
  }
}
