// A machine as a drawing in SVG: states as boxes, edges as curves with labels, exception regions as shaded areas. The
// elements carry what a page needs to link them with other views: data-state, data-line, data-from, data-to,
// data-region. Colours are CSS classes; a drawing of its own brings its style sheet, for light and dark.

import MachineIR

/// Draws machines in SVG.
public enum StateSVG {
  /// Characters are as wide as this part of the font's size, in every monospaced font in use.
  private static let aspect = 0.602
  private static let fontSize = 12.0
  private static let lineHeight = 16.0
  private static let labelSize = 10.5
  private static let padding = 8.0

  /// The drawing of a machine.
  /// - Parameters:
  ///   - function: what to draw.
  ///   - standalone: whether it is a file of its own (with XML's name space and a style sheet) or stands in a page
  ///     that has `styleSheet` in its own.
  ///   - id: put before the ids of markers, so that several drawings can stand in one page.
  public static func draw(_ function: InspectedFunction, standalone: Bool = true, id: String = "m") -> String {
    let picture = StatePicture(function)
    let layout = layout(picture)
    var out = ""
    let size = "width=\"\(number(layout.width))\" height=\"\(number(layout.height))\""
    let box = "viewBox=\"0 0 \(number(layout.width)) \(number(layout.height))\""
    let space = standalone ? "xmlns=\"http://www.w3.org/2000/svg\" " : ""
    out +=
      "<svg \(space)class=\"machine\" \(size) \(box) role=\"img\" aria-label=\"states of \(escape(picture.title))\">\n"
    out += "<title>\(escape(picture.title))</title>\n"
    if standalone { out += "<style>\(styleSheet)</style>\n" }
    out += "<defs>\n"
    for kind in ["normal", "raise", "throw"] {
      out += "<marker id=\"\(id)-\(kind)\" class=\"head \(kind)\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" "
      out += "markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>\n"
    }
    out += "</defs>\n"
    if standalone { out += "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n" }
    for area in layout.areas { out += draw(area, picture.regions[area.group]) }
    for (edge, route) in zip(picture.edges, layout.routes) { out += draw(edge, route, id) }
    for (node, rect) in zip(picture.nodes, layout.boxes) { out += draw(node, rect) }
    // Labels last: a line that passes below one stays readable.
    for (edge, route) in zip(picture.edges, layout.routes) { out += label(edge, route) }
    return out + "</svg>\n"
  }

  /// The places of a picture's boxes and edges.
  public static func layout(_ picture: StatePicture) -> GraphLayout {
    let boxes = picture.nodes.map { node in
      let characters = node.lines.map { columns($0.text) }.max() ?? 1
      return GraphLayout.Box(
        width: max(70, Double(characters) * fontSize * aspect + 2 * padding),
        height: Double(node.lines.count) * lineHeight + padding,
        groups: node.regions
      )
    }
    let links = picture.edges.map { edge in
      GraphLayout.Link(
        from: picture.index(of: edge.from) ?? 0,
        to: picture.index(of: edge.to) ?? 0,
        labelWidth: Double(edge.caption.count) * labelSize * aspect + 6,
        labelHeight: 14
      )
    }
    return GraphLayout(boxes: boxes, links: links)
  }

  /// The style sheet of a drawing: light, and dark where the reader wants that.
  public static let styleSheet =
    "\n" + rules(dark: false) + "@media (prefers-color-scheme:dark){\n" + rules(dark: true) + "}\n"
    + "@media print{\n" + rules(dark: false) + "}\n"

  /// The rules for one of the two.
  /// - Parameters:
  ///   - dark: which.
  ///   - scope: a selector that is put before each, for a page in which the reader chooses.
  public static func rules(dark: Bool, scope: String = "") -> String {
    // Colours are written out: not every viewer of SVG knows variables.
    let c = dark ? Palette.dark : Palette.light
    let font = "ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace"
    let rules = [
      ("", "font:12px \(font)"),
      (" .ground", "fill:\(c.ground)"),
      (" .state rect", "fill:\(c.box);stroke:\(c.line);stroke-width:1.2"),
      (" .state.await rect", "stroke:\(c.await)"),
      (" .state.yield rect", "stroke:\(c.yield)"),
      (" .state.failed rect", "stroke:\(c.throw)"),
      (" text", "fill:\(c.ink);white-space:pre"),
      (" text.title", "font-weight:600"),
      (" text.kept", "fill:\(c.soft)"),
      (" text.released", "fill:\(c.soft)"),
      (" .edge path", "fill:none;stroke:\(c.line);stroke-width:1.3"),
      (" .edge.raise path", "stroke:\(c.raise);stroke-dasharray:5 3"),
      (" .edge.throw path", "stroke:\(c.throw);stroke-dasharray:2 3"),
      (" .head path", "fill:\(c.line)"),
      (" .head.raise path", "fill:\(c.raise)"),
      (" .head.throw path", "fill:\(c.throw)"),
      (" .label rect", "fill:\(c.ground);fill-opacity:.85"),
      (" .label text", "font-size:10.5px;fill:\(c.soft)"),
      (" .label.raise text", "fill:\(c.raise)"),
      (" .label.throw text", "fill:\(c.throw)"),
      (" .area path", "fill-opacity:\(c.shade)"),
      (" .area text", "font-size:10px;fill:\(c.soft)"),
      (" .area.try path", "fill:#f5c400"),
      (" .area.finally path", "fill:#30a46c"),
      (" .area.with path", "fill:#0091ff"),
      (" .area.handler path", "fill:#e5484d"),
    ]
    let prefix = scope.isEmpty ? ".machine" : scope + " .machine"
    return rules.map { "\(prefix)\($0.0){\($0.1)}\n" }.joined()
  }

  private struct Palette {
    var ground: String
    var ink: String
    var soft: String
    var box: String
    var line: String
    var raise: String
    var `throw`: String
    var await: String
    var yield: String
    var shade: String

    static let light = Palette(
      ground: "#ffffff",
      ink: "#1c2024",
      soft: "#5f666d",
      box: "#f8fafb",
      line: "#7d868f",
      raise: "#a84c00",
      throw: "#b3261e",
      await: "#0b68cb",
      yield: "#6e40c9",
      shade: ".12"
    )
    static let dark = Palette(
      ground: "#111416",
      ink: "#e6e8ea",
      soft: "#9ba1a6",
      box: "#1a1f23",
      line: "#7b8690",
      raise: "#f0a35e",
      throw: "#ff8b85",
      await: "#6cb6ff",
      yield: "#c4a7ff",
      shade: ".16"
    )
  }

  // MARK: - Parts

  private static func draw(_ area: GraphLayout.Area, _ region: StatePicture.Region) -> String {
    guard let first = area.rects.first else { return "" }
    var path = ""
    for r in area.rects {
      path += "M\(number(r.x)) \(number(r.y))h\(number(r.width))v\(number(r.height))h\(number(-r.width))z"
    }
    let name = "<title>\(escape(region.name)): \(escape(region.caption))</title>"
    let place = "x=\"\(number(first.x + 5))\" y=\"\(number(first.y + 11))\""
    return "<g class=\"area \(region.kind.rawValue)\" data-region=\"\(region.name)\">\(name)<path d=\"\(path)\"/>"
      + "<text \(place)>\(escape(region.caption))</text></g>\n"
  }

  private static func draw(_ node: StatePicture.Node, _ rect: GraphLayout.Rect) -> String {
    let state = node.state == Inspection.done ? "done" : node.state == Inspection.failed ? "failed" : "\(node.state)"
    let kind =
      switch node.kind {
      case nil: state
      case .start: "start"
      case .yield, .yieldFrom: "yield"
      case .await, .asyncEnter, .asyncExit, .asyncFor: "await"
      }
    var out = "<g class=\"state \(kind)\" data-state=\"\(state)\" data-line=\"\(node.line)\">"
    let radius = node.state > 0 ? 5.0 : 14.0
    out += "<rect x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" width=\"\(number(rect.width))\" "
    out += "height=\"\(number(rect.height))\" rx=\"\(number(radius))\"/>"
    for (i, line) in node.lines.enumerated() {
      let y = rect.y + padding / 2 + Double(i) * lineHeight + 12
      out += "<text class=\"\(line.part.rawValue)\" x=\"\(number(rect.x + padding))\" y=\"\(number(y))\">"
      out += "\(escape(line.text))</text>"
    }
    return out + "</g>\n"
  }

  /// The class of an edge: how it is taken when it is not the plain way on.
  private static func kind(_ edge: StateEdge) -> String {
    if edge.labels.contains(where: { $0 != .raise && $0 != .throw }) { return "normal" }
    return edge.labels.contains(.throw) ? "throw" : "raise"
  }

  private static func ends(_ edge: StateEdge) -> String {
    let to = edge.to == Inspection.done ? "done" : edge.to == Inspection.failed ? "failed" : "\(edge.to)"
    return "data-from=\"\(edge.from)\" data-to=\"\(to)\""
  }

  private static func draw(_ edge: StateEdge, _ route: GraphLayout.Route, _ id: String) -> String {
    guard var last = route.points.first else { return "" }
    var path = "M\(number(last.x)) \(number(last.y))"
    if edge.from == edge.to, route.points.count == 4 {
      let p = route.points
      path += "C\(number(p[1].x)) \(number(p[1].y)) \(number(p[2].x)) \(number(p[2].y)) "
      path += "\(number(p[3].x)) \(number(p[3].y))"
    } else {
      for point in route.points.dropFirst() {
        if abs(point.x - last.x) < 0.05 {
          path += "V\(number(point.y))"
        } else {
          let middle = (last.y + point.y) / 2
          path += "C\(number(last.x)) \(number(middle)) \(number(point.x)) \(number(middle)) "
          path += "\(number(point.x)) \(number(point.y))"
        }
        last = point
      }
    }
    let kind = kind(edge)
    return "<g class=\"edge \(kind)\" \(ends(edge))><path d=\"\(path)\" marker-end=\"url(#\(id)-\(kind))\"/></g>\n"
  }

  private static func label(_ edge: StateEdge, _ route: GraphLayout.Route) -> String {
    guard let rect = route.label else { return "" }
    let box = "<rect x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" width=\"\(number(rect.width))\" "
    let place = "x=\"\(number(rect.center.x))\" y=\"\(number(rect.center.y + 3.5))\" text-anchor=\"middle\""
    return "<g class=\"label \(kind(edge))\" \(ends(edge))>\(box)height=\"\(number(rect.height))\"/>"
      + "<text \(place)>\(escape(edge.caption))</text></g>\n"
  }

  // MARK: - Text

  /// A number with at most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  /// Text as XML holds it.
  public static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\"": out += "&quot;"
      // XML has no way to write the other controls.
      case _ where scalar.value < 32 && scalar != "\t" && scalar != "\n" && scalar != "\r": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func columns(_ text: String) -> Int { TextWidth.columns(text) }
}
