// The control-flow graph of a function by position: blocks are numbered 0… in layout order, whatever their ids. Built
// anew by each analysis that needs it, in one sweep. An exception edge goes from every block that may raise to the
// handler of the region it stands in; the handlers of outer regions are reached from the inner handler's own block.

/// Predecessors, successors and handlers of a function's blocks.
public struct ControlFlow: Sendable {
  /// Position of each block by its id; -1 for ids that no block has.
  public let position: [Int]
  /// Successors by position, in the terminator's order; exception edges not included.
  public let successors: [[Int]]
  /// Predecessors by position, a block once for each edge.
  public let predecessors: [[Int]]
  /// Position of the handler of each block's region, when the block may raise; -1 otherwise.
  public let handler: [Int]
  /// For a handler's position: the blocks that may raise to it.
  public let raisers: [[Int]]
  /// Whether each block's terminator may raise. A jump back inside a region may: there the machine lets signals in. (One
  /// that leaves the region gets a block of its own outside, by the pass `place`.)
  public let terminatorRaises: [Bool]
  /// Index of a block's first instruction that may raise (its terminator counts as the one after the last).
  public let firstRaise: [Int]

  /// Builds the graph. Every target and handler must exist.
  public init(_ function: Function) {
    let blocks = function.blocks
    let count = blocks.count
    var highest = -1
    for block in blocks { highest = max(highest, block.id.index) }
    var position = [Int](repeating: -1, count: highest + 1)
    for (i, block) in blocks.enumerated() { position[block.id.index] = i }
    var successors = [[Int]](repeating: [], count: count)
    var predecessors = [[Int]](repeating: [], count: count)
    var handler = [Int](repeating: -1, count: count)
    var raisers = [[Int]](repeating: [], count: count)
    var firstRaise = [Int](repeating: Int.max, count: count)
    var terminatorRaises = blocks.map(\.terminator.mayRaise)
    for (i, block) in blocks.enumerated() {
      if case .goto(let target) = block.terminator, position[target.index] <= i,
        blocks[position[target.index]].region == block.region
      {
        terminatorRaises[i] = true
      }
      block.terminator.forEachSuccessor { id in
        let target = position[id.index]
        successors[i].append(target)
        predecessors[target].append(i)
      }
      if let index = block.instructions.firstIndex(where: { $0.operation.mayRaise }) {
        firstRaise[i] = index
      } else if terminatorRaises[i] {
        firstRaise[i] = block.instructions.count
      }
      if let region = block.region, firstRaise[i] != Int.max {
        let target = position[function.regions[region.index].handler.index]
        handler[i] = target
        raisers[target].append(i)
      }
    }
    self.position = position
    self.successors = successors
    self.predecessors = predecessors
    self.handler = handler
    self.raisers = raisers
    self.firstRaise = firstRaise
    self.terminatorRaises = terminatorRaises
  }

  /// Which blocks can be reached from the entry, exception edges included.
  public func reachable() -> [Bool] {
    var seen = [Bool](repeating: false, count: successors.count)
    guard !seen.isEmpty else { return seen }
    var work = [0]
    seen[0] = true
    while let block = work.popLast() {
      for next in successors[block] where !seen[next] {
        seen[next] = true
        work.append(next)
      }
      let handler = handler[block]
      if handler >= 0, !seen[handler] {
        seen[handler] = true
        work.append(handler)
      }
    }
    return seen
  }
}

/// A dense numbering of a function's places: variables first, then temps.
public struct Values: Sendable {
  /// How many variables there are.
  public let variableCount: Int
  /// How many places there are.
  public let count: Int

  /// Numbers a function's places.
  public init(_ function: Function) {
    variableCount = function.variables.count
    count = function.variables.count + function.tempCount
  }

  /// The number of a place.
  public func id(_ place: Place) -> Int {
    switch place {
    case .temp(let temp): variableCount + temp.index
    case .variable(let variable): variable.index
    }
  }

  /// The place of a number.
  public func place(_ id: Int) -> Place {
    id < variableCount ? .variable(VariableID(id)) : .temp(Temp(id - variableCount))
  }
}

/// A set of small numbers with constant-time insertion, removal and clearing, and iteration over the members alone
/// (Briggs and Torczon's sparse set).
public struct SparseSet: Sendable {
  /// The members, in no order.
  public private(set) var members: [Int] = []
  private var index: [Int]

  /// An empty set of numbers below `capacity`.
  public init(capacity: Int) { index = [Int](repeating: -1, count: capacity) }

  /// Whether a number is in the set.
  public func contains(_ value: Int) -> Bool { index[value] >= 0 }

  /// Adds a number; whether it was new.
  @discardableResult
  public mutating func insert(_ value: Int) -> Bool {
    guard index[value] < 0 else { return false }
    index[value] = members.count
    members.append(value)
    return true
  }

  /// Removes a number; whether it was there.
  @discardableResult
  public mutating func remove(_ value: Int) -> Bool {
    let at = index[value]
    guard at >= 0 else { return false }
    let last = members.removeLast()
    if last != value {
      members[at] = last
      index[last] = at
    }
    index[value] = -1
    return true
  }

  /// Empties the set, in time of its size.
  public mutating func removeAll() {
    for member in members { index[member] = -1 }
    members.removeAll(keepingCapacity: true)
  }
}
