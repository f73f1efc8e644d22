// The data of the page, small: every text and every span stands once in a table, and streams of numbers refer to the
// tables. A pass is told by its difference from the pass before it. Page/1-data.js reads it; the two change together.
//
//     texts      strings
//     spans      line, column, end line - line, end column; span 0 is "no place"
//     tokens     gap, length, kind: coloured stretches of the source in UTF-16 units (1 keyword, 2 string, 3 number,
//                4 comment)
//     ast,scopes depth - depth of the row before, text, span
//     functions  an object each:
//       passes   their names and lines: (text, span) for a new line, (-n, start) for n lines of the pass before
//       image    (text, span) a line
//       values   [name, label or 0, kind, register, span]
//       states   kind, span, text, block, resume, region, held [value, reason, lines that need it…],
//                released [value, line, only by an exception], lines that run next
//       graph    where boxes, edges and regions stand, and what is written in the boxes

import Diagnostics
import MachineIR
import MachineImage
import PythonFrontend

/// Makes the data of a page.
struct PageData {
  /// Version of this form.
  static let version = 1

  private var texts: [String] = []
  private var textNumbers: [String: Int] = [:]
  private var spans: [Span] = [.none]
  private var spanNumbers: [Span: Int] = [.none: 0]

  /// The data of an inspection.
  static func make(_ inspection: Inspection, file: String, tool: String) -> JSON {
    var data = PageData()
    let tree = data.rows(of: inspection.tree)
    let scopes = data.rows(of: inspection.scopes)
    let nodes = anchors(inspection.tree)
    var reasons: [(String, JSON)] = []
    var functions: [JSON] = []
    for function in inspection.functions {
      for pass in function.passes.dropFirst() where !reasons.contains(where: { $0.0 == pass.names[0] }) {
        reasons.append((pass.names[0], .string(pass.reason)))
      }
      // IR text has neither tree nor scopes.
      let isBody = function.index == 0 && inspection.source != nil
      let node = isBody ? 0 : nodes[function.span] ?? -1
      let scope = isBody ? 0 : inspection.scopes.firstIndex { $0.span == function.span } ?? -1
      functions.append(data.function(function, node: node, scope: scope < 0 ? -1 : scopes.starts[scope]))
    }
    let source = inspection.source.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    var flat: [JSON] = []
    flat.reserveCapacity(data.spans.count * 4)
    for s in data.spans {
      for number in [s.line, s.column, s.endLine - s.line, s.endColumn] { flat.append(.int(Int(number))) }
    }
    return .object([
      ("version", .int(version)), ("tool", .string(tool)), ("file", .string(file)),
      ("language", .string(inspection.language)), ("source", .string(source)),
      ("tokens", .ints(inspection.source.map { stretches(inspection.tokens, $0) } ?? [])),
      ("reasons", .object(reasons)), ("ast", tree), ("scopes", scopes.rows), ("functions", .array(functions)),
      ("spans", .array(flat)), ("texts", .strings(data.texts)),
    ])
  }

  // MARK: - Tables

  private mutating func number(_ text: String) -> Int {
    if let number = textNumbers[text] { return number }
    textNumbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  private mutating func number(_ span: Span) -> Int {
    if let number = spanNumbers[span] { return number }
    spanNumbers[span] = spans.count
    spans.append(span)
    return spans.count - 1
  }

  // MARK: - The source

  /// Keywords, strings, numbers and comments of the source.
  private static func stretches(_ tokens: [TokenRow], _ source: SourceFile) -> [Int] {
    var out: [Int] = []
    let bytes = source.bytes
    // Offsets in bytes and in UTF-16 units, moved forward together.
    var at = 0
    var units = 0
    var end = 0
    func advance(_ offset: Int) {
      while at < min(offset, bytes.count) {
        let byte = bytes[at]
        if byte < 0x80 || byte >= 0xC0 { units += byte >= 0xF0 ? 2 : 1 }
        at += 1
      }
    }
    func add(_ from: Int, _ to: Int, _ kind: Int) {
      advance(from)
      let start = units
      advance(to)
      out += [start - end, units - start, kind]
      end = units
    }
    /// Comments between two tokens, where nothing but blanks and them can stand.
    func comments(_ from: Int, _ to: Int) {
      var i = from
      while i < min(to, bytes.count) {
        if bytes[i] == UInt8(ascii: "#") {
          var j = i
          while j < bytes.count, bytes[j] != 10, bytes[j] != 13 { j += 1 }
          add(i, j, 4)
          i = j
        } else {
          i += 1
        }
      }
    }
    func offset(_ line: Int32, _ column: Int32) -> Int {
      line >= 1 && Int(line) <= source.lineStarts.count ? source.lineStarts[Int(line) - 1] + Int(column) : bytes.count
    }
    var last = 0
    for token in tokens {
      let kind =
        switch token.kind {
        case "KEYWORD": 1
        case "STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END": 2
        case "NUMBER": 3
        default: 0
        }
      let from = offset(token.span.line, token.span.column)
      let to = offset(token.span.endLine, token.span.endColumn)
      // Marks of lines and blocks have no text of their own: what they cover may hold a comment.
      let isMark = ["NEWLINE", "INDENT", "DEDENT", "ENDMARKER"].contains(token.kind)
      guard !isMark, from >= last, to >= from else { continue }
      comments(last, from)
      if kind > 0, to > from { add(from, to, kind) }
      last = to
    }
    comments(last, bytes.count)
    return out
  }

  // MARK: - Trees

  private mutating func rows(of tree: [ASTNode]) -> JSON {
    var out: [JSON] = []
    var depth = 0
    for node in tree {
      var text = node.field.isEmpty ? node.kind : "\(node.field): \(node.kind)"
      for value in node.values {
        // What is the default is not worth its place: empty lists, and that a name is read.
        if value.text == "[]" || value.text == "Load()" { continue }
        if value.text.hasSuffix("()"), !value.text.hasPrefix("'") {
          text += " \(value.text.dropLast(2))"
        } else {
          text += " \(value.name)=\(value.text)"
        }
      }
      out += [.int(node.depth - depth), .int(number(text)), .int(number(node.span))]
      depth = node.depth
    }
    return .array(out)
  }

  /// The rows of the scopes, and at which row each scope begins.
  private mutating func rows(of scopes: [ScopeRow]) -> (rows: JSON, starts: [Int]) {
    var out: [JSON] = []
    var starts: [Int] = []
    var depth = 0
    func add(_ at: Int, _ text: Int, _ span: Int) {
      out += [.int(at - depth), .int(text), .int(span)]
      depth = at
    }
    for scope in scopes {
      starts.append(out.count / 3)
      add(scope.depth, number("\(scope.kind) \(scope.name)"), number(scope.span))
      for name in scope.names {
        let flags = name.flags.isEmpty ? "" : " (\(name.flags.joined(separator: ", ")))"
        add(scope.depth + 1, number("\(name.name): \(name.resolution)\(flags)"), 0)
      }
    }
    return (.array(out), starts)
  }

  /// Kinds of nodes that a function of the IR is made of.
  private static let opening: Set<String> = [
    "FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda", "ListComp", "SetComp", "DictComp", "GeneratorExp",
  ]

  /// The nodes that functions are made of, by their places.
  private static func anchors(_ tree: [ASTNode]) -> [Span: Int] {
    var anchors: [Span: Int] = [:]
    for (i, node) in tree.enumerated() where opening.contains(node.kind) && anchors[node.span] == nil {
      anchors[node.span] = i
    }
    return anchors
  }

  // MARK: - Functions

  private mutating func function(_ function: InspectedFunction, node: Int, scope: Int) -> JSON {
    var values: [JSON] = []
    var valueNumbers: [String: Int] = [:]
    for slot in function.frame.slots {
      for value in slot.values where valueNumbers[value.name] == nil {
        valueNumbers[value.name] = values.count
        let label = value.label == value.name || "$" + value.label == value.name ? JSON.int(0) : .string(value.label)
        values.append(
          .array([
            .string(value.name), label, .string(value.kind.rawValue), .int(slot.register), .int(number(value.span)),
          ])
        )
      }
    }
    var members: [(String, JSON)] = [
      ("name", .string(function.uniqueName)), ("kind", .string(function.kind.rawValue)),
      ("span", .int(number(function.span))), ("bytes", .int(function.isMachine ? function.frame.bytes : 0)),
      ("header", .int(function.frame.headerBytes)), ("slots", .int(function.frame.slots.count)), ("ast", .int(node)),
      ("scope", .int(scope)), ("passes", .array(passes(function.passes))), ("image", image(function.image)),
      ("values", .array(values)),
    ]
    if function.isMachine {
      members.append(("states", .array(function.states.map { state($0, valueNumbers) })))
      members.append(("graph", graph(function)))
    }
    return .object(members)
  }

  /// Each pass as its difference from the one before: runs of lines that it kept, found greedily, and new lines.
  private mutating func passes(_ passes: [PassText]) -> [JSON] {
    struct Line: Hashable {
      var text: Int
      var span: Int
    }
    var before: [Line] = []
    var out: [JSON] = []
    for pass in passes {
      let lines = pass.lines.map { Line(text: number($0.body), span: number($0.span)) }
      var places: [Line: [Int]] = [:]
      for (i, line) in before.enumerated() { places[line, default: []].append(i) }
      var stream: [JSON] = []
      var next = 0
      var i = 0
      while i < lines.count {
        guard let known = places[lines[i]] else {
          stream += [.int(lines[i].text), .int(lines[i].span)]
          i += 1
          continue
        }
        let start = known.first { $0 >= next } ?? known[0]
        var count = 1
        while i + count < lines.count, start + count < before.count, lines[i + count] == before[start + count] {
          count += 1
        }
        stream += [.int(-count), .int(start)]
        next = start + count
        i += count
      }
      out.append(.object([("names", .strings(pass.names)), ("lines", .array(stream))]))
      before = lines
    }
    return out
  }

  private mutating func image(_ lines: [ImageLine]) -> JSON {
    var out: [JSON] = []
    for line in lines {
      let text = line.word == nil ? line.text : PageData.withoutPlace(line.text)
      // The head's place is the whole function's: not what a line of it should light.
      let isHead = line.word == nil && line.text.hasPrefix("unit ")
      out += [.int(number(text)), .int(isHead ? 0 : number(line.span))]
    }
    return .array(out)
  }

  /// An instruction's text without the place behind it ("… @3:4").
  private static func withoutPlace(_ text: String) -> String {
    var rest = text.utf8[...]
    func drop(_ isWanted: (UInt8) -> Bool) -> Bool {
      let count = rest.count
      while let c = rest.last, isWanted(c) { rest.removeLast() }
      return rest.count < count
    }
    let isDigit = { (c: UInt8) in c >= 48 && c <= 57 }
    guard drop(isDigit), rest.popLast() == UInt8(ascii: ":"), drop(isDigit), rest.popLast() == UInt8(ascii: "@"),
      drop({ $0 == 32 })
    else { return text }
    return String(decoding: rest, as: UTF8.self)
  }

  private mutating func state(_ state: StateInfo, _ values: [String: Int]) -> JSON {
    func bare(_ block: String) -> JSON { .string(block.hasPrefix("^b") ? String(block.dropFirst(2)) : block) }
    let held = state.held.compactMap { value -> JSON? in
      guard let index = values[value.name] else { return nil }
      let reason = HoldReason.allCases.firstIndex(of: value.reason) ?? 0
      return .ints([index, reason] + value.neededAt)
    }
    let released = state.released.compactMap { end -> JSON? in
      values[end.name].map { .ints([$0, end.line, end.onException ? 1 : 0]) }
    }
    return .object([
      ("kind", .string(state.kind.rawValue)), ("span", .int(number(state.span))), ("text", .string(state.text)),
      ("block", bare(state.block)), ("resume", bare(state.resume)), ("region", .string(state.region)),
      ("held", .array(held)), ("released", .array(released)), ("lines", .ints(state.lines)),
    ])
  }

  /// The drawing: the same picture and places as `--format svg` has.
  private mutating func graph(_ function: InspectedFunction) -> JSON {
    let picture = StatePicture(function)
    let layout = StateSVG.layout(picture)
    func round(_ value: Double) -> Int { Int(value.rounded()) }
    func box(_ r: GraphLayout.Rect) -> [Int] { [round(r.x), round(r.y), round(r.width), round(r.height)] }
    let parts: [StatePicture.Part] = [.title, .code, .held, .kept, .released]
    let nodes = zip(picture.nodes, layout.boxes).map { node, rect -> JSON in
      var lines: [Int] = []
      for line in node.lines { lines += [parts.firstIndex(of: line.part) ?? 0, number(line.text)] }
      return .ints([node.state] + box(rect) + lines)
    }
    let edges = zip(picture.edges, layout.routes).map { edge, route -> JSON in
      let labels = edge.labels.map { StateEdge.Label.allCases.firstIndex(of: $0) ?? 0 }
      let points = route.points.flatMap { [round($0.x), round($0.y)] }
      return .array([
        .int(edge.from), .int(edge.to), .ints(labels), .ints(points), .ints(route.label.map(box) ?? []),
        .ints(edge.lines),
      ])
    }
    let regions = layout.areas.map { area -> JSON in
      let region = picture.regions[area.group]
      return .array([
        .string(region.name), .string(region.kind.rawValue), .string(region.caption),
        .ints(area.rects.flatMap(box)),
      ])
    }
    return .object([
      ("size", .ints([round(layout.width), round(layout.height)])), ("nodes", .array(nodes)), ("edges", .array(edges)),
      ("regions", .array(regions)),
    ])
  }
}
