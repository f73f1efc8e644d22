// Strings and f-strings. A plain string is one token. An f-string becomes FSTRING_START, FSTRING_MIDDLE (raw text, in
// which "{{" and "}}" of the literal part still stand doubled), the tokens of each replacement field between "{" and "}",
// and FSTRING_END: PEP 701, after the tokenizer of CPython 3.12. `fstrings` is the stack of f-strings being lexed, each
// with the bracket depth of its open fields.

import Diagnostics

/// Prefix of a string literal.
struct StringPrefix {
  var isRaw = false
  var isBytes = false
  var isFormat = false
  var isUnicode = false

  /// No prefix.
  init() {}

  /// Reads a prefix of one or two letters; nil if it is none.
  init?(_ s: Span8, from start: Int, to end: Int) {
    for i in start..<end {
      switch s[i] | 0x20 {
      case UInt8(ascii: "r"):
        if isRaw || isUnicode { return nil }
        isRaw = true
      case UInt8(ascii: "b"):
        if isBytes || isFormat || isUnicode { return nil }
        isBytes = true
      case UInt8(ascii: "f"):
        if isFormat || isBytes || isUnicode { return nil }
        isFormat = true
      case UInt8(ascii: "u"):
        if isRaw || isBytes || isFormat || isUnicode { return nil }
        isUnicode = true
      default: return nil
      }
    }
  }
}

extension Lexer {
  /// A string literal that starts at `start`; its quote is at `pos`.
  mutating func string(_ s: Span8, _ start: Int, _ prefix: StringPrefix = StringPrefix()) -> Bool {
    let quote = s[pos]
    let isTriple = at(s, pos + 1) == quote && at(s, pos + 2) == quote
    if prefix.isFormat, !lexesPlainStrings { return fstringStart(s, start, prefix, quote, isTriple) }
    let startLine = line
    let startLineStart = lineStart
    pos &+= isTriple ? 3 : 1
    if skipPlainString(s, quote, isTriple) {
      emit(TokenKind.string, from: start, line: startLine, lineStart: startLineStart, to: pos)
      return true
    }
    if let open = fstrings.last, open.quote == quote, open.isTriple == isTriple {
      return failInField("f-string: expecting '}'", s)
    }
    unterminated(s, start, startLine, startLineStart, pos, isTriple, line: line)
    return false
  }

  /// Moves from behind the opening quote to behind the closing one; false if there is none.
  mutating func skipPlainString(_ s: Span8, _ quote: UInt8, _ isTriple: Bool) -> Bool {
    var i = pos
    while i < s.count {
      let c = s[i]
      if c == quote {
        if !isTriple {
          pos = i &+ 1
          return true
        }
        if at(s, i + 1) == quote, at(s, i + 2) == quote {
          pos = i &+ 3
          return true
        }
      } else if c == Byte.newline {
        if !isTriple { break }
        line &+= 1
        lineStart = i &+ 1
      } else if c == Byte.backslash {
        i &+= 1
        if at(s, i) == Byte.newline {
          line &+= 1
          lineStart = i &+ 1
        }
      }
      i &+= 1
    }
    pos = min(i, s.count)
    return false
  }

  /// A string literal that starts at `start` finds no end up to `i`.
  mutating func unterminated(
    _ s: Span8,
    _ start: Int,
    _ startLine: Int,
    _ startLineStart: Int,
    _ i: Int,
    _ isTriple: Bool,
    line: Int
  ) {
    // The last line counts only if it has text.
    let detected = i >= s.count && i > 0 && s[i - 1] == Byte.newline ? line - 1 : line
    let column = Int32(start - startLineStart)
    fail(
      "unterminated \(isTriple ? "triple-quoted " : "")string literal (detected at line \(max(detected, startLine)))",
      Span(line: Int32(startLine), column: column, endLine: Int32(startLine), endColumn: column)
    )
  }

  // MARK: - f-strings

  private mutating func fstringStart(
    _ s: Span8,
    _ start: Int,
    _ prefix: StringPrefix,
    _ quote: UInt8,
    _ isTriple: Bool
  ) -> Bool {
    if fstrings.count >= Self.maxFStrings {
      fail("too many nested f-strings", at: start)
      return false
    }
    fstrings.append(
      FString(
        start: start,
        startLine: line,
        startLineStart: lineStart,
        quote: quote,
        isTriple: isTriple,
        isRaw: prefix.isRaw
      )
    )
    pos += isTriple ? 3 : 1
    emit(TokenKind.fstringStart, from: start, to: pos)
    return fstringText(s)
  }

  /// Text of an f-string or of a format spec, up to the next field or the end.
  mutating func fstringText(_ s: Span8) -> Bool {
    let mode = fstrings[fstrings.count - 1]
    let isSpec = !mode.fields.isEmpty
    let start = pos
    let startLine = line
    let startLineStart = lineStart
    var i = pos
    scan: while i < s.count {
      let c = s[i]
      switch c {
      case mode.quote:
        if !mode.isTriple || (at(s, i + 1) == c && at(s, i + 2) == c) {
          middle(start, startLine, startLineStart, i)
          pos = i
          if isSpec { return failInField("f-string: expecting '}'", s) }
          pos = i + (mode.isTriple ? 3 : 1)
          emit(TokenKind.fstringEnd, from: i, to: pos)
          fstrings.removeLast()
          return true
        }
        i += 1
      case UInt8(ascii: "{"):
        if !isSpec, at(s, i + 1) == c {
          i += 2
          continue scan
        }
        middle(start, startLine, startLineStart, i)
        pos = i
        return openField(s)
      case UInt8(ascii: "}"):
        if isSpec {
          middle(start, startLine, startLineStart, i)
          pos = i
          return closeField(s)
        }
        if at(s, i + 1) == c {
          i += 2
          continue scan
        }
        return failInField("f-string: single '}' is not allowed", s)
      case Byte.newline:
        if !mode.isTriple { break scan }
        i += 1
        line += 1
        lineStart = i
      case Byte.backslash:
        i = afterBackslash(s, i, mode.isRaw)
      default:
        i += 1
      }
    }
    pos = min(i, s.count)
    if isSpec { return failInField("f-string: expecting '}'", s) }
    unterminated(s, mode.start, mode.startLine, mode.startLineStart, pos, mode.isTriple, line: line)
    return false
  }

  /// Where the text goes on after the backslash at `i`: a brace behind it still opens a field, unless the escape is
  /// `\N{…}`.
  private mutating func afterBackslash(_ s: Span8, _ i: Int, _ isRaw: Bool) -> Int {
    let next = at(s, i + 1)
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { return i + 1 }
    if next == Byte.newline {
      line += 1
      lineStart = i + 2
      return i + 2
    }
    if !isRaw, next == UInt8(ascii: "N"), at(s, i + 2) == UInt8(ascii: "{") {
      var end = i + 3
      while Byte.isWordPart(at(s, end)) || at(s, end) == Byte.space || at(s, end) == UInt8(ascii: "-") { end += 1 }
      return at(s, end) == UInt8(ascii: "}") ? end + 1 : i + 3
    }
    return i + 2
  }

  private mutating func middle(_ start: Int, _ startLine: Int, _ startLineStart: Int, _ end: Int) {
    if end > start {
      emit(TokenKind.fstringMiddle, from: start, line: startLine, lineStart: startLineStart, to: end)
    }
  }

  private mutating func openField(_ s: Span8) -> Bool {
    if fstrings[fstrings.count - 1].fields.count >= Self.maxFields {
      return failInField("f-string: expressions nested too deeply", s)
    }
    if !open(UInt8(ascii: "{"), isField: true) { return false }
    fstrings[fstrings.count - 1].fields.append(brackets.count)
    fstrings[fstrings.count - 1].fieldNumbers.append(result.fields.count)
    result.fields.append(
      FieldExpression(start: pos, end: s.count, line: Int32(line), column: Int32(pos - lineStart))
    )
    return checkFieldStart(s)
  }

  /// A field must hold something.
  private mutating func checkFieldStart(_ s: Span8) -> Bool {
    var i = pos
    while i < s.count, s[i] == Byte.space || (9...13).contains(s[i]) { i += 1 }
    switch at(s, i) {
    case UInt8(ascii: "}"), UInt8(ascii: ":"): break
    case UInt8(ascii: "!"), UInt8(ascii: "="):
      if at(s, i + 1) == UInt8(ascii: "=") { return true }
    default: return true
    }
    return failInField("f-string: empty expression not allowed", s)
  }

  /// The expression of the innermost field ends at `pos`.
  mutating func endExpression() {
    guard let number = fstrings[fstrings.count - 1].fieldNumbers.last else { return }
    if result.fields[number].end > pos { result.fields[number].end = pos }
  }

  /// "!" at `pos`, outside the brackets of a field's expression: a conversion.
  mutating func conversion(_ s: Span8) -> Bool {
    let letter = at(s, pos + 1)
    guard letter == UInt8(ascii: "s") || letter == UInt8(ascii: "r") || letter == UInt8(ascii: "a") else {
      return failInField("f-string: invalid conversion character: expected 's', 'r', or 'a'", s)
    }
    let next = at(s, pos + 2)
    guard next == UInt8(ascii: "}") || next == UInt8(ascii: ":") else {
      return failInField("f-string: expecting '}'", s)
    }
    return true
  }

  mutating func closeField(_ s: Span8) -> Bool {
    endExpression()
    fstrings[fstrings.count - 1].fields.removeLast()
    fstrings[fstrings.count - 1].fieldNumbers.removeLast()
    brackets.removeLast()
    emit(Op.rightBrace, from: pos, to: pos + 1)
    pos += 1
    return fstringText(s)
  }

  /// A fault inside the innermost f-string.
  mutating func failInField(_ message: String, _ s: Span8) -> Bool {
    fail(message, at: pos)
    return false
  }
}
