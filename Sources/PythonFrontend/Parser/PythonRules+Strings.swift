// String literals → nodes: adjacent ones are joined, f-strings become JoinedStr. In a joined string every constant takes
// the place of the whole, as CPython 3.11 has it.

import Diagnostics

extension PythonRules {
  /// Joins adjacent literals.
  mutating func strings(_ parts: [StringPart], _ span: Span) throws(Stop) -> Expr {
    _ = seen()
    if parts.count == 1, case .literal(let token) = parts[0] {
      return Expr(.constant(try literal(token)), span)
    }
    var isFormat = false
    var bytesCount = 0
    for part in parts {
      switch part {
      case .format: isFormat = true
      case .literal(let token): if isBytes(token) { bytesCount += 1 }
      }
    }
    if bytesCount > 0 {
      if bytesCount < parts.count { throw errorHere("cannot mix bytes and nonbytes literals") }
      var value: [UInt8] = []
      for part in parts { if case .bytes(let piece) = try literal(part.token) { value += piece } }
      return Expr(.constant(.bytes(value)), span)
    }
    let isUnicode = bytes[Int(tokens[parts[0].token].start)] == UInt8(ascii: "u")
    var joined = JoinedString(span: span, isUnicode: isUnicode)
    for part in parts {
      switch part {
      case .literal(let token):
        if case .string(let text, _) = try literal(token) { joined.add(text) }
      case .format(let start, let pieces, let end):
        let own = range(tokens[start].span, tokens[end].span)
        try add(pieces, to: &joined, start: start, own: own, inSpec: false)
      }
    }
    if isFormat { return Expr(.joinedStr(joined.finished()), span) }
    return joined.constant()
  }

  private mutating func isBytes(_ token: Int) -> Bool {
    var i = Int(tokens[token].start)
    while bytes[i] != UInt8(ascii: "'"), bytes[i] != UInt8(ascii: "\"") {
      if bytes[i] | 0x20 == UInt8(ascii: "b") { return true }
      i += 1
    }
    return false
  }

  private mutating func literal(_ token: Int) throws(Stop) -> Constant {
    do throws(Diagnostic) {
      return try StringLiteral.decode(
        tokens[token],
        in: source,
        lastToken: lastSeen,
        warnings: &warnings
      )
    } catch {
      throw stop(error)
    }
  }

  private mutating func add(
    _ pieces: [FStringPiece],
    to joined: inout JoinedString,
    start: Int,
    own: Span,
    inSpec: Bool
  ) throws(Stop) {
    for piece in pieces {
      switch piece {
      case .text(let token):
        do throws(Diagnostic) {
          joined.add(
            try StringLiteral.decodeMiddle(
              tokens[token],
              start: tokens[start],
              inSpec: inSpec,
              in: source,
              lastToken: lastSeen,
              warnings: &warnings
            )
          )
        } catch {
          throw stop(error)
        }
      case .field(let value, let debug, let conversion, let spec):
        if let debug { joined.add(.text(debug)) }
        var format: Expr?
        if let spec {
          var inner = JoinedString(span: joined.span, isUnicode: joined.isUnicode)
          try add(spec, to: &inner, start: start, own: own, inSpec: true)
          // A format spec and what text ends it take the place of their own f-string, not of all that is joined.
          inner.span = own
          format = Expr(.joinedStr(inner.finished()), own)
        }
        joined.add(
          Expr(.formattedValue(value, conversion: conversion, formatSpec: format), joined.span)
        )
      }
    }
  }

  /// A replacement field: `{value=!c:spec}`; the last token is the closing brace. CPython 3.11 reads the expression as
  /// if its braces were parentheses: a bare tuple or generator takes them as its place.
  mutating func replacementField(
    _ open: Int,
    _ value: Expr,
    _ clauses: [Comprehension]?,
    _ equals: Int?,
    _ conversion: Int?,
    _ spec: [FStringPiece]?,
    _ close: Int
  ) throws(Stop) -> FStringPiece? {
    var opening = tokens[open].span
    if isLineEndBehind(open) {
      // CPython 3.11 then takes the column of the string for that of the brace, or the line's start on later lines.
      let string = fstringStart(of: open)
      opening.column = tokens[string].span.line == opening.line ? tokens[string].span.column : 0
    }
    let behind = endOfExpression(open)
    let parens = range(opening, tokens[behind].span.oneColumn)
    var value = value
    if let clauses {
      if case .starred = value.kind { return nil }
      value = Expr(.generatorExp(elt: value, generators: clauses), parens)
    } else if case .starred = value.kind {
      return nil
    } else if case .tuple(let elements, let context) = value.kind, value.span.start == tokens[open + 1].span.start,
      !isParenthesised(open + 1, behind - 1)
    {
      value = Expr(.tuple(elements, context), parens)
    }
    var code = -1
    if let conversion {
      switch text(conversion) {
      case "s": code = 115
      case "r": code = 114
      case "a": code = 97
      default: throw error("f-string: invalid conversion character: expected 's', 'r', or 'a'", place(conversion))
      }
    }
    var debug: String?
    if let equals {
      let start = Int(tokens[open].end)
      let end = Int(tokens[equals + 1].start)
      debug = String(decoding: bytes[start..<end], as: UTF8.self)
      if conversion == nil, spec == nil { code = 114 }
    }
    return .field(value, debug: debug, conversion: code, spec: spec)
  }

  /// The token behind a field's expression: its `=`, `!`, `:` or closing brace.
  private mutating func endOfExpression(_ open: Int) -> Int {
    var depth = 0
    for token in (open + 1)..<tokens.count {
      switch kinds[token] {
      case Op.leftParen, Op.leftBracket, Op.leftBrace: depth += 1
      case Op.rightParen, Op.rightBracket, Op.rightBrace:
        if depth == 0 { return token }
        depth -= 1
      case Op.colon, Op.exclamation, Op.equal: if depth == 0 { return token }
      default: break
      }
    }
    return tokens.count - 1
  }

  /// Whether the parenthesis at `first` closes at `last`.
  private mutating func isParenthesised(_ first: Int, _ last: Int) -> Bool {
    guard kinds[first] == Op.leftParen, kinds[last] == Op.rightParen else { return false }
    var depth = 0
    for token in first...last {
      switch kinds[token] {
      case Op.leftParen, Op.leftBracket, Op.leftBrace: depth += 1
      case Op.rightParen, Op.rightBracket, Op.rightBrace: depth -= 1
      default: break
      }
      if depth == 0 { return token == last }
    }
    return false
  }

  /// Whether nothing but blanks stands between a token and the end of its line.
  private mutating func isLineEndBehind(_ token: Int) -> Bool {
    var i = Int(tokens[token].end)
    while bytes[i] == Byte.space || bytes[i] == Byte.tab || bytes[i] == Byte.formFeed { i += 1 }
    return bytes[i] == Byte.newline
  }

  /// The first token of the f-string that a token stands in.
  private mutating func fstringStart(of token: Int) -> Int {
    var depth = 0
    var i = token
    while i > 0 {
      i -= 1
      if kinds[i] == TokenKind.fstringEnd { depth += 1 }
      if kinds[i] == TokenKind.fstringStart {
        if depth == 0 { return i }
        depth -= 1
      }
    }
    return token
  }

  /// What is wrong with the replacement field that opens at a token: what CPython 3.11 finds when it scans the whole
  /// string, which it reports at the token behind it, or else the expression.
  mutating func fieldFault(_ open: Int) -> Stop {
    // Where the source could not be read on, the lexer knows better.
    if kinds[min(farthest, tokens.count - 1)] == Self.faultKind { return Stop() }
    var start = fstringStart(of: open)
    var depth = 0
    for token in 0..<start {
      if kinds[token] == TokenKind.fstringStart { depth += 1 }
      if kinds[token] == TokenKind.fstringEnd { depth -= 1 }
    }
    while depth > 0 {
      start = fstringStart(of: start)
      depth -= 1
    }
    var end = start
    depth = 0
    repeat {
      if kinds[end] == TokenKind.fstringStart { depth += 1 }
      if kinds[end] == TokenKind.fstringEnd { depth -= 1 }
      end += 1
    } while depth > 0 && end < tokens.count
    let last = tokens[min(farthest, endOfExpression(open))].span
    if depth > 0 { return error("invalid syntax", last) }
    var scanner = FStringScanner(
      isRaw: StringLiteral.isRaw(tokens[start], in: source),
      end: Int(tokens[end - 1].start),
      pos: Int(tokens[start].end)
    )
    guard let message = scanner.firstFault(bytes.span) else { return error("invalid syntax", last) }
    while end < tokens.count - 1, kinds[end] == TokenKind.string || isInFString(end) { end += 1 }
    return error(message, tokens[end].span)
  }

  /// The place of the whole f-string that starts at a token.
  mutating func fstringSpan(_ start: Int) -> Span {
    var depth = 0
    for token in start..<tokens.count {
      if kinds[token] == TokenKind.fstringStart { depth += 1 }
      if kinds[token] == TokenKind.fstringEnd { depth -= 1 }
      if depth == 0 { return range(tokens[start].span, tokens[token].span) }
    }
    return tokens[start].span
  }

  /// Whether a token belongs to an f-string.
  private mutating func isInFString(_ token: Int) -> Bool {
    if kinds[token] == TokenKind.fstringStart { return true }
    var depth = 0
    for i in 0..<token {
      if kinds[i] == TokenKind.fstringStart { depth += 1 }
      if kinds[i] == TokenKind.fstringEnd { depth -= 1 }
    }
    return depth > 0
  }
}

/// A string being joined: text gathers until a field comes.
private struct JoinedString {
  var span: Span
  let isUnicode: Bool
  private var text: [PythonString] = []
  private var values: [Expr] = []

  init(span: Span, isUnicode: Bool) {
    self.span = span
    self.isUnicode = isUnicode
  }

  mutating func add(_ piece: PythonString) {
    if case .text("") = piece { return }
    text.append(piece)
  }

  mutating func add(_ field: Expr) {
    flush()
    values.append(field)
  }

  private mutating func flush() {
    if text.isEmpty { return }
    values.append(constant())
    text = []
  }

  func constant() -> Expr {
    Expr(.constant(.string(text.isEmpty ? .text("") : StringLiteral.concatenate(text), kind: isUnicode)), span)
  }

  mutating func finished() -> [Expr] {
    flush()
    return values
  }
}

extension Span {
  /// Line and column of the start.
  fileprivate var start: SIMD2<Int32> { SIMD2(line, column) }

  /// The first column alone.
  fileprivate var oneColumn: Span { Span(line: line, column: column, endLine: line, endColumn: column + 1) }
}
