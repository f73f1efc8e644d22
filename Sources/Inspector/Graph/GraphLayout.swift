// A layered drawing of a directed graph, after Sugiyama, Tagawa and Toda (1981), in the usual steps:
//
//  1. cycles are broken: a depth-first search turns round the edges that lead back;
//  2. layers: the longest path from a source, then nodes move down where that shortens more edges than it lengthens;
//  3. edges over several layers become chains of small vertices; layers are doubled first, so that every edge has a
//     vertex in between for its label;
//  4. order in the layers: barycentre sweeps, the order with the fewest crossings is kept (GraphOrder.swift). Members
//     of a group stand together in a layer;
//  5. x coordinates after Brandes and Köpf (2001), with widths (GraphCoordinates.swift); y from the layers' heights.
//
// Knows nothing of machines: boxes with sizes and links go in, places come out. Deterministic.

/// A layered drawing: where boxes, links and groups stand.
public struct GraphLayout: Sendable {
  /// A node to be placed.
  public struct Box: Sendable {
    /// Its width.
    public var width: Double
    /// Its height.
    public var height: Double
    /// Numbers of the groups that it belongs to, the outermost first. Groups are nested: who shares a group shares
    /// those around it.
    public var groups: [Int]
    /// Makes one.
    public init(width: Double, height: Double, groups: [Int] = []) {
      self.width = width
      self.height = height
      self.groups = groups
    }
  }

  /// An edge to be drawn.
  public struct Link: Sendable {
    /// Index of the box that it leaves.
    public var from: Int
    /// Index of the box that it enters; the same for a loop.
    public var to: Int
    /// The width of its label; 0 for none.
    public var labelWidth: Double
    /// The height of its label.
    public var labelHeight: Double
    /// Makes one.
    public init(from: Int, to: Int, labelWidth: Double = 0, labelHeight: Double = 0) {
      self.from = from
      self.to = to
      self.labelWidth = labelWidth
      self.labelHeight = labelHeight
    }
  }

  /// Distances.
  public struct Spacing: Sendable {
    /// Between neighbours in a layer.
    public var node = 28.0
    /// Between layers.
    public var layer = 16.0
    /// Between a group's border and what is in it, at the sides.
    public var groupSide = 8.0
    /// The same above it: room for the group's name.
    public var groupTop = 15.0
    /// The same below it.
    public var groupBottom = 7.0
    /// Around everything.
    public var margin = 12.0
    /// The usual ones.
    public init() {}
  }

  /// A point; y grows downwards.
  public struct Point: Hashable, Sendable {
    /// From the left.
    public var x: Double
    /// From above.
    public var y: Double
    /// Makes one.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A rectangle by its upper left corner and size.
  public struct Rect: Hashable, Sendable {
    /// Its left side.
    public var x: Double
    /// Its upper side.
    public var y: Double
    /// Its width.
    public var width: Double
    /// Its height.
    public var height: Double
    /// Its middle.
    public var center: Point { Point(x: x + width / 2, y: y + height / 2) }
    /// Makes one.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// An edge's way, from its source's border to its target's.
  public struct Route: Sendable {
    /// Points of the way: between two of different x the line bends, vertical at both ends.
    public var points: [Point]
    /// Where the label stands; nil without one.
    public var label: Rect?
    /// Whether it leads upwards.
    public var isBack: Bool
  }

  /// Where a group's members stand: rectangles that join.
  public struct Area: Sendable {
    /// The group.
    public var group: Int
    /// The rectangles, from above; the first is the place for a name.
    public var rects: [Rect]
  }

  /// Places of the boxes, in their order.
  public private(set) var boxes: [Rect] = []
  /// Ways of the links, in their order.
  public private(set) var routes: [Route] = []
  /// Places of the groups, outer ones first.
  public private(set) var areas: [Area] = []
  /// Width of the drawing.
  public private(set) var width = 0.0
  /// Height of the drawing.
  public private(set) var height = 0.0

  /// Lays a graph out. The first box is the root, and stands above what it leads to.
  public init(boxes: [Box], links: [Link], spacing: Spacing = Spacing()) {
    guard !boxes.isEmpty else { return }
    var graph = LayeredGraph(boxes, links, spacing)
    graph.order()
    graph.placeColumns()
    let rows = graph.placeRows()
    finish(graph, rows, boxes, links, spacing)
  }

  // MARK: - From vertices to places

  private mutating func finish(
    _ graph: LayeredGraph,
    _ rows: [LayeredGraph.Row],
    _ boxes: [Box],
    _ links: [Link],
    _ spacing: Spacing
  ) {
    func center(_ v: Int) -> Point { Point(x: graph.x[v], y: rows[graph.vertices[v].layer].center) }
    for (v, box) in boxes.enumerated() {
      let c = center(v)
      // Room for loops stands at the right of a box, and is no part of it.
      let left = c.x - graph.vertices[v].width / 2
      self.boxes.append(Rect(x: left, y: c.y - box.height / 2, width: box.width, height: box.height))
    }
    routes = links.map { _ in Route(points: [], label: nil, isBack: false) }
    for (e, chain) in graph.chains.enumerated() where !chain.vertices.isEmpty {
      var points: [Point] = []
      for v in chain.vertices {
        let c = center(v)
        let row = rows[graph.vertices[v].layer]
        if v < boxes.count {
          points.append(c)
        } else {
          // Straight through the layer, so that the line passes beside its boxes.
          points.append(Point(x: c.x, y: row.top))
          points.append(Point(x: c.x, y: row.bottom))
        }
        if v == chain.label {
          routes[e].label = Rect(
            x: c.x - links[e].labelWidth / 2,
            y: c.y - links[e].labelHeight / 2,
            width: links[e].labelWidth,
            height: links[e].labelHeight
          )
        }
      }
      routes[e].points = chain.isTurned ? points.reversed() : points
      routes[e].isBack = chain.isTurned
    }
    attach(links)
    loops(links)
    findAreas(graph, rows, spacing)
    settle(spacing.margin)
  }

  /// Spreads the ends of links along the borders of their boxes, in the order of where they lead.
  private mutating func attach(_ links: [Link]) {
    struct End {
      var link: Int
      var isFirst: Bool
      var towards: Double
    }
    for box in boxes.indices {
      var above: [End] = []
      var below: [End] = []
      for (e, link) in links.enumerated() where link.from != link.to && routes[e].points.count >= 2 {
        let points = routes[e].points
        if link.from == box {
          let end = End(link: e, isFirst: true, towards: points[1].x)
          if routes[e].isBack { above.append(end) } else { below.append(end) }
        }
        if link.to == box {
          let end = End(link: e, isFirst: false, towards: points[points.count - 2].x)
          if routes[e].isBack { below.append(end) } else { above.append(end) }
        }
      }
      let rect = boxes[box]
      for (ends, y) in [(above, rect.y), (below, rect.y + rect.height)] where !ends.isEmpty {
        let sorted = ends.sorted { ($0.towards, $0.link) < ($1.towards, $1.link) }
        let step = min(22, rect.width / Double(sorted.count + 1))
        for (i, end) in sorted.enumerated() {
          let x = rect.center.x + (Double(i) - Double(sorted.count - 1) / 2) * step
          let at = end.isFirst ? 0 : routes[end.link].points.count - 1
          routes[end.link].points[at] = Point(x: x, y: y)
        }
      }
    }
  }

  /// Loops stand at the right of their box.
  private mutating func loops(_ links: [Link]) {
    var count = [Int](repeating: 0, count: boxes.count)
    for (e, link) in links.enumerated() where link.from == link.to {
      let rect = boxes[link.from]
      let right = rect.x + rect.width
      let reach = right + LayeredGraph.loopReach + 6 * Double(count[link.from])
      count[link.from] += 1
      let (y0, y1) = (rect.center.y + min(10, rect.height / 4), rect.center.y - min(10, rect.height / 4))
      routes[e].points = [
        Point(x: right, y: y0), Point(x: reach, y: y0), Point(x: reach, y: y1), Point(x: right, y: y1),
      ]
      routes[e].isBack = true
      if link.labelWidth > 0 {
        routes[e].label = Rect(
          x: reach + 3,
          y: rect.center.y - link.labelHeight / 2,
          width: link.labelWidth,
          height: link.labelHeight
        )
      }
    }
  }

  /// For each group the runs of its members in the layers, joined where they follow each other.
  private mutating func findAreas(_ graph: LayeredGraph, _ rows: [LayeredGraph.Row], _ spacing: Spacing) {
    struct Run {
      var layer: Int
      var rect: Rect
    }
    var runs: [Int: [Run]] = [:]
    var depth: [Int: Int] = [:]
    for (layer, vertices) in graph.layers.enumerated() {
      var last: [Int: Int] = [:]
      for (at, v) in vertices.enumerated() {
        let vertex = graph.vertices[v]
        for (level, group) in vertex.groups.enumerated() {
          depth[group] = level
          let around = Double(vertex.groups.count - level)
          let half = vertex.width / 2 + spacing.groupSide * around
          let top = rows[layer].center - vertex.height / 2 - spacing.groupTop * around
          let bottom = rows[layer].center + vertex.height / 2 + spacing.groupBottom * around
          let rect = Rect(x: graph.x[v] - half, y: top, width: 2 * half, height: bottom - top)
          var list = runs[group] ?? []
          if last[group] == at - 1, let run = list.last, run.layer == layer {
            list[list.count - 1].rect = GraphLayout.union(run.rect, rect)
          } else {
            list.append(Run(layer: layer, rect: rect))
          }
          runs[group] = list
          last[group] = at
        }
      }
    }
    for group in runs.keys.sorted(by: { (depth[$0] ?? 0, $0) < (depth[$1] ?? 0, $1) }) {
      let parts = runs[group] ?? []
      var rects = parts.map(\.rect)
      for (i, a) in parts.enumerated() {
        for b in parts[(i + 1)...] where b.layer == a.layer + 1 {
          let left = max(a.rect.x, b.rect.x)
          let right = min(a.rect.x + a.rect.width, b.rect.x + b.rect.width)
          let top = a.rect.y + a.rect.height
          if right > left, b.rect.y > top {
            rects.append(Rect(x: left, y: top - 1, width: right - left, height: b.rect.y - top + 2))
          }
        }
      }
      areas.append(Area(group: group, rects: rects))
    }
  }

  private static func union(_ a: Rect, _ b: Rect) -> Rect {
    let (x, y) = (min(a.x, b.x), min(a.y, b.y))
    return Rect(
      x: x,
      y: y,
      width: max(a.x + a.width, b.x + b.width) - x,
      height: max(a.y + a.height, b.y + b.height) - y
    )
  }

  /// Moves everything to the margin, and measures.
  private mutating func settle(_ margin: Double) {
    var all = boxes
    for area in areas { all += area.rects }
    for route in routes {
      if let label = route.label { all.append(label) }
      for point in route.points { all.append(Rect(x: point.x, y: point.y, width: 0, height: 0)) }
    }
    guard var frame = all.first else { return }
    for rect in all { frame = GraphLayout.union(frame, rect) }
    let (dx, dy) = (margin - frame.x, margin - frame.y)
    func moved(_ rect: Rect) -> Rect { Rect(x: rect.x + dx, y: rect.y + dy, width: rect.width, height: rect.height) }
    boxes = boxes.map(moved)
    for a in areas.indices { areas[a].rects = areas[a].rects.map(moved) }
    for r in routes.indices {
      routes[r].label = routes[r].label.map(moved)
      routes[r].points = routes[r].points.map { Point(x: $0.x + dx, y: $0.y + dy) }
    }
    width = frame.width + 2 * margin
    height = frame.height + 2 * margin
  }
}
