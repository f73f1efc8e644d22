// What a drawing of a machine shows, whatever it is drawn with: the texts of the boxes, the edges worth drawing, the
// regions that become areas. StateSVG, StateDot and StateTerm draw it.

import MachineIR

/// The content of a drawing of a machine.
public struct StatePicture: Sendable {
  /// What a line in a box says.
  public enum Part: String, Sendable {
    /// Number, kind and source line.
    case title
    /// The source of the suspending expression.
    case code
    /// What is held because something still reads it.
    case held
    /// What is held by the language's lifetime rule alone.
    case kept
    /// What ends its life on the way on.
    case released
  }

  /// A line in a box.
  public struct Line: Hashable, Sendable {
    /// What it says.
    public var part: Part
    /// Its text.
    public var text: String
  }

  /// A box: a state or an end.
  public struct Node: Sendable {
    /// The state's number, `Inspection.done` or `Inspection.failed`.
    public var state: Int
    /// Why the machine suspends there; nil for an end.
    public var kind: SuspensionKind?
    /// Its lines; the first is the title.
    public var lines: [Line]
    /// Indices of the regions around it, the outermost first.
    public var regions: [Int]
    /// The source line; 0 for an end.
    public var line: Int
  }

  /// A region that is drawn.
  public struct Region: Sendable {
    /// Its name in the IR ("r1").
    public var name: String
    /// What it protects.
    public var kind: RegionKind
    /// Its caption: "try 13–16".
    public var caption: String
  }

  /// What the drawing is of: the function's unique name.
  public var title: String
  /// The boxes: the start, the suspensions by number, then the ends that are reached.
  public var nodes: [Node]
  /// The edges, those left out that only say that nobody handles an exception.
  public var edges: [StateEdge]
  /// The regions in which there are states.
  public var regions: [Region]

  /// The picture of a machine.
  /// - Parameters:
  ///   - function: what to draw.
  ///   - width: how many columns a line may take before it is wrapped.
  public init(_ function: InspectedFunction, width: Int = 40) {
    title = function.uniqueName
    edges = function.edges.filter { !$0.isImplicit }
    regions = []
    var indexOfRegion: [String: Int] = [:]
    // The guard around every machine and the compiler's own regions say nothing about the program.
    let drawn: Set<RegionKind> = [.try_, .finally, .with, .handler]
    for region in function.regions where drawn.contains(region.kind) && !region.states.isEmpty {
      indexOfRegion[region.name] = regions.count
      regions.append(Region(name: region.name, kind: region.kind, caption: StatePicture.caption(region)))
    }
    let parents = Dictionary(uniqueKeysWithValues: function.regions.map { ($0.name, $0.parent) })
    nodes = []
    for state in function.states {
      var chain: [Int] = []
      var region = state.region
      while !region.isEmpty {
        if let index = indexOfRegion[region] { chain.append(index) }
        region = parents[region] ?? ""
      }
      nodes.append(
        Node(
          state: state.number,
          kind: state.kind,
          lines: StatePicture.lines(state, function, width),
          regions: chain.reversed(),
          line: Int(state.span.line)
        )
      )
    }
    let reached = Set(edges.map(\.to))
    if reached.contains(Inspection.done) { nodes.append(StatePicture.end(Inspection.done, "returned")) }
    if reached.contains(Inspection.failed) { nodes.append(StatePicture.end(Inspection.failed, "raised")) }
  }

  private static func end(_ state: Int, _ title: String) -> Node {
    Node(state: state, kind: nil, lines: [Line(part: .title, text: title)], regions: [], line: 0)
  }

  /// Index of a state's box among `nodes`.
  public func index(of state: Int) -> Int? { nodes.firstIndex { $0.state == state } }

  private static func caption(_ region: RegionInfo) -> String {
    let word =
      switch region.kind {
      case .try_: "try"
      case .finally: "finally guards"
      case .with: "with"
      case .handler: "handler"
      case .cleanup, .stopIteration: "region"
      }
    guard let lines = region.lines else { return word }
    return lines.count == 1 ? "\(word) \(lines.lowerBound)" : "\(word) \(lines.lowerBound)–\(lines.upperBound)"
  }

  private static func lines(_ state: StateInfo, _ function: InspectedFunction, _ width: Int) -> [Line] {
    var list: [Line] = []
    let at = state.span.line > 0 ? ", line \(state.span.line)" : ""
    list.append(Line(part: .title, text: "\(state.number) \(state.kind.rawValue)\(at)"))
    let code = state.number == 0 ? "\(function.name)(\(function.parameters.joined(separator: ", ")))" : state.text
    if !code.isEmpty { list.append(Line(part: .code, text: cut(code, width))) }
    func add(_ part: Part, _ word: String, _ names: [String]) {
      for line in wrap(word, names, width) { list.append(Line(part: part, text: line)) }
    }
    add(.held, "holds", state.held.filter { $0.reason != .lifetime }.map(short))
    add(.kept, "keeps", state.held.filter { $0.reason == .lifetime }.map(short))
    // Every variable ends with the frame; temporaries end earlier, which is worth a word.
    add(.released, "frees", state.released.filter { !$0.onException }.map(\.name).map(plain))
    return list
  }

  /// A value's name in a box: variables as in the source, others as in the IR.
  static func short(_ value: HeldValue) -> String {
    switch value.kind {
    case .temporary, .synthetic: value.name
    case .parameter, .local, .cell, .free: value.label
    }
  }

  private static func plain(_ name: String) -> String {
    name.hasPrefix("$") && !name.hasPrefix("$.") ? String(name.dropFirst()) : name
  }

  private static func cut(_ text: String, _ width: Int) -> String {
    TextWidth.columns(text) <= width ? text : SourceText.trimmed(TextWidth.fit(text, max(2, width)))
  }

  /// A word and names with commas between, on as many lines as it takes.
  static func wrap(_ word: String, _ names: [String], _ width: Int) -> [String] {
    guard !names.isEmpty else { return [] }
    var lines: [String] = []
    var line = word
    for (i, name) in names.enumerated() {
      let piece = cut(name, max(8, width - 4)) + (i + 1 < names.count ? "," : "")
      if TextWidth.columns(line) + 1 + TextWidth.columns(piece) > width, line != word {
        lines.append(line)
        line = "  " + piece
      } else {
        line += " " + piece
      }
    }
    return lines + [line]
  }
}

extension StateEdge {
  /// The label as drawings show it: "await", "raise/throw".
  public var caption: String { labels.map(\.rawValue).joined(separator: "/") }
}
