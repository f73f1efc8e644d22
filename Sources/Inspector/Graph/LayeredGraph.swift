// The graph while it is laid out: cycles broken, nodes in layers, long edges cut into chains. Steps 1 to 3 of
// GraphLayout.swift, and the y coordinates.

/// A graph in layers.
struct LayeredGraph {
  /// A box, or a point of an edge.
  struct Vertex {
    var width: Double
    var height: Double
    var groups: [Int]
    var layer: Int
    var isBox: Bool
  }

  /// An edge as a chain of vertices, downwards.
  struct Chain {
    var vertices: [Int]
    /// The vertex that has the edge's label; -1 for none.
    var label: Int
    /// Whether the edge itself leads upwards.
    var isTurned: Bool
  }

  /// A layer's place.
  struct Row {
    var top: Double
    var center: Double
    var bottom: Double
  }

  /// How far a loop stands out of its box.
  static let loopReach = 16.0

  /// The boxes first, in their order, then points.
  private(set) var vertices: [Vertex]
  /// By edge; empty for loops.
  private(set) var chains: [Chain]
  /// Vertices by layer, from left to right.
  var layers: [[Int]] = []
  /// By vertex: those that it is joined with in the layer above and below.
  private(set) var above: [[Int]] = []
  private(set) var below: [[Int]] = []
  /// Middles of the vertices.
  var x: [Double] = []
  let spacing: GraphLayout.Spacing

  init(_ boxes: [GraphLayout.Box], _ links: [GraphLayout.Link], _ spacing: GraphLayout.Spacing) {
    self.spacing = spacing
    vertices = boxes.map { Vertex(width: $0.width, height: $0.height, groups: $0.groups, layer: 0, isBox: true) }
    chains = links.map { _ in Chain(vertices: [], label: -1, isTurned: false) }
    for link in links where link.from == link.to {
      vertices[link.from].width = max(
        vertices[link.from].width,
        boxes[link.from].width + 2 * (LayeredGraph.loopReach + link.labelWidth + 4)
      )
    }
    let turned = LayeredGraph.backEdges(boxes.count, links)
    let layer = LayeredGraph.layering(boxes.count, links, turned)
    for v in boxes.indices { vertices[v].layer = 2 * layer[v] }
    for (e, link) in links.enumerated() where link.from != link.to { cut(e, link, turned[e]) }
    let count = (vertices.map(\.layer).max() ?? 0) + 1
    layers = [[Int]](repeating: [], count: count)
    above = [[Int]](repeating: [], count: vertices.count)
    below = above
    for chain in chains {
      for (a, b) in zip(chain.vertices, chain.vertices.dropFirst()) {
        below[a].append(b)
        above[b].append(a)
      }
    }
    fillLayers()
  }

  /// Which edges lead back to where a depth-first search stands.
  private static func backEdges(_ count: Int, _ links: [GraphLayout.Link]) -> [Bool] {
    var outgoing = [[Int]](repeating: [], count: count)
    for (e, link) in links.enumerated() where link.from != link.to { outgoing[link.from].append(e) }
    var turned = [Bool](repeating: false, count: links.count)
    var mark = [Int](repeating: 0, count: count)  // 0 new, 1 on the way, 2 done
    for root in 0..<count where mark[root] == 0 {
      var stack = [(vertex: root, next: 0)]
      mark[root] = 1
      while let top = stack.last {
        guard top.next < outgoing[top.vertex].count else {
          mark[top.vertex] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let e = outgoing[top.vertex][top.next]
        let to = links[e].to
        if mark[to] == 1 {
          turned[e] = true
        } else if mark[to] == 0 {
          mark[to] = 1
          stack.append((to, 0))
        }
      }
    }
    return turned
  }

  /// Layers by longest path; then what has more edges downwards than upwards moves down as far as it can.
  private static func layering(_ count: Int, _ links: [GraphLayout.Link], _ turned: [Bool]) -> [Int] {
    var down = [[Int]](repeating: [], count: count)
    var up = down
    for (e, link) in links.enumerated() where link.from != link.to {
      let (a, b) = turned[e] ? (link.to, link.from) : (link.from, link.to)
      down[a].append(b)
      up[b].append(a)
    }
    var waiting = up.map(\.count)
    var order = (0..<count).filter { waiting[$0] == 0 }
    var layer = [Int](repeating: 0, count: count)
    var at = 0
    while at < order.count {
      let v = order[at]
      at += 1
      for next in down[v] {
        layer[next] = max(layer[next], layer[v] + 1)
        waiting[next] -= 1
        if waiting[next] == 0 { order.append(next) }
      }
    }
    for v in order.reversed() where down[v].count > up[v].count && v != 0 {
      if let limit = down[v].map({ layer[$0] }).min(), limit - 1 > layer[v] { layer[v] = limit - 1 }
    }
    return layer
  }

  /// Makes the chain of an edge.
  private mutating func cut(_ e: Int, _ link: GraphLayout.Link, _ isTurned: Bool) {
    let (top, bottom) = isTurned ? (link.to, link.from) : (link.from, link.to)
    var chain = Chain(vertices: [top], label: -1, isTurned: isTurned)
    let shared = zip(vertices[link.from].groups, vertices[link.to].groups).prefix { $0 == $1 }.map(\.0)
    // The label stands next to where the edge begins.
    let labelLayer = isTurned ? vertices[bottom].layer - 1 : vertices[top].layer + 1
    let range = (vertices[top].layer + 1)..<max(vertices[top].layer + 1, vertices[bottom].layer)
    for layer in range {
      let hasLabel = layer == labelLayer && link.labelWidth > 0
      if hasLabel { chain.label = vertices.count }
      chain.vertices.append(vertices.count)
      vertices.append(
        Vertex(
          width: hasLabel ? link.labelWidth + 4 : 4,
          height: hasLabel ? link.labelHeight : 0,
          groups: shared,
          layer: layer,
          isBox: false
        )
      )
    }
    chain.vertices.append(bottom)
    chains[e] = chain
  }

  /// A first order: depth first from the root, so that what belongs together begins together.
  private mutating func fillLayers() {
    var seen = [Bool](repeating: false, count: vertices.count)
    for root in vertices.indices where above[root].isEmpty || root == 0 {
      var stack = [root]
      while let v = stack.popLast() {
        if seen[v] { continue }
        seen[v] = true
        layers[vertices[v].layer].append(v)
        for next in below[v].reversed() where !seen[next] { stack.append(next) }
      }
    }
    for v in vertices.indices where !seen[v] { layers[vertices[v].layer].append(v) }
  }

  /// The y coordinates.
  func placeRows() -> [Row] {
    var y = 0.0
    return layers.map { layer in
      var up = 0.0
      var down = 0.0
      for v in layer {
        let around = Double(vertices[v].groups.count)
        up = max(up, vertices[v].height / 2 + spacing.groupTop * around)
        down = max(down, vertices[v].height / 2 + spacing.groupBottom * around)
      }
      let row = Row(top: y, center: y + up, bottom: y + up + down)
      y = row.bottom + spacing.layer
      return row
    }
  }
}
