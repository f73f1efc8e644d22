// The verifier: what every pass may rely on and must keep. Each rule has a name, which its messages begin with.
//
//  V0  Shapes: ids in range, the right number of results, parameters first among the variables, layout tables complete.
//  V1  Block ids are unique, targets and handlers exist, the entry has no parameter and nothing leads to it. A block with
//      a parameter is entered only by edges that bring a value: a resumption, the next item, an arm of endfinally, a
//      raise; a handler only by raises.
//  V2  A temp has one definition, and every path to a use passes it. A variable is used as its storage says: cells only
//      by cell operations, registers only by the others; a closure gives the callee's free variables cells, in number.
//  V3  Regions are nested: a parent stands before its children; a handler has a parameter and stands outside its region.
//  V4  The stack of handled exceptions is the same on all paths to a block, `exc.leave` ends the innermost, a handler
//      finds the same stack wherever its region raises, and nothing is left at a return.
//  V5  A completion record is pended on every path to its endfinally, which is the only one for it and has an arm for
//      every kind pended; arms of `return` and `raise` take the value.
//  V8  Suspensions stand in machines only: no yield in a coroutine, no await in a generator.
//  V10 Where a layout exists: what is live has a register, and the states name what is live.
//  V11 Two values that live at once have two registers; a result does not overwrite an operand that is still read.
//  V12 States and suspensions are one to one.
//  V15 A named local is read only where it is bound on every path, or after a `check`.
//
// Not here: V6 (one copy of a finally body), V9 and V13 (the order of publishing a state) are properties of the front
// end and the VM; V7 holds by construction of the operations; V14 and V16 are the front end's golden tests; V17 is the
// round-trip test.

import Diagnostics

/// A violated rule.
public struct VerifierProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule: "V2".
  public var rule: String
  /// What is wrong.
  public var message: String
  /// The function's qualified name.
  public var function: String
  /// The block, when one is at fault.
  public var block: BlockID?
  /// The instruction's index in the block; the number of instructions stands for the terminator.
  public var instruction: Int?
  /// The place in the source, when known.
  public var span: Span

  /// The rule, the message, and where.
  public var description: String {
    var text = "\(rule): \(message) (@\(function)"
    if let block { text += ", ^b\(block.index)" }
    if let instruction { text += ", instruction \(instruction)" }
    return text + ")"
  }

  /// The problem as a diagnostic.
  public func diagnostic(file: String) -> Diagnostic {
    Diagnostic(kind: "IRError", message: description, span: span, file: file)
  }
}

/// Checks functions and modules.
public struct IRVerifier {
  let module: Module
  let function: Function
  /// Problems found so far.
  var problems: [VerifierProblem] = []
  private var graph: ControlFlow!
  private var values: Values

  private init(_ module: Module, _ function: Function) {
    self.module = module
    self.function = function
    values = Values(function)
  }

  /// All problems of a module, function by function.
  public static func verify(_ module: Module) -> [VerifierProblem] {
    module.functions.indices.flatMap { verify(function: $0, of: module) }
  }

  /// The problems of one function.
  public static func verify(function index: Int, of module: Module) -> [VerifierProblem] {
    var verifier = IRVerifier(module, module.functions[index])
    verifier.shapes()
    verifier.targets()
    // The other rules follow edges and count on indices.
    guard verifier.problems.isEmpty else { return verifier.problems }
    verifier.graph = ControlFlow(verifier.function)
    verifier.parameters()
    verifier.regions()
    verifier.storage()
    verifier.suspensions()
    verifier.definitions()
    verifier.handledExceptions()
    verifier.completions()
    verifier.namedLocals()
    verifier.layout()
    return verifier.problems
  }

  mutating func fail(_ rule: String, _ message: String, _ block: Int? = nil, _ instruction: Int? = nil) {
    var span = function.span
    if let block, let instruction {
      let list = function.blocks[block].instructions
      span = instruction < list.count ? list[instruction].span : function.blocks[block].terminatorSpan
    }
    problems.append(
      VerifierProblem(
        rule: rule,
        message: message,
        function: function.qualifiedName,
        block: block.map { function.blocks[$0].id },
        instruction: instruction,
        span: span
      )
    )
  }

  private func text(_ place: Place) -> String {
    switch place {
    case .temp(let temp): "%\(temp.index)"
    case .variable(let variable): "$\(function.variables[variable.index].name)"
    }
  }

  // MARK: - V0: shapes

  private func isValid(_ place: Place) -> Bool {
    switch place {
    case .temp(let temp): temp.index >= 0 && temp.index < function.tempCount
    case .variable(let variable): function.variables.indices.contains(variable.index)
    }
  }

  private mutating func shapes() {
    if function.signature.count > function.variables.count { fail("V0", "more parameters than variables") }
    for variable in function.variables.prefix(function.signature.count)
    where variable.storage != .local && variable.storage != .cell {
      fail("V0", "parameter $\(variable.name) has storage \(variable.storage.rawValue)")
    }
    if function.blocks.isEmpty { fail("V1", "no entry block") }
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter, !isValid(parameter) { fail("V0", "the parameter does not exist", b) }
      if let region = block.region, !function.regions.indices.contains(region.index) {
        fail("V0", "the region does not exist", b)
      }
      for (i, instruction) in block.instructions.enumerated() { shape(instruction, b, i) }
      let end = block.instructions.count
      block.terminator.forEachOperand { operand in
        if let place = operand.place, !isValid(place) { fail("V0", "an operand does not exist", b, end) }
      }
      switch block.terminator {
      case .pend(let completion, _, _), .endFinally(let completion, _):
        if completion.index < 0 || completion.index >= function.completionCount {
          fail("V0", "the completion record does not exist", b, end)
        }
      default: break
      }
    }
    if let layout = function.layout, layout.variableRegisters.count != function.variables.count {
      fail("V0", "the layout lists \(layout.variableRegisters.count) of \(function.variables.count) variables")
    }
  }

  private mutating func shape(_ instruction: Instruction, _ b: Int, _ i: Int) {
    var valid = instruction.results.allSatisfy(isValid)
    instruction.forEachUse { valid = valid && isValid($0) }
    instruction.forEachDefinition { valid = valid && isValid($0) }
    for variable in instruction.operation.cellVariables { valid = valid && isValid(.variable(variable)) }
    guard valid else { return fail("V0", "an operand or result does not exist", b, i) }
    if let count = instruction.operation.resultCount, count != instruction.results.count {
      fail("V0", "\(instruction.results.count) results where there are \(count)", b, i)
    }
    switch instruction.operation {
    case .makeMap(let operands) where operands.count % 2 != 0: fail("V0", "a key without a value", b, i)
    case .unpackStar(_, let before) where before < 0 || before >= instruction.results.count:
      fail("V0", "no result for the middle", b, i)
    case .intrinsic(_, let operands) where operands.count > 255: fail("V0", "more than 255 operands", b, i)
    case .makeFunction(let id, _, _, let closure, _):
      guard module.functions.indices.contains(id.index) else { return fail("V0", "the function does not exist", b, i) }
      let free = module.functions[id.index].variables.count { $0.storage == .free }
      if free != closure.count {
        fail("V2", "\(closure.count) captures for \(free) free variables", b, i)
      }
    default: break
    }
  }

  // MARK: - V1: graph

  private mutating func targets() {
    var ids: Set<Int> = []
    for (b, block) in function.blocks.enumerated() where !ids.insert(block.id.index).inserted || block.id.index < 0 {
      fail("V1", "another block has this id", b)
    }
    for (b, block) in function.blocks.enumerated() {
      block.terminator.forEachSuccessor { target in
        if !ids.contains(target.index) {
          fail("V1", "^b\(target.index) does not exist", b, block.instructions.count)
        }
      }
    }
    for (r, region) in function.regions.enumerated() {
      if !ids.contains(region.handler.index) {
        fail("V1", "the handler of r\(r), ^b\(region.handler.index), does not exist")
      }
      if let parent = region.parent, parent.index < 0 || parent.index >= r {
        fail("V3", "the parent of r\(r) does not stand before it")
      }
    }
  }

  private mutating func parameters() {
    let handlers = Set(function.regions.map { graph.position[$0.handler.index] })
    if function.blocks[0].parameter != nil { fail("V1", "the entry has a parameter", 0) }
    if !graph.predecessors[0].isEmpty || handlers.contains(0) { fail("V1", "something leads to the entry", 0) }
    for (b, block) in function.blocks.enumerated() {
      func plain(_ target: BlockID) {
        let to = graph.position[target.index]
        if function.blocks[to].parameter != nil {
          fail("V1", "^b\(target.index) has a parameter, and this edge brings no value", b, block.instructions.count)
        }
      }
      switch block.terminator {
      case .goto(let target), .pend(_, _, let target): plain(target)
      case .branch(_, let yes, let no):
        plain(yes)
        plain(no)
      case .next(_, _, let done): plain(done)
      case .switch_(_, let targets): targets.forEach(plain)
      case .endFinally(_, let arms):
        for arm in arms where arm.kind != .return_ && arm.kind != .raise { plain(arm.target) }
      case .yield, .await, .delegate, .return_, .raise, .reraise, .unreachable: break
      }
      for next in graph.successors[b] where handlers.contains(next) {
        fail(
          "V1",
          "^b\(function.blocks[next].id.index) is a handler and not entered by jumps",
          b,
          block.instructions.count
        )
      }
    }
  }

  // MARK: - V3: regions

  private mutating func regions() {
    for (r, region) in function.regions.enumerated() {
      let handler = graph.position[region.handler.index]
      if function.blocks[handler].parameter == nil { fail("V3", "the handler of r\(r) has no parameter", handler) }
      var at = function.blocks[handler].region
      while let outer = at {
        if outer.index == r { fail("V3", "the handler of r\(r) stands inside it", handler) }
        at = function.regions[outer.index].parent
      }
    }
  }

  // MARK: - V2: storage and definitions

  private mutating func storage() {
    func isRegister(_ place: Place) -> Bool {
      guard case .variable(let variable) = place else { return true }
      let storage = function.variables[variable.index].storage
      return storage == .local || storage == .synthetic
    }
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter, !isRegister(parameter) { fail("V2", "\(text(parameter)) is a cell", b) }
      for (i, instruction) in block.instructions.enumerated() {
        func check(_ place: Place) {
          if !isRegister(place) { fail("V2", "\(text(place)) is a cell", b, i) }
        }
        // `check` and the cell operations name cells; everything else names registers.
        if case .checkBound = instruction.operation {} else { instruction.forEachUse(check) }
        instruction.forEachDefinition(check)
        for variable in instruction.operation.cellVariables where isRegister(.variable(variable)) {
          fail("V2", "\(text(.variable(variable))) is no cell", b, i)
        }
        switch instruction.operation {
        case .excEnter(let saved, _), .excLeave(let saved):
          if function.variables[saved.index].storage != .synthetic {
            fail("V2", "\(text(.variable(saved))) must be synthetic to keep a handled exception", b, i)
          }
        default: break
        }
      }
      block.terminator.forEachOperand { operand in
        if let place = operand.place, !isRegister(place) {
          fail("V2", "\(text(place)) is a cell", b, block.instructions.count)
        }
      }
    }
  }

  private mutating func definitions() {
    var defined = [Bool](repeating: false, count: function.tempCount)
    func define(_ place: Place, _ b: Int, _ i: Int?) {
      guard case .temp(let temp) = place else { return }
      if defined[temp.index] { fail("V2", "%\(temp.index) is defined twice", b, i) }
      defined[temp.index] = true
    }
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter { define(parameter, b, nil) }
      for (i, instruction) in block.instructions.enumerated() {
        for result in instruction.results { define(result, b, i) }
      }
    }
    // A use that some path reaches without the definition makes the temp live at the entry.
    let temps =
      [Bool](repeating: false, count: function.variables.count) + [Bool](repeating: true, count: function.tempCount)
    let liveness = Liveness(function, graph, tracked: temps)
    let reachable = graph.reachable()
    for value in liveness.liveIn[0] {
      fail("V2", "\(text(values.place(value))) is used on a path that does not define it", firstUse(value, reachable))
    }
  }

  private func firstUse(_ value: Int, _ reachable: [Bool]) -> Int? {
    for (b, block) in function.blocks.enumerated() where reachable[b] {
      var found = false
      for instruction in block.instructions { instruction.forEachUse { if values.id($0) == value { found = true } } }
      block.terminator.forEachOperand { if let place = $0.place, values.id(place) == value { found = true } }
      if found { return b }
    }
    return nil
  }

  // MARK: - V4: handled exceptions

  /// A forward walk with the stack of `saved` variables, by block.
  private mutating func handledExceptions() {
    var stacks = [[Int]?](repeating: nil, count: function.blocks.count)
    stacks[0] = []
    var work = [0]
    func flow(_ stack: [Int], to target: Int, from b: Int, _ i: Int) {
      guard let known = stacks[target] else {
        stacks[target] = stack
        work.append(target)
        return
      }
      if known != stack {
        fail(
          "V4",
          "^b\(function.blocks[target].id.index) is reached with different exceptions being handled",
          b,
          i
        )
      }
    }
    while let b = work.popLast() {
      var stack = stacks[b] ?? []
      let block = function.blocks[b]
      for (i, instruction) in block.instructions.enumerated() {
        if instruction.operation.mayRaise, graph.handler[b] >= 0 { flow(stack, to: graph.handler[b], from: b, i) }
        switch instruction.operation {
        case .excEnter(let saved, _): stack.append(saved.index)
        case .excLeave(let saved):
          if stack.popLast() != saved.index {
            fail("V4", "$\(function.variables[saved.index].name) is not the innermost exception being handled", b, i)
          }
        default: break
        }
      }
      let end = block.instructions.count
      if graph.terminatorRaises[b], graph.handler[b] >= 0 { flow(stack, to: graph.handler[b], from: b, end) }
      for next in graph.successors[b] { flow(stack, to: next, from: b, end) }
      if case .return_ = block.terminator, !stack.isEmpty {
        fail("V4", "an exception is still being handled at a return", b, end)
      }
    }
  }

  // MARK: - V5: completion records

  private mutating func completions() {
    guard function.completionCount > 0 else { return }
    let count = function.completionCount
    var ends = [Int](repeating: 0, count: count)
    var pended = [[CompletionArm.Kind: Int]](repeating: [:], count: count)
    var arms = [Set<CompletionArm.Kind>](repeating: [], count: count)
    var events = BackwardEvents(valueCount: count)
    for (b, block) in function.blocks.enumerated() {
      switch block.terminator {
      case .pend(let completion, let pending, _):
        let kind: CompletionArm.Kind =
          switch pending {
          case .normal: .normal
          case .return_: .return_
          case .raise: .raise
          case .jump(let number): .jump(number)
          }
        pended[completion.index][kind] = b
        events.define(completion.index, block: b, index: block.instructions.count)
      case .endFinally(let completion, let list):
        ends[completion.index] += 1
        events.use(completion.index, block: b)
        for arm in list {
          if !arms[completion.index].insert(arm.kind).inserted {
            fail("V5", "two arms for one kind", b, block.instructions.count)
          }
          let target = graph.position[arm.target.index]
          if arm.kind == .return_ || arm.kind == .raise, function.blocks[target].parameter == nil {
            fail("V5", "the block of a return or raise arm takes no value", b, block.instructions.count)
          }
        }
      default: break
      }
    }
    for completion in events.solve(graph)[0] { fail("V5", "c\(completion) is not pended on every path to its end") }
    for completion in 0..<count {
      if ends[completion] > 1 { fail("V5", "c\(completion) has \(ends[completion]) ends") }
      guard ends[completion] == 1 else { continue }
      for (kind, block) in pended[completion] where !arms[completion].contains(kind) {
        fail("V5", "c\(completion) has no arm for what is pended", block, function.blocks[block].instructions.count)
      }
    }
  }

  // MARK: - V8: suspensions

  private mutating func suspensions() {
    for (b, block) in function.blocks.enumerated() where block.terminator.isSuspension {
      let end = block.instructions.count
      switch (block.terminator, function.kind) {
      case (_, .plain): fail("V8", "a plain function suspends", b, end)
      case (.await, .generator): fail("V8", "a generator awaits", b, end)
      case (.yield, .coroutine): fail("V8", "a coroutine yields", b, end)
      case (.delegate, .coroutine): fail("V8", "a coroutine delegates", b, end)
      default: break
      }
    }
  }

  // MARK: - V15: named locals

  /// A read needs a binding, `check` gives one, and so do writes; `unbind` takes it away. So a need that reaches the
  /// entry, or an `unbind`, is a fault.
  private mutating func namedLocals() {
    func isNamed(_ place: Place) -> Bool {
      guard case .variable(let variable) = place else { return false }
      return function.variables[variable.index].storage == .local
    }
    var events = BackwardEvents(valueCount: values.variableCount)
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter, isNamed(parameter) {
        events.define(values.id(parameter), block: b, index: -1)
      }
      for (i, instruction) in block.instructions.enumerated() {
        if case .checkBound(let variable) = instruction.operation {
          if isNamed(.variable(variable)) { events.define(variable.index, block: b, index: i) }
          continue
        }
        instruction.forEachUse { if isNamed($0) { events.use(values.id($0), block: b) } }
        instruction.forEachDefinition { if isNamed($0) { events.define(values.id($0), block: b, index: i) } }
      }
      block.terminator.forEachOperand { operand in
        if let place = operand.place, isNamed(place) { events.use(values.id(place), block: b) }
      }
    }
    let needed = events.solve(graph)
    for value in needed[0] where value >= function.signature.count {
      fail("V15", "$\(function.variables[value].name) may be unbound where it is read without a check")
    }
    // Backwards through each block that takes bindings away.
    var live = SparseSet(capacity: values.variableCount)
    for (b, block) in function.blocks.enumerated()
    where block.instructions.contains(where: { if case .unbind = $0.operation { true } else { false } }) {
      live.removeAll()
      for next in graph.successors[b] { for value in needed[next] { live.insert(value) } }
      if graph.terminatorRaises[b], graph.handler[b] >= 0 {
        for value in needed[graph.handler[b]] { live.insert(value) }
      }
      block.terminator.forEachOperand { if let place = $0.place, isNamed(place) { live.insert(values.id(place)) } }
      for i in block.instructions.indices.reversed() {
        let instruction = block.instructions[i]
        if case .unbind(let variable) = instruction.operation, live.contains(variable.index) {
          fail("V15", "$\(function.variables[variable.index].name) is read after this without a check", b, i)
        }
        if case .checkBound(let variable) = instruction.operation {
          live.remove(variable.index)
        } else {
          instruction.forEachDefinition { if isNamed($0) { live.remove(values.id($0)) } }
          instruction.forEachUse { if isNamed($0) { live.insert(values.id($0)) } }
        }
        if instruction.operation.mayRaise, graph.handler[b] >= 0 {
          for value in needed[graph.handler[b]] { live.insert(value) }
        }
      }
    }
  }

  // MARK: - V10, V11, V12: layout

  private func register(_ value: Int, _ layout: MachineLayout) -> Int {
    switch values.place(value) {
    case .variable(let variable): layout.variableRegisters[variable.index]
    case .temp(let temp): layout.tempRegisters[temp] ?? -1
    }
  }

  private mutating func layout() {
    guard let layout = function.layout else { return }
    let tracked = Liveness.tracked(function, module.localLifetime)
    let liveness = Liveness(function, graph, tracked: tracked)
    for index in 0..<values.count where register(index, layout) >= layout.registerCount {
      fail("V10", "\(text(values.place(index))) has a register beyond the last")
    }
    // Registers of what never shares, by register.
    var owners = [Int](repeating: -1, count: max(0, layout.registerCount))
    for index in 0..<values.variableCount where !tracked[index] {
      let r = register(index, layout)
      if r < 0 || r >= owners.count { continue }
      if owners[r] >= 0 { fail("V11", "\(text(values.place(index))) shares register \(r)") }
      owners[r] = index
    }
    var live = SparseSet(capacity: values.count)
    for b in function.blocks.indices { interference(b, layout, tracked, liveness, owners, &live) }
    states(layout, liveness, tracked)
  }

  private mutating func interference(
    _ b: Int,
    _ layout: MachineLayout,
    _ tracked: [Bool],
    _ liveness: Liveness,
    _ owners: [Int],
    _ live: inout SparseSet
  ) {
    let block = function.blocks[b]
    let handlerLive = graph.handler[b] >= 0 ? liveness.liveIn[graph.handler[b]] : []
    liveness.liveOut(b, function, graph, into: &live)
    func use(_ place: Place) { if tracked[values.id(place)] { live.insert(values.id(place)) } }
    func define(_ place: Place, _ i: Int?, isKill: Bool) {
      let id = values.id(place)
      guard tracked[id] else { return }
      live.remove(id)
      let r = register(id, layout)
      guard r >= 0 else {
        if !isKill { fail("V10", "\(text(place)) has no register", b, i) }
        return
      }
      if r < owners.count, owners[r] >= 0 { fail("V11", "\(text(place)) is in a register that has an owner", b, i) }
      for other in live.members where register(other, layout) == r {
        fail("V11", "\(text(place)) and \(text(values.place(other))) live in register \(r) at once", b, i)
      }
    }
    block.terminator.forEachOperand { if let place = $0.place { use(place) } }
    if graph.terminatorRaises[b] { for value in handlerLive { live.insert(value) } }
    for i in block.instructions.indices.reversed() {
      let instruction = block.instructions[i]
      var isKill = false
      if case .kill = instruction.operation { isKill = true }
      instruction.forEachDefinition { define($0, i, isKill: isKill) }
      var exchanges = instruction.results.count > 1
      if case .excEnter = instruction.operation { exchanges = true }
      if exchanges {
        var written: [Int] = []
        instruction.forEachDefinition { written.append(register(values.id($0), layout)) }
        instruction.forEachUse { place in
          if written.contains(register(values.id(place), layout)) {
            fail("V11", "a result overwrites \(text(place)) while it is read", b, i)
          }
        }
      }
      instruction.forEachUse(use)
      if instruction.operation.mayRaise { for value in handlerLive { live.insert(value) } }
    }
    if let parameter = block.parameter { define(parameter, nil, isKill: false) }
  }

  private mutating func states(_ layout: MachineLayout, _ liveness: Liveness, _ tracked: [Bool]) {
    let suspending = function.blocks.indices.filter { function.blocks[$0].terminator.isSuspension }
    // Before `split` there are none yet.
    guard !layout.states.isEmpty else { return }
    let listed = Set(layout.states.map(\.block.index))
    if listed.count != layout.states.count { fail("V12", "two states for one suspension") }
    for b in suspending where !listed.contains(function.blocks[b].id.index) {
      fail("V12", "no state for this suspension", b)
    }
    if suspending.count != layout.states.count {
      fail("V12", "\(layout.states.count) states for \(suspending.count) suspensions")
    }
    for (n, state) in layout.states.enumerated() {
      guard graph.position.indices.contains(state.block.index), graph.position[state.block.index] >= 0 else {
        fail("V12", "state \(n + 1) stands in a block that does not exist")
        continue
      }
      let b = graph.position[state.block.index]
      guard function.blocks[b].terminator.isSuspension, let resume = graph.successors[b].first else {
        fail("V12", "state \(n + 1) has no suspension", b)
        continue
      }
      if function.blocks[resume].id != state.resume { fail("V12", "state \(n + 1) goes on elsewhere", b) }
      var expected = Set(liveness.liveIn[resume])
      if graph.handler[b] >= 0 { expected.formUnion(liveness.liveIn[graph.handler[b]]) }
      if let parameter = function.blocks[resume].parameter { expected.remove(values.id(parameter)) }
      let named = Set(state.live.map(values.id))
      for value in expected where tracked[value] && !named.contains(value) {
        fail("V10", "\(text(values.place(value))) is live in state \(n + 1), which does not say so", b)
      }
      for value in named where tracked[value] && !expected.contains(value) {
        fail("V10", "\(text(values.place(value))) is not live in state \(n + 1), which says so", b)
      }
      for value in named where register(value, layout) < 0 {
        fail("V10", "\(text(values.place(value))) is live in state \(n + 1) and has no register", b)
      }
    }
  }
}
