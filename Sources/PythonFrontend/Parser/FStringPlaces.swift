// Where CPython 3.11 sees the strings inside replacement fields. It lexes a field's text apart, from the brace on, and
// shifts the columns of tokens on the field's first line; but it asks for the line only once the token is read. So a
// string that begins on that line and ends on a later one keeps the column it has in the field's text.

import Diagnostics

/// Places of tokens in f-strings.
enum FStringPlaces {
  private enum Level {
    /// The text of an f-string.
    case text
    /// A replacement field, by its brace; then whether its format spec is reached.
    case field(brace: Int, inSpec: Bool)
    case bracket
  }

  /// Tokens with the places that CPython 3.11 gives them.
  static func adjusted(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.firstIndex(where: { $0.kind == TokenKind.fstringStart }) else { return tokens }
    var result = tokens
    var levels: [Level] = []
    for i in first..<tokens.count {
      let kind = tokens[i].kind
      if levels.isEmpty, kind != TokenKind.fstringStart { continue }
      switch kind {
      case TokenKind.string: adjust(i, i, tokens, levels, &result)
      case TokenKind.fstringStart:
        if let end = endOfString(i, tokens) { adjust(i, end, tokens, levels, &result) }
        levels.append(.text)
      case TokenKind.fstringEnd: levels.removeLast()
      case Op.leftBrace:
        switch levels[levels.count - 1] {
        case .text, .field(_, inSpec: true): levels.append(.field(brace: i, inSpec: false))
        default: levels.append(.bracket)
        }
      case Op.leftParen, Op.leftBracket: levels.append(.bracket)
      case Op.rightParen, Op.rightBracket, Op.rightBrace: levels.removeLast()
      case Op.colon:
        if case .field(let brace, inSpec: false) = levels[levels.count - 1] {
          levels[levels.count - 1] = .field(brace: brace, inSpec: true)
        }
      default: break
      }
    }
    return result
  }

  /// The end of the f-string that starts at a token.
  private static func endOfString(_ start: Int, _ tokens: [Token]) -> Int? {
    var depth = 0
    for i in start..<tokens.count {
      if tokens[i].kind == TokenKind.fstringStart { depth += 1 }
      if tokens[i].kind == TokenKind.fstringEnd {
        depth -= 1
        if depth == 0 { return i }
      }
    }
    return nil
  }

  private static func adjust(_ start: Int, _ end: Int, _ tokens: [Token], _ levels: [Level], _ result: inout [Token]) {
    guard tokens[start].span.line != tokens[end].span.endLine else { return }
    var field: Int?
    for level in levels {
      if case .field(let brace, _) = level { field = brace }
    }
    guard let field, tokens[field].span.line == tokens[start].span.line else { return }
    result[start].span.column = tokens[start].start - tokens[field].start
  }
}
