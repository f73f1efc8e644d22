// Lowering of one function: the builder that every other file of this folder extends.
//
// A function is built block by block, in layout order. At any time one block is open, or none: after a return, a raise or
// a jump there is nothing to add to, and what is emitted then is dropped (dead code is not lowered). A label is a block
// id that has not been opened yet; `begin` opens it if anything has jumped to it, else what follows is dead.
//
// Three things surround the place where code is being emitted:
// - the region, which says where exceptions go;
// - the contexts, which say what a return, break or continue has to pass on its way out: loops, handlers to leave,
//   finally and with bodies to run (see FunctionLowering+Exits.swift);
// - the scope, which says what names mean (FunctionLowering+Names.swift).
//
// Operands are temps, each with one definition, and constants. A variable is never an operand: it is copied into a temp
// at the point of evaluation, so that what is evaluated later, or happens while the machine is suspended, cannot change
// it. Where two ways of computing a value meet, it goes through a synthetic variable.

import Diagnostics
import MachineIR

/// Lowers one scope to one function.
final class FunctionLowering {
  typealias Operand = MachineIR.Operand

  /// What all functions of the source share.
  let unit: ModuleLowering
  /// The scope whose body is lowered.
  let scope: Scope
  /// The function being built.
  var function: MachineIR.Function
  /// Variables by mangled name.
  var variables: [String: VariableID] = [:]
  /// The region that code is emitted in.
  var region: RegionID?
  /// What an exit passes on its way out, innermost last.
  var contexts: [Context] = []
  /// The place of what was emitted last: for jumps that the source does not spell.
  var lastSpan: Span

  /// The handler of the region around a machine's body, and the word for the machine in its messages.
  var guardLabel: BlockID?
  var guardKind = ""

  private var syntheticCount = 0
  /// The open block's instructions.
  private var instructions: [Instruction] = []
  private var current: BlockID?
  private var currentRegion: RegionID?
  private var currentParameter: Place?
  /// Whether a label has been jumped to, by block id.
  private var reached: [Bool] = []

  init(
    _ unit: ModuleLowering,
    scope: Scope,
    name: String,
    qualifiedName: String,
    kind: FunctionKind,
    parameters: [String],
    span: Span
  ) {
    self.unit = unit
    self.scope = scope
    function = MachineIR.Function(name: name, qualifiedName: qualifiedName, kind: kind, span: span)
    lastSpan = span
    declareVariables(parameters)
    reached.append(true)
    open(BlockID(0), parameter: nil)
  }

  // MARK: - Blocks

  /// Whether code can be added.
  var isOpen: Bool { current != nil }

  /// A new block, not opened yet.
  func newLabel() -> BlockID {
    reached.append(false)
    return BlockID(reached.count - 1)
  }

  private func open(_ label: BlockID, parameter: Place?) {
    current = label
    currentRegion = region
    currentParameter = parameter
  }

  /// Opens a block in the current region, after a jump to it when one is open. A label that nothing jumps to stays
  /// closed.
  func begin(_ label: BlockID, parameter: Operand? = nil) {
    if isOpen { goto(label) }
    guard reached[label.index] else { return }
    var place: Place?
    if case .temp(let temp)? = parameter { place = .temp(temp) }
    open(label, parameter: place)
  }

  /// Opens a new block in the current region, for a change of region; nothing happens in dead code.
  func beginBlock() {
    guard isOpen else { return }
    begin(newLabel())
  }

  /// Notes that a label is jumped to from what is not a terminator.
  func markReached(_ label: BlockID) { reached[label.index] = true }

  /// Whether anything jumps to the label.
  func isReached(_ label: BlockID) -> Bool { reached[label.index] }

  /// Ends the open block.
  func terminate(_ terminator: Terminator, _ span: Span) {
    guard let id = current else { return }
    current = nil
    terminator.forEachSuccessor { reached[$0.index] = true }
    var block = Block(id: id, region: currentRegion, parameter: currentParameter)
    swap(&block.instructions, &instructions)
    block.terminator = terminator
    block.terminatorSpan = span
    function.blocks.append(block)
    lastSpan = span
  }

  /// Jumps.
  func goto(_ label: BlockID) { terminate(.goto(label), lastSpan) }

  // MARK: - Instructions

  /// Emits an operation without a result.
  func emit(_ operation: Operation, _ span: Span) {
    guard isOpen else { return }
    instructions.append(Instruction([], operation, span))
    lastSpan = span
  }

  /// Emits an operation with one result.
  func define(_ operation: Operation, _ span: Span) -> Operand {
    let temp = newTemp()
    guard isOpen, case .temp(let place) = temp else { return temp }
    instructions.append(Instruction([.temp(place)], operation, span))
    lastSpan = span
    return temp
  }

  /// Emits an operation with several results.
  func define(_ operation: Operation, count: Int, _ span: Span) -> [Operand] {
    let temps = (0..<count).map { _ in newTemp() }
    guard isOpen else { return temps }
    let places = temps.compactMap { (temp: Operand) -> Place? in
      if case .temp(let place) = temp { return .temp(place) }
      return nil
    }
    instructions.append(Instruction(places, operation, span))
    lastSpan = span
    return temps
  }

  /// Calls a primitive of the runtime.
  @discardableResult
  func intrinsic(_ name: IntrinsicName, _ operands: [Operand], _ span: Span) -> Operand {
    define(.intrinsic(name.rawValue, operands), span)
  }

  /// A fresh temp.
  func newTemp() -> Operand {
    function.tempCount += 1
    return .temp(Temp(function.tempCount - 1))
  }

  // MARK: - Synthetic variables

  /// A new variable of the compiler's own.
  func newSynthetic() -> VariableID {
    function.variables.append(Variable(name: ".\(syntheticCount)", storage: .synthetic))
    syntheticCount += 1
    return VariableID(function.variables.count - 1)
  }

  /// Writes a variable.
  func assign(_ variable: VariableID, _ value: Operand, _ span: Span) {
    guard isOpen else { return }
    instructions.append(Instruction([.variable(variable)], .copy(value), span))
    lastSpan = span
  }

  /// Reads a variable.
  func read(_ variable: VariableID, _ span: Span) -> Operand { define(.copy(.variable(variable)), span) }

  // MARK: - Regions

  /// Makes a region inside the current one; code emitted from now on is in it once a block is begun. The handler is
  /// opened by the caller, outside.
  func enterRegion(_ kind: RegionKind, handler: BlockID) -> RegionID {
    function.regions.append(Region(parent: region, kind: kind, handler: handler))
    markReached(handler)
    let id = RegionID(function.regions.count - 1)
    region = id
    return id
  }

  /// A new completion record.
  func newCompletion() -> CompletionID {
    function.completionCount += 1
    return CompletionID(function.completionCount - 1)
  }

  // MARK: - Suspensions

  /// Awaits a value.
  func awaitValue(_ value: Operand, purpose: AwaitPurpose = .expression, _ span: Span) -> Operand {
    suspend(span) { .await(value, purpose: purpose.rawValue, resume: $0) }
  }

  /// Suspends; the result is what is sent in.
  func suspend(_ span: Span, _ terminator: (BlockID) -> Terminator) -> Operand {
    let resume = newLabel()
    let received = newTemp()
    terminate(terminator(resume), span)
    begin(resume, parameter: received)
    return received
  }

  // MARK: - End

  /// Ends the function with a result that no statement spells, when its end can be reached, and hands it over.
  func finish(returning value: Operand = .constant(.none)) -> MachineIR.Function {
    if isOpen { leave(.return_(value), lastSpan) }
    leaveMachine()
    dropNeedlessChecks()
    return function
  }

  /// Parameters are bound until something unbinds them.
  private func dropNeedlessChecks() {
    var mayBeUnbound = Set(function.variables.indices.dropFirst(function.signature.count))
    for block in function.blocks {
      for instruction in block.instructions {
        if case .unbind(let variable) = instruction.operation { mayBeUnbound.insert(variable.index) }
      }
    }
    for index in function.blocks.indices {
      let isNeedless = { (instruction: Instruction) -> Bool in
        if case .checkBound(let variable) = instruction.operation { return !mayBeUnbound.contains(variable.index) }
        return false
      }
      if function.blocks[index].instructions.contains(where: isNeedless) {
        function.blocks[index].instructions.removeAll(where: isNeedless)
      }
    }
  }
}
