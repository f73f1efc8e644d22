// Pass `kills`: the end of every value's life becomes an instruction.
//
// After the last use of a temp or synthetic variable that may hold a heap value stands `kill`; where a value dies on an
// edge, the kill stands at the entry of the block it leads to, and at a handler's entry for what an exception leaves
// behind. So finalisers run as promptly as on a stack machine: a call's dropped result at once, a loop's iterator
// when the loop is left. Code generation turns a kill of an argument into a move, which saves the reference count.
//
// Two shapes are agreed with code generation: the operand of a suspension is a temp that dies there (the machine gives
// it away), and a comparison that only feeds the branch after it counts as part of the branch.
//
// Values that never hold heap values (numbers of completion records, results of `is` and `not`, literals) are not
// killed: an immediate in a dead register keeps nothing alive.

import MachineIR

struct KillsPass {
  private let values: Values
  private let tracked: [Bool]
  private let mayHoldHeap: [Bool]
  private let graph: ControlFlow
  private let liveness: Liveness
  private let fused: [Bool]
  private var live: SparseSet
  /// What the block `neededBlock` needs at its entry.
  private var needed: SparseSet
  private var neededBlock = -1
  /// Values to kill at a block's entry, by position, and for membership the block they were last added to.
  private var entryKills: [[Int]]
  private var entrySets: [Set<Int>]

  static func run(_ function: inout Function, lifetime: LocalLifetime) {
    copySuspensionOperands(&function)
    var pass = KillsPass(function, lifetime)
    pass.insert(&function)
  }

  private init(_ function: Function, _ lifetime: LocalLifetime) {
    values = Values(function)
    tracked = Liveness.tracked(function, lifetime)
    mayHoldHeap = KillsPass.heapHolders(function, values)
    graph = ControlFlow(function)
    liveness = Liveness(function, graph, tracked: tracked)
    fused = function.fusedComparisons()
    live = SparseSet(capacity: values.count)
    needed = SparseSet(capacity: values.count)
    entryKills = [[Int]](repeating: [], count: function.blocks.count)
    entrySets = [Set<Int>](repeating: [], count: function.blocks.count)
  }

  /// Makes every operand of a suspension a temp that has no other use.
  private static func copySuspensionOperands(_ function: inout Function) {
    let uses = function.tempUseCounts()
    for b in function.blocks.indices where function.blocks[b].terminator.isSuspension {
      var copied: [Instruction] = []
      let span = function.blocks[b].terminatorSpan
      var fresh = function.tempCount
      let terminator = function.blocks[b].terminator.mapOperands { operand in
        if case .temp(let temp) = operand, uses[temp.index] == 1 { return operand }
        let temp = Temp(fresh)
        fresh += 1
        copied.append(Instruction([.temp(temp)], .copying(operand), span))
        return .temp(temp)
      }
      function.tempCount = fresh
      function.blocks[b].instructions.append(contentsOf: copied)
      function.blocks[b].terminator = terminator
    }
  }

  /// Which values may hold something that needs releasing.
  private static func heapHolders(_ function: Function, _ values: Values) -> [Bool] {
    var may = [Bool](repeating: false, count: values.count)
    for index in 0..<min(function.signature.count, function.variables.count) { may[index] = true }
    for block in function.blocks {
      if let parameter = block.parameter { may[values.id(parameter)] = true }
      for instruction in block.instructions {
        switch instruction.operation {
        case .constant, .copy(.constant), .unary(.not, _), .unary(.truth, _), .compare(.identical, _, _),
          .compare(.notIdentical, _, _), .compare(.contained, _, _), .compare(.notContained, _, _), .excMatch:
          continue
        default: for result in instruction.results { may[values.id(result)] = true }
        }
      }
    }
    return may
  }

  private mutating func insert(_ function: inout Function) {
    for b in function.blocks.indices { walk(b, &function) }
    for b in function.blocks.indices where !entryKills[b].isEmpty {
      let places = entryKills[b].map(values.place)
      function.blocks[b].instructions.insert(Instruction([], .kill(places), .none), at: 0)
    }
  }

  /// Goes through a block backwards and inserts kills after last uses.
  private mutating func walk(_ b: Int, _ function: inout Function) {
    let block = function.blocks[b]
    liveness.liveOut(b, function, graph, into: &live)
    let handler = graph.handler[b]
    let handlerLive = handler >= 0 ? liveness.liveIn[handler] : []
    // What handles the machine's own end does nothing but raise: the frame's end releases everything then.
    let releasesAtHandler = handler >= 0 && function.regions[block.region!.index].kind != .stopIteration

    // The terminator, and the comparison that belongs to it: what dies here dies on the edges.
    var consumed = -1
    var end = block.instructions.count
    block.terminator.forEachOperand { operand in
      guard let place = operand.place, tracked[values.id(place)] else { return }
      if live.insert(values.id(place)), block.terminator.isSuspension { consumed = values.id(place) }
    }
    if fused[b] {
      end -= 1
      block.instructions[end].forEachDefinition { live.remove(values.id($0)) }
      block.instructions[end].forEachUse { if tracked[values.id($0)] { live.insert(values.id($0)) } }
    }
    let raises = handler >= 0 && graph.terminatorRaises[b]
    if raises {
      for value in handlerLive { live.insert(value) }
    }
    for next in graph.successors[b] { killOnEdge(to: next, function, except: consumed) }
    if raises, releasesAtHandler { killOnEdge(to: handler, function, except: consumed) }

    var reversed: [Instruction] = []
    reversed.reserveCapacity(block.instructions.count + 4)
    if fused[b] { reversed.append(block.instructions[end]) }
    for i in stride(from: end - 1, through: 0, by: -1) {
      let instruction = block.instructions[i]
      let raises = handler >= 0 && instruction.operation.mayRaise
      let dying = dyingAfter(instruction, raises: raises, handlerLive)
      if !dying.isEmpty { reversed.append(Instruction([], .kill(dying.map(values.place)), instruction.span)) }
      reversed.append(instruction)
      if raises, releasesAtHandler { killOnEdge(to: handler, function, except: -1) }
    }
    if let parameter = block.parameter { killUnused(values.id(parameter), b) }
    if b == 0 {
      for index in 0..<min(function.signature.count, function.variables.count) { killUnused(index, b) }
    }
    function.blocks[b].instructions = reversed.reversed()
  }

  /// Kills what a block receives when nothing in it or after it wants that.
  private mutating func killUnused(_ id: Int, _ block: Int) {
    if tracked[id], mayHoldHeap[id], !live.contains(id) { addEntryKill(id, block) }
  }

  /// Updates `live` over an instruction, backwards; what is to be killed right after it.
  private mutating func dyingAfter(_ instruction: Instruction, raises: Bool, _ handlerLive: [Int]) -> [Int] {
    var dying: [Int] = []
    var consumed = -1
    var fresh: [Int] = []
    instruction.forEachDefinition { place in
      let id = values.id(place)
      guard tracked[id] else { return }
      if !live.remove(id) { fresh.append(id) }
    }
    switch instruction.operation {
    case .unbind, .kill: break
    case .excEnter(let saved, _):
      // What it saved is the machine's business even when nothing restores it.
      for id in fresh where id != saved.index && mayHoldHeap[id] { dying.append(id) }
    default: for id in fresh where mayHoldHeap[id] { dying.append(id) }
    }
    if case .excLeave(let saved) = instruction.operation { consumed = saved.index }
    instruction.forEachUse { place in
      let id = values.id(place)
      guard tracked[id], live.insert(id), id != consumed, mayHoldHeap[id] else { return }
      // A variable that the same instruction writes anew holds the new value now.
      if instruction.results.contains(place) { return }
      dying.append(id)
    }
    if raises {
      for id in handlerLive where live.insert(id) && mayHoldHeap[id] {
        // Live on the way to the handler only. A variable written here was live before for the handler's sake.
        if !instruction.results.contains(values.place(id)) { dying.append(id) }
      }
    }
    return dying
  }

  /// Kills at `target`'s entry what is live at the end of an edge to it and not needed there.
  private mutating func killOnEdge(to target: Int, _ function: Function, except consumed: Int) {
    if neededBlock != target {
      neededBlock = target
      needed.removeAll()
      for value in liveness.liveIn[target] { needed.insert(value) }
      if let parameter = function.blocks[target].parameter { needed.insert(values.id(parameter)) }
    }
    for value in live.members where value != consumed && mayHoldHeap[value] && !needed.contains(value) {
      addEntryKill(value, target)
    }
  }

  private mutating func addEntryKill(_ value: Int, _ block: Int) {
    if entrySets[block].insert(value).inserted { entryKills[block].append(value) }
  }
}
