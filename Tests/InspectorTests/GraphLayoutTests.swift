// Layouts of graphs: what any drawing must hold, on graphs of every kind from a fixed series of random numbers.

import Testing

@testable import Inspector

/// A series of numbers that is the same on every run.
private struct Series {
  var state: UInt64
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

@Suite struct GraphLayoutTests {
  private static func graph(_ seed: Int) -> ([GraphLayout.Box], [GraphLayout.Link]) {
    var series = Series(state: UInt64(seed) &* 7919 &+ 1)
    let count = 1 + series.next(14)
    let boxes = (0..<count).map { _ in
      // Groups nest: 1 stands in 0.
      let groups = [[], [], [0], [0, 1], [2]][series.next(5)]
      return GraphLayout.Box(width: 40 + Double(series.next(200)), height: 20 + Double(series.next(90)), groups: groups)
    }
    var links: [GraphLayout.Link] = []
    for _ in 0..<series.next(3 * count) {
      let (from, to) = (series.next(count), series.next(count))
      // A second loop of a box has its label at the same place.
      if from == to, links.contains(where: { $0.from == from && $0.to == from }) { continue }
      let width = Double(series.next(2) * 50)
      links.append(GraphLayout.Link(from: from, to: to, labelWidth: width, labelHeight: 14))
    }
    return (boxes, links)
  }

  private func overlap(_ a: GraphLayout.Rect, _ b: GraphLayout.Rect) -> Bool {
    a.x + a.width > b.x + 0.01 && b.x + b.width > a.x + 0.01 && a.y + a.height > b.y + 0.01
      && b.y + b.height > a.y + 0.01
  }

  @Test(arguments: 0..<120)
  func boxesAndLabelsKeepApart(_ seed: Int) {
    let (boxes, links) = Self.graph(seed)
    let layout = GraphLayout(boxes: boxes, links: links)
    #expect(layout.boxes.count == boxes.count)
    #expect(layout.routes.count == links.count)
    var all = layout.boxes
    for (i, route) in layout.routes.enumerated() {
      if let label = route.label { all.append(label) } else { #expect(links[i].labelWidth == 0) }
    }
    for i in all.indices {
      #expect(all[i].x >= 0 && all[i].y >= 0)
      #expect(all[i].x + all[i].width <= layout.width && all[i].y + all[i].height <= layout.height)
      for j in all.indices where j > i {
        #expect(!overlap(all[i], all[j]), "\(i) and \(j) of graph \(seed) overlap")
      }
    }
  }

  @Test(arguments: 0..<120)
  func linksJoinTheirBoxes(_ seed: Int) throws {
    let (boxes, links) = Self.graph(seed)
    let layout = GraphLayout(boxes: boxes, links: links)
    func touches(_ point: GraphLayout.Point, _ rect: GraphLayout.Rect) -> Bool {
      point.x >= rect.x - 0.01 && point.x <= rect.x + rect.width + 0.01 && point.y >= rect.y - 0.01
        && point.y <= rect.y + rect.height + 0.01
    }
    for (link, route) in zip(links, layout.routes) {
      #expect(route.points.count >= 2)
      #expect(touches(try #require(route.points.first), layout.boxes[link.from]))
      #expect(touches(try #require(route.points.last), layout.boxes[link.to]))
    }
  }

  @Test(arguments: 0..<120)
  func areasHoldTheirMembersOnly(_ seed: Int) {
    let (boxes, links) = Self.graph(seed)
    let layout = GraphLayout(boxes: boxes, links: links)
    for area in layout.areas {
      for (box, rect) in zip(boxes, layout.boxes) {
        let isInside = area.rects.contains { overlap($0, rect) }
        #expect(isInside == box.groups.contains(area.group))
      }
    }
  }

  @Test func theSameGraphHasTheSameLayout() {
    let (boxes, links) = Self.graph(77)
    let first = GraphLayout(boxes: boxes, links: links)
    let second = GraphLayout(boxes: boxes, links: links)
    #expect(first.boxes == second.boxes)
    #expect(first.routes.map(\.points) == second.routes.map(\.points))
  }

  @Test func aChainStandsInOneColumnFromAbove() {
    let boxes = (0..<5).map { _ in GraphLayout.Box(width: 80, height: 30) }
    let links = (0..<4).map { GraphLayout.Link(from: $0, to: $0 + 1) }
    let layout = GraphLayout(boxes: boxes, links: links)
    #expect(Set(layout.boxes.map { $0.center.x }).count == 1)
    #expect(layout.boxes.map(\.y) == layout.boxes.map(\.y).sorted())
  }

  @Test func alongCrossingsAreUndone() {
    // Two pairs that a bad order would cross.
    let boxes = (0..<5).map { _ in GraphLayout.Box(width: 40, height: 20) }
    let links = [(0, 1), (0, 2), (1, 4), (2, 3)].map { GraphLayout.Link(from: $0.0, to: $0.1) }
    let layout = GraphLayout(boxes: boxes, links: links)
    let isLeft = layout.boxes[1].x < layout.boxes[2].x
    #expect(isLeft == (layout.boxes[4].x < layout.boxes[3].x))
  }

  @Test func nothingHasNoSize() {
    let layout = GraphLayout(boxes: [], links: [])
    #expect(layout.width == 0)
    #expect(layout.boxes.isEmpty)
  }

  @Test func aLargeGraphIsLaidOut() {
    let boxes = (0..<400).map { _ in GraphLayout.Box(width: 100, height: 40) }
    var links = (0..<399).map { GraphLayout.Link(from: $0, to: $0 + 1, labelWidth: 30, labelHeight: 12) }
    links += (0..<100).map { GraphLayout.Link(from: 4 * $0 + 3, to: 4 * $0, labelWidth: 30, labelHeight: 12) }
    let layout = GraphLayout(boxes: boxes, links: links)
    #expect(layout.boxes.count == 400)
  }
}
