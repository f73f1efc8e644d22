// A machine in Graphviz's language: states as boxes, regions as nested clusters.

/// Draws machines for Graphviz.
public enum StateDot {
  /// The graph of one machine.
  public static func draw(_ function: InspectedFunction) -> String {
    let picture = StatePicture(function)
    var out = "digraph \(quoted(picture.title)) {\n"
    out += "  label=\(quoted(picture.title)); labelloc=t; fontname=\"monospace\"; rankdir=TB;\n"
    out += "  node [shape=box, fontname=\"monospace\", fontsize=10];\n"
    out += "  edge [fontname=\"monospace\", fontsize=9];\n"
    out += clusters(picture, inside: [], indent: "  ")
    for edge in picture.edges {
      let style = edge.labels.contains { $0 != .raise && $0 != .throw } ? "solid" : "dashed"
      out += "  \(name(edge.from)) -> \(name(edge.to)) [label=\(quoted(edge.caption)), style=\(style)];\n"
    }
    return out + "}\n"
  }

  /// The nodes that stand in the regions `inside` and no others, and the clusters of the regions one level below.
  private static func clusters(_ picture: StatePicture, inside: [Int], indent: String) -> String {
    var out = ""
    var deeper: [Int] = []
    for node in picture.nodes where node.regions.starts(with: inside) {
      if node.regions.count == inside.count {
        out += indent + draw(node) + "\n"
      } else if !deeper.contains(node.regions[inside.count]) {
        deeper.append(node.regions[inside.count])
      }
    }
    for region in deeper {
      out += "\(indent)subgraph \"cluster_\(picture.regions[region].name)\" {\n"
      out += "\(indent)  label=\(quoted(picture.regions[region].caption)); labeljust=l; fontsize=9; style=filled;"
      out += " fillcolor=\"#00000010\"; color=\"#00000040\";\n"
      out += clusters(picture, inside: inside + [region], indent: indent + "  ")
      out += "\(indent)}\n"
    }
    return out
  }

  private static func draw(_ node: StatePicture.Node) -> String {
    // Lines end with \l: to the left.
    let label = node.lines.map { escape($0.text) + "\\l" }.joined()
    let shape = node.state <= 0 ? ", style=\"rounded,filled\"" : ", style=filled"
    return "\(name(node.state)) [label=\"\(label)\"\(shape), fillcolor=white];"
  }

  private static func name(_ state: Int) -> String {
    state == Inspection.done ? "done" : state == Inspection.failed ? "failed" : "s\(state)"
  }

  private static func quoted(_ text: String) -> String { "\"\(escape(text))\"" }

  private static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 32: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
