// Units as text, for people and for golden tests (`--stage image`). Derived from OpcodeInfo: a new opcode prints without
// a change here. Jump targets are shown as labels in order of their words, so that a text changes only where code does.

import Diagnostics

/// One line of a unit's text, for views that link text and source.
public struct ImageLine: Hashable, Sendable {
  /// The line as `text` writes it, without its end.
  public var text: String
  /// The first word of the instruction that stands in it; nil for headers, labels and tables.
  public var word: Int?
  /// The place in the source that its code belongs to; Span.none for what has none.
  public var span: Span
}

/// Writes images as text.
public enum Disassembler {
  /// The text of an image.
  public static func text(_ image: Image) -> String {
    var text = header(image)
    for (i, unit) in image.units.enumerated() {
      text += "\n"
      text += self.text(unit, number: i)
    }
    return text
  }

  /// The first line of an image's text.
  public static func header(_ image: Image) -> String {
    "image \(image.moduleName) source \"\(image.sourceName)\" dialect \"\(image.dialect)\"\n"
  }

  /// The text of one unit.
  public static func text(_ unit: CodeUnit, number: Int) -> String {
    var text = ""
    for line in lines(unit, number: number) { text += line.text + "\n" }
    return text
  }

  /// The text of one unit, line by line.
  public static func lines(_ unit: CodeUnit, number: Int) -> [ImageLine] {
    var lines: [ImageLine] = []
    func add(_ text: String, word: Int? = nil, span: Span = .none) {
      lines.append(ImageLine(text: text, word: word, span: span))
    }
    var head = "unit \(number) \(unit.kind) \(unit.qualifiedName): \(unit.registerCount) registers"
    head += ", \(unit.words.count) words, \(unit.signature.count) parameters"
    add(head, span: unit.span)
    if !unit.variables.isEmpty {
      let list = unit.variables.map { "\($0.name)=r\($0.register)\($0.storage == .local ? "" : " \($0.storage)")" }
      add("  variables \(list.joined(separator: ", "))")
    }
    if !unit.children.isEmpty {
      add("  children \(unit.children.map(String.init).joined(separator: ", "))")
    }
    let labels = self.labels(unit)
    var row = 0
    var at = 0
    while at < unit.words.count {
      guard let instruction = DecodedInstruction(unit.words, at: at) else {
        add("  \(at): damaged", word: at)
        break
      }
      if let label = labels[at] { add("\(label):") }
      var line = "  " + self.text(instruction, unit, labels)
      var newPlace = false
      while row < unit.spans.count, unit.spans[row].start <= at {
        row += 1
        newPlace = true
      }
      if newPlace, row > 0, unit.spans[row - 1].span != .none {
        line += String(repeating: " ", count: max(1, 44 - line.unicodeScalars.count))
        line += "@\(unit.spans[row - 1].span.line):\(unit.spans[row - 1].span.column)"
      }
      add(line, word: at, span: row > 0 ? unit.spans[row - 1].span : .none)
      at = instruction.end
    }
    for row in unit.exceptions {
      let guardText = row.isGuard ? " guard" : ""
      add("  words \(row.start)..<\(row.end) raise to \(labels[row.handler] ?? "?") in r\(row.register)\(guardText)")
    }
    for (i, state) in unit.states.enumerated() {
      var text = "  state \(i + 1) \(state.kind) resume at word \(state.resume)"
      text += " live \(state.live.map { "r\($0)" }.joined(separator: " "))"
      text += " @\(state.span.line):\(state.span.column) next \(state.nextLine) \"\(state.text)\""
      add(text, span: state.span)
    }
    return lines
  }

  private static func labels(_ unit: CodeUnit) -> [Int: String] {
    var targets: Set<Int> = Set(unit.exceptions.map(\.handler))
    var at = 0
    while let instruction = DecodedInstruction(unit.words, at: at) {
      targets.formUnion(instruction.targets)
      at = instruction.end
    }
    var labels: [Int: String] = [:]
    for (i, target) in targets.sorted().enumerated() { labels[target] = "L\(i)" }
    return labels
  }

  private static func text(_ instruction: DecodedInstruction, _ unit: CodeUnit, _ labels: [Int: String]) -> String {
    let info = instruction.op.info
    var parts: [String] = []
    func name(_ index: Int) -> String { index < unit.names.count ? unit.names[index] : "name?\(index)" }
    func constant(_ index: Int) -> String {
      unit.constants.indices.contains(index) ? self.constant(unit.constants[index]) : "constant?\(index)"
    }
    func add(_ role: OperandRole, _ value: Int) {
      switch role {
      case .unused, .count: break
      case .def: parts.append("r\(value) =")
      case .use, .modify: parts.append("r\(value)")
      case .optionalUse: if value > 0 { parts.append("r\(value - 1)") }
      case .name: parts.append(name(value))
      case .optionalName: if value > 0 { parts.append(name(value - 1)) }
      case .constant: parts.append(constant(value))
      case .optionalConstant: if value > 0 { parts.append("names \(constant(value - 1))") }
      case .function: parts.append("child \(value)")
      case .immediate: parts.append("\(Int16(truncatingIfNeeded: value))")
      case .number: if value != 0 { parts.append("x\(value)") }
      case .state: parts.append("state \(value)")
      case .distance: break
      }
    }
    add(info.a, instruction.a)
    if info.c != .distance { add(info.x, instruction.x) }
    add(info.b, instruction.b)
    add(info.c, instruction.c)
    switch info.wide {
    case .none, .target: break
    case .constant: parts.append(constant(instruction.wide))
    case .immediate: parts.append("\(instruction.wide)")
    }
    if info.c == .distance { parts.append(instruction.x == 0 ? "is false" : "is true") }
    switch info.extra {
    case .none, .target: break
    case .name:
      if instruction.op == .callMethodKeywords {
        parts.append("names \(constant(Int(truncatingIfNeeded: instruction.extra[0]) - 1))")
      } else {
        parts.append("for \"\(name(Int(truncatingIfNeeded: instruction.extra[0])))\"")
      }
    case .optionalRegister: if instruction.extra[0] > 0 { parts.append("**r\(instruction.extra[0] - 1)") }
    case .makeFunction:
      let counts = instruction.extra[0]
      parts.append("defaults \(counts & 0xFFFF) keywords \(counts >> 16 & 0xFFFF) cells \(counts >> 32 & 0xFFFF)")
      if counts >> 48 > 0 { parts.append("annotations r\((counts >> 48) - 1)") }
      if instruction.extra[1] > 0 { parts.append(constant(Int(truncatingIfNeeded: instruction.extra[1]) - 1)) }
    }
    switch info.arguments {
    case .none, .targets: break
    case .uses:
      let list = instruction.arguments.map { $0 & 0x8000 != 0 ? "r\($0 & 0x7FFF)!" : "r\($0)" }
      parts.append("(\(list.joined(separator: ", ")))")
    case .defs: parts.append("-> (\(instruction.arguments.map { "r\($0)" }.joined(separator: ", ")))")
    }
    let targets = instruction.targets
    if !targets.isEmpty { parts.append("-> \(targets.map { labels[$0] ?? "?" }.joined(separator: ", "))") }
    return ([String(describing: instruction.op)] + parts).joined(separator: " ")
  }

  private static func constant(_ constant: ImageConstant) -> String {
    switch constant {
    case .none: return "none"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(value)"
    case .bigInt(let digits): return digits
    case .float(let bits): return "\(Double(bitPattern: bits))"
    case .complex(let real, let imaginary):
      return "complex(\(Double(bitPattern: real)), \(Double(bitPattern: imaginary)))"
    case .string(let text): return text.debugDescription
    case .codePoints(let points): return "codepoints\(points)"
    case .bytes(let bytes): return "bytes\(bytes)"
    case .tuple(let items): return "(\(items.map(self.constant).joined(separator: ", ")))"
    case .singleton(let name): return name
    }
  }
}
