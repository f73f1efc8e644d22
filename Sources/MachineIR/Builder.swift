// A builder of functions, for front ends and tests: blocks are opened and ended in layout order, instructions go to the
// open block, and what is added where no block is open (after a return, say) is dropped, so that dead code needs no care.
//
//     var f = FunctionBuilder(name: "f", qualifiedName: "f", kind: .coroutine, parameters: ["x"])
//     let sum = f.define(.binary(.add, f.read(f.parameter(0)), .constant(.int(1))))
//     let sent = f.suspend { .await(sum, purpose: "", resume: $0) }
//     f.end(.return_(sent))
//     module.functions.append(f.finish())

import Diagnostics

/// Builds one function.
public struct FunctionBuilder {
  private var function: Function
  private var current: Block?
  private var blockCount = 0
  /// The region that blocks are opened in.
  public var region: RegionID?
  /// The place that is given to what is added.
  public var span: Span = .none

  /// Starts a function with positional parameters, its entry block open.
  public init(name: String, qualifiedName: String, kind: FunctionKind, parameters: [String] = []) {
    function = Function(
      name: name,
      qualifiedName: qualifiedName,
      kind: kind,
      signature: Signature(positional: parameters.count),
      variables: parameters.map { Variable(name: $0, storage: .local) }
    )
    let entry = label()
    begin(entry)
  }

  // MARK: - Variables and temps

  /// A parameter.
  public func parameter(_ index: Int) -> VariableID { VariableID(index) }

  /// A new variable.
  public mutating func variable(_ name: String, _ storage: Storage = .local) -> VariableID {
    function.variables.append(Variable(name: name, storage: storage))
    return VariableID(function.variables.count - 1)
  }

  /// A fresh temp.
  public mutating func temp() -> Temp {
    function.tempCount += 1
    return Temp(function.tempCount - 1)
  }

  /// Reads a local or synthetic variable into a temp.
  public mutating func read(_ variable: VariableID) -> Operand { define(.copy(.variable(variable))) }

  /// Writes a local or synthetic variable.
  public mutating func assign(_ variable: VariableID, _ value: Operand) {
    emit(.copy(value), to: [.variable(variable)])
  }

  // MARK: - Instructions

  /// Adds an operation.
  public mutating func emit(_ operation: Operation, to results: [Place] = []) {
    current?.instructions.append(Instruction(results, operation, span))
  }

  /// Adds an operation with one result, and gives the result.
  public mutating func define(_ operation: Operation) -> Operand {
    let result = temp()
    emit(operation, to: [.temp(result)])
    return .temp(result)
  }

  // MARK: - Blocks

  /// Whether a block is open.
  public var isOpen: Bool { current != nil }

  /// A block's id, for jumps to it before it is opened.
  public mutating func label() -> BlockID {
    blockCount += 1
    return BlockID(blockCount - 1)
  }

  /// Opens a block in the current region, after a jump to it when another is open.
  public mutating func begin(_ label: BlockID, parameter: Place? = nil) {
    end(.goto(label))
    current = Block(id: label, region: region, parameter: parameter)
  }

  /// Ends the open block.
  public mutating func end(_ terminator: Terminator) {
    guard var block = current else { return }
    block.terminator = terminator
    block.terminatorSpan = span
    function.blocks.append(block)
    current = nil
  }

  /// Suspends; what is sent in is the result.
  public mutating func suspend(_ terminator: (BlockID) -> Terminator) -> Operand {
    let resume = label()
    let sent = temp()
    end(terminator(resume))
    begin(resume, parameter: .temp(sent))
    return .temp(sent)
  }

  // MARK: - Regions

  /// Makes a region inside the current one and enters it: blocks opened from now on stand in it. The handler is opened
  /// by the caller, outside, with a parameter.
  @discardableResult
  public mutating func enterRegion(_ kind: RegionKind, handler: BlockID, completion: CompletionID? = nil) -> RegionID {
    function.regions.append(Region(parent: region, kind: kind, handler: handler, completion: completion))
    region = RegionID(function.regions.count - 1)
    return RegionID(function.regions.count - 1)
  }

  /// A new completion record.
  public mutating func completion() -> CompletionID {
    function.completionCount += 1
    return CompletionID(function.completionCount - 1)
  }

  // MARK: - End

  /// The function. Its open block, if any, returns null. Blocks that nothing leads to are dropped.
  public mutating func finish() -> Function {
    end(.return_(.constant(.none)))
    var done = function
    // Where nothing jumps, no label was opened for a handler either: targets exist by now.
    let reachable = ControlFlow(done).reachable()
    let handlers = Set(done.regions.map(\.handler.index))
    done.blocks = done.blocks.indices.filter { reachable[$0] || handlers.contains(done.blocks[$0].id.index) }
      .map { done.blocks[$0] }
    return done
  }
}
