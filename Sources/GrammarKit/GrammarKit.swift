// GrammarKit: a PEG with actions in, a Swift parser out. The stages, one file each:
//
//   GrammarLexer     text → symbols
//   GrammarReader    symbols → Grammar (the model below)
//   GrammarAnalysis  which rules are nullable, left-recursive, recursive; first-token sets; mistakes
//   ParserEmitter    Grammar + analysis → Swift source
//
// Nothing here knows a language: what is particular stands in the grammar file's header (see grammar/README.md).

/// A mistake in a grammar file.
public struct GrammarError: Error, Equatable, CustomStringConvertible, Sendable {
  /// Line of the grammar file, from 1.
  public let line: Int
  /// What is wrong.
  public let message: String

  /// Makes an error.
  public init(_ line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  /// "line N: message".
  public var description: String { "line \(line): \(message)" }
}

/// All mistakes found in a grammar.
public struct GrammarErrors: Error, CustomStringConvertible, Sendable {
  /// The mistakes, in the order of their lines.
  public let errors: [GrammarError]

  /// One line each.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// A grammar as read.
public struct Grammar: Sendable {
  /// Name of the parser type to write.
  public var parserName = "GeneratedParser"
  /// Type of the tokens: has `kind: UInt8`, `start: Int32` and `end: Int32`.
  public var tokenType = "Token"
  /// Fixed tokens, by name, numbered from 0.
  public var tokenNames: [String] = []
  /// Operators and punctuation, numbered behind the fixed tokens.
  public var operators: [String] = []
  /// Reserved words, numbered behind the operators.
  public var keywords: [String] = []
  /// The token kind that soft keywords are spelled in.
  public var wordToken = "NAME"
  /// How deep rules may nest, and a left-recursive chain may grow.
  public var depthLimit = 3000
  /// Rules that a caller starts from.
  public var startRules: [String] = []
  /// Swift text at the top of the generated file.
  public var prelude = ""
  /// Swift text inside the generated struct: stored properties.
  public var members = ""
  /// The rules in the order of the file.
  public var rules: [Rule] = []

  /// An empty grammar.
  public init() {}

  /// The number of a token by its name ("NAME") or spelling ("+").
  func kind(named name: String) -> Int? { tokenNames.firstIndex(of: name) }

  func kind(spelled text: String) -> Int? {
    if let index = operators.firstIndex(of: text) { return tokenNames.count + index }
    if let index = keywords.firstIndex(of: text) { return tokenNames.count + operators.count + index }
    return nil
  }

  /// What a number stands for, for comments in the generated file.
  func spelling(of kind: Int) -> String {
    if kind < tokenNames.count { return tokenNames[kind] }
    let index = kind - tokenNames.count
    if index < operators.count { return operators[index] }
    return keywords[index - operators.count]
  }
}

/// A rule.
public struct Rule: Sendable {
  /// When results are kept.
  public enum Memo: Sendable { case never, always, inErrorPass }

  /// Its name, which is that of the method written for it.
  public var name: String
  /// Swift type of its result; nil for a rule that only recognises.
  public var type: String?
  /// When its results are kept.
  public var memo: Memo = .never
  /// Whether `invalid_` rules are off below it.
  public var withoutErrors = false
  /// Its alternatives, tried in order.
  public var alternatives: [Alternative] = []
  /// Where it stands.
  public var line: Int

  /// Whether the rule takes part in the second pass only.
  var isInvalidRule: Bool { name.hasPrefix("invalid_") }
}

/// One alternative.
public struct Alternative: Sendable {
  /// What it matches, in order.
  public var items: [NamedItem]
  /// What it makes of it.
  public var action: Action?
  /// Where it stands.
  public var line: Int
}

/// What an alternative makes of its items.
public struct Action: Sendable {
  /// `{ x }`, `{? x }`, `{! x }`.
  public enum Kind: Sendable { case value, attempt, raise }
  /// Which of the three.
  public var kind: Kind
  /// A Swift expression.
  public var text: String
}

/// An item, perhaps with a name for the action.
public struct NamedItem: Sendable {
  /// The name.
  public var name: String?
  /// The item.
  public var item: Item
  /// Where it stands.
  public var line: Int
}

/// What an alternative is made of.
public indirect enum Item: Sendable {
  /// A token by number.
  case token(Int)
  /// A word that is reserved only here.
  case soft(String)
  /// A rule.
  case rule(String)
  /// `( … | … )`
  case group([Alternative])
  /// `[ … ]` or `…?`
  case optional(Item)
  /// `…*` (at least 0) or `…+` (at least 1).
  case loop(Item, atLeast: Int)
  /// `s.…+`
  case gather(separator: Item, Item)
  /// `&…` or `!…`
  case look(Item, positive: Bool)
  /// `&&'x'`
  case forced(Int, String)
  /// `~`
  case cut

  /// Whether the item may be given a name and take part in a result.
  var consumes: Bool {
    switch self {
    case .look, .cut: false
    default: true
    }
  }
}
