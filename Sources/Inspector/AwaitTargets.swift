// What a suspension waits for, as far as the file itself tells: the function whose machine it is, or the text of what is
// called. A name of the module counts when it is bound once, to a function; a method called on the first parameter
// counts as the method of the same class, which a subclass may override.

import Diagnostics
import MachineIR

/// Finds what suspensions wait for.
struct AwaitTargets {
  private let module: MachineIR.Module
  private let source: SourceFile?
  /// Names of the module that are bound once, to a function.
  private var globals: [String: Int] = [:]
  private var byQualifiedName: [String: Int] = [:]
  /// By function: the one that makes it.
  private var maker: [Int: Int] = [:]

  init(_ module: MachineIR.Module, source: SourceFile?) {
    self.module = module
    self.source = source
    var stores: [String: Int] = [:]
    for (index, function) in module.functions.enumerated() {
      byQualifiedName[function.qualifiedName] = byQualifiedName[function.qualifiedName] == nil ? index : -1
      let definitions = Definitions(function)
      for block in function.blocks {
        for instruction in block.instructions {
          switch instruction.operation {
          case .makeFunction(let id, _, _, _, _): maker[id.index] = index
          case .globalStore(let name, let value):
            // What another function may bind is not known.
            stores[name, default: 0] += index == 0 ? 1 : 2
            globals[name] = definitions.function(value)
          case .namespaceStore(let name, let value):
            if index > 0 { continue }
            stores[name, default: 0] += 1
            globals[name] = definitions.function(value)
          case .globalDelete(let name): stores[name, default: 0] += 2
          default: break
          }
        }
      }
    }
    for (name, count) in stores where count > 1 { globals[name] = nil }
  }

  /// What the suspensions of a function wait for, by number.
  func targets(_ index: Int) -> [AwaitTarget?] {
    let function = module.functions[index]
    guard let layout = function.layout, !layout.states.isEmpty else { return [nil] }
    let graph = ControlFlow(function)
    let definitions = Definitions(function)
    return [nil]
      + layout.states.map { state in
        let block = function.blocks[graph.position[state.block.index]]
        switch block.terminator {
        case .await(let value, "__anext__", _):
          guard let call = iterable(value, definitions) else { return nil }
          return target(call, index, definitions, of: .asyncGenerator)
        case .await(let value, "", _):
          return definitions.instruction(value).flatMap { target($0, index, definitions, of: .coroutine) }
        case .delegate(let value, _):
          return definitions.instruction(value).flatMap { instruction in
            var call = instruction
            if case .iterate(let inner) = instruction.operation { call = definitions.instruction(inner) ?? instruction }
            return target(call, index, definitions, of: .generator)
          }
        default: return nil
        }
      }
  }

  /// The call whose result an async for goes over.
  private func iterable(_ item: Operand, _ definitions: Definitions) -> Instruction? {
    guard case .intrinsic(_, let next)? = definitions.instruction(item)?.operation, let iterator = next.first,
      case .intrinsic(_, let over)? = definitions.instruction(iterator)?.operation, let value = over.first
    else { return nil }
    return definitions.instruction(value)
  }

  private func target(
    _ instruction: Instruction,
    _ index: Int,
    _ definitions: Definitions,
    of kind: FunctionKind
  ) -> AwaitTarget? {
    let text = source.map { SourceText.of(instruction.span, $0) } ?? ""
    guard case .call(let callee, _) = instruction.operation else { return AwaitTarget(text: text) }
    guard let (found, isAssumed) = function(callee, index, definitions), module.functions[found].kind == kind else {
      return AwaitTarget(text: text)
    }
    return AwaitTarget(text: text, function: found, isAssumed: isAssumed)
  }

  /// The function that an operand is, and whether that could be overridden.
  private func function(_ callee: Operand, _ index: Int, _ definitions: Definitions) -> (Int, Bool)? {
    let here = module.functions[index]
    switch definitions.instruction(callee)?.operation {
    case .makeFunction(let id, _, _, _, _): return (id.index, false)
    case .globalLoad(let name): return globals[name].map { ($0, false) }
    case .cellLoad(let variable): return local(variable.index, index, definitions).map { ($0, false) }
    case .getAttribute(let object, let name):
      guard isFirstParameter(object, here, definitions), let dot = here.qualifiedName.lastIndex(of: "."),
        let method = byQualifiedName[here.qualifiedName[..<dot] + "." + name], method >= 0
      else { return nil }
      return (method, true)
    default: return nil
    }
  }

  private func isFirstParameter(_ operand: Operand, _ function: MachineIR.Function, _ definitions: Definitions) -> Bool
  {
    guard function.signature.positionalOnly + function.signature.positional > 0 else { return false }
    switch operand {
    case .variable(let variable): return variable.index == 0
    case .temp:
      switch definitions.defining(operand)?.operation {
      case .copy(.variable(let variable)), .cellLoad(let variable): return variable.index == 0
      default: return false
      }
    case .constant: return false
    }
  }

  /// The function that a variable always holds; through closures outwards.
  private func local(_ variable: Int, _ index: Int, _ definitions: Definitions) -> Int? {
    let here = module.functions[index]
    if here.variables[variable].storage == .free {
      guard let outer = maker[index],
        let cell = module.functions[outer].variables.firstIndex(where: {
          $0.name == here.variables[variable].name && $0.storage != .synthetic
        })
      else { return nil }
      return local(cell, outer, Definitions(module.functions[outer]))
    }
    return definitions.function(.variable(VariableID(variable)))
  }
}

/// What defines the values of a function.
private struct Definitions {
  private var temps: [Temp: Instruction] = [:]
  /// By variable: its definitions; nil stands for one that is no instruction's, such as a parameter's.
  private var variables: [Int: [Instruction?]] = [:]

  init(_ function: MachineIR.Function) {
    for index in 0..<min(function.signature.count, function.variables.count) { variables[index] = [nil] }
    for block in function.blocks {
      if case .variable(let variable)? = block.parameter { variables[variable.index, default: []].append(nil) }
      for instruction in block.instructions {
        for result in instruction.results {
          switch result {
          case .temp(let temp): temps[temp] = instruction
          case .variable(let variable): variables[variable.index, default: []].append(instruction)
          }
        }
        if case .cellStore(let variable, let value) = instruction.operation {
          let copy = Instruction([.variable(variable)], .copy(value), instruction.span)
          variables[variable.index, default: []].append(copy)
        }
      }
    }
  }

  /// The instruction that computes an operand: copies are followed, through variables that are bound once.
  func instruction(_ operand: Operand) -> Instruction? {
    var operand = operand
    // A variable may be bound to itself; what is longer than this is no program's.
    for _ in 0..<16 {
      guard let found = defining(operand) else { return nil }
      guard case .copy(let other) = found.operation, other.place != nil else { return found }
      operand = other
    }
    return nil
  }

  /// The one instruction that defines an operand; nil when it has several definitions, or one of another sort.
  func defining(_ operand: Operand) -> Instruction? {
    switch operand {
    case .temp(let temp): return temps[temp]
    case .variable(let variable):
      guard let all = variables[variable.index], all.count == 1 else { return nil }
      return all[0]
    case .constant: return nil
    }
  }

  /// The function that an operand is made as.
  func function(_ operand: Operand) -> Int? {
    if case .makeFunction(let id, _, _, _, _)? = instruction(operand)?.operation { return id.index }
    return nil
  }
}
