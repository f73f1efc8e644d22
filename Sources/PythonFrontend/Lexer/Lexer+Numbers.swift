// Numbers: their forms and what CPython says about malformed ones. A number may run into one of the few words that can
// follow it ("1if x else y"): allowed with a warning.

import Diagnostics

extension Lexer {
  /// A number at `start`: a digit, or a point before one.
  mutating func number(_ s: Span8, _ start: Int) -> Bool {
    var i = start
    if s[i] == UInt8(ascii: "0") {
      let radix: (kind: String, limit: UInt8)? =
        switch at(s, i + 1) | 0x20 {
        case UInt8(ascii: "x"): ("hexadecimal", 16)
        case UInt8(ascii: "o"): ("octal", 8)
        case UInt8(ascii: "b"): ("binary", 2)
        default: nil
        }
      if let radix {
        i += 2
        return prefixedNumber(s, start, &i, radix.kind, radix.limit)
      }
      return zeroNumber(s, start, &i)
    }
    if s[i] == UInt8(ascii: ".") {
      return fraction(s, start, &i)
    }
    if !digits(s, &i) { return false }
    return afterInteger(s, start, &i)
  }

  private mutating func finishNumber(_ s: Span8, _ start: Int, _ i: Int, _ kind: StaticString) -> Bool {
    if Byte.isWordStart(at(s, i)), !mayEnd(s, i, kind) { return false }
    pos = i
    emit(TokenKind.number, from: start, to: i)
    return true
  }

  /// Digits of one number with single underscores between them; the first is at `i`.
  private mutating func digits(_ s: Span8, _ i: inout Int) -> Bool {
    while true {
      while Byte.isDigit(at(s, i)) { i &+= 1 }
      if at(s, i) != UInt8(ascii: "_") { return true }
      if !Byte.isDigit(at(s, i + 1)) {
        fail("invalid decimal literal", at: i)
        return false
      }
      i += 1
    }
  }

  /// What may follow the digits of an integer: a point, an exponent, an imaginary unit.
  private mutating func afterInteger(_ s: Span8, _ start: Int, _ i: inout Int) -> Bool {
    if at(s, i) == UInt8(ascii: ".") { return fraction(s, start, &i) }
    return exponent(s, start, &i)
  }

  /// From the point on.
  private mutating func fraction(_ s: Span8, _ start: Int, _ i: inout Int) -> Bool {
    i += 1
    if Byte.isDigit(at(s, i)), !digits(s, &i) { return false }
    return exponent(s, start, &i)
  }

  private mutating func exponent(_ s: Span8, _ start: Int, _ i: inout Int) -> Bool {
    if at(s, i) | 0x20 == UInt8(ascii: "e") {
      let sign = at(s, i + 1)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        i += 2
        if !Byte.isDigit(at(s, i)) {
          fail("invalid decimal literal", at: i - 1)
          return false
        }
      } else if Byte.isDigit(sign) {
        i += 1
      } else {
        // Not an exponent: "1else" is a number and a word, anything else a fault.
        return finishNumber(s, start, i, "decimal")
      }
      if !digits(s, &i) { return false }
    }
    if at(s, i) | 0x20 == UInt8(ascii: "j") {
      return finishNumber(s, start, i + 1, "imaginary")
    }
    return finishNumber(s, start, i, "decimal")
  }

  /// A number that starts with 0 and has no radix prefix: only zeros, unless it turns out no integer.
  private mutating func zeroNumber(_ s: Span8, _ start: Int, _ i: inout Int) -> Bool {
    while true {
      if at(s, i) == UInt8(ascii: "_") {
        if !Byte.isDigit(at(s, i + 1)) {
          fail("invalid decimal literal", at: i)
          return false
        }
        i += 1
      }
      if at(s, i) != UInt8(ascii: "0") { break }
      i += 1
    }
    let zerosEnd = i
    var nonZero = false
    if Byte.isDigit(at(s, i)) {
      nonZero = true
      if !digits(s, &i) { return false }
    }
    let c = at(s, i)
    if c == UInt8(ascii: ".") || c | 0x20 == UInt8(ascii: "e") || c | 0x20 == UInt8(ascii: "j") {
      return afterInteger(s, start, &i)
    }
    if nonZero {
      fail(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        Span(
          line: Int32(line),
          column: Int32(start - lineStart),
          endLine: Int32(line),
          endColumn: Int32(zerosEnd - lineStart)
        )
      )
      return false
    }
    return finishNumber(s, start, i, "decimal")
  }

  /// A hexadecimal, octal or binary number; `i` is behind the prefix.
  private mutating func prefixedNumber(
    _ s: Span8,
    _ start: Int,
    _ i: inout Int,
    _ kind: String,
    _ limit: UInt8
  ) -> Bool {
    func isDigitOfRadix(_ c: UInt8) -> Bool { limit == 16 ? Byte.isHexDigit(c) : c &- 48 < limit }
    repeat {
      if at(s, i) == UInt8(ascii: "_") { i += 1 }
      let c = at(s, i)
      if !isDigitOfRadix(c) {
        if limit != 16, Byte.isDigit(c) {
          fail("invalid digit '\(Character(UnicodeScalar(c)))' in \(kind) literal", at: i)
        } else {
          fail("invalid \(kind) literal", at: i - 1)
        }
        return false
      }
      repeat { i += 1 } while isDigitOfRadix(at(s, i))
    } while at(s, i) == UInt8(ascii: "_")
    let c = at(s, i)
    if Byte.isDigit(c) {
      fail("invalid digit '\(Character(UnicodeScalar(c)))' in \(kind) literal", at: i)
      return false
    }
    switch limit {
    case 16: return finishNumber(s, start, i, "hexadecimal")
    case 8: return finishNumber(s, start, i, "octal")
    default: return finishNumber(s, start, i, "binary")
    }
  }

  /// Whether a number may end before the word at `i`. Non-ASCII letters pass here: the parser will refuse them.
  private mutating func mayEnd(_ s: Span8, _ i: Int, _ kind: StaticString) -> Bool {
    let c = at(s, i)
    if c >= 128 { return true }
    let word: String? =
      switch c {
      case UInt8(ascii: "a"): "and"
      case UInt8(ascii: "e"): "else"
      case UInt8(ascii: "f"): "for"
      case UInt8(ascii: "n"): "not"
      case UInt8(ascii: "o"): "or"
      default: nil
      }
    let c1 = at(s, i + 1)
    let isWord: Bool
    if c == UInt8(ascii: "i") {
      // What follows "if", "in" or "is" CPython does not look at.
      isWord = c1 == UInt8(ascii: "f") || c1 == UInt8(ascii: "n") || c1 == UInt8(ascii: "s")
    } else if let word {
      isWord = matches(s, i, word)
    } else {
      isWord = false
    }
    if !isWord {
      fail("invalid \(kind) literal", at: i - 1)
      return false
    }
    result.warnings.append(
      Diagnostic(
        kind: "SyntaxWarning",
        message: "invalid \(kind) literal",
        span: Span(
          line: Int32(line),
          column: Int32(i - 1 - lineStart),
          endLine: Int32(line),
          endColumn: Int32(i - lineStart)
        ),
        severity: .warning,
        file: source.name
      )
    )
    return true
  }

  /// Whether a word stands at `i`, and ends there.
  private func matches(_ s: Span8, _ i: Int, _ word: String) -> Bool {
    var k = i
    for c in word.utf8 {
      if at(s, k) != c { return false }
      k += 1
    }
    return !Byte.isWordPart(at(s, k))
  }
}
