// Token numbers of operators and reserved words, the one table from which the lexer, the generated parser and the
// token dump take them. Numbers follow the order of the two lists: operators from TokenKind.firstOperator, reserved
// words behind them.

/// Operators and punctuation.
public enum Operators {
  /// In the order of their token numbers. The last five are tokens only so that the parser can point at them: no
  /// rule of the grammar takes them ("!" apart, inside f-strings).
  public static let all: [String] = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "@", "->", ":=", "...",
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "~",
    "<", ">", "<=", ">=", "==", "!=",
    "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", "<<=", ">>=", "**=",
    "!", "<>", "$", "?", "`",
  ]
}

/// Reserved words. Soft keywords (`match`, `case`, `_`, `type`) are plain names.
public enum Keywords {
  /// In the order of their token numbers.
  public static let all: [String] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
}

/// Token numbers by spelling and back.
public enum TokenTable {
  private static let byLiteral: [String: UInt8] = {
    var table: [String: UInt8] = [:]
    var number = TokenKind.firstOperator
    for literal in Operators.all + Keywords.all {
      table[literal] = number
      number += 1
    }
    return table
  }()

  /// First number of a reserved word.
  public static let firstKeyword: UInt8 = TokenKind.firstOperator + UInt8(Operators.all.count)

  /// One more than the highest token number.
  public static let count: Int = Int(firstKeyword) + Keywords.all.count

  /// The number of an operator or reserved word.
  public static func kind(ofLiteral literal: String) -> UInt8? { byLiteral[literal] }

  /// What a dump calls a kind: "NAME", "NUMBER", … for the fixed ones, "OP" and "KEYWORD" for the others.
  public static func name(of kind: UInt8) -> String {
    switch kind {
    case TokenKind.endMarker: "ENDMARKER"
    case TokenKind.name: "NAME"
    case TokenKind.number: "NUMBER"
    case TokenKind.string: "STRING"
    case TokenKind.newline: "NEWLINE"
    case TokenKind.indent: "INDENT"
    case TokenKind.dedent: "DEDENT"
    case TokenKind.fstringStart: "FSTRING_START"
    case TokenKind.fstringMiddle: "FSTRING_MIDDLE"
    case TokenKind.fstringEnd: "FSTRING_END"
    default: kind < firstKeyword ? "OP" : "KEYWORD"
    }
  }

  /// The spelling of an operator or reserved word; nil for the fixed kinds.
  public static func literal(of kind: UInt8) -> String? {
    if kind < TokenKind.firstOperator { return nil }
    if kind < firstKeyword { return Operators.all[Int(kind - TokenKind.firstOperator)] }
    let index = Int(kind - firstKeyword)
    return index < Keywords.all.count ? Keywords.all[index] : nil
  }
}

/// Operator numbers the lexer writes down; LexerTests compares each with its place in `Operators.all`.
enum Op {
  static let leftParen: UInt8 = 10
  static let rightParen: UInt8 = 11
  static let leftBracket: UInt8 = 12
  static let rightBracket: UInt8 = 13
  static let leftBrace: UInt8 = 14
  static let rightBrace: UInt8 = 15
  static let comma: UInt8 = 16
  static let colon: UInt8 = 17
  static let dot: UInt8 = 18
  static let semicolon: UInt8 = 19
  static let equal: UInt8 = 20
  static let at: UInt8 = 21
  static let arrow: UInt8 = 22
  static let colonEqual: UInt8 = 23
  static let ellipsis: UInt8 = 24
  static let plus: UInt8 = 25
  static let minus: UInt8 = 26
  static let star: UInt8 = 27
  static let slash: UInt8 = 28
  static let doubleSlash: UInt8 = 29
  static let percent: UInt8 = 30
  static let doubleStar: UInt8 = 31
  static let leftShift: UInt8 = 32
  static let rightShift: UInt8 = 33
  static let ampersand: UInt8 = 34
  static let bar: UInt8 = 35
  static let caret: UInt8 = 36
  static let tilde: UInt8 = 37
  static let less: UInt8 = 38
  static let greater: UInt8 = 39
  static let lessEqual: UInt8 = 40
  static let greaterEqual: UInt8 = 41
  static let equalEqual: UInt8 = 42
  static let notEqual: UInt8 = 43
  static let plusEqual: UInt8 = 44
  static let minusEqual: UInt8 = 45
  static let starEqual: UInt8 = 46
  static let slashEqual: UInt8 = 47
  static let doubleSlashEqual: UInt8 = 48
  static let percentEqual: UInt8 = 49
  static let atEqual: UInt8 = 50
  static let ampersandEqual: UInt8 = 51
  static let barEqual: UInt8 = 52
  static let caretEqual: UInt8 = 53
  static let leftShiftEqual: UInt8 = 54
  static let rightShiftEqual: UInt8 = 55
  static let doubleStarEqual: UInt8 = 56
  static let exclamation: UInt8 = 57
  static let lessGreater: UInt8 = 58
  static let dollar: UInt8 = 59
  static let question: UInt8 = 60
  static let backquote: UInt8 = 61

  /// Each constant above with its spelling.
  static let spelled: [(UInt8, String)] = [
    (leftParen, "("), (rightParen, ")"), (leftBracket, "["), (rightBracket, "]"), (leftBrace, "{"), (rightBrace, "}"),
    (comma, ","), (colon, ":"), (dot, "."), (semicolon, ";"), (equal, "="), (at, "@"), (arrow, "->"),
    (colonEqual, ":="), (ellipsis, "..."), (plus, "+"), (minus, "-"), (star, "*"), (slash, "/"), (doubleSlash, "//"),
    (percent, "%"), (doubleStar, "**"), (leftShift, "<<"), (rightShift, ">>"), (ampersand, "&"), (bar, "|"),
    (caret, "^"), (tilde, "~"), (less, "<"), (greater, ">"), (lessEqual, "<="), (greaterEqual, ">="),
    (equalEqual, "=="), (notEqual, "!="), (plusEqual, "+="), (minusEqual, "-="), (starEqual, "*="),
    (slashEqual, "/="), (doubleSlashEqual, "//="), (percentEqual, "%="), (atEqual, "@="), (ampersandEqual, "&="),
    (barEqual, "|="), (caretEqual, "^="), (leftShiftEqual, "<<="), (rightShiftEqual, ">>="), (doubleStarEqual, "**="),
    (exclamation, "!"), (lessGreater, "<>"), (dollar, "$"), (question, "?"), (backquote, "`"),
  ]
}
