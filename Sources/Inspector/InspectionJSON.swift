// The JSON form of an inspection, stage by stage: `--format json`. The schema is written down in Docs/Inspector.md and
// versioned by `Inspection.schemaVersion`; a change here is a change there.

import Diagnostics
import MachineIR
import MachineImage
import PythonFrontend

extension Inspection {
  /// The JSON of one stage, or of all.
  /// - Parameters:
  ///   - stage: which; nil for everything.
  ///   - chosen: indices of the functions to show from the stage `ir` on; nil for all.
  public func json(_ stage: Stage?, functions chosen: [Int]? = nil) -> JSON {
    var members: [(String, JSON)] = [
      ("schema", .string("fermata-inspection")),
      ("version", .int(Inspection.schemaVersion)),
      ("stage", stage.map { .string($0.rawValue) } ?? .string("all")),
      ("file", .string(name)),
      ("language", .string(language)),
      ("lifetime", .string(lifetime.rawValue)),
    ]
    func has(_ one: Stage) -> Bool { stage == nil || stage == one }
    if has(.tokens) { members.append(("tokens", .array(tokens.map(\.json)))) }
    if has(.ast) { members.append(("tree", .array(tree.map(\.json)))) }
    if has(.scopes) { members.append(("scopes", .array(scopes.map(\.json)))) }
    if stage != .tokens, stage != .ast, stage != .scopes {
      let shown = chosen.map { $0.map { functions[$0] } } ?? functions
      members.append(("functions", .array(shown.map { $0.json(stage) })))
    }
    return .object(members)
  }
}

extension Span {
  /// `[line, column, endLine, endColumn]`, or null for no place.
  var json: JSON { self == .none ? .null : .ints([Int(line), Int(column), Int(endLine), Int(endColumn)]) }
}

extension TokenRow {
  var json: JSON { .object([("kind", .string(kind)), ("text", .string(text)), ("span", span.json)]) }
}

extension ASTNode {
  var json: JSON {
    .object([
      ("kind", .string(kind)), ("field", .string(field)), ("parent", .int(parent)), ("depth", .int(depth)),
      ("values", .object(values.map { ($0.name, .string($0.text)) })), ("span", span.json),
    ])
  }
}

extension ScopeRow {
  var json: JSON {
    .object([
      ("kind", .string(kind)), ("name", .string(name)), ("qualname", .string(qualifiedName)),
      ("parent", .int(parent)), ("depth", .int(depth)), ("span", span.json),
      (
        "names",
        .array(
          names.map {
            .object([
              ("name", .string($0.name)), ("resolution", .string($0.resolution)), ("flags", .strings($0.flags)),
            ])
          }
        )
      ),
    ])
  }
}

extension InspectedFunction {
  /// The function with what a stage shows of it; nil for all stages.
  func json(_ stage: Stage?) -> JSON {
    var members: [(String, JSON)] = [
      ("index", .int(index)), ("name", .string(name)), ("qualname", .string(uniqueName)),
      ("kind", .string(kind.rawValue)), ("parameters", .strings(parameters)), ("span", span.json),
    ]
    func has(_ one: Stage) -> Bool { stage == nil || stage == one }
    if stage == .ir, let first = passes.first { members.append(("lines", .array(first.lines.map(\.json)))) }
    if has(.passes) { members.append(("passes", .array(passes.map(\.json)))) }
    if has(.machine) {
      members.append(("frame", frame.json))
      members.append(("states", .array(states.map(\.json))))
      members.append(("edges", .array(edges.map(\.json))))
      members.append(("regions", .array(regions.map(\.json))))
      members.append(("protections", .array(protections.map(\.json))))
      if stage == .machine, let last = passes.last { members.append(("lines", .array(last.lines.map(\.json)))) }
    }
    if has(.image) { members.append(("image", .array(image.map(\.json)))) }
    return .object(members)
  }
}

extension PassText {
  var json: JSON {
    .object([
      ("names", .strings(names)), ("reason", .string(reason)), ("lines", .array(lines.map(\.json))),
    ])
  }
}

extension IRRow {
  var json: JSON {
    .object([
      ("text", .string(body)), ("part", .string(part.rawValue)), ("block", .string(block)),
      ("names", .strings(names)), ("defines", .strings(defines)), ("span", span.json),
    ])
  }
}

extension ImageLine {
  var json: JSON {
    .object([("text", .string(text)), ("word", word.map { .int($0) } ?? .null), ("span", span.json)])
  }
}

extension FrameLayout {
  var json: JSON {
    .object([
      ("bytes", .int(bytes)), ("headerBytes", .int(headerBytes)), ("slotBytes", .int(slotBytes)),
      (
        "slots",
        .array(
          slots.map { slot in
            .object([
              ("register", .int(slot.register)), ("states", .ints(slot.states)),
              ("values", .array(slot.values.map(\.json))),
            ])
          }
        )
      ),
    ])
  }
}

extension SlotValue {
  var json: JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.rawValue)), ("label", .string(label)), ("span", span.json),
      ("states", .ints(states)),
    ])
  }
}

extension StateInfo {
  var json: JSON {
    .object([
      ("number", .int(number)), ("kind", .string(kind.rawValue)), ("text", .string(text)), ("span", span.json),
      ("block", .string(block)), ("resume", .string(resume)), ("region", .string(region)),
      ("receives", .string(receives)), ("nextLine", .int(nextLine)), ("lines", .ints(lines)),
      (
        "awaits",
        awaits.map {
          .object([
            ("text", .string($0.text)), ("function", $0.function.map { .int($0) } ?? .null),
            ("assumed", .bool($0.isAssumed)),
          ])
        } ?? .null
      ),
      (
        "held",
        .array(
          held.map {
            .object([
              ("name", .string($0.name)), ("label", .string($0.label)), ("kind", .string($0.kind.rawValue)),
              ("register", .int($0.register)), ("reason", .string($0.reason.rawValue)),
              ("neededAt", .ints($0.neededAt)),
            ])
          }
        )
      ),
      (
        "released",
        .array(
          released.map {
            .object([
              ("name", .string($0.name)), ("label", .string($0.label)), ("line", .int($0.line)),
              ("onException", .bool($0.onException)),
            ])
          }
        )
      ),
    ])
  }
}

extension StateEdge {
  var json: JSON {
    .object([
      ("from", .int(from)), ("to", .int(to)), ("labels", .strings(labels.map(\.rawValue))),
      ("implicit", .bool(isImplicit)), ("lines", .ints(lines)),
    ])
  }
}

extension RegionInfo {
  var json: JSON {
    .object([
      ("name", .string(name)), ("parent", .string(parent)), ("kind", .string(kind.rawValue)),
      ("handler", .string(handler)),
      ("lines", lines.map { .ints([$0.lowerBound, $0.upperBound]) } ?? .null), ("states", .ints(states)),
    ])
  }
}

extension Protection {
  var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("span", span.json),
      ("protected", .ints([protected.lowerBound, protected.upperBound])),
      (
        "clauses",
        .array(
          clauses.map {
            .object([
              ("text", .string($0.text)), ("span", $0.span.json),
              ("catchesCancellation", .string($0.catchesCancellation.rawValue)),
            ])
          }
        )
      ),
    ])
  }
}
