// Operators, punctuation and brackets, longest match. Inside a replacement field of an f-string (PEP 701) a ":", "!" or
// "}" that is not within brackets of its own belongs to the field.

import Diagnostics

extension Lexer {
  /// Opens a bracket at `pos`.
  mutating func open(_ c: UInt8, isField: Bool) -> Bool {
    if brackets.count >= Self.maxBrackets {
      fail("too many nested parentheses", at: pos)
      return false
    }
    let kind =
      switch c {
      case UInt8(ascii: "("): Op.leftParen
      case UInt8(ascii: "["): Op.leftBracket
      default: Op.leftBrace
      }
    emit(kind, from: pos, to: pos + 1)
    brackets.append(OpenBracket(byte: c, span: tokens[tokens.count - 1].span, isField: isField))
    pos += 1
    return true
  }

  /// Closes a bracket at `pos`.
  mutating func close(_ s: Span8, _ c: UInt8) -> Bool {
    let spelled = Character(UnicodeScalar(c))
    if isAtFieldLevel {
      if c == UInt8(ascii: "}") { return closeField(s) }
      return failInField("f-string: unmatched '\(spelled)'", s)
    }
    guard let open = brackets.last else {
      fail("unmatched '\(spelled)'", at: pos)
      return false
    }
    let matches =
      switch c {
      case UInt8(ascii: ")"): open.byte == UInt8(ascii: "(")
      case UInt8(ascii: "]"): open.byte == UInt8(ascii: "[")
      default: open.byte == UInt8(ascii: "{")
      }
    if !matches {
      let opening = Character(UnicodeScalar(open.byte))
      var message = "closing parenthesis '\(spelled)' does not match opening parenthesis '\(opening)'"
      if !fstrings.isEmpty { return failInField("f-string: " + message, s) }
      if Int(open.span.line) != line { message += " on line \(open.span.line)" }
      fail(message, at: pos)
      return false
    }
    brackets.removeLast()
    let kind =
      switch c {
      case UInt8(ascii: ")"): Op.rightParen
      case UInt8(ascii: "]"): Op.rightBracket
      default: Op.rightBrace
      }
    emit(kind, from: pos, to: pos + 1)
    pos += 1
    return true
  }

  /// Whether the lexer stands in a replacement field, outside all brackets of the field's expression.
  var isAtFieldLevel: Bool {
    guard let fstring = fstrings.last, let depth = fstring.fields.last else { return false }
    return depth == brackets.count
  }

  @inline(__always)
  private mutating func op(_ kind: UInt8, _ start: Int, _ length: Int) {
    pos = start &+ length
    emit(kind, from: start, to: pos)
  }

  /// An operator at `start`, which is not a bracket; or a character that can start nothing.
  mutating func punctuation(_ s: Span8, _ c: UInt8, _ start: Int) -> Bool {
    let c1 = at(s, start + 1)
    let isAssignment = c1 == UInt8(ascii: "=")
    switch c {
    case UInt8(ascii: ","): op(Op.comma, start, 1)
    case UInt8(ascii: "."):
      if Byte.isDigit(c1) {
        pos = start
        return number(s, start)
      }
      if c1 == c, at(s, start + 2) == c { op(Op.ellipsis, start, 3) } else { op(Op.dot, start, 1) }
    case UInt8(ascii: "="):
      if !isAssignment, !fstrings.isEmpty, isAtFieldLevel { endExpression() }
      isAssignment ? op(Op.equalEqual, start, 2) : op(Op.equal, start, 1)
    case UInt8(ascii: ":"):
      if !fstrings.isEmpty, isAtFieldLevel {
        endExpression()
        op(Op.colon, start, 1)
        return fstringText(s)
      }
      isAssignment ? op(Op.colonEqual, start, 2) : op(Op.colon, start, 1)
    case UInt8(ascii: ";"): op(Op.semicolon, start, 1)
    case UInt8(ascii: "+"): isAssignment ? op(Op.plusEqual, start, 2) : op(Op.plus, start, 1)
    case UInt8(ascii: "-"):
      if c1 == UInt8(ascii: ">") {
        op(Op.arrow, start, 2)
      } else {
        isAssignment ? op(Op.minusEqual, start, 2) : op(Op.minus, start, 1)
      }
    case UInt8(ascii: "*"):
      if c1 == c {
        at(s, start + 2) == UInt8(ascii: "=") ? op(Op.doubleStarEqual, start, 3) : op(Op.doubleStar, start, 2)
      } else {
        isAssignment ? op(Op.starEqual, start, 2) : op(Op.star, start, 1)
      }
    case UInt8(ascii: "/"):
      if c1 == c {
        at(s, start + 2) == UInt8(ascii: "=") ? op(Op.doubleSlashEqual, start, 3) : op(Op.doubleSlash, start, 2)
      } else {
        isAssignment ? op(Op.slashEqual, start, 2) : op(Op.slash, start, 1)
      }
    case UInt8(ascii: "%"): isAssignment ? op(Op.percentEqual, start, 2) : op(Op.percent, start, 1)
    case UInt8(ascii: "@"): isAssignment ? op(Op.atEqual, start, 2) : op(Op.at, start, 1)
    case UInt8(ascii: "&"): isAssignment ? op(Op.ampersandEqual, start, 2) : op(Op.ampersand, start, 1)
    case UInt8(ascii: "|"): isAssignment ? op(Op.barEqual, start, 2) : op(Op.bar, start, 1)
    case UInt8(ascii: "^"): isAssignment ? op(Op.caretEqual, start, 2) : op(Op.caret, start, 1)
    case UInt8(ascii: "~"): op(Op.tilde, start, 1)
    case UInt8(ascii: "<"):
      if c1 == c {
        at(s, start + 2) == UInt8(ascii: "=") ? op(Op.leftShiftEqual, start, 3) : op(Op.leftShift, start, 2)
      } else if c1 == UInt8(ascii: ">") {
        op(Op.lessGreater, start, 2)
      } else {
        isAssignment ? op(Op.lessEqual, start, 2) : op(Op.less, start, 1)
      }
    case UInt8(ascii: ">"):
      if c1 == c {
        at(s, start + 2) == UInt8(ascii: "=") ? op(Op.rightShiftEqual, start, 3) : op(Op.rightShift, start, 2)
      } else {
        isAssignment ? op(Op.greaterEqual, start, 2) : op(Op.greater, start, 1)
      }
    case UInt8(ascii: "!"):
      if !isAssignment, !fstrings.isEmpty, isAtFieldLevel {
        endExpression()
        if !conversion(s) { return false }
      }
      isAssignment ? op(Op.notEqual, start, 2) : op(Op.exclamation, start, 1)
    case UInt8(ascii: "$"): op(Op.dollar, start, 1)
    case UInt8(ascii: "?"): op(Op.question, start, 1)
    case UInt8(ascii: "`"): op(Op.backquote, start, 1)
    default:
      fail("invalid non-printable character U+\(hex4(UInt32(c)))", at: start)
      return false
    }
    return true
  }
}

/// A number as four or more hexadecimal digits.
func hex4(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
