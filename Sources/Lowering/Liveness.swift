// Liveness of temps and of the variables that are not kept until the scope's end.
//
// One value at a time, as in Appel's "live variables by path exploration": from each block that reads the value before
// writing it, walk backwards until a block that writes it. The cost is the size of the live ranges, so that ten
// thousand blocks with ten thousand short-lived temps stay linear, where a bit vector per block would not.
//
// Exception edges: what is live at a handler's entry is live at every point of the region that may raise. A result is
// written only on success, so a value that a block writes is still live at its entry when something in it may raise
// before (or by) that write.

import MachineIR

/// What is live at the entry of each block.
struct Liveness {
  /// Values (Values.id) live at each block's entry, by position; the block's parameter is not among them.
  private(set) var liveIn: [[Int]]

  /// Which values take part: temps, synthetic variables, and named locals of a last-use language.
  static func tracked(_ function: Function, _ lifetime: LocalLifetime) -> [Bool] {
    function.variables.map {
      $0.storage == .synthetic || ($0.storage == .local && lifetime == .lastUse)
    } + [Bool](repeating: true, count: function.tempCount)
  }

  init(_ function: Function, _ graph: ControlFlow, tracked: [Bool]) {
    let values = Values(function)
    let count = function.blocks.count
    // Lists by value: blocks that read it before they write it; blocks that write it, and where first.
    var exposed = [[Int32]](repeating: [], count: values.count)
    var definitions = [[(block: Int32, index: Int32)]](repeating: [], count: values.count)
    var definedIn = [Int](repeating: -1, count: values.count)
    var exposedIn = [Int](repeating: -1, count: values.count)
    for (b, block) in function.blocks.enumerated() {
      func use(_ place: Place) {
        let id = values.id(place)
        guard tracked[id], definedIn[id] != b, exposedIn[id] != b else { return }
        exposedIn[id] = b
        exposed[id].append(Int32(b))
      }
      func define(_ place: Place, _ index: Int) {
        let id = values.id(place)
        guard tracked[id], definedIn[id] != b else { return }
        definedIn[id] = b
        definitions[id].append((Int32(b), Int32(index)))
      }
      if let parameter = block.parameter { define(parameter, -1) }
      for (i, instruction) in block.instructions.enumerated() {
        instruction.forEachUse(use)
        instruction.forEachDefinition { define($0, i) }
      }
      block.terminator.forEachOperand { if let place = $0.place { use(place) } }
    }

    liveIn = [[Int]](repeating: [], count: count)
    var liveStamp = [Int](repeating: -1, count: count)
    var writeStamp = [Int](repeating: -1, count: count)
    var writeIndex = [Int32](repeating: 0, count: count)
    var work: [Int] = []
    for value in 0..<values.count where !exposed[value].isEmpty {
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
  }

  /// Fills `live` with what is live at a block's end: what its successors need.
  func liveOut(_ block: Int, _ function: Function, _ graph: ControlFlow, into live: inout SparseSet) {
    live.removeAll()
    for next in graph.successors[block] {
      for value in liveIn[next] { live.insert(value) }
    }
  }
}
