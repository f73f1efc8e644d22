// What the values of a function are called: in the IR's text, and for readers.

import Diagnostics
import MachineIR

/// Names of a function's values.
struct ValueNames {
  private let function: MachineIR.Function
  private let variables: [String]
  private let source: SourceFile?
  /// By value: where it is first defined.
  private var spans: [Span]
  private var savesHandled: Set<Int> = []
  private var completes: Set<Int> = []
  /// By temp: what its label begins with, where that is not "the value of".
  private var heads: [Temp: String] = [:]
  private let values: Values

  init(_ function: MachineIR.Function, _ source: SourceFile?) {
    self.function = function
    self.source = source
    values = Values(function)
    variables = IRText.ranked(function.variables.map(\.name)).map { "$" + IRText.variableName($0) + $1 }
    spans = [Span](repeating: .none, count: values.count)
    for index in 0..<min(function.signature.count, function.variables.count) { spans[index] = function.span }
    var parameters: [BlockID: Span] = [:]
    for block in function.blocks {
      block.terminator.forEachSuccessor { if parameters[$0] == nil { parameters[$0] = block.terminatorSpan } }
      if case .switch_(.variable(let variable), _) = block.terminator { completes.insert(variable.index) }
    }
    for block in function.blocks {
      if let parameter = block.parameter {
        note(parameter, parameters[block.id] ?? block.instructions.first { $0.span.line > 0 }?.span ?? .none)
      }
      for instruction in block.instructions {
        for result in instruction.results { note(result, instruction.span) }
        if case .temp(let temp)? = instruction.results.first {
          switch instruction.operation {
          case .iterate, .intrinsic("aiter", _): heads[temp] = "the iterator of"
          case .getSpecial(_, let name, _): heads[temp] = "\(name) of"
          default: break
          }
        }
        switch instruction.operation {
        case .excEnter(let saved, _):
          note(.variable(saved), instruction.span)
          savesHandled.insert(saved.index)
        case .cellStore(let variable, _): note(.variable(variable), instruction.span)
        default: break
        }
      }
    }
  }

  private mutating func note(_ place: Place, _ span: Span) {
    let id = values.id(place)
    if id < spans.count, spans[id].line == 0 { spans[id] = span }
  }

  /// The name in the IR's text.
  func name(_ place: Place) -> String {
    switch place {
    case .temp(let temp): "%\(temp.index)"
    case .variable(let variable): variables[variable.index]
    }
  }

  /// Where it is first given a value; for a parameter the function.
  func span(_ place: Place) -> Span { spans[values.id(place)] }

  /// What it is.
  func kind(_ place: Place) -> ValueKind {
    guard case .variable(let variable) = place else { return .temporary }
    switch function.variables[variable.index].storage {
    case .local: return variable.index < function.signature.count ? .parameter : .local
    case .cell: return .cell
    case .free: return .free
    case .synthetic: return .synthetic
    }
  }

  /// What a reader calls it.
  func label(_ place: Place) -> String {
    let span = span(place)
    switch place {
    case .variable(let variable):
      guard function.variables[variable.index].storage == .synthetic else {
        return function.variables[variable.index].name
      }
      let at = span.line > 0 ? " (line \(span.line))" : ""
      if savesHandled.contains(variable.index) { return "the exception handled outside\(at)" }
      if completes.contains(variable.index) { return "what the finally does at its end\(at)" }
      return "the value that passes the finally\(at)"
    case .temp(let temp):
      guard let source, span.line > 0 else { return "%\(temp.index)" }
      let text = SourceText.of(span, source)
      return text.isEmpty ? "%\(temp.index)" : "\(heads[temp] ?? "the value of") \(text)"
    }
  }
}

/// Pieces of source for one line of a message.
enum SourceText {
  /// Where pieces are cut.
  static let limit = 48

  /// The text of a place, on one line and cut short. Of a statement with a body, its head.
  static func of(_ span: Span, _ source: SourceFile) -> String {
    guard span.line > 0 else { return "" }
    var text: [UInt8] = []
    for line in span.line...max(span.line, span.endLine) {
      let bytes = Array(source.line(Int(line)).utf8)
      let start = line == span.line ? min(Int(max(0, span.column)), bytes.count) : 0
      let end = line == span.endLine ? min(Int(max(0, span.endColumn)), bytes.count) : bytes.count
      guard start < end else { continue }
      var piece = bytes[start..<end]
      while let c = piece.first, c == 32 || c == 9 { piece.removeFirst() }
      if !text.isEmpty, !piece.isEmpty { text.append(32) }
      text.append(contentsOf: piece)
      if text.last == 58 || text.count > 4 * limit { break }
    }
    return cut(String(decoding: text, as: UTF8.self))
  }

  /// A text without the blanks around it.
  static func trimmed(_ text: String, also end: Unicode.Scalar = " ") -> String {
    var piece = text.unicodeScalars[...]
    while let c = piece.first, c == " " || c == "\t" || c == "\u{C}" { piece.removeFirst() }
    while let c = piece.last, c == " " || c == "\t" || c == "\r" || c == end { piece.removeLast() }
    return String(piece)
  }

  /// A text without the blanks around it, a colon at its end and what is too long.
  static func cut(_ text: String) -> String {
    let whole = trimmed(text, also: ":")
    return whole.count <= limit ? whole : String(whole.prefix(limit - 1)) + "…"
  }
}
