// Pass `simplify`: the control-flow graph without detours.
//
// Branches on boolean constants are decided, blocks that only jump are jumped over, blocks that cannot be reached are
// dropped, a block is joined to the only block that jumps to it, and regions that protect nothing any more disappear.
// Suspensions and their places stay as they are. Linear in the size of the function.

import MachineIR

enum SimplifyPass {
  static func run(_ function: inout Function) {
    guard !function.blocks.isEmpty else { return }
    decideConstants(&function)
    threadJumps(&function)
    removeUnreachable(&function)
    mergeChains(&function)
    compactRegions(&function)
  }

  private static func decideConstants(_ function: inout Function) {
    for b in function.blocks.indices {
      switch function.blocks[b].terminator {
      case .branch(.constant(.bool(let value)), let yes, let no):
        function.blocks[b].terminator = .goto(value ? yes : no)
      case .switch_(.constant(.int(let value)), let targets) where targets.indices.contains(value):
        function.blocks[b].terminator = .goto(targets[value])
      default: break
      }
    }
  }

  /// Redirects edges that lead to a block which only jumps on.
  private static func threadJumps(_ function: inout Function) {
    let position = ControlFlow(function).position
    // A jump back stays where it is: that is where the machine lets signals in.
    // final[b]: where an edge to b ends up. -1: not known yet; -2: being looked for (a loop of empty blocks).
    var final = [Int](repeating: -1, count: function.blocks.count)
    func follow(_ start: Int) -> Int {
      var path: [Int] = []
      var at = start
      while true {
        if final[at] >= 0 {
          at = final[at]
          break
        }
        let block = function.blocks[at]
        guard final[at] != -2, block.instructions.isEmpty, block.parameter == nil,
          case .goto(let next) = block.terminator, position[next.index] > at
        else { break }
        final[at] = -2
        path.append(at)
        at = position[next.index]
      }
      for block in path { final[block] = at }
      if final[at] < 0 { final[at] = at }
      return at
    }
    for b in function.blocks.indices {
      // Where every edge of a two-way jump on a boolean constant was decided above; others keep their test, which may
      // have effects.
      let terminator = function.blocks[b].terminator.mapSuccessors { id in
        function.blocks[follow(position[id.index])].id
      }
      function.blocks[b].terminator = terminator
    }
  }

  /// Drops unreachable blocks; those left in a region whose handler went (nothing in it can raise) move out of it.
  static func removeUnreachable(_ function: inout Function) {
    let graph = ControlFlow(function)
    let reachable = graph.reachable()
    let handlerLives = function.regions.map { reachable[graph.position[$0.handler.index]] }
    func living(_ region: RegionID?) -> RegionID? {
      var region = region
      while let r = region, !handlerLives[r.index] { region = function.regions[r.index].parent }
      return region
    }
    var kept: [Block] = []
    kept.reserveCapacity(function.blocks.count)
    for (b, block) in function.blocks.enumerated() where reachable[b] {
      var block = block
      block.region = living(block.region)
      kept.append(block)
    }
    for i in function.regions.indices { function.regions[i].parent = living(function.regions[i].parent) }
    function.blocks = kept
    // A region's handler must exist even while the region is only a leftover; `compactRegions` drops those.
    for i in function.regions.indices where !handlerLives[i] { function.regions[i].handler = kept[0].id }
    compactRegions(&function)
  }

  private static func mergeChains(_ function: inout Function) {
    let graph = ControlFlow(function)
    let isHandler = Set(function.regions.map(\.handler.index))
    var merged = [Bool](repeating: false, count: function.blocks.count)
    for first in function.blocks.indices where !merged[first] {
      while case .goto(let id) = function.blocks[first].terminator {
        let next = graph.position[id.index]
        guard next != first, next != 0, !merged[next], graph.predecessors[next].count == 1,
          function.blocks[next].parameter == nil, !isHandler.contains(id.index),
          let region = commonRegion(
            function.blocks[first],
            function.blocks[next],
            tailRaises: graph.terminatorRaises[next]
          )
        else { break }
        merged[next] = true
        function.blocks[first].region = region.id
        let tail = function.blocks[next]
        function.blocks[next].instructions = []
        function.blocks[first].instructions.append(contentsOf: tail.instructions)
        function.blocks[first].terminator = tail.terminator
        function.blocks[first].terminatorSpan = tail.terminatorSpan
      }
    }
    function.blocks = function.blocks.indices.filter { !merged[$0] }.map { function.blocks[$0] }
  }

  /// The region that two joined blocks can stand in; nil when there is none. What cannot raise fits anywhere.
  private static func commonRegion(
    _ a: Block,
    _ b: Block,
    tailRaises: Bool
  ) -> (id: RegionID?, Bool)? {
    if a.region == b.region { return (a.region, true) }
    if !a.instructions.contains(where: { $0.operation.mayRaise }) { return (b.region, true) }
    if !tailRaises, !b.instructions.contains(where: { $0.operation.mayRaise }) { return (a.region, true) }
    return nil
  }

  /// Drops regions without blocks and renumbers the rest.
  private static func compactRegions(_ function: inout Function) {
    guard !function.regions.isEmpty else { return }
    var used = [Bool](repeating: false, count: function.regions.count)
    for block in function.blocks {
      if let region = block.region { used[region.index] = true }
    }
    guard used.contains(false) else { return }
    // A region that only holds other regions goes too: an exception passes from handler to handler by their blocks.
    func nearest(_ region: RegionID?) -> RegionID? {
      var region = region
      while let r = region, !used[r.index] { region = function.regions[r.index].parent }
      return region
    }
    var number = [Int](repeating: 0, count: used.count)
    var kept: [Region] = []
    for i in function.regions.indices where used[i] {
      number[i] = kept.count
      var region = function.regions[i]
      region.parent = nearest(region.parent).map { RegionID(number[$0.index]) }
      kept.append(region)
    }
    for b in function.blocks.indices {
      function.blocks[b].region = function.blocks[b].region.map { RegionID(number[$0.index]) }
    }
    function.regions = kept
  }
}
