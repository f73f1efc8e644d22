// What CPython 3.11 says about a malformed f-string. There an f-string is first a plain string token and taken apart
// later; here it is lexed into pieces (PEP 701). When that fails, this goes over the string once more in 3.11's way to
// find its words: the end of the string is where a plain string would end, then the fields are scanned for the first
// fault. Faults of the string itself are reported at the first token behind it; faults inside a field's expression in
// the coordinates of that expression, put between parentheses.

import Diagnostics

/// Finds the first fault of an f-string's body as CPython 3.11 scans it.
struct FStringScanner {
  let isRaw: Bool
  let end: Int
  var pos: Int

  /// The message; nil if the fields are well-formed on the surface.
  mutating func firstFault(_ s: Span8) -> String? { scan(s, level: 0) }

  private mutating func scan(_ s: Span8, level: Int) -> String? {
    while true {
      switch literal(s, level) {
      case .fault(let message): return message
      case .doubledBrace: continue
      case .end: break
      }
      if pos >= end || s[pos] == UInt8(ascii: "}") { break }
      if let message = field(s, level) { return message }
    }
    return level > 0 && at(s, pos) != UInt8(ascii: "}") ? "f-string: expecting '}'" : nil
  }

  private enum LiteralEnd {
    case end
    case doubledBrace
    case fault(String)
  }

  private mutating func literal(_ s: Span8, _ level: Int) -> LiteralEnd {
    while pos < end {
      var c = s[pos]
      pos += 1
      if c == Byte.backslash, !isRaw, pos < end {
        c = s[pos]
        pos += 1
        if c == UInt8(ascii: "N") {
          if pos < end {
            pos += 1
            if s[pos - 1] == UInt8(ascii: "{") {
              while pos < end {
                pos += 1
                if s[pos - 1] == UInt8(ascii: "}") { break }
              }
            }
          }
          continue
        }
      }
      guard c == UInt8(ascii: "{") || c == UInt8(ascii: "}") else { continue }
      if level == 0 {
        if pos < end, s[pos] == c {
          pos += 1
          return .doubledBrace
        }
        if c == UInt8(ascii: "}") { return .fault("f-string: single '}' is not allowed") }
      }
      pos -= 1
      break
    }
    return .end
  }

  private mutating func field(_ s: Span8, _ level: Int) -> String? {
    if level >= 2 { return "f-string: expressions nested too deeply" }
    pos += 1
    let start = pos
    if let message = expression(s) { return message }
    if pos >= end { return "f-string: expecting '}'" }
    if isBlank(s, start, pos) {
      let c = s[pos]
      return c == UInt8(ascii: "}")
        ? "f-string: empty expression not allowed"
        : "f-string: expression required before '\(Character(UnicodeScalar(c)))'"
    }
    if s[pos] == UInt8(ascii: "=") {
      pos += 1
      while pos < end, isBlank(s, pos, pos + 1) { pos += 1 }
      if pos >= end { return "f-string: expecting '}'" }
    }
    if s[pos] == UInt8(ascii: "!") {
      pos += 1
      if pos >= end { return "f-string: expecting '}'" }
      let letter = s[pos]
      pos += 1
      if letter != UInt8(ascii: "s"), letter != UInt8(ascii: "r"), letter != UInt8(ascii: "a") {
        return "f-string: invalid conversion character: expected 's', 'r', or 'a'"
      }
      if pos >= end { return "f-string: expecting '}'" }
    }
    if s[pos] == UInt8(ascii: ":") {
      pos += 1
      if pos >= end { return "f-string: expecting '}'" }
      if let message = scan(s, level: level + 1) { return message }
    }
    if pos >= end || s[pos] != UInt8(ascii: "}") { return "f-string: expecting '}'" }
    pos += 1
    return nil
  }

  private func isBlank(_ s: Span8, _ start: Int, _ end: Int) -> Bool {
    for i in start..<end where s[i] != Byte.space && !(9...13).contains(s[i]) { return false }
    return true
  }

  /// Finds the end of a field's expression. A backslash or a comment in it, which 3.11 refuses, is none of its
  /// business: PEP 701 allows them.
  mutating func expression(_ s: Span8) -> String? {
    var open: [UInt8] = []
    var quote: UInt8 = 0
    var isTriple = false
    scan: while pos < end {
      let c = s[pos]
      if quote != 0 {
        if c == quote {
          if !isTriple {
            quote = 0
          } else if pos + 2 < end, s[pos + 1] == c, s[pos + 2] == c {
            pos += 2
            quote = 0
          }
        }
        pos += 1
        continue
      }
      switch c {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        isTriple = pos + 2 < end && s[pos + 1] == c && s[pos + 2] == c
        if isTriple { pos += 2 }
        quote = c
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if open.count >= Lexer.maxBrackets { return "f-string: too many nested parenthesis" }
        open.append(c)
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "<"),
        UInt8(ascii: "}"):
        if open.isEmpty {
          if c != UInt8(ascii: ":"), c != UInt8(ascii: "}"), pos + 1 < end, s[pos + 1] == UInt8(ascii: "=") {
            pos += 1
          } else if c != UInt8(ascii: ">"), c != UInt8(ascii: "<") {
            break scan
          }
        } else if c == UInt8(ascii: "}"), let message = close(c, &open) {
          return message
        }
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if open.isEmpty { return "f-string: unmatched '\(Character(UnicodeScalar(c)))'" }
        if let message = close(c, &open) { return message }
      default: break
      }
      pos += 1
    }
    if quote != 0 { return "f-string: unterminated string" }
    if let last = open.last { return "f-string: unmatched '\(Character(UnicodeScalar(last)))'" }
    return nil
  }

  private func close(_ c: UInt8, _ open: inout [UInt8]) -> String? {
    let last = open.removeLast()
    // The closing character follows its opening one directly in ASCII, or with one between.
    if c == last + 1 || c == last + 2 { return nil }
    return "f-string: closing parenthesis '\(Character(UnicodeScalar(c)))' does not match opening parenthesis "
      + "'\(Character(UnicodeScalar(last)))'"
  }
}

extension Lexer {
  /// Puts a fault met inside an f-string into CPython 3.11's words and place. The outermost f-string is the bottom of
  /// the stack.
  mutating func explainFStringFault(_ s: Span8) {
    guard let outer = fstrings.first, let met = result.error else { return }
    let bodyStart = outer.start + quoteOffset(s, outer.start) + (outer.isTriple ? 3 : 1)
    var rest = Lexer(source)
    rest.pos = bodyStart
    rest.line = outer.startLine
    rest.lineStart = outer.startLineStart
    rest.lexesPlainStrings = true
    rest.brackets = Array(brackets.prefix { !$0.isField })
    guard rest.skipPlainString(s, outer.quote, outer.isTriple) else {
      unterminated(s, outer.start, outer.startLine, outer.startLineStart, rest.pos, outer.isTriple, line: rest.line)
      return
    }
    let bodyEnd = rest.pos - (outer.isTriple ? 3 : 1)
    var scanner = FStringScanner(isRaw: outer.isRaw, end: bodyEnd, pos: bodyStart)
    guard let message = scanner.firstFault(s) else {
      if !fstrings.contains(where: { !$0.fields.isEmpty }) { return }
      // The fields that the fault left open end where 3.11's scan would end them.
      for index in result.fields.indices where result.fields[index].end == s.count {
        var field = FStringScanner(isRaw: outer.isRaw, end: bodyEnd, pos: result.fields[index].start)
        _ = field.expression(s)
        result.fields[index].end = field.pos
      }
      result.error = result.relocated(met, prefix: "")
      result.errorTakesPrecedence = false
      return
    }
    // What follows is lexed in 3.11's way: the fault is reported at the token behind the string, unless lexing what
    // follows fails first.
    rest.run(s, atLineStart: false)
    rest.finish(s)
    if rest.result.errorTakesPrecedence, let later = rest.result.error {
      result.error = later
      return
    }
    let next = rest.result.tokens.first { $0.kind != TokenKind.string }
    if let next, next.kind != TokenKind.endMarker || rest.result.error == nil {
      result.error = Diagnostic(kind: "SyntaxError", message: message, span: next.span, file: source.name)
    } else {
      result.error = rest.result.error
    }
    result.errorTakesPrecedence = false
  }

  /// Length of the prefix of a string that starts at `start`.
  private func quoteOffset(_ s: Span8, _ start: Int) -> Int {
    var i = start
    while s[i] != UInt8(ascii: "\""), s[i] != UInt8(ascii: "'") { i += 1 }
    return i - start
  }
}

/// A replacement field's expression.
struct FieldExpression: Sendable {
  /// Offset behind the brace.
  var start: Int
  /// Offset behind the expression.
  var end: Int
  /// Line and column of `start`.
  var line: Int32
  var column: Int32
}

extension LexResult {
  /// A fault inside the expression of an f-string's field as CPython 3.11 reports it: its message prefixed, its place
  /// counted in the expression between parentheses, which is shown instead of the source's line. Other faults come
  /// back as they are. The parser passes its syntax errors through here.
  public func relocatedInFString(_ fault: Diagnostic) -> Diagnostic {
    let relocated = relocated(fault, prefix: "f-string: ")
    return relocated
  }

  func relocated(_ fault: Diagnostic, prefix: String) -> Diagnostic {
    var inner: FieldExpression?
    for field in fields {
      let start = (field.line, field.column)
      if (fault.span.line, fault.span.column) < start { break }
      let end = place(field.end, from: field)
      if (fault.span.line, fault.span.column) <= end { inner = field }
    }
    guard let field = inner else { return fault }
    var out = fault
    out.message = prefix + fault.message
    var lines = bytes[field.start..<max(field.start, field.end)].split(separator: 10, omittingEmptySubsequences: false)
    lines[0] = [UInt8(ascii: "(")] + lines[0]
    lines[lines.count - 1] += [UInt8(ascii: ")")]
    let row = Int(fault.span.line - field.line)
    if row < lines.count { out.text = String(decoding: lines[row], as: UTF8.self) }
    if row == 0 {
      out.span.column += 1 - field.column
      if out.span.endLine == fault.span.line, out.span.endColumn >= 0 { out.span.endColumn += 1 - field.column }
    }
    return out
  }

  /// Line and column of an offset behind a field's start.
  private func place(_ offset: Int, from field: FieldExpression) -> (Int32, Int32) {
    var line = field.line
    var lineStart = field.start - Int(field.column)
    var i = field.start
    while i < offset {
      if bytes[i] == Byte.newline {
        line += 1
        lineStart = i + 1
      }
      i += 1
    }
    return (line, Int32(offset - lineStart))
  }
}
