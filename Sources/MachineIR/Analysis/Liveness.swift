// Liveness of temps and of the variables that are not kept until the scope's end.
//
// One value at a time, as in Appel's "live variables by path exploration": from each block that reads the value before
// writing it, walk backwards until a block that writes it. The cost is the size of the live ranges, so that ten
// thousand blocks with ten thousand short-lived temps stay linear, where a bit vector per block would not.
//
// Exception edges: what is live at a handler's entry is live at every point of the region that may raise. A result is
// written only on success, so a value that a block writes is still live at its entry when something in it may raise
// before (or by) that write.

/// What is live at the entry of each block.
public struct Liveness: Sendable {
  /// Values (Values.id) live at each block's entry, by position; the block's parameter is not among them.
  public private(set) var liveIn: [[Int]]

  /// Which values take part: temps, synthetic variables, and named locals of a last-use language.
  public static func tracked(_ function: Function, _ lifetime: LocalLifetime) -> [Bool] {
    function.variables.map {
      $0.storage == .synthetic || ($0.storage == .local && lifetime == .lastUse)
    } + [Bool](repeating: true, count: function.tempCount)
  }

  /// Solves for the tracked values.
  public init(_ function: Function, _ graph: ControlFlow, tracked: [Bool]) {
    let values = Values(function)
    var events = BackwardEvents(valueCount: values.count)
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter, tracked[values.id(parameter)] {
        events.define(values.id(parameter), block: b, index: -1)
      }
      for (i, instruction) in block.instructions.enumerated() {
        instruction.forEachUse { if tracked[values.id($0)] { events.use(values.id($0), block: b) } }
        instruction.forEachDefinition {
          if tracked[values.id($0)] { events.define(values.id($0), block: b, index: i) }
        }
      }
      block.terminator.forEachOperand { operand in
        if let place = operand.place, tracked[values.id(place)] { events.use(values.id(place), block: b) }
      }
    }
    liveIn = events.solve(graph)
  }

  /// Fills `live` with what is live at a block's end: what its successors need.
  public func liveOut(_ block: Int, _ function: Function, _ graph: ControlFlow, into live: inout SparseSet) {
    live.removeAll()
    for next in graph.successors[block] {
      for value in liveIn[next] { live.insert(value) }
    }
  }
}

/// Uses and definitions of values, told block by block in order, and where each value is needed at a block's entry.
struct BackwardEvents {
  /// By value: blocks that need it before they define it.
  private var exposed: [[Int32]]
  /// By value: blocks that define it, and where first (-1: the block's parameter).
  private var definitions: [[(block: Int32, index: Int32)]]
  private var definedIn: [Int]
  private var exposedIn: [Int]

  init(valueCount: Int) {
    exposed = [[Int32]](repeating: [], count: valueCount)
    definitions = [[(block: Int32, index: Int32)]](repeating: [], count: valueCount)
    definedIn = [Int](repeating: -1, count: valueCount)
    exposedIn = [Int](repeating: -1, count: valueCount)
  }

  mutating func use(_ value: Int, block: Int) {
    guard definedIn[value] != block, exposedIn[value] != block else { return }
    exposedIn[value] = block
    exposed[value].append(Int32(block))
  }

  mutating func define(_ value: Int, block: Int, index: Int) {
    guard definedIn[value] != block else { return }
    definedIn[value] = block
    definitions[value].append((Int32(block), Int32(index)))
  }

  /// By block, the values that are needed at its entry.
  func solve(_ graph: ControlFlow) -> [[Int]] {
    let count = graph.successors.count
    var liveIn = [[Int]](repeating: [], count: count)
    var liveStamp = [Int](repeating: -1, count: count)
    var writeStamp = [Int](repeating: -1, count: count)
    var writeIndex = [Int32](repeating: 0, count: count)
    var work: [Int] = []
    for value in exposed.indices where !exposed[value].isEmpty {
      for definition in definitions[value] {
        writeStamp[Int(definition.block)] = value
        writeIndex[Int(definition.block)] = definition.index
      }
      for block in exposed[value] {
        liveStamp[Int(block)] = value
        liveIn[Int(block)].append(value)
        work.append(Int(block))
      }
      while let block = work.popLast() {
        for previous in graph.predecessors[block] where liveStamp[previous] != value && writeStamp[previous] != value {
          liveStamp[previous] = value
          liveIn[previous].append(value)
          work.append(previous)
        }
        for raiser in graph.raisers[block] where liveStamp[raiser] != value {
          if writeStamp[raiser] == value, Int(writeIndex[raiser]) < graph.firstRaise[raiser] { continue }
          liveStamp[raiser] = value
          liveIn[raiser].append(value)
          work.append(raiser)
        }
      }
    }
    return liveIn
  }
}
