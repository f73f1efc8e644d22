// Pass `propagate`: what a temp copies is read from where it was copied, as long as that is still the same.
//
// The front end copies every variable into a temp at the point of evaluation. Where nothing writes the variable between
// the copy and a use, the use reads the variable itself, and `dead` removes the copy:
//
//     %1 = copy $x; %2 = add %1, %3      →   %2 = add $x, %3
//     %1 = copy $x; $x = const 2; …%1…   →   unchanged: `x + (x := 2)` adds the old value
//     $x = copy %4; …%4…                 →   …$x…: then `coalesce` can write $x at once
//
// Known copies flow along extended basic blocks (from a block into successors that have no other predecessor and handle
// no exception), suspensions included: nobody else writes a frame's variables. Each write gives its variable a new version; a
// copy is good while its variable has the version it had. Versions are undone on the way back from a branch, so the walk
// is linear.

import MachineIR

struct PropagatePass {
  private struct Known {
    var variable: VariableID
    var version: Int
  }

  private let graph: ControlFlow
  /// What a temp is a copy of.
  private var known: [Known?]
  /// The version of each variable on the current path; it holds for the tree that `tree` names, in others the variable
  /// has not been written yet.
  private var version: [(tree: Int, number: Int)]
  private var tree = 0
  private var lastVersion = 0
  private var undo: [(variable: Int, version: (tree: Int, number: Int))] = []
  /// Temps that copy another temp or a constant, for the whole function.
  private var replacement: [Operand?]

  static func run(_ function: inout Function) {
    var pass = PropagatePass(function)
    pass.walk(&function)
  }

  private init(_ function: Function) {
    graph = ControlFlow(function)
    known = [Known?](repeating: nil, count: function.tempCount)
    version = [(tree: Int, number: Int)](repeating: (-1, 0), count: function.variables.count)
    replacement = [Operand?](repeating: nil, count: function.tempCount)
    for block in function.blocks {
      for instruction in block.instructions {
        guard case .temp(let temp)? = instruction.results.first else { continue }
        switch instruction.operation {
        case .copy(.temp(let source)): replacement[temp.index] = .temp(source)
        case .copy(.constant(let value)), .constant(let value): replacement[temp.index] = .constant(value)
        default: break
        }
      }
    }
  }

  private mutating func walk(_ function: inout Function) {
    let isHandler = Set(function.regions.map { graph.position[$0.handler.index] })
    func follows(_ b: Int) -> Bool { graph.predecessors[b].count == 1 && !isHandler.contains(b) && b != 0 }
    let reachable = graph.reachable()
    for root in function.blocks.indices where !follows(root) && reachable[root] {
      // A new tree: no variable has the version of an earlier one.
      undo.removeAll(keepingCapacity: true)
      tree = root
      var work: [(block: Int, mark: Int)] = [(root, undo.count)]
      while let (b, mark) = work.popLast() {
        while undo.count > mark {
          let change = undo.removeLast()
          version[change.variable] = change.version
        }
        rewrite(&function.blocks[b])
        for next in graph.successors[b].reversed() where follows(next) { work.append((next, undo.count)) }
      }
    }
  }

  private mutating func bump(_ variable: Int) {
    undo.append((variable, version[variable]))
    lastVersion += 1
    version[variable] = (tree, lastVersion)
  }

  /// The version a variable has now: that of its last write on this path, or the tree's own before any.
  private func current(_ variable: Int) -> Int {
    version[variable].tree == tree ? version[variable].number : -1 - tree
  }

  private func resolve(_ operand: Operand) -> Operand {
    var operand = operand
    // Chains are short; a cycle cannot be, since a definition dominates its uses.
    while case .temp(let temp) = operand, let next = replacement[temp.index] { operand = next }
    guard case .temp(let temp) = operand, let copy = known[temp.index], current(copy.variable.index) == copy.version
    else { return operand }
    return .variable(copy.variable)
  }

  private mutating func rewrite(_ block: inout Block) {
    if case .variable(let variable)? = block.parameter { bump(variable.index) }
    for i in block.instructions.indices {
      let operation = block.instructions[i].operation.mapOperands(resolve)
      block.instructions[i].operation = operation
      block.instructions[i].forEachDefinition { if case .variable(let variable) = $0 { bump(variable.index) } }
      guard case .copy(let source) = operation, let result = block.instructions[i].results.first else { continue }
      switch (result, source) {
      case (.temp(let temp), .variable(let variable)):
        known[temp.index] = Known(variable: variable, version: current(variable.index))
      case (.variable(let variable), .temp(let temp)):
        known[temp.index] = Known(variable: variable, version: current(variable.index))
      default: break
      }
    }
    block.terminator = block.terminator.mapOperands(resolve)
  }
}
