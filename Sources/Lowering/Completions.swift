// Pass `completions`: completion records become synthetic variables.
//
// Before: `pend c return %5 -> ^fin` … `endfinally c { normal -> ^a, return -> ^b, raise -> ^h }`, where ^b and ^h take
// the value as their parameter. After: `$.c0 = const 1; $.c0.value = copy %5; goto ^fin` … `switch $.c0 [^a, ^b, ^h]`, and
// ^b begins with `%v = copy $.c0.value`. Only kinds that some reachable block pends take part; with one kind the number
// and the switch disappear, and a finally body that is only ever entered normally costs nothing.
// This is Roslyn's lowering of await in finally (AsyncExceptionHandlerRewriter), on a graph instead of a tree.

import MachineIR

enum CompletionsPass {
  static func run(_ function: inout Function) {
    guard function.completionCount > 0 else { return }
    let kinds = pendedKinds(function)
    var numberVariable = [VariableID?](repeating: nil, count: function.completionCount)
    var valueVariable = [VariableID?](repeating: nil, count: function.completionCount)
    for (i, list) in kinds.enumerated() {
      if list.count > 1 { numberVariable[i] = function.addSynthetic("c\(i)") }
      if list.contains(.return_) || list.contains(.raise) { valueVariable[i] = function.addSynthetic("c\(i)_value") }
    }
    expandPends(&function, kinds, numberVariable, valueVariable)
    expandEnds(&function, kinds, numberVariable, valueVariable)
    function.completionCount = 0
    for i in function.regions.indices { function.regions[i].completion = nil }
  }

  /// The kinds that reachable blocks pend, by completion, in the order of their first pend; but normal first.
  private static func pendedKinds(_ function: Function) -> [[CompletionArm.Kind]] {
    var kinds = [[CompletionArm.Kind]](repeating: [], count: function.completionCount)
    for block in function.blocks {
      guard case .pend(let completion, let pending, _) = block.terminator else { continue }
      let kind = pending.kind
      if !kinds[completion.index].contains(kind) {
        kinds[completion.index].insert(kind, at: kind == .normal ? 0 : kinds[completion.index].count)
      }
    }
    return kinds
  }

  private static func expandPends(
    _ function: inout Function,
    _ kinds: [[CompletionArm.Kind]],
    _ numbers: [VariableID?],
    _ values: [VariableID?]
  ) {
    for b in function.blocks.indices {
      guard case .pend(let completion, let pending, let target) = function.blocks[b].terminator else { continue }
      let span = function.blocks[b].terminatorSpan
      switch pending {
      case .return_(let value), .raise(let value):
        if let variable = values[completion.index] {
          function.blocks[b].instructions.append(Instruction([.variable(variable)], .copy(value), span))
        }
      case .normal, .jump:
        // Where the value is not used, it must not be empty either: the image's verifier follows no numbers.
        if let variable = values[completion.index] {
          function.blocks[b].instructions.append(Instruction([.variable(variable)], .constant(.none), span))
        }
      }
      if let variable = numbers[completion.index],
        let number = kinds[completion.index].firstIndex(of: pending.kind)
      {
        function.blocks[b].instructions.append(Instruction([.variable(variable)], .constant(.int(number)), span))
      }
      function.blocks[b].terminator = .goto(target)
    }
  }

  private static func expandEnds(
    _ function: inout Function,
    _ kinds: [[CompletionArm.Kind]],
    _ numbers: [VariableID?],
    _ values: [VariableID?]
  ) {
    let position = ControlFlow(function).position
    var freshBlock = function.freshBlockID().index
    var passed: [Int: VariableID] = [:]
    for b in function.blocks.indices {
      guard case .endFinally(let completion, let arms) = function.blocks[b].terminator else { continue }
      let span = function.blocks[b].terminatorSpan
      let live = kinds[completion.index].compactMap { kind in arms.first { $0.kind == kind } }
      var targets: [BlockID] = []
      for arm in live {
        let target = position[arm.target.index]
        guard let variable = values[completion.index], arm.kind == .return_ || arm.kind == .raise else {
          targets.append(arm.target)
          continue
        }
        // The value goes to the arm's block by way of a block of its own, because others may go there too; where
        // nobody does, `simplify` merges them.
        if let parameter = function.blocks[target].parameter {
          passed[target] = function.passableParameter(of: target, parameter)
        }
        guard let place = passed[target] else {
          targets.append(arm.target)
          continue
        }
        var edge = Block(id: BlockID(freshBlock), region: function.blocks[target].region, parameter: nil)
        freshBlock += 1
        edge.instructions = [Instruction([.variable(place)], .copy(.variable(variable)), span)]
        edge.terminator = .goto(arm.target)
        edge.terminatorSpan = span
        function.blocks.append(edge)
        targets.append(edge.id)
      }
      switch targets.count {
      case 0: function.blocks[b].terminator = .unreachable
      case 1: function.blocks[b].terminator = .goto(targets[0])
      default:
        guard let number = numbers[completion.index] else { continue }
        function.blocks[b].terminator = .switch_(.variable(number), targets)
      }
    }
  }
}

extension PendingCompletion {
  /// The kind, without the value.
  var kind: CompletionArm.Kind {
    switch self {
    case .normal: .normal
    case .return_: .return_
    case .raise: .raise
    case .jump(let number): .jump(number)
    }
  }
}

extension Function {
  /// Adds a synthetic variable; its name need not be the only one of its kind, since variables go by their index and
  /// the text form ranks equal names.
  mutating func addSynthetic(_ name: String) -> VariableID {
    variables.append(Variable(name: "." + name, storage: .synthetic))
    return VariableID(variables.count - 1)
  }

  /// A temp that nothing uses yet.
  mutating func freshTemp() -> Temp {
    tempCount += 1
    return Temp(tempCount - 1)
  }

  /// A block id that nothing uses yet. Linear; only for passes that add few blocks.
  func freshBlockID() -> BlockID { BlockID((blocks.map(\.id.index).max() ?? -1) + 1) }

  /// Turns a block's parameter into a variable that a plain jump can fill: the block then begins by copying it.
  mutating func passableParameter(of block: Int, _ parameter: Place) -> VariableID {
    let variable = addSynthetic("p\(blocks[block].id.index)")
    blocks[block].parameter = nil
    blocks[block].instructions.insert(
      Instruction([parameter], .copy(.variable(variable)), blocks[block].terminatorSpan),
      at: 0
    )
    return variable
  }
}
