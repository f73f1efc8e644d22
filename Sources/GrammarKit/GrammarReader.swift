// Symbols → Grammar: recursive descent over the notation of grammar/README.md. Mistakes of form stop at the first;
// mistakes of sense (unknown names and the like) are left to GrammarAnalysis, which reports all.

extension Grammar {
  /// Reads and checks a grammar file.
  public static func read(_ source: String) throws(GrammarErrors) -> Grammar {
    let grammar: Grammar
    do throws(GrammarError) {
      var reader = GrammarReader(symbols: try GrammarLexer.symbols(of: source))
      grammar = try reader.file()
    } catch {
      throw GrammarErrors(errors: [error])
    }
    let errors = GrammarAnalysis(grammar).mistakes()
    if !errors.isEmpty { throw GrammarErrors(errors: errors.sorted { $0.line < $1.line }) }
    return grammar
  }
}

struct GrammarReader {
  let symbols: [Symbol]
  private var i = 0
  private var grammar = Grammar()

  init(symbols: [Symbol]) { self.symbols = symbols }

  private var current: Symbol { symbols[i] }

  private mutating func take() -> Symbol {
    let symbol = symbols[i]
    if i + 1 < symbols.count { i += 1 }
    return symbol
  }

  private mutating func accept(_ c: Character) -> Bool {
    if current.kind == .punctuation(c) {
      i += 1
      return true
    }
    return false
  }

  private mutating func expect(_ c: Character, _ what: String) throws(GrammarError) {
    if !accept(c) { throw GrammarError(current.line, "expected '\(c)' \(what)") }
  }

  private mutating func word(_ what: String) throws(GrammarError) -> String {
    guard case .word(let text) = current.kind else { throw GrammarError(current.line, "expected \(what)") }
    i += 1
    return text
  }

  // MARK: - File

  mutating func file() throws(GrammarError) -> Grammar {
    while current.kind != .end {
      switch current.kind {
      case .directive(let name):
        i += 1
        try directive(name, symbols[i - 1].line)
      case .word where current.isAtMargin:
        grammar.rules.append(try rule())
      default:
        throw GrammarError(current.line, "expected a rule or directive at the left margin")
      }
    }
    return grammar
  }

  private mutating func directive(_ name: String, _ line: Int) throws(GrammarError) {
    switch name {
    case "parser": grammar.parserName = try word("the parser's name")
    case "token_type": grammar.tokenType = try word("a type")
    case "word_token": grammar.wordToken = try word("a token's name")
    case "start": grammar.startRules += words()
    case "tokens": grammar.tokenNames += words()
    case "operators": grammar.operators += literals()
    case "keywords": grammar.keywords += words()
    case "depth":
      guard let limit = Int(try word("a number")) else { throw GrammarError(line, "expected a number") }
      grammar.depthLimit = limit
    case "prelude": grammar.prelude += try text()
    case "members": grammar.members += try text()
    default: throw GrammarError(line, "unknown directive '@\(name)'")
    }
  }

  private mutating func words() -> [String] {
    var result: [String] = []
    while case .word(let text) = current.kind, !current.isAtMargin {
      result.append(text)
      i += 1
    }
    return result
  }

  private mutating func literals() -> [String] {
    var result: [String] = []
    while case .literal(let text) = current.kind, !current.isAtMargin {
      result.append(text)
      i += 1
    }
    return result
  }

  private mutating func text() throws(GrammarError) -> String {
    guard case .braces(let text) = current.kind else { throw GrammarError(current.line, "expected '{'") }
    i += 1
    return text
  }

  // MARK: - Rules

  private mutating func rule() throws(GrammarError) -> Rule {
    let line = current.line
    var rule = Rule(name: try word("a rule's name"), line: line)
    if current.kind == .arrow {
      i += 1
      rule.type = try word("a type")
      if rule.type == "" { throw GrammarError(line, "expected a type behind '->'") }
    }
    if accept("(") {
      repeat {
        let flagLine = current.line
        switch try word("a flag") {
        case "memo": rule.memo = .always
        case "memo_in_errors": rule.memo = .inErrorPass
        case "without_errors": rule.withoutErrors = true
        case let other: throw GrammarError(flagLine, "unknown flag '\(other)'")
        }
      } while accept(",")
      try expect(")", "behind the flags")
    }
    try expect(":", "behind the name of rule '\(rule.name)'")
    rule.alternatives = try alternatives()
    return rule
  }

  private mutating func alternatives() throws(GrammarError) -> [Alternative] {
    _ = accept("|")
    var result = [try alternative()]
    while accept("|") { result.append(try alternative()) }
    return result
  }

  private mutating func alternative() throws(GrammarError) -> Alternative {
    var alternative = Alternative(items: [], line: current.line)
    while !current.isAtMargin {
      switch current.kind {
      case .punctuation("|"), .punctuation(")"), .punctuation("]"), .end:
        if alternative.items.isEmpty { throw GrammarError(alternative.line, "an alternative has no items") }
        return alternative
      case .braces(let text):
        if alternative.items.isEmpty { throw GrammarError(alternative.line, "an alternative has no items") }
        i += 1
        alternative.action = Self.action(text)
        return alternative
      default:
        alternative.items.append(try namedItem())
      }
    }
    if alternative.items.isEmpty { throw GrammarError(alternative.line, "an alternative has no items") }
    return alternative
  }

  private static func action(_ text: String) -> Action {
    var body = Substring(text)
    var kind = Action.Kind.value
    if body.first == "?" {
      kind = .attempt
      body.removeFirst()
    } else if body.first == "!", body.dropFirst().first?.isWhitespace == true {
      kind = .raise
      body.removeFirst()
    }
    while body.first?.isWhitespace == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    return Action(kind: kind, text: String(body))
  }

  // MARK: - Items

  private mutating func namedItem() throws(GrammarError) -> NamedItem {
    let line = current.line
    if case .word(let name) = current.kind, i + 1 < symbols.count, symbols[i + 1].kind == .punctuation("=") {
      i += 2
      return NamedItem(name: name, item: try item(), line: line)
    }
    return NamedItem(name: nil, item: try item(), line: line)
  }

  private mutating func item() throws(GrammarError) -> Item {
    if accept("~") { return .cut }
    if current.kind == .force {
      i += 1
      let line = current.line
      guard case .token(let kind) = try atom(), case .literal(let text) = symbols[i - 1].kind else {
        throw GrammarError(line, "only a literal token can be forced")
      }
      return .forced(kind, text)
    }
    if accept("&") { return .look(try atom(), positive: true) }
    if accept("!") { return .look(try atom(), positive: false) }
    let base = try atom()
    if accept("?") { return .optional(base) }
    if accept("*") { return .loop(base, atLeast: 0) }
    if accept("+") { return .loop(base, atLeast: 1) }
    if accept(".") {
      let element = try atom()
      try expect("+", "behind the element of a separated list")
      return .gather(separator: base, element)
    }
    return base
  }

  private mutating func atom() throws(GrammarError) -> Item {
    let symbol = take()
    switch symbol.kind {
    case .word(let name):
      if let kind = grammar.kind(named: name) { return .token(kind) }
      return .rule(name)
    case .literal(let text):
      guard let kind = grammar.kind(spelled: text) else {
        throw GrammarError(symbol.line, "'\(text)' is neither an operator nor a keyword of the header")
      }
      return .token(kind)
    case .soft(let text):
      if text.utf8.count > 8 { throw GrammarError(symbol.line, "soft keyword \"\(text)\" is longer than 8 bytes") }
      return .soft(text)
    case .punctuation("("):
      let group = try alternatives()
      try expect(")", "to close the group")
      return Self.simplified(group)
    case .punctuation("["):
      let group = try alternatives()
      try expect("]", "to close the optional part")
      return .optional(Self.simplified(group))
    default:
      throw GrammarError(symbol.line, "expected an item")
    }
  }

  /// A group of one bare item is that item.
  private static func simplified(_ group: [Alternative]) -> Item {
    if group.count == 1, group[0].items.count == 1, group[0].items[0].name == nil, group[0].action == nil {
      return group[0].items[0].item
    }
    return .group(group)
  }
}
