// Grammar text → symbols. Blanks and `#` comments part symbols; a symbol knows its line and whether it opens one, because
// a rule starts at the left margin. The Swift text of an action is one symbol: braces are counted, string literals and
// comments inside are stepped over.

/// A symbol of a grammar file.
struct Symbol {
  enum Kind: Equatable {
    case word(String)
    /// 'text'
    case literal(String)
    /// "text"
    case soft(String)
    case punctuation(Character)
    /// `->`
    case arrow
    /// `&&`
    case force
    /// The text between braces.
    case braces(String)
    /// `@name` at the margin, with the rest of the line if no brace follows.
    case directive(String)
    case end
  }

  var kind: Kind
  var line: Int
  /// Whether it stands at the left margin.
  var isAtMargin: Bool
}

struct GrammarLexer {
  private let text: [Character]
  private var i = 0
  private var line = 1
  private var atMargin = true
  private(set) var symbols: [Symbol] = []

  init(_ source: String) { text = Array(source) }

  static func symbols(of source: String) throws(GrammarError) -> [Symbol] {
    var lexer = GrammarLexer(source)
    try lexer.run()
    return lexer.symbols
  }

  private var current: Character? { i < text.count ? text[i] : nil }
  private func peek(_ k: Int) -> Character? { i + k < text.count ? text[i + k] : nil }

  private mutating func add(_ kind: Symbol.Kind, _ startLine: Int, _ margin: Bool) {
    symbols.append(Symbol(kind: kind, line: startLine, isAtMargin: margin))
  }

  private mutating func run() throws(GrammarError) {
    while let c = current {
      if c.isNewline {
        i += 1
        line += 1
        atMargin = true
        continue
      }
      if c == "#" {
        while let d = current, !d.isNewline { i += 1 }
        continue
      }
      let margin = atMargin
      atMargin = false
      if c.isWhitespace {
        i += 1
        continue
      }
      try symbol(c, margin)
    }
    add(.end, line, true)
  }

  private mutating func symbol(_ c: Character, _ margin: Bool) throws(GrammarError) {
    let startLine = line
    switch c {
    case "'", "\"":
      i += 1
      var value = ""
      while let d = current, d != c, !d.isNewline {
        value.append(d)
        i += 1
      }
      guard current == c else { throw GrammarError(startLine, "literal has no closing quote") }
      if value.isEmpty { throw GrammarError(startLine, "literal is empty") }
      i += 1
      add(c == "'" ? .literal(value) : .soft(value), startLine, margin)
    case "{":
      add(.braces(try braces()), startLine, margin)
    case "-" where peek(1) == ">":
      i += 2
      add(.arrow, startLine, margin)
      // A type runs to the end of the line, or to " (" of the flags or ":".
      add(.word(typeText()), startLine, false)
    case "&" where peek(1) == "&":
      i += 2
      add(.force, startLine, margin)
    case "@" where margin:
      i += 1
      add(.directive(word()), startLine, true)
    default:
      if c.isLetter || c == "_" {
        add(.word(word()), startLine, margin)
      } else if c.isNumber {
        add(.word(word()), startLine, margin)
      } else if "|:()[]?*+.&!~=,".contains(c) {
        i += 1
        add(.punctuation(c), startLine, margin)
      } else {
        throw GrammarError(startLine, "unexpected character '\(c)'")
      }
    }
  }

  private mutating func word() -> String {
    var value = ""
    while let d = current, d.isLetter || d.isNumber || d == "_" {
      value.append(d)
      i += 1
    }
    return value
  }

  /// A Swift type: up to the ":" that ends the rule's head or a blank and "(" of its flags, brackets balanced.
  private mutating func typeText() -> String {
    var value = ""
    var depth = 0
    while let d = current, !d.isNewline {
      if depth == 0, d == ":" || (d == "(" && value.last?.isWhitespace == true && !value.allSatisfy(\.isWhitespace)) {
        break
      }
      if "([<".contains(d) { depth += 1 }
      if ")]>".contains(d) { depth -= 1 }
      value.append(d)
      i += 1
    }
    while value.first?.isWhitespace == true { value.removeFirst() }
    while value.last?.isWhitespace == true { value.removeLast() }
    return value
  }

  /// The text of an action, between its braces.
  private mutating func braces() throws(GrammarError) -> String {
    let startLine = line
    var depth = 0
    var value = ""
    while let c = current {
      if c == "{" { depth += 1 }
      if c == "}" { depth -= 1 }
      i += 1
      if c.isNewline { line += 1 }
      if depth == 0 {
        value.removeFirst()
        return value
      }
      value.append(c)
      if c == "\"" { try stringLiteral(&value, startLine) }
      if c == "/", current == "/" {
        while let d = current, !d.isNewline {
          value.append(d)
          i += 1
        }
      }
    }
    throw GrammarError(startLine, "'{' is never closed")
  }

  /// The rest of a Swift string literal, interpolations included.
  private mutating func stringLiteral(_ value: inout String, _ startLine: Int) throws(GrammarError) {
    while let c = current, !c.isNewline {
      value.append(c)
      i += 1
      if c == "\"" { return }
      if c == "\\", let d = current {
        value.append(d)
        i += 1
        guard d == "(" else { continue }
        var depth = 1
        while depth > 0, let e = current, !e.isNewline {
          value.append(e)
          i += 1
          if e == "(" { depth += 1 }
          if e == ")" { depth -= 1 }
          if e == "\"" { try stringLiteral(&value, startLine) }
        }
      }
    }
    throw GrammarError(startLine, "string in an action has no closing quote")
  }
}
