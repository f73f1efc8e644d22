// Code generation: a function with its layout becomes a unit of an image.
//
// Blocks stand in the order that the pass `place` gave them; a jump to the next block falls through. The block that a
// machine resumes in stands right behind the suspending instruction, or a jump to it does. Instructions are selected in CodeGenerator+Instructions.swift.

import Diagnostics
import MachineIR
import MachineImage

/// Makes images from lowered modules.
public enum CodeGenerator {
  /// The image of a module. Functions that the pipeline has not lowered yet are lowered first, with its defaults.
  public static func image(from module: Module, source: SourceFile? = nil) -> Image {
    var module = module
    if module.functions.contains(where: { $0.layout == nil }) {
      module = LoweringPipeline.run(module, options: LoweringPipeline.Options(source: source))
    }
    var image = Image(moduleName: module.name, sourceName: module.sourceName, dialect: module.dialect)
    image.units.reserveCapacity(module.functions.count)
    for function in module.functions {
      var generator = UnitGenerator(function)
      image.units.append(generator.unit())
    }
    return image
  }
}

/// Generates one unit.
struct UnitGenerator {
  let function: Function
  let layout: MachineLayout
  let graph: ControlFlow
  let fused: [Bool]
  /// How often each temp is read.
  private let uses: [Int]
  private let liveness: Liveness?
  /// Registers that the handler of the block being emitted needs.
  private(set) var handlerRegisters: Set<Int> = []
  var builder = CodeBuilder()
  var pools = Pools()
  var labels: [CodeLabel] = []
  /// Number of the state that a block's suspension has, by position.
  private var stateOfBlock: [Int: Int] = [:]
  /// By state, the number of its suspending instruction.
  private var suspensions: [Int]
  /// Blocks, by position, whose parameter nobody reads: what is sent there is dropped.
  private var dropped: Set<Int> = []
  private var scratchUsed = 0
  private var scratchHighest = 0
  /// In a block that ends the function, by register: the last instruction that mentions it (the terminator counts as one
  /// after the last; `Int.max`: it must keep its value). Empty in other blocks.
  private var lastMention: [Int] = []
  /// The instruction of the block that is being emitted.
  private var current = 0

  init(_ function: Function) {
    self.function = function
    layout =
      function.layout ?? MachineLayout(variableRegisters: [], tempRegisters: [:], registerCount: 0, states: [])
    graph = ControlFlow(function)
    fused = function.fusedComparisons()
    uses = function.tempUseCounts()
    // Everything in a register counts, as the names in it are of no concern here.
    let places = Values(function)
    liveness =
      function.regions.isEmpty
      ? nil : Liveness(function, graph, tracked: [Bool](repeating: true, count: places.count))
    suspensions = [Int](repeating: 0, count: layout.states.count)
    for (i, state) in layout.states.enumerated() { stateOfBlock[graph.position[state.block.index]] = i + 1 }
    labels = function.blocks.map { _ in builder.label() }
    for block in function.blocks {
      guard case .yield = block.terminator, let suspension = Suspension(block.terminator) else { continue }
      let resume = graph.position[suspension.resume.index]
      guard let parameter = function.blocks[resume].parameter else { continue }
      if case .kill(let places)? = function.blocks[resume].instructions.first?.operation,
        places.contains(parameter)
      {
        dropped.insert(resume)
      }
    }
  }

  // MARK: - Registers

  func register(_ temp: Temp) -> Int { layout.tempRegisters[temp] ?? 0 }

  func register(_ variable: VariableID) -> Int { layout.variableRegisters[variable.index] }

  func register(_ place: Place) -> Int {
    switch place {
    case .temp(let temp): register(temp)
    case .variable(let variable): register(variable)
    }
  }

  /// A register for the length of one instruction: one above all others, or, where the function ends, one that nothing
  /// needs any more. (Most coroutines need a scratch register only there, and each register costs every machine a word.)
  mutating func scratch() -> Int {
    if let r = lastMention.firstIndex(where: { $0 < current }) {
      lastMention[r] = current
      return r
    }
    scratchUsed += 1
    scratchHighest = max(scratchHighest, scratchUsed)
    return layout.registerCount + scratchUsed - 1
  }

  mutating func releaseScratch() { scratchUsed = 0 }

  // MARK: - Unit

  mutating func unit() -> CodeUnit {
    let s = function.signature
    let kind: UnitKind =
      switch function.kind {
      case .plain: .plain
      case .generator: .generator
      case .coroutine: .coroutine
      case .asyncGenerator: .asyncGenerator
      }
    var unit = CodeUnit(
      name: function.name,
      qualifiedName: function.qualifiedName,
      kind: kind,
      signature: UnitSignature(
        positionalOnly: s.positionalOnly,
        positional: s.positional,
        keywordOnly: s.keywordOnly,
        hasRest: s.hasRest,
        hasKeywordRest: s.hasKeywordRest
      )
    )
    // Names of keywords are found by 16-bit indices: they come first among the constants.
    for block in function.blocks {
      for instruction in block.instructions { noteKeywords(instruction.operation) }
    }
    prologue()
    // A handler without parameter gets the exception nevertheless: in the first scratch register.
    if function.regions.contains(where: { function.blocks[graph.position[$0.handler.index]].parameter == nil }) {
      scratchHighest = 1
    }
    var ranges: [(block: Int, start: Int, end: Int)] = []
    for block in function.blocks.indices {
      let start = builder.count
      builder.place(labels[block])
      emitBlock(block, next: block + 1)
      ranges.append((block, start, builder.count))
    }
    // A function beyond the format's fields would have to have tens of thousands of live values or names.
    precondition(
      layout.registerCount + scratchHighest <= 0x8000 && pools.names.count <= 0xFFFF,
      "the function \(function.qualifiedName) is too large: \(layout.registerCount) registers, \(pools.names.count) names"
    )
    let (words, spans, positions) = builder.finish()
    unit.words = words
    unit.spans = spans
    unit.registerCount = layout.registerCount + scratchHighest
    unit.variables = variables()
    unit.exceptions = exceptionRows(ranges, positions)
    unit.states = states(positions)
    unit.constants = pools.constants
    unit.names = pools.names
    unit.children = pools.children
    unit.hasNamespace = function.hasNamespace
    unit.documentation = function.documentation
    unit.span = function.span
    return unit
  }

  /// Cells of this function come to life before anything else; a captured parameter's value moves into its cell.
  private mutating func prologue() {
    for (i, variable) in function.variables.enumerated() where variable.storage == .cell {
      builder.emit(.makeCell, a: register(VariableID(i)))
    }
  }

  private func variables() -> [UnitVariable] {
    var list: [UnitVariable] = []
    // Where names share registers (last-use lifetimes) a register does not tell which of them it holds.
    var owners = [Int](repeating: 0, count: layout.registerCount)
    for r in layout.variableRegisters where r >= 0 { owners[r] += 1 }
    for r in layout.tempRegisters.values { owners[r] += 1 }
    for (i, variable) in function.variables.enumerated() where layout.variableRegisters[i] >= 0 {
      let storage: UnitVariable.Storage
      switch variable.storage {
      case .local:
        if i >= function.signature.count, owners[layout.variableRegisters[i]] > 1 { continue }
        storage = .local
      case .cell: storage = .cell
      case .free: storage = .free
      case .synthetic: continue
      }
      list.append(UnitVariable(name: variable.name, register: layout.variableRegisters[i], storage: storage))
    }
    return list
  }

  private func states(_ positions: CodeBuilder.Positions) -> [UnitState] {
    layout.states.enumerated().map { i, state in
      UnitState(
        kind: state.kind,
        resume: positions.instruction(suspensions[i] + 1),
        live: Array(Set(state.live.map(register))).filter { $0 >= 0 }.sorted(),
        span: state.span,
        nextLine: Int(state.nextLine),
        text: state.text
      )
    }
  }

  /// One row for each run of words of one region. Runs do not overlap: a word stands in its innermost region only, and
  /// what that handler lets go on is raised by the handler's own block.
  private func exceptionRows(
    _ ranges: [(block: Int, start: Int, end: Int)],
    _ positions: CodeBuilder.Positions
  ) -> [ExceptionRow] {
    var rows: [ExceptionRow] = []
    for (block, start, end) in ranges where start < end {
      guard let region = function.blocks[block].region else { continue }
      let handler = graph.position[function.regions[region.index].handler.index]
      let row = ExceptionRow(
        start: positions.instruction(start),
        end: positions.instruction(end),
        handler: positions(labels[handler]),
        register: function.blocks[handler].parameter.map(register) ?? layout.registerCount,
        isGuard: function.regions[region.index].kind == .stopIteration
      )
      if let last = rows.last, last.end == row.start, last.handler == row.handler {
        rows[rows.count - 1].end = row.end
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  // MARK: - Blocks

  private mutating func emitBlock(_ b: Int, next: Int) {
    let block = function.blocks[b]
    handlerRegisters = []
    if let liveness, graph.handler[b] >= 0 {
      let values = Values(function)
      handlerRegisters = Set(liveness.liveIn[graph.handler[b]].map { register(values.place($0)) })
    }
    var start = 0
    if dropped.contains(b), case .kill(let places)? = block.instructions.first?.operation {
      kill(places.filter { $0 != block.parameter }.map(register))
      start = 1
    }
    var end = fused[b] ? block.instructions.count - 1 : block.instructions.count
    if yieldedCopy(b) != nil { end -= 1 }
    noteMentions(block)
    emitInstructions(block.instructions[start..<end])
    if block.terminatorSpan != .none { builder.span = block.terminatorSpan }
    releaseScratch()
    current = block.instructions.count
    emitTerminator(b, next: next)
  }

  /// Finds, in a block that ends the function, until when each register is needed.
  private mutating func noteMentions(_ block: Block) {
    lastMention = []
    var ends = true
    block.terminator.forEachSuccessor { _ in ends = false }
    if !ends { return }
    lastMention = [Int](repeating: -1, count: layout.registerCount)
    func note(_ place: Place, _ i: Int) {
      let r = register(place)
      if r >= 0, r < lastMention.count { lastMention[r] = max(lastMention[r], i) }
    }
    for (i, instruction) in block.instructions.enumerated() {
      instruction.forEachUse { note($0, i) }
      instruction.forEachDefinition { note($0, i) }
    }
    block.terminator.forEachOperand { if let place = $0.place { note(place, block.instructions.count) } }
    // Named variables are there until the scope ends; the handler looks at what is live in it.
    for (i, variable) in function.variables.enumerated() where variable.storage != .synthetic {
      note(.variable(VariableID(i)), Int.max)
    }
    for r in handlerRegisters { lastMention[r] = Int.max }
  }

  private mutating func emitInstructions(_ instructions: ArraySlice<Instruction>) {
    var i = instructions.startIndex
    while i < instructions.endIndex {
      current = i
      let instruction = instructions[i]
      i += 1
      releaseScratch()
      if case .kill(let places) = instruction.operation {
        kill(places.map(register))
        continue
      }
      var dying: [Place] = []
      if i < instructions.endIndex, case .kill(let places) = instructions[i].operation {
        dying = places
        i += 1
      }
      if let (call, arguments) = methodCall(instruction, instructions[i...]) {
        i += 1
        if i < instructions.endIndex, case .kill(let places) = instructions[i].operation {
          dying += places.filter { !instruction.results.contains($0) && !dying.contains($0) }
          i += 1
        }
        builder.span = call.span
        kill(emit(call, fetching: instruction, arguments, dying: dying))
        continue
      }
      builder.span = instruction.span
      let rest = emit(instruction, dying: dying)
      kill(rest)
    }
  }

  /// The call of an attribute that an instruction has just fetched, for nothing but that call: the two become one
  /// `callMethod`, which makes no bound method.
  private func methodCall(
    _ fetch: Instruction,
    _ following: ArraySlice<Instruction>
  ) -> (Instruction, [Argument])? {
    guard case .getAttribute(let object, _) = fetch.operation, case .temp(let method)? = fetch.results.first,
      let call = following.first, case .call(.temp(method), let arguments) = call.operation,
      UnitGenerator.isPlain(arguments), uses[method.index] == 1
    else { return nil }
    if case .constant = object { return nil }
    return (call, arguments)
  }

  /// Releases registers, three an instruction.
  mutating func kill(_ registers: [Int]) {
    var list: [Int] = []
    for r in registers where r >= 0 && !list.contains(r) { list.append(r) }
    var i = 0
    while i < list.count {
      switch list.count - i {
      case 1: builder.emit(.kill, a: list[i])
      case 2: builder.emit(.kill2, a: list[i], b: list[i + 1])
      default: builder.emit(.kill3, a: list[i], b: list[i + 1], c: list[i + 2])
      }
      i += 3
    }
  }

  // MARK: - Terminators

  /// The variable of which a block's last instruction makes a copy for nothing but the yield that ends the block: the
  /// yield itself can copy.
  private func yieldedCopy(_ b: Int) -> VariableID? {
    let block = function.blocks[b]
    guard case .yield = block.terminator, let suspension = Suspension(block.terminator),
      case .temp(let temp) = suspension.operand, let last = block.instructions.last,
      case .copy(.variable(let variable)) = last.operation, last.results == [.temp(temp)], uses[temp.index] == 1
    else { return nil }
    return variable
  }

  /// Control goes from block b to another one. A way back to a loop's test makes the test itself, where that can be: one
  /// instruction a round less.
  private mutating func jump(from b: Int, to id: BlockID, next: Int) {
    let target = graph.position[id.index]
    if target == next { return }
    let block = function.blocks[target]
    if target <= b, block.region == function.blocks[b].region, block.parameter == nil,
      block.instructions.count == (fused[target] ? 1 : 0)
    {
      releaseScratch()
      switch block.terminator {
      case .branch(let value, let yes, let no) where fused[target]:
        if block.terminatorSpan != .none { builder.span = block.terminatorSpan }
        emitBranch(target, value, yes, no, next: next)
        return
      case .next(let iterator, let body, let done):
        if block.terminatorSpan != .none { builder.span = block.terminatorSpan }
        let body = graph.position[body.index]
        let item = function.blocks[body].parameter.map(register) ?? scratch()
        builder.emit(.forNext, x: 1, a: item, b: register(of: iterator), to: labels[body])
        jump(to: done, next: next)
        return
      default: break
      }
    }
    builder.emit(.jump, to: labels[target])
  }

  private mutating func jump(to id: BlockID, next: Int) {
    let target = graph.position[id.index]
    if target != next { builder.emit(.jump, to: labels[target]) }
  }

  private mutating func emitTerminator(_ b: Int, next: Int) {
    let block = function.blocks[b]
    switch block.terminator {
    case .goto(let id): jump(from: b, to: id, next: next)
    case .branch(let value, let yes, let no):
      emitBranch(b, value, yes, no, next: next)
    case .next(let iterator, let body, let done):
      let item = function.blocks[graph.position[body.index]].parameter.map(register) ?? scratch()
      builder.emit(.forNext, a: item, b: register(of: iterator), to: labels[graph.position[done.index]])
      jump(to: body, next: next)
    case .return_(let value): builder.emit(.return_, a: register(of: value))
    case .raise(let value, let cause):
      let a = value.map { register(of: $0) } ?? 0
      let c = cause.map { register(of: $0) } ?? 0
      builder.emit(.raise, x: (value == nil ? 0 : 1) | (cause == nil ? 0 : 2), a: a, b: c)
    case .reraise(let value): builder.emit(.reraise, a: register(of: value))
    case .yield, .await, .delegate: emitSuspension(b, next: next)
    case .switch_(let value, let targets):
      let number = register(of: value)
      builder.emitSwitch(number, targets.map { labels[graph.position[$0.index]] })
    case .pend, .endFinally, .unreachable:
      // Never reached; the word keeps code from falling off the end, and raises if a fault leads here.
      builder.emit(.raise, x: 0)
    }
  }

  private mutating func emitSuspension(_ b: Int, next: Int) {
    let block = function.blocks[b]
    guard let suspension = Suspension(block.terminator), let state = stateOfBlock[b] else { return }
    var operand = register(of: suspension.operand)
    var isCopied = false
    if let variable = yieldedCopy(b) {
      operand = register(variable)
      isCopied = true
    } else if case .variable = suspension.operand {
      // Given away by the instruction, but a variable keeps its value.
      let copy = scratch()
      builder.emit(.move, a: copy, b: operand)
      operand = copy
    }
    let resume = graph.position[suspension.resume.index]
    let parameter = function.blocks[resume].parameter
    let received = parameter.map(register) ?? scratch()
    suspensions[state - 1] = builder.count
    switch suspension.kind {
    case "yield":
      let x = (isCopied ? 1 : 0) | (parameter == nil || dropped.contains(resume) ? 2 : 0)
      builder.emit(.yield, x: x, a: received, b: operand, c: state)
    case "delegate": builder.emit(.delegate, a: received, b: operand, c: state)
    default:
      let purpose = pools.name(suspension.purpose)
      builder.emit(.await, a: received, b: operand, c: state, extra: [UInt64(purpose)])
    }
    if parameter == nil, suspension.kind != "yield" { builder.emit(.kill, a: received) }
    jump(to: suspension.resume, next: next)
  }

  // MARK: - Branches

  private mutating func emitBranch(_ b: Int, _ value: Operand, _ yes: BlockID, _ no: BlockID, next: Int) {
    let yes = graph.position[yes.index]
    let no = graph.position[no.index]
    if no == next || yes != next {
      emitTest(b, value, sense: true, to: yes)
      if no != next { builder.emit(.jump, to: labels[no]) }
    } else {
      emitTest(b, value, sense: false, to: no)
    }
  }

  /// Jumps when a block's condition is `sense`.
  private mutating func emitTest(_ b: Int, _ value: Operand, sense: Bool, to target: Int) {
    let label = labels[target]
    if fused[b], let comparison = function.blocks[b].instructions.last,
      case .compare(let kind, let left, let right) = comparison.operation
    {
      builder.span = comparison.span
      emitComparison(kind, left, right, sense: sense, to: label)
      return
    }
    if case .constant(.bool(let constant)) = value {
      if constant == sense { builder.emit(.jump, to: label) }
      return
    }
    builder.emit(sense ? .jumpIfTrue : .jumpIfFalse, a: register(of: value), to: label)
  }
}
