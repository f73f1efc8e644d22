// A machine drawn with characters, for terminals: the states as boxes below each other, the edges as lines at their
// right. An edge leaves its box at a row of its own, runs along a lane, and enters the other box by an arrow.
//
//     ┌──────────────────────┐
//     │ 0 start, line 4      ├ await ─┐
//     └──────────────────────┘        │
//     ┌──────────────────────┐        │
//     │ 1 await, line 5      │◄───────┘
//     └──────────────────────┘
//
// Where the terminal is too narrow for the lanes, the edges are named in words instead.

/// Draws machines with characters.
public enum StateTerm {
  /// The drawing of one machine.
  /// - Parameters:
  ///   - function: what to draw.
  ///   - width: columns of the terminal.
  ///   - ascii: whether to use ASCII only.
  public static func draw(_ function: InspectedFunction, width: Int = 80, ascii: Bool = false) -> String {
    let picture = StatePicture(function, width: max(24, min(44, width - 36)))
    var drawing = TermDrawing(picture, width: max(40, width), glyphs: ascii ? .ascii : .unicode)
    var text = drawing.draw()
    if ascii { text = TermDrawing.ascii(text) }
    return text
  }
}

private struct Glyphs {
  var horizontal: Character
  var vertical: Character
  var topLeft: Character
  var topRight: Character
  var bottomLeft: Character
  var bottomRight: Character
  var leaves: Character
  var arrow: Character
  var cross: Character

  static let unicode = Glyphs(
    horizontal: "─",
    vertical: "│",
    topLeft: "┌",
    topRight: "┐",
    bottomLeft: "└",
    bottomRight: "┘",
    leaves: "├",
    arrow: "◄",
    cross: "┼"
  )
  static let ascii = Glyphs(
    horizontal: "-",
    vertical: "|",
    topLeft: "+",
    topRight: "+",
    bottomLeft: "+",
    bottomRight: "+",
    leaves: "+",
    arrow: "<",
    cross: "+"
  )
}

private struct TermDrawing {
  private let picture: StatePicture
  private let width: Int
  private let glyphs: Glyphs
  /// By box: its first row and its rows.
  private var tops: [Int] = []
  private var heights: [Int] = []

  private struct Wire {
    var edge: Int
    var fromRow: Int
    var toRow: Int
    var lane: Int
  }

  init(_ picture: StatePicture, width: Int, glyphs: Glyphs) {
    self.picture = picture
    self.width = width
    self.glyphs = glyphs
  }

  static func ascii(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "–": out.append("-")
      case "…": out.append("~")
      default: out.append(scalar.isASCII ? scalar : "?")
      }
    }
    return String(out)
  }

  mutating func draw() -> String {
    let captions = picture.edges.map { TextWidth.columns($0.caption) }.max() ?? 0
    let texts = picture.nodes.flatMap { node in node.lines.map { TextWidth.columns($0.text) } }.max() ?? 0
    let inner = max(12, texts)
    let wires = route()
    let lanes = (wires.map(\.lane).max() ?? -1) + 1
    let boxWidth = inner + 4
    let labelEnd = boxWidth + captions + 4
    if labelEnd + 2 * lanes > width { return listing(inner: min(inner, width - 4)) }
    return canvas(wires, inner: inner, labelEnd: labelEnd, lanes: lanes)
  }

  // MARK: - Lines

  /// Gives every edge a row at either end and a lane: shorter edges get lanes nearer to the boxes.
  private mutating func route() -> [Wire] {
    var leaving = [[Int]](repeating: [], count: picture.nodes.count)
    var entering = leaving
    for (e, edge) in picture.edges.enumerated() {
      guard let from = picture.index(of: edge.from), let to = picture.index(of: edge.to) else { continue }
      leaving[from].append(e)
      entering[to].append(e)
    }
    tops = []
    heights = []
    var wires = picture.edges.indices.map { Wire(edge: $0, fromRow: 0, toRow: 0, lane: 0) }
    var row = 0
    for (n, node) in picture.nodes.enumerated() {
      let height = max(node.lines.count, leaving[n].count + entering[n].count)
      tops.append(row)
      heights.append(height)
      // From above first, then those that leave, then those from below: fewer lines cross.
      let here = node.state
      let fromAbove = entering[n].filter { isAbove(picture.edges[$0].from, here) }
      let fromBelow = entering[n].filter { !isAbove(picture.edges[$0].from, here) }
      var at = row + 1
      for e in fromAbove {
        wires[e].toRow = at
        at += 1
      }
      for e in leaving[n] {
        wires[e].fromRow = at
        at += 1
      }
      for e in fromBelow {
        wires[e].toRow = at
        at += 1
      }
      row += height + 2
    }
    wires.sort { (abs($0.fromRow - $0.toRow), $0.edge) < (abs($1.fromRow - $1.toRow), $1.edge) }
    var lanes: [[ClosedRange<Int>]] = []
    for w in wires.indices {
      let span = min(wires[w].fromRow, wires[w].toRow)...max(wires[w].fromRow, wires[w].toRow)
      var lane = 0
      while lane < lanes.count, lanes[lane].contains(where: { $0.overlaps(span) }) { lane += 1 }
      if lane == lanes.count { lanes.append([]) }
      lanes[lane].append(span)
      wires[w].lane = lane
    }
    return wires
  }

  private func isAbove(_ a: Int, _ b: Int) -> Bool {
    (picture.index(of: a) ?? 0) < (picture.index(of: b) ?? 0)
  }

  // MARK: - Characters

  private func canvas(_ wires: [Wire], inner: Int, labelEnd: Int, lanes: Int) -> String {
    let right = inner + 3
    let rows = (tops.last ?? 0) + (heights.last ?? 0) + 2
    var grid = [[Character]](repeating: [Character](repeating: " ", count: labelEnd + 2 * lanes + 1), count: rows)
    for wire in wires {
      let lane = labelEnd + 2 * wire.lane + 1
      let (top, bottom) = (min(wire.fromRow, wire.toRow), max(wire.fromRow, wire.toRow))
      for row in [wire.fromRow, wire.toRow] {
        for column in (right + 1)..<lane {
          grid[row][column] = grid[row][column] == glyphs.vertical ? glyphs.cross : glyphs.horizontal
        }
      }
      for row in (top + 1)..<max(top + 1, bottom) {
        grid[row][lane] = grid[row][lane] == glyphs.horizontal ? glyphs.cross : glyphs.vertical
      }
      grid[top][lane] = glyphs.topRight
      grid[bottom][lane] = glyphs.bottomRight
    }
    for wire in wires {
      grid[wire.toRow][right + 1] = glyphs.arrow
      let caption = " " + picture.edges[wire.edge].caption + " "
      for (i, character) in caption.enumerated() { grid[wire.fromRow][right + 2 + i] = character }
    }
    let leaves = Set(wires.map(\.fromRow))
    var out = ""
    for (n, node) in picture.nodes.enumerated() {
      let bar = String(repeating: glyphs.horizontal, count: inner + 2)
      line(&out, "\(glyphs.topLeft)\(bar)\(glyphs.topRight)", grid[tops[n]], right)
      for i in 0..<heights[n] {
        let row = tops[n] + 1 + i
        let text = i < node.lines.count ? node.lines[i].text : ""
        let edge = leaves.contains(row) ? glyphs.leaves : glyphs.vertical
        line(&out, "\(glyphs.vertical) \(TextWidth.fit(text, inner)) \(edge)", grid[row], right)
      }
      line(&out, "\(glyphs.bottomLeft)\(bar)\(glyphs.bottomRight)", grid[tops[n] + heights[n] + 1], right)
    }
    return out
  }

  /// Writes a box's row and the lines at its right, without blanks at the end.
  private func line(_ out: inout String, _ box: String, _ cells: [Character], _ right: Int) {
    var text = box + String(cells[(right + 1)...])
    while text.last == " " { text.removeLast() }
    out += text + "\n"
  }

  // MARK: - Words

  /// The boxes with their edges in words.
  private func listing(inner: Int) -> String {
    var out = ""
    for node in picture.nodes {
      let bar = String(repeating: glyphs.horizontal, count: inner + 2)
      out += "\(glyphs.topLeft)\(bar)\(glyphs.topRight)\n"
      for line in node.lines {
        out += "\(glyphs.vertical) \(TextWidth.fit(line.text, inner)) \(glyphs.vertical)\n"
      }
      out += "\(glyphs.bottomLeft)\(bar)\(glyphs.bottomRight)\n"
      for edge in picture.edges where edge.from == node.state {
        let to = picture.index(of: edge.to).map { picture.nodes[$0].lines[0].text } ?? ""
        out += "  \(edge.caption) \(glyphs.horizontal)> \(to)\n"
      }
    }
    return out
  }
}
