// Pass `place`: blocks in the order in which they will stand in code, so that control falls through where it can.
//
// After a block stands the first successor that nothing further down still leads to (so the end of an if waits for its
// else), else the next block in the given order; after a suspension always the block it resumes in. Later passes and code
// generation keep this order: which jumps lead back is known from here on.
//
// The machine lets signals in where a jump leads back, and what they raise there must find the frame as the loop's
// region expects it. A jump back out of a region (`continue` in a handler, after `exc.leave`) therefore gets a block of
// its own in the region of its target; it falls through into that, and costs nothing.

import MachineIR

enum PlacePass {
  static func run(_ function: inout Function) {
    let order = placement(function, ControlFlow(function))
    function.blocks = order.map { function.blocks[$0] }
    separateJumpsBack(&function)
  }

  private static func placement(_ function: Function, _ graph: ControlFlow) -> [Int] {
    var placed = [Bool](repeating: false, count: function.blocks.count)
    var order: [Int] = []
    order.reserveCapacity(function.blocks.count)
    func prefers(_ next: Int, after block: Int) -> Bool {
      if placed[next] { return false }
      if function.blocks[block].terminator.isSuspension { return true }
      return graph.predecessors[next].allSatisfy { $0 <= block || $0 >= next }
    }
    var cursor = 0
    while true {
      while cursor < placed.count, placed[cursor] { cursor += 1 }
      guard cursor < placed.count else { return order }
      var at: Int? = cursor
      while let block = at {
        placed[block] = true
        order.append(block)
        at = graph.successors[block].first { prefers($0, after: block) }
      }
    }
  }

  private static func separateJumpsBack(_ function: inout Function) {
    let position = ControlFlow(function).position
    var fresh = function.freshBlockID().index
    var blocks: [Block] = []
    blocks.reserveCapacity(function.blocks.count)
    for (b, block) in function.blocks.enumerated() {
      blocks.append(block)
      guard case .goto(let target) = block.terminator, position[target.index] <= b else { continue }
      let region = function.blocks[position[target.index]].region
      guard region != block.region else { continue }
      var jump = Block(id: BlockID(fresh), region: region, parameter: nil)
      fresh += 1
      jump.terminator = block.terminator
      jump.terminatorSpan = block.terminatorSpan
      blocks[blocks.count - 1].terminator = .goto(jump.id)
      blocks.append(jump)
    }
    function.blocks = blocks
  }
}
