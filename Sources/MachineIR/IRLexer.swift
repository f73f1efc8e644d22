// The lexer of the IR's text form. It works on bytes: a combining accent after a quote must not hide the quote, as it
// would among Swift's Characters. Comments run from ";" to the end of the line; line ends mean nothing.

import Diagnostics

/// A token of the IR's text form.
struct IRToken {
  enum Kind: UInt8 {
    case word, integer, float, string, bytes
    /// `%name`, `$name`, `^name`, `@name`: `text` is the name.
    case temp, variable, block, function
    /// `@line:column…`: `text` is what follows the "@".
    case place
    case arrow, punctuation, end
  }

  var kind: Kind
  /// Decoded text: a name, digits, the content of a string; for punctuation the character.
  var text: String
  /// The content of a bytes literal.
  var bytes: [UInt8] = []
  /// The rank after "#" of a variable or function; 1 when none stands there.
  var rank = 1
  var start: Int
  var end: Int
}

/// Splits a text into tokens.
struct IRLexer {
  private let source: SourceFile
  private let bytes: [UInt8]
  private var position = 0

  init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
  }

  /// All tokens, the last of kind `end`.
  static func tokens(of source: SourceFile) throws(Diagnostic) -> [IRToken] {
    var lexer = IRLexer(source)
    var tokens: [IRToken] = []
    tokens.reserveCapacity(source.bytes.count / 4)
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  /// The span of a byte range.
  static func span(_ start: Int, _ end: Int, in source: SourceFile) -> Span {
    let (line, column) = place(start, in: source)
    let (endLine, endColumn) = place(end, in: source)
    return Span(line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  private static func place(_ offset: Int, in source: SourceFile) -> (Int32, Int32) {
    var low = 0
    var high = source.lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if source.lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return (Int32(low + 1), Int32(offset - source.lineStarts[low]))
  }

  private func failure(_ message: String, from start: Int) -> Diagnostic {
    Diagnostic(
      kind: IRParser.errorKind,
      message: message,
      span: IRLexer.span(start, min(max(position, start + 1), bytes.count), in: source),
      file: source.name
    )
  }

  private func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  private static func isDigit(_ c: UInt8) -> Bool { c >= 48 && c <= 57 }

  private mutating func skipBlank() {
    while position < bytes.count {
      switch bytes[position] {
      case 32, 9, 10, 13: position += 1
      case 59:
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      default: return
      }
    }
  }

  private mutating func next() throws(Diagnostic) -> IRToken {
    skipBlank()
    let start = position
    guard start < bytes.count else { return IRToken(kind: .end, text: "", start: start, end: start) }
    let c = bytes[start]
    switch c {
    case 37: return try sigil(.temp)
    case 36: return try sigil(.variable)
    case 94: return try sigil(.block)
    case 64:
      if IRLexer.isDigit(peek(1)) || peek(1) == 45 { return place() }
      return try sigil(.function)
    case 34: return IRToken(kind: .string, text: try string(), start: start, end: position)
    case 45 where peek(1) == 62:
      position += 2
      return IRToken(kind: .arrow, text: "->", start: start, end: position)
    case 45 where IRLexer.isDigit(peek(1)): return number()
    case 48...57: return number()
    case 98 where peek(1) == 34:
      position += 1
      let content = try quotedBytes(isText: false)
      return IRToken(kind: .bytes, text: "", bytes: content, start: start, end: position)
    default: break
    }
    if IRText.isWordByte(c) {
      return IRToken(kind: .word, text: word(IRText.isWordByte), start: start, end: position)
    }
    position += 1
    return IRToken(kind: .punctuation, text: String(Unicode.Scalar(c)), start: start, end: position)
  }

  private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func sigil(_ kind: IRToken.Kind) throws(Diagnostic) -> IRToken {
    let start = position
    position += 1
    var name = ""
    if peek() == 34 {
      name = try string()
    } else if kind == .variable, peek() == 46 {
      position += 1
      name = "." + word(IRText.isWordByte)
    } else {
      name = word(kind == .function ? IRText.isFunctionByte : IRText.isWordByte)
      if name.isEmpty { throw failure("expected a name after '\(Unicode.Scalar(bytes[start]))'", from: start) }
    }
    var token = IRToken(kind: kind, text: name, start: start, end: position)
    if peek() == 35, IRLexer.isDigit(peek(1)) {
      position += 1
      guard let rank = Int(word(IRLexer.isDigit)), rank > 0 else { throw failure("the rank is too large", from: start) }
      token.rank = rank
      token.end = position
    }
    return token
  }

  private mutating func place() -> IRToken {
    let start = position
    position += 1
    let text = word { IRLexer.isDigit($0) || $0 == 58 || $0 == 45 }
    return IRToken(kind: .place, text: text, start: start, end: position)
  }

  private mutating func number() -> IRToken {
    let start = position
    if peek() == 45 { position += 1 }
    if peek() == 48, peek(1) == 120 {
      position += 2
      let digits = word(IRText.isWordByte)
      return IRToken(kind: .integer, text: "0x" + digits, start: start, end: position)
    }
    var isFloat = false
    while IRLexer.isDigit(peek()) { position += 1 }
    if peek() == 46, IRLexer.isDigit(peek(1)) {
      isFloat = true
      position += 1
      while IRLexer.isDigit(peek()) { position += 1 }
    }
    if peek() == 101 {
      let sign = peek(1) == 43 || peek(1) == 45 ? 1 : 0
      if IRLexer.isDigit(peek(1 + sign)) {
        isFloat = true
        position += 1 + sign
        while IRLexer.isDigit(peek()) { position += 1 }
      }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return IRToken(kind: isFloat ? .float : .integer, text: text, start: start, end: position)
  }

  private mutating func string() throws(Diagnostic) -> String {
    String(decoding: try quotedBytes(isText: true), as: UTF8.self)
  }

  /// The content of a literal whose opening quote is next.
  private mutating func quotedBytes(isText: Bool) throws(Diagnostic) -> [UInt8] {
    let start = position
    position += 1
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else { throw failure("this literal is not closed", from: start) }
      let c = bytes[position]
      position += 1
      if c == 34 { return content }
      if c != 92 {
        content.append(c)
        continue
      }
      let escape = position - 1
      let letter = peek()
      position += 1
      switch letter {
      case 34, 92: content.append(letter)
      case 110: content.append(10)
      case 114: content.append(13)
      case 116: content.append(9)
      case 120 where !isText:
        let digits = [peek(), peek(1)]
        guard let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
          throw failure("expected two hexadecimal digits", from: escape)
        }
        position += 2
        content.append(value)
      case 117 where isText && peek() == 123:
        position += 1
        let digits = word(IRText.isWordByte)
        guard peek() == 125, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
          throw failure("expected a Unicode scalar value in braces", from: escape)
        }
        position += 1
        content.append(contentsOf: String(Character(scalar)).utf8)
      default: throw failure("unknown escape", from: escape)
      }
    }
  }
}
