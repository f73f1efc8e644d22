// Pass `place`: blocks in the order in which they will stand in code, so that control falls through where it can.
//
// After a block stands the first successor that nothing further down still leads to (so the end of an if waits for its
// else), else the next block in the given order; after a suspension always the block it resumes in. Later passes and code
// generation keep this order: which jumps lead back is known from here on.
//
// The machine lets signals in, and collects, where an unconditional jump leads back, and what is raised there must
// find the frame as the loop's region expects it. So every way back is such a jump, in a block of its own where it is
// not one already: a conditional one (the test of an `if` that ends a loop's body, the end of an inner loop, a
// switch), and a jump back out of a region (`continue` in a handler, after `exc.leave`), whose block is in the region
// of its target; or in that of its source, when the `exc.leave` is the target's.

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
      let last = blocks.count - 1
      var made: [BlockID: BlockID] = [:]
      /// Where control goes instead of to `target`: a block behind this one that jumps there, for a way back.
      func separated(_ target: BlockID) -> BlockID {
        if position[target.index] > b { return target }
        if let known = made[target] { return known }
        let there = function.blocks[position[target.index]]
        var jump = Block(
          id: BlockID(fresh),
          region: isStillHandling(there) ? block.region : there.region,
          parameter: nil
        )
        fresh += 1
        jump.terminator = .goto(target)
        jump.terminatorSpan = block.terminatorSpan
        blocks.append(jump)
        made[target] = jump.id
        return jump.id
      }
      switch block.terminator {
      case .goto(let target):
        let there = position[target.index] <= b ? function.blocks[position[target.index]] : block
        if there.region != block.region, !isStillHandling(there) {
          blocks[last].terminator = .goto(separated(target))
        }
      case .branch(let value, let yes, let no):
        let (yes, no) = (separated(yes), separated(no))
        blocks[last].terminator = .branch(value, yes, else: no)
      case .next(let iterator, let body, let done):
        let after = separated(done)
        blocks[last].terminator = .next(iterator, body: body, done: after)
      case .switch_(let value, let targets):
        let separate = targets.map(separated)
        blocks[last].terminator = .switch_(value, separate)
      default: break
      }
    }
    function.blocks = blocks
  }

  /// Whether a block ends the handling of an exception before it does anything that may raise: it is in the region outside
  /// the handler, but control comes to it while the handler's exception is still handled.
  private static func isStillHandling(_ block: Block) -> Bool {
    for instruction in block.instructions {
      if case .excLeave = instruction.operation { return true }
      if instruction.operation.mayRaise { return false }
    }
    return false
  }
}
