// The edges between a machine's states, by walking the control-flow graph from each resume point to the next suspensions
// and ends.
//
// A finally body stands once and leaves by a switch over what it was entered for (Lowering/Completions.swift). A walk
// that took every arm would show ways that no run takes, so the walk carries the known values of the variables that
// switches read: it is a search over (block, known values, how we came to go this way). States are searched once for
// each set of known values that they are reached with.

import Diagnostics
import Lowering
import MachineIR

/// Walks a machine.
struct StateWalk {
  /// The edges, by state and target.
  private(set) var edges: [StateEdge] = []
  /// By state: source lines on the way to the next ones, sorted.
  private(set) var lines: [[Int]]
  /// By state: values that end on the way.
  private(set) var releases: [[(place: Place, line: Int32, onException: Bool)]]

  private let function: MachineIR.Function
  private let graph: ControlFlow
  private let layout: MachineLayout
  private var stateOfBlock: [Int: Int] = [:]
  /// Variables that switches read, and their place among the known values.
  private var tracked: [Int: Int] = [:]
  private var environments: [[Int]] = []
  private var environmentIndex: [[Int]: Int] = [:]
  private var budget = 0

  /// Searches larger than this are done again without known values.
  private static let limit = 200_000

  /// How control came to go a way.
  private enum Mode: Int {
    case normal
    /// By an exception that a statement of the program raises.
    case raised
    /// By one that comes out of what a line calls.
    case raisedInside
    /// By one that is thrown in.
    case thrown
    /// By one that was thrown in, and that a statement of the program raises again, or another in its place.
    case thrownRaised

    /// What an exception makes of it that comes out of what a line calls.
    var inside: Mode { self == .thrown || self == .thrownRaised ? .thrown : .raisedInside }
    /// What a statement makes of it that raises.
    var byStatement: Mode { self == .thrown || self == .thrownRaised ? .thrownRaised : .raised }
  }

  private struct Key: Hashable {
    var block: Int32
    var environment: Int32
    var mode: Int8
  }

  private struct Node {
    var key: Key
    var predecessors: [Int]
  }

  private struct Exit {
    var to: Int
    var label: StateEdge.Label
    var isImplicit: Bool
    var node: Int
  }

  init(_ function: MachineIR.Function, _ graph: ControlFlow, _ layout: MachineLayout) {
    self.function = function
    self.graph = graph
    self.layout = layout
    lines = []
    releases = []
    for (i, state) in layout.states.enumerated() { stateOfBlock[graph.position[state.block.index]] = i + 1 }
    for block in function.blocks {
      if case .switch_(.variable(let variable), _) = block.terminator, tracked[variable.index] == nil {
        tracked[variable.index] = tracked.count
      }
    }
    if !run() {
      tracked = [:]
      _ = run()
    }
  }

  /// Searches from every state; false when that becomes too much.
  private mutating func run() -> Bool {
    let count = layout.states.count + 1
    edges = []
    lines = [[Int]](repeating: [], count: count)
    releases = [[(place: Place, line: Int32, onException: Bool)]](repeating: [], count: count)
    environments = []
    environmentIndex = [:]
    budget = tracked.isEmpty ? Int.max : StateWalk.limit
    guard !function.blocks.isEmpty else { return true }
    var seen = [Set<Int>](repeating: [], count: count)
    var work = [(state: 0, environment: intern([Int](repeating: -1, count: tracked.count)))]
    seen[0].insert(work[0].environment)
    while let next = work.popLast() {
      var search = Search()
      start(next.state, next.environment, &search)
      while let node = search.work.popLast() { step(node, &search) }
      if budget < 0 { return false }
      collect(next.state, &search)
      for exit in search.reached where seen[exit.state].insert(exit.environment).inserted { work.append(exit) }
    }
    // What no walk reaches is still a state: unreachable code keeps its suspensions only until the passes drop it.
    edges.sort { ($0.from, StateWalk.order($0.to)) < ($1.from, StateWalk.order($1.to)) }
    return true
  }

  private static func order(_ state: Int) -> Int { state >= 0 ? state : Int.max + state }

  private struct Search {
    var nodes: [Node] = []
    var index: [Key: Int] = [:]
    var work: [Int] = []
    var exits: [Exit] = []
    var reached: [(state: Int, environment: Int)] = []
  }

  private mutating func intern(_ environment: [Int]) -> Int {
    if let index = environmentIndex[environment] { return index }
    environments.append(environment)
    environmentIndex[environment] = environments.count - 1
    return environments.count - 1
  }

  private mutating func visit(_ block: Int, _ environment: Int, _ mode: Mode, from: Int?, _ search: inout Search) {
    let key = Key(block: Int32(block), environment: Int32(environment), mode: Int8(mode.rawValue))
    if let known = search.index[key] {
      if let from { search.nodes[known].predecessors.append(from) }
      return
    }
    budget -= 1
    if budget < 0 { return }
    search.index[key] = search.nodes.count
    search.work.append(search.nodes.count)
    search.nodes.append(Node(key: key, predecessors: from.map { [$0] } ?? []))
  }

  private mutating func start(_ state: Int, _ environment: Int, _ search: inout Search) {
    guard state > 0 else {
      visit(0, environment, .normal, from: nil, &search)
      return
    }
    let info = layout.states[state - 1]
    let block = function.blocks[graph.position[info.block.index]]
    visit(graph.position[info.resume.index], environment, .normal, from: nil, &search)
    guard let region = block.region else {
      search.exits.append(Exit(to: Inspection.failed, label: .throw, isImplicit: true, node: -1))
      return
    }
    let handler = graph.position[function.regions[region.index].handler.index]
    enter(handler, environment, .thrown, of: region, from: nil, &search)
  }

  /// Goes on in a region's handler. The end of an async for arrives as an exception that a handler of its own knows: for
  /// the machine that is going on as it does.
  private mutating func enter(
    _ handler: Int,
    _ environment: Int,
    _ mode: Mode,
    of region: RegionID,
    from node: Int?,
    _ search: inout Search
  ) {
    guard function.regions[region.index].kind == .cleanup,
      case .branch(_, let ended, let other) = function.blocks[handler].terminator
    else {
      visit(handler, environment, mode, from: node, &search)
      return
    }
    let usual = node.flatMap { Mode(rawValue: Int(search.nodes[$0].key.mode)) } ?? .normal
    let count = search.nodes.count
    visit(handler, environment, usual, from: node, &search)
    // Its two arms are taken here, unless they were before.
    guard search.nodes.count > count, let test = search.work.popLast() else { return }
    visit(graph.position[ended.index], environment, usual, from: test, &search)
    visit(graph.position[other.index], environment, mode, from: test, &search)
  }

  private mutating func step(_ number: Int, _ search: inout Search) {
    let key = search.nodes[number].key
    let b = Int(key.block)
    let block = function.blocks[b]
    let mode = Mode(rawValue: Int(key.mode)) ?? .normal
    var environment = environments[Int(key.environment)]
    func define(_ place: Place, _ value: Int) {
      if case .variable(let variable) = place, let at = tracked[variable.index] { environment[at] = value }
    }
    if let parameter = block.parameter { define(parameter, -1) }
    var raising: [[Int]] = []
    for instruction in block.instructions {
      if instruction.operation.mayRaise, raising.last != environment { raising.append(environment) }
      if case .constant(.int(let value)) = instruction.operation, let result = instruction.results.first {
        define(result, value)
      } else {
        instruction.forEachDefinition { define($0, -1) }
      }
    }
    var leaves: Mode?
    switch block.terminator {
    case .raise: leaves = mode.byStatement
    case .reraise: leaves = mode == .normal ? .raised : mode
    case .yield, .await, .delegate: break
    default: if graph.terminatorRaises[b], raising.last != environment { raising.append(environment) }
    }
    for one in raising { raise(one, mode.inside, block, number, &search) }
    if let leaves { raise(environment, leaves, block, number, &search) }
    let end = intern(environment)
    if block.terminator.isSuspension {
      guard let state = stateOfBlock[b] else { return }
      var label = StateWalk.label(mode)
      if mode == .normal { if case .await = block.terminator { label = .await } else { label = .yield } }
      search.exits.append(Exit(to: state, label: label, isImplicit: false, node: number))
      search.reached.append((state, end))
      return
    }
    switch block.terminator {
    case .return_:
      search.exits.append(
        Exit(to: Inspection.done, label: StateWalk.label(mode), isImplicit: false, node: number)
      )
    case .switch_(.variable(let variable), let targets):
      if let at = tracked[variable.index], targets.indices.contains(environment[at]) {
        visit(graph.position[targets[environment[at]].index], end, mode, from: number, &search)
      } else {
        for next in graph.successors[b] { visit(next, end, mode, from: number, &search) }
      }
    default: for next in graph.successors[b] { visit(next, end, mode, from: number, &search) }
    }
  }

  private mutating func raise(_ environment: [Int], _ mode: Mode, _ block: Block, _ node: Int, _ search: inout Search) {
    if let region = block.region {
      let handler = graph.position[function.regions[region.index].handler.index]
      enter(handler, intern(environment), mode, of: region, from: node, &search)
    } else {
      search.exits.append(
        Exit(
          to: Inspection.failed,
          label: StateWalk.label(mode),
          isImplicit: mode != .raised && mode != .thrownRaised,
          node: node
        )
      )
    }
  }

  private static func label(_ mode: Mode) -> StateEdge.Label {
    switch mode {
    case .normal: .return
    case .raised, .raisedInside: .raise
    case .thrown, .thrownRaised: .throw
    }
  }

  // MARK: - Results

  private mutating func collect(_ state: Int, _ search: inout Search) {
    var all = Set(lines[state])
    for node in search.nodes {
      addLines(of: Int(node.key.block), to: &all)
      addReleases(of: Int(node.key.block), node.key.mode != Int8(Mode.normal.rawValue), state)
    }
    lines[state] = all.sorted()
    for to in Set(search.exits.map(\.to)) {
      let exits = search.exits.filter { $0.to == to }
      var marked = Set(exits.map(\.node).filter { $0 >= 0 })
      var work = Array(marked)
      var passed: Set<Int> = []
      while let node = work.popLast() {
        addLines(of: Int(search.nodes[node].key.block), to: &passed)
        for predecessor in search.nodes[node].predecessors where marked.insert(predecessor).inserted {
          work.append(predecessor)
        }
      }
      add(
        StateEdge(
          from: state,
          to: to,
          labels: exits.map(\.label),
          isImplicit: exits.allSatisfy(\.isImplicit),
          lines: Array(passed)
        )
      )
    }
  }

  private mutating func add(_ edge: StateEdge) {
    var merged = edge
    if let at = edges.firstIndex(where: { $0.from == edge.from && $0.to == edge.to }) {
      let old = edges.remove(at: at)
      merged.labels += old.labels
      merged.isImplicit = merged.isImplicit && old.isImplicit
      merged.lines += old.lines
    }
    merged.labels = StateEdge.Label.allCases.filter(merged.labels.contains)
    merged.lines = Set(merged.lines).sorted()
    edges.append(merged)
  }

  private func addLines(of b: Int, to set: inout Set<Int>) {
    let block = function.blocks[b]
    for instruction in block.instructions {
      if case .kill = instruction.operation { continue }
      if instruction.span.line > 0 { set.insert(Int(instruction.span.line)) }
    }
    if case .goto = block.terminator { return }
    if block.terminatorSpan.line > 0 { set.insert(Int(block.terminatorSpan.line)) }
  }

  private mutating func addReleases(of b: Int, _ onException: Bool, _ state: Int) {
    func note(_ place: Place, _ line: Int32) {
      if let at = releases[state].firstIndex(where: { $0.place == place }) {
        if !onException, releases[state][at].onException { releases[state][at] = (place, line, false) }
      } else {
        releases[state].append((place, line, onException))
      }
    }
    for instruction in function.blocks[b].instructions {
      switch instruction.operation {
      case .kill(let places): for place in places { note(place, instruction.span.line) }
      case .unbind(let variable): note(.variable(variable), instruction.span.line)
      default:
        // A result that takes the register of an operand ends it: the passes left the kill out.
        for result in instruction.results {
          instruction.forEachUse { used in
            if used != result, register(used) == register(result) { note(used, instruction.span.line) }
          }
        }
      }
    }
  }

  private func register(_ place: Place) -> Int {
    switch place {
    case .temp(let temp): layout.tempRegisters[temp] ?? -1
    case .variable(let variable): layout.variableRegisters[variable.index]
    }
  }
}
