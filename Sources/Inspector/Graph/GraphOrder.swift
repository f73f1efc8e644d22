// The order of vertices in their layers (step 4 of GraphLayout.swift): each layer is sorted by the middle of the places
// that its vertices are joined with in the layer before, downwards and upwards in turn; the order with the fewest
// crossings stays. Members of a group are sorted as one, and inside it among themselves.

extension LayeredGraph {
  private static let sweeps = 24

  /// Orders all layers.
  mutating func order() {
    var place = [Double](repeating: 0, count: vertices.count)
    func note(_ layer: [Int]) { for (i, v) in layer.enumerated() { place[v] = Double(i) } }
    for l in layers.indices {
      layers[l] = grouped(layers[l], depth: 0) { Double($0) }
      note(layers[l])
    }
    var best = layers
    var fewest = crossings(place)
    for sweep in 0..<LayeredGraph.sweeps where fewest > 0 {
      let downwards = sweep % 2 == 0
      for l in downwards ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed() {
        let keys = layers[l].map { v in
          let others = downwards ? above[v] : below[v]
          return others.isEmpty ? place[v] : others.reduce(0) { $0 + place[$1] } / Double(others.count)
        }
        let layer = layers[l]
        layers[l] = grouped(Array(layer.indices), depth: 0, of: layer) { keys[$0] }.map { layer[$0] }
        note(layers[l])
      }
      let now = crossings(place)
      if now < fewest {
        fewest = now
        best = layers
      }
    }
    layers = best
  }

  /// Items sorted by key, those of one group together. The key is given the item's index in the layer.
  private func grouped(_ layer: [Int], depth: Int, key: (Int) -> Double) -> [Int] {
    grouped(Array(layer.indices), depth: depth, of: layer, key: key).map { layer[$0] }
  }

  private func grouped(_ items: [Int], depth: Int, of layer: [Int], key: (Int) -> Double) -> [Int] {
    struct Part {
      var items: [Int]
      var key: Double
    }
    var parts: [Part] = []
    var partOfGroup: [Int: Int] = [:]
    for item in items {
      let groups = vertices[layer[item]].groups
      if depth < groups.count {
        if let at = partOfGroup[groups[depth]] {
          parts[at].items.append(item)
          parts[at].key += key(item)
          continue
        }
        partOfGroup[groups[depth]] = parts.count
      }
      parts.append(Part(items: [item], key: key(item)))
    }
    for group in partOfGroup.values {
      parts[group].key /= Double(parts[group].items.count)
      parts[group].items = grouped(parts[group].items, depth: depth + 1, of: layer, key: key)
    }
    // Equal keys stay as they were.
    return parts.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      .flatMap(\.element.items)
  }

  /// How often edges between neighbouring layers cross: inversions, counted with a tree of sums.
  private func crossings(_ place: [Double]) -> Int {
    var total = 0
    for l in layers.indices.dropLast() {
      var sums = [Int](repeating: 0, count: layers[l + 1].count + 1)
      var seen = 0
      for v in layers[l] {
        let targets = below[v].map { Int(place[$0]) }.sorted()
        for target in targets {
          var upTo = 0
          var i = target + 1
          while i > 0 {
            upTo += sums[i]
            i -= i & -i
          }
          total += seen - upTo
        }
        for target in targets {
          var i = target + 1
          while i < sums.count {
            sums[i] += 1
            i += i & -i
          }
          seen += 1
        }
      }
    }
    return total
  }
}
