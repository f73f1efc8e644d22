// Source text → tokens → tree. The rules are in the parser that the build makes of Tiny.gram.

import Diagnostics
import MachineIR

/// A token, as the generated parser wants it.
struct TinyToken {
  var kind: UInt8
  var start: Int32
  var end: Int32
  var line: Int32
  var column: Int32
}

/// Splits a source into tokens.
struct TinyLexer {
  private let bytes: [UInt8]
  private var tokens: [TinyToken] = []
  private var i = 0
  private var line: Int32 = 1
  private var lineStart = 0

  // Kinds of fixed tokens in the order of the grammar's header; operators and keywords are numbered behind them.
  private static let end: UInt8 = 0
  private static let word: UInt8 = 1
  private static let int: UInt8 = 2
  private static let float: UInt8 = 3
  private static let string: UInt8 = 4
  private static let fixedCount = 5

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All tokens; what could not be read stands last, with its message.
  static func tokens(of bytes: [UInt8]) -> (tokens: [TinyToken], fault: String?) {
    var lexer = TinyLexer(bytes)
    var fault: String?
    while fault == nil, lexer.skipBlanks() { fault = lexer.next() }
    if fault == nil { lexer.add(Self.end, from: lexer.i) }
    return (lexer.tokens, fault)
  }

  private mutating func add(_ kind: UInt8, from start: Int) {
    tokens.append(
      TinyToken(kind: kind, start: Int32(start), end: Int32(i), line: line, column: Int32(start - lineStart))
    )
  }

  /// False at the end.
  private mutating func skipBlanks() -> Bool {
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = i + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "#"):
        while i + 1 < bytes.count, bytes[i + 1] != UInt8(ascii: "\n") { i += 1 }
      default: return true
      }
      i += 1
    }
    return false
  }

  private func isLetter(_ b: UInt8) -> Bool {
    b >= 128 || b == UInt8(ascii: "_") || (b | 32 >= UInt8(ascii: "a") && b | 32 <= UInt8(ascii: "z"))
  }
  private func isDigit(_ at: Int) -> Bool {
    at < bytes.count && bytes[at] >= UInt8(ascii: "0") && bytes[at] <= UInt8(ascii: "9")
  }

  /// Takes one token; a message when it cannot.
  private mutating func next() -> String? {
    let start = i
    if isLetter(bytes[i]) {
      while i < bytes.count, isLetter(bytes[i]) || isDigit(i) { i += 1 }
      let text = String(decoding: bytes[start..<i], as: UTF8.self)
      let keyword = TinyRules.keywords.firstIndex(of: text)
      add(keyword.map { UInt8(Self.fixedCount + TinyRules.operators.count + $0) } ?? Self.word, from: start)
      return nil
    }
    if isDigit(i) {
      while isDigit(i) { i += 1 }
      var kind = Self.int
      if i < bytes.count, bytes[i] == UInt8(ascii: "."), isDigit(i + 1) {
        kind = Self.float
        i += 1
        while isDigit(i) { i += 1 }
      }
      add(kind, from: start)
      return nil
    }
    if bytes[i] == UInt8(ascii: "\"") { return string(start) }
    for length in [2, 1] where i + length <= bytes.count {
      let text = String(decoding: bytes[i..<i + length], as: UTF8.self)
      if let index = TinyRules.operators.firstIndex(of: text) {
        i += length
        add(UInt8(Self.fixedCount + index), from: start)
        return nil
      }
    }
    i += 1
    add(Self.end, from: start)
    return "a character that means nothing"
  }

  private mutating func string(_ start: Int) -> String? {
    i += 1
    while i < bytes.count, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "\n") {
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    let isClosed = i < bytes.count && bytes[i] == UInt8(ascii: "\"")
    i = min(i + 1, bytes.count)
    add(Self.string, from: start)
    return isClosed ? nil : "a string that is not closed"
  }
}

/// Parses Tiny.
enum TinyParser {
  /// The statements of a source.
  /// - Throws: what is wrong first.
  static func parse(_ source: SourceFile) throws(Diagnostic) -> [Statement] {
    let (tokens, fault) = TinyLexer.tokens(of: source.bytes)
    var rules = TinyRules(tokens, source.bytes, endsInFault: fault != nil)
    do throws(TinyRules.Stop) {
      if let program = try rules.program() { return program }
    } catch {}
    let token = tokens[min(rules.farthest, tokens.count - 1)]
    var message = "'\(rules.text(token))' is not expected here"
    if token.end == token.start { message = "the end of the file is not expected here" }
    if let wanted = rules.wanted { message = "'\(wanted)' is missing" }
    if rules.isTooDeep { message = "this is nested too deep" }
    if let fault, max(rules.farthest, rules.p) >= tokens.count - 1 { message = fault }
    throw Diagnostic(kind: "TinyError", message: message, span: rules.span(token, token), file: source.name)
  }
}

// What the grammar's actions call.
extension TinyRules {
  func text(_ token: TinyToken) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }
  func text(_ token: Int) -> String { text(tokens[token]) }

  func span(_ first: TinyToken, _ last: TinyToken) -> Span {
    Span(
      line: first.line,
      column: first.column,
      endLine: last.line,
      endColumn: last.column + (last.end - last.start)
    )
  }
  /// From a token to the last one taken.
  func span(from start: Int) -> Span { span(tokens[start], tokens[max(start, p - 1)]) }

  /// A token that had to come did not: the first such is reported.
  mutating func missing(_ spelling: String) -> Stop {
    if wanted == nil { wanted = spelling }
    return Stop()
  }

  func number(_ token: Int) -> Expression.Kind {
    let digits = text(token)
    return .constant(Int(digits).map(Constant.int) ?? .double(Double(digits) ?? .infinity))
  }

  /// A string without its quotes, escapes resolved.
  func content(_ token: Int) -> String {
    var result: [UInt8] = []
    var escaped = false
    for byte in bytes[(Int(tokens[token].start) + 1)..<(Int(tokens[token].end) - 1)] {
      if escaped {
        result.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `try` needs at least one of its parts.
  func attempt(_ body: [Statement], _ handler: Handler?, _ finally: [Statement]?, _ span: Span) -> Statement? {
    if handler == nil, finally == nil { return nil }
    return Statement(.attempt(body, handler, finally: finally ?? []), span)
  }

  /// An assignment to what can be assigned to, or an expression alone.
  func assignment(_ target: Expression, _ value: Expression?, _ span: Span) -> Statement? {
    guard let value else { return Statement(.expression(target), span) }
    switch target.kind {
    case .name, .item: return Statement(.assign(target, value), span)
    default: return nil
    }
  }
}
