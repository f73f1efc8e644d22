// The x coordinates (step 5 of GraphLayout.swift), after U. Brandes and B. Köpf, "Fast and simple horizontal coordinate
// assignment" (2001): every vertex is aligned with the median of its neighbours, in four ways (from above and from below,
// leaning left and right); each gives a drawing in which the blocks of aligned vertices are pushed together as far as
// widths allow; of the four the mean of the middle two is taken. Inner segments of long edges win over other edges, so
// that long edges are straight.

extension LayeredGraph {
  private struct Pair: Hashable {
    var upper: Int
    var lower: Int
  }

  /// Finds the middles of all vertices.
  mutating func placeColumns() {
    let conflicts = innerConflicts()
    var drawings: [[Double]] = []
    for fromAbove in [true, false] {
      for leftwards in [true, false] {
        var rows = fromAbove ? layers : layers.reversed()
        if !leftwards { rows = rows.map { $0.reversed() } }
        let (root, _) = align(rows, fromAbove ? above : below, conflicts, fromAbove)
        let xs = compact(rows, root)
        drawings.append(leftwards ? xs : xs.map { -$0 })
      }
    }
    // All are moved to the narrowest: those that lean left by their left ends, the others by their right ends.
    let extents = drawings.map(extent)
    let narrowest = drawings.indices.min {
      extents[$0].high - extents[$0].low < extents[$1].high - extents[$1].low
    }
    guard let narrowest else { return }
    for d in drawings.indices {
      let leftwards = d % 2 == 0
      let shift =
        leftwards ? extents[narrowest].low - extents[d].low : extents[narrowest].high - extents[d].high
      drawings[d] = drawings[d].map { $0 + shift }
    }
    x = vertices.indices.map { v in
      let four = drawings.map { $0[v] }.sorted()
      return (four[1] + four[2]) / 2
    }
  }

  private func extent(_ xs: [Double]) -> (low: Double, high: Double) {
    var low = Double.infinity
    var high = -Double.infinity
    for v in vertices.indices {
      low = min(low, xs[v] - vertices[v].width / 2)
      high = max(high, xs[v] + vertices[v].width / 2)
    }
    return (low, high)
  }

  /// Edges that cross an inner segment of a long edge: they are not aligned.
  private func innerConflicts() -> Set<Pair> {
    var conflicts: Set<Pair> = []
    var place = [Int](repeating: 0, count: vertices.count)
    for layer in layers { for (i, v) in layer.enumerated() { place[v] = i } }
    for (upper, lower) in zip(layers, layers.dropFirst()) {
      var low = 0
      var scanned = 0
      for (i, v) in lower.enumerated() {
        let inner = vertices[v].isBox ? nil : above[v].first { !vertices[$0].isBox }
        guard inner != nil || i == lower.count - 1 else { continue }
        let high = inner.map { place[$0] } ?? upper.count
        for other in lower[scanned...i] {
          for u in above[other] where place[u] < low || place[u] > high {
            if vertices[u].isBox || vertices[other].isBox { conflicts.insert(Pair(upper: u, lower: other)) }
          }
        }
        scanned = i + 1
        low = high
      }
    }
    return conflicts
  }

  /// Blocks of aligned vertices: for each vertex the first of its block.
  private func align(
    _ rows: [[Int]],
    _ neighbours: [[Int]],
    _ conflicts: Set<Pair>,
    _ fromAbove: Bool
  ) -> (root: [Int], next: [Int]) {
    var root = Array(vertices.indices)
    var next = root
    var place = [Int](repeating: 0, count: vertices.count)
    for row in rows { for (i, v) in row.enumerated() { place[v] = i } }
    for row in rows {
      var last = -1
      for v in row {
        let others = neighbours[v].sorted { place[$0] < place[$1] }
        guard !others.isEmpty else { continue }
        for m in (others.count - 1) / 2...others.count / 2 where m < others.count && next[v] == v {
          let w = others[m]
          let pair = fromAbove ? Pair(upper: w, lower: v) : Pair(upper: v, lower: w)
          guard last < place[w], !conflicts.contains(pair) else { continue }
          next[w] = v
          root[v] = root[w]
          next[v] = root[v]
          last = place[w]
        }
      }
    }
    return (root, next)
  }

  /// The distance of two neighbours' middles.
  private func distance(_ a: Int, _ b: Int) -> Double {
    let (left, right) = (vertices[a], vertices[b])
    let shared = zip(left.groups, right.groups).prefix { $0 == $1 }.count
    let borders = Double(left.groups.count + right.groups.count - 2 * shared)
    let gap = left.isBox || right.isBox ? spacing.node : spacing.node / 2
    return (left.width + right.width) / 2 + gap + borders * spacing.groupSide
  }

  /// Pushes blocks to the left, then back to the right into what room there is.
  private func compact(_ rows: [[Int]], _ root: [Int]) -> [Double] {
    var before: [[(block: Int, distance: Double)]] = Array(repeating: [], count: vertices.count)
    var after = before
    for row in rows {
      for (a, b) in zip(row, row.dropFirst()) where root[a] != root[b] {
        let d = distance(a, b)
        before[root[b]].append((root[a], d))
        after[root[a]].append((root[b], d))
      }
    }
    // Blocks never cross, so "left of" has no cycles.
    var waiting = before.map(\.count)
    var order = vertices.indices.filter { root[$0] == $0 && waiting[$0] == 0 }
    var xs = [Double](repeating: 0, count: vertices.count)
    var at = 0
    while at < order.count {
      let block = order[at]
      at += 1
      for (next, d) in after[block] {
        xs[next] = max(xs[next], xs[block] + d)
        waiting[next] -= 1
        if waiting[next] == 0 { order.append(next) }
      }
    }
    for block in order.reversed() {
      if let limit = after[block].map({ xs[$0.block] - $0.distance }).min(), limit > xs[block] { xs[block] = limit }
    }
    return vertices.indices.map { xs[root[$0]] }
  }
}
