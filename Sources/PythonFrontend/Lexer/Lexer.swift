// Source bytes → tokens, the first stage of the front end. One pass over the whole source into a flat array, so that
// the parser can go back and forth by index. Shape after CPython's tokenizer.c (3.11 for words and places of errors,
// 3.12 for f-strings, which are lexed into pieces as PEP 701 has it).
//
// The loop works on bytes; only identifiers with non-ASCII letters are decoded. Reserved words are found by a perfect
// hash of the word's up to eight bytes, gathered while the word is scanned.
//
// A fault ends the array early: `LexResult.error` is then what the parser must report if it gets as far as the end
// marker, and often also instead of an error of its own (see `error(insteadOf:lastToken:)`).

import Diagnostics

/// A bracket that was still open where the lexer stopped.
public struct OpenBracket: Sendable {
  /// "(", "[" or "{".
  public var byte: UInt8
  /// Where it stands.
  public var span: Span
  /// True for the brace of an f-string's replacement field.
  var isField: Bool
}

/// What the lexer makes of a source.
public struct LexResult: Sendable {
  /// The tokens; the last is always an end marker.
  public var tokens: [Token] = []
  /// What to report when the parser reaches the end marker; nil for a source that ends well.
  public var error: Diagnostic?
  /// Whether `error` also replaces a syntax error that the parser found before reaching it.
  public var errorTakesPrecedence = false
  /// Brackets open where the lexer stopped, outermost first.
  public var openBrackets: [OpenBracket] = []
  /// Warnings, such as a number running into a word.
  public var warnings: [Diagnostic] = []
  /// Name of the file, for messages.
  var file = ""
  /// The source.
  var bytes: [UInt8] = []
  /// Expressions of replacement fields, in the order in which they begin.
  var fields: [FieldExpression] = []

  /// What to report when the parser fails with a syntax error having fetched tokens up to `lastToken`: as in CPython,
  /// faults of the rest of the source come first, then a bracket left open on an earlier line. (Not to be asked for
  /// "unexpected indent", which CPython reports at once.)
  public func error(insteadOf parserError: Diagnostic, lastToken: Token) -> Diagnostic {
    if errorTakesPrecedence, let error { return error }
    if let open = openBrackets.last, lastToken.span.line > open.span.line { return Self.neverClosed(open, file: file) }
    return parserError
  }

  /// "'(' was never closed" at the bracket.
  static func neverClosed(_ open: OpenBracket, file: String) -> Diagnostic {
    let span = Span(line: open.span.line, column: open.span.column, endLine: open.span.line, endColumn: -1)
    let bracket = String(UnicodeScalar(open.byte))
    return Diagnostic(kind: "SyntaxError", message: "'\(bracket)' was never closed", span: span, file: file)
  }
}

/// The lexer.
public struct Lexer {
  // Limits of CPython's tokenizer.
  static let maxIndent = 100
  static let maxBrackets = 200
  static let maxFStrings = 150
  static let maxFields = 3

  /// An f-string being lexed.
  struct FString {
    var start: Int
    var startLine: Int
    var startLineStart: Int
    var quote: UInt8
    var isTriple: Bool
    var isRaw: Bool
    /// Count of brackets inside the brace of each open replacement field, innermost last.
    var fields: [Int] = []
    /// Index of each open field among all fields of the source.
    var fieldNumbers: [Int] = []
  }

  var result = LexResult()
  var tokens: [Token] = []
  var pos = 0
  var line = 1
  var lineStart = 0
  var indents: [Int] = [0]
  var altIndents: [Int] = [0]
  var brackets: [OpenBracket] = []
  var fstrings: [FString] = []
  /// The last line that a backslash joined to the one before, and the first line of CPython's buffer then.
  private var joined = (line: 0, first: 0)
  /// Whether f-strings are taken for plain strings, as CPython 3.11's tokenizer does; for finding its words only.
  var lexesPlainStrings = false
  let source: SourceFile
  private let words: [UInt64]
  private let wordKinds: [UInt8]

  /// Lexes a source whose bytes have been through SourceDecoder.
  public static func lex(_ source: SourceFile) -> LexResult {
    var lexer = Lexer(source)
    lexer.tokens.reserveCapacity(source.bytes.count / 4 + 16)
    let bytes = source.bytes
    lexer.run(bytes.span, atLineStart: true)
    lexer.finish(bytes.span)
    return lexer.result
  }

  init(_ source: SourceFile) {
    self.source = source
    result.file = source.name
    result.bytes = source.bytes
    (words, wordKinds) = WordTable.shared
  }

  // MARK: - Emitting

  @inline(__always)
  mutating func emit(_ kind: UInt8, from start: Int, to end: Int) {
    let span = Span(
      line: Int32(truncatingIfNeeded: line),
      column: Int32(truncatingIfNeeded: start &- lineStart),
      endLine: Int32(truncatingIfNeeded: line),
      endColumn: Int32(truncatingIfNeeded: end &- lineStart)
    )
    tokens.append(
      Token(kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), span: span)
    )
  }

  /// A token that began on an earlier line than the current one.
  mutating func emit(_ kind: UInt8, from start: Int, line startLine: Int, lineStart startLineStart: Int, to end: Int) {
    let span = Span(
      line: Int32(startLine),
      column: Int32(start - startLineStart),
      endLine: Int32(line),
      endColumn: Int32(end - lineStart)
    )
    tokens.append(Token(kind: kind, start: Int32(start), end: Int32(end), span: span))
  }

  // MARK: - Faults

  /// Records a fault whose range is one character that starts at `offset`, or the empty range CPython gives there.
  mutating func fail(_ message: String, at offset: Int) {
    let column = Int32(offset - lineStart)
    fail(message, Span(line: Int32(line), column: column, endLine: Int32(line), endColumn: column))
  }

  mutating func fail(_ message: String, _ span: Span, kind: String = "SyntaxError", takesPrecedence: Bool = true) {
    result.error = Diagnostic(kind: kind, message: message, span: span, file: source.name)
    result.errorTakesPrecedence = takesPrecedence
  }

  /// Place of a fault told by line only: columns as CPython's "no end" and first column.
  func wholeLine(column: Int = 0, endColumn: Int = -1) -> Span {
    Span(line: Int32(line), column: Int32(column), endLine: Int32(line), endColumn: Int32(endColumn))
  }

  /// Length of the current line with its newline (which a last line without one is given).
  func lineLength(_ s: Span8) -> Int {
    var i = lineStart
    while i < s.count, s[i] != Byte.newline { i += 1 }
    return i - lineStart + 1
  }

  // MARK: - End

  mutating func finish(_ s: Span8) {
    let end = Int32(pos)
    if !fstrings.isEmpty {
      if result.error == nil { fail("f-string: expecting '}'", at: pos) }
      explainFStringFault(s)
    }
    if result.error == nil, let open = brackets.last {
      result.error = LexResult.neverClosed(open, file: source.name)
      result.errorTakesPrecedence = false
    }
    result.openBrackets = brackets.filter { !$0.isField }
    let last = tokens.last?.kind ?? (lexesPlainStrings ? TokenKind.string : TokenKind.newline)
    if result.error == nil, last != TokenKind.newline, last != TokenKind.dedent {
      // A last line without a line ending is given one.
      emit(TokenKind.newline, from: pos, to: pos)
      line += 1
      lineStart = pos
    }
    // A last line of blanks is a line, too.
    if result.error == nil, pos > lineStart {
      line += 1
      lineStart = pos
    }
    if result.error == nil {
      let place = Span(line: Int32(line), column: 0, endLine: Int32(line), endColumn: 0)
      while indents.count > 1 {
        indents.removeLast()
        tokens.append(Token(kind: TokenKind.dedent, start: end, end: end, span: place))
      }
      tokens.append(Token(kind: TokenKind.endMarker, start: end, end: end, span: place))
    } else {
      emit(TokenKind.endMarker, from: pos, to: pos)
    }
    result.tokens = tokens
  }

  // MARK: - The loop

  mutating func run(_ s: Span8, atLineStart: Bool) {
    if atLineStart, !startLine(s) { return }
    while true {
      var c = at(s, pos)
      while c == Byte.space || c == Byte.tab || c == Byte.formFeed {
        pos &+= 1
        c = at(s, pos)
      }
      let start = pos
      if Byte.isWordStart(c) {
        if !word(s, start) { return }
        continue
      }
      switch c {
      case Byte.newline:
        pos &+= 1
        if brackets.isEmpty {
          // Without its byte: CPython shows errors at a line's end as a place, not a range.
          emit(TokenKind.newline, from: start, to: start)
          nextLine()
          if !startLine(s) { return }
        } else {
          nextLine()
        }
      case UInt8(ascii: "#"):
        comment(s)
        // The newline's token takes the comment in, as CPython's does: carets of "expected ':'" show it.
        if brackets.isEmpty {
          let end = pos
          if pos < s.count { pos += 1 }
          emit(TokenKind.newline, from: start, to: end)
          nextLine()
          if !startLine(s) { return }
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !number(s, start) { return }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if !string(s, start) { return }
      case UInt8(ascii: "\\"):
        if !continuation(s) { return }
      case 0:
        if pos < s.count {
          fail("source code cannot contain null bytes", at: pos)
        }
        return
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if !open(c, isField: false) { return }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if !close(s, c) { return }
      default:
        if !punctuation(s, c, start) { return }
      }
    }
  }

  @inline(__always)
  mutating func nextLine() {
    line &+= 1
    lineStart = pos
  }

  @inline(__always)
  private mutating func comment(_ s: Span8) {
    while pos < s.count, s[pos] != Byte.newline { pos &+= 1 }
  }

  /// First line of what CPython's buffer holds: strings that reach into this line, and lines joined to it, are in it.
  private func bufferLine() -> Int {
    var first = line
    for token in tokens.reversed() {
      if Int(token.span.endLine) < first { break }
      first = min(first, Int(token.span.line))
    }
    return joined.line == first ? joined.first : first
  }

  /// `\` at `pos`: joins the next line to this one.
  private mutating func continuation(_ s: Span8, isIndentation: Bool = false) -> Bool {
    if pos + 1 < s.count, s[pos + 1] != Byte.newline {
      fail(
        "unexpected character after line continuation character",
        wholeLine(column: pos + 1 - source.lineStarts[bufferLine() - 1], endColumn: -1),
        takesPrecedence: false
      )
      return false
    }
    if pos + 2 >= s.count {
      let length = lineLength(s)
      if brackets.isEmpty {
        fail(
          "unexpected EOF while parsing",
          wholeLine(column: length - 1, endColumn: -2),
          takesPrecedence: false
        )
      }
      pos = s.count
      return false
    }
    if !isIndentation { joined = (line + 1, bufferLine()) }
    pos += 2
    nextLine()
    return true
  }

  /// Indentation of a new line: skips blank and comment lines, then emits INDENT or DEDENT tokens.
  private mutating func startLine(_ s: Span8) -> Bool {
    while true {
      var column = 0
      var altColumn = 0
      // After a continuation the indentation is that of the line that began it.
      var continued = false
      scan: while true {
        switch at(s, pos) {
        case Byte.space:
          if !continued {
            column &+= 1
            altColumn &+= 1
          }
        case Byte.tab:
          if !continued {
            column = (column / 8 + 1) * 8
            altColumn &+= 1
          }
        case Byte.formFeed:
          if !continued {
            column = 0
            altColumn = 0
          }
        case UInt8(ascii: "\\"):
          // A column of 0 does not count as one: the next line's indentation does.
          if column > 0 {
            continued = true
            altColumn = column
          }
          if !continuation(s, isIndentation: true) { return false }
          continue scan
        default:
          break scan
        }
        pos &+= 1
      }
      let c = at(s, pos)
      if c == UInt8(ascii: "#") {
        comment(s)
        if pos >= s.count { return true }
        pos &+= 1
        nextLine()
        continue
      }
      if c == Byte.newline {
        pos &+= 1
        nextLine()
        continue
      }
      if c == 0, pos >= s.count { return true }
      return indent(s, column, altColumn)
    }
  }

  private mutating func indent(_ s: Span8, _ column: Int, _ altColumn: Int) -> Bool {
    let top = indents[indents.count - 1]
    if column == top {
      if altColumn != altIndents[altIndents.count - 1] { return tabError() }
      return true
    }
    if column > top {
      if indents.count >= Self.maxIndent {
        fail("too many levels of indentation", wholeLine(), kind: "IndentationError", takesPrecedence: false)
        return false
      }
      if altColumn <= altIndents[altIndents.count - 1] { return tabError() }
      indents.append(column)
      altIndents.append(altColumn)
      emit(TokenKind.indent, from: lineStart, to: pos)
      return true
    }
    var count = 0
    while indents.count > 1, column < indents[indents.count - 1] {
      indents.removeLast()
      altIndents.removeLast()
      count += 1
    }
    if column != indents[indents.count - 1] {
      fail(
        "unindent does not match any outer indentation level",
        wholeLine(column: lineLength(s) - 1, endColumn: -2),
        kind: "IndentationError",
        takesPrecedence: false
      )
      return false
    }
    if altColumn != altIndents[altIndents.count - 1] { return tabError() }
    for _ in 0..<count { emit(TokenKind.dedent, from: pos, to: pos) }
    return true
  }

  private mutating func tabError() -> Bool {
    fail(
      "inconsistent use of tabs and spaces in indentation",
      wholeLine(),
      kind: "TabError",
      takesPrecedence: false
    )
    return false
  }

  // MARK: - Words

  @inline(__always)
  private mutating func word(_ s: Span8, _ start: Int) -> Bool {
    var i = start
    var hash: UInt64 = 0
    var seen: UInt8 = 0
    while i < s.count {
      let c = s[i]
      if !Byte.isWordPart(c) { break }
      hash = hash &<< 8 | UInt64(c)
      seen |= c
      i &+= 1
    }
    let length = i &- start
    if length <= 2, i < s.count, s[i] == UInt8(ascii: "\"") || s[i] == UInt8(ascii: "'"),
      let prefix = StringPrefix(s, from: start, to: i)
    {
      pos = i
      return string(s, start, prefix)
    }
    pos = i
    if seen >= 0x80 {
      if let fault = Identifiers.firstFault(s, from: start, to: i) {
        pos = fault.offset
        fail(fault.message, at: fault.offset)
        return false
      }
    } else if length >= 2, length <= 8 {
      let slot = WordTable.slot(hash)
      if words[slot] == hash {
        emit(wordKinds[slot], from: start, to: i)
        return true
      }
    }
    emit(TokenKind.name, from: start, to: i)
    return true
  }
}

/// Reserved words by hash.
enum WordTable {
  /// The word's bytes, packed, at their slots; and their token numbers.
  static let shared: ([UInt64], [UInt8]) = {
    var words = [UInt64](repeating: 0, count: 128)
    var kinds = [UInt8](repeating: 0, count: 128)
    for (index, word) in Keywords.all.enumerated() {
      var packed: UInt64 = 0
      for byte in word.utf8 { packed = packed << 8 | UInt64(byte) }
      let slot = slot(packed)
      precondition(words[slot] == 0, "two reserved words share a slot: the multiplier must be chosen anew")
      words[slot] = packed
      kinds[slot] = TokenTable.firstKeyword + UInt8(index)
    }
    return (words, kinds)
  }()

  /// Multiplicative hash; the multiplier was searched so that no two words collide in 128 slots.
  @inline(__always)
  static func slot(_ packed: UInt64) -> Int { Int(truncatingIfNeeded: (packed &* multiplier) &>> 57) }

  private static let multiplier: UInt64 = 0x03B9_6D91_ABA0_18EB
}
