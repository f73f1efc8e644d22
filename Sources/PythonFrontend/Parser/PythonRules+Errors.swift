// The words of syntax errors: what the invalid_ rules of python.gram call. Messages and places are CPython 3.11's.
//
// Columns are kept as CPython keeps them before it adds one: an end column of -1 is its "no end" (end_offset 0).

import Diagnostics

extension PythonRules {
  // MARK: - Raising

  /// Notes why the parser stops; the first reason stays.
  mutating func stop(_ diagnostic: Diagnostic) -> Stop {
    if failures.isEmpty { failures.append(diagnostic) }
    return Stop()
  }

  mutating func error(_ message: String, _ span: Span) -> Stop {
    var span = span
    if span.endLine != span.line, span.endColumn >= 0 {
      // CPython counts the end's column in the text of the first line.
      span.endColumn = min(span.endColumn, Int32(source.line(Int(span.line)).utf8.count))
    }
    return stop(Diagnostic(kind: "SyntaxError", message: message, span: span, file: source.name))
  }

  /// The last token looked at.
  var lastSeen: Token { tokens[min(farthest, tokens.count - 1)] }

  /// An error at the last token looked at.
  mutating func errorHere(_ message: String) -> Stop { error(message, placeOfLast) }

  /// The place CPython gives to an error at the last token looked at. Layout tokens have no columns there: it takes the
  /// column at which the lexer stands, and has no end.
  var placeOfLast: Span {
    let token = lastSeen
    switch token.kind {
    case TokenKind.indent, TokenKind.dedent, TokenKind.endMarker:
      let span = Self.layoutSpan(token, source)
      return Span(line: span.line, column: span.endColumn - 1, endLine: span.line, endColumn: -2)
    default: return token.span
    }
  }

  /// Line of a layout token, and the column behind it. The end of the source is on its last line, behind the line end.
  static func layoutSpan(_ token: Token, _ source: SourceFile) -> Span {
    if Int(token.start) < source.bytes.count { return token.span }
    let line = max(1, token.span.line - 1)
    let length = Int32(source.line(Int(line)).utf8.count)
    return Span(line: line, column: length, endLine: line, endColumn: length + 1)
  }

  /// A token without which no parse is possible is missing.
  mutating func missing(_ spelling: String) -> Stop {
    if kind == Self.faultKind { return Stop() }
    return error("expected '\(spelling)'", tokens[p].span)
  }

  /// From a place to where the lexer stands, that is behind the last token looked at.
  mutating func fromHere(_ span: Span) -> Span {
    let last = lastSeen.span
    return Span(line: span.line, column: span.column, endLine: last.endLine, endColumn: last.endColumn - 1)
  }

  /// The same, when the next token was looked at already.
  mutating func beyondHere(_ span: Span) -> Span {
    _ = seen()
    return fromHere(span)
  }

  /// Whether a name is the beginning of a soft keyword, or all of it.
  mutating func beginsSoftKeyword(_ token: Int) -> Bool? {
    let word = text(token)
    return ["_", "case", "match"].contains { $0.hasPrefix(word) } ? true : nil
  }

  /// The last column of a place, without an end.
  mutating func lastColumn(_ span: Span) -> Span {
    Span(line: span.line, column: span.endColumn - 1, endLine: span.endLine, endColumn: -1)
  }

  mutating func noBlock(_ what: String, _ token: Int? = nil) -> Stop {
    var message = "expected an indented block"
    if let token { message += " after \(what) on line \(tokens[token].span.line)" }
    return stop(
      Diagnostic(kind: "IndentationError", message: message, span: placeOfLast, file: source.name)
    )
  }

  // MARK: - What things are called

  /// What messages call an expression.
  mutating func describe(_ e: Expr) -> String {
    switch e.kind {
    case .attribute: "attribute"
    case .subscript_: "subscript"
    case .starred: "starred"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .lambda: "lambda"
    case .call: "function call"
    case .boolOp, .binOp, .unaryOp: "expression"
    case .generatorExp: "generator expression"
    case .yield, .yieldFrom: "yield expression"
    case .await: "await expression"
    case .listComp: "list comprehension"
    case .setComp: "set comprehension"
    case .dictComp: "dict comprehension"
    case .dict: "dict literal"
    case .set: "set display"
    case .joinedStr, .formattedValue: "f-string expression"
    case .constant(.none): "None"
    case .constant(.true_): "True"
    case .constant(.false_): "False"
    case .constant(.ellipsis): "ellipsis"
    case .constant: "literal"
    case .compare: "comparison"
    case .ifExp: "conditional expression"
    case .namedExpr: "named expression"
    case .slice: "slice"
    }
  }

  // MARK: - Targets

  /// What an expression was to be.
  enum TargetUse { case assignment, loop, deletion }

  /// Throws at the part of an expression that is no target; nil if all is.
  mutating func invalidTarget(_ e: Expr, _ use: TargetUse) throws(Stop) -> Bool? {
    guard let culprit = culprit(e, use) else { return nil }
    throw error("cannot \(use == .deletion ? "delete" : "assign to") \(describe(culprit))", culprit.span)
  }

  private mutating func culprit(_ e: Expr, _ use: TargetUse) -> Expr? {
    switch e.kind {
    case .list(let elements, _), .tuple(let elements, _):
      for element in elements { if let found = culprit(element, use) { return found } }
      return nil
    case .starred(let value, _): return use == .deletion ? e : culprit(value, use)
    case .compare(let left, let operators, _):
      // `for a in b` without its colon reads as a comparison.
      if use == .loop { return operators.first == .in_ ? culprit(left, use) : nil }
      return e
    case .name, .subscript_, .attribute: return nil
    default: return e
    }
  }

  mutating func listOnly(_ e: Expr) -> Expr? {
    if case .list = e.kind { e } else { nil }
  }

  mutating func tupleOnly(_ e: Expr) -> Expr? {
    if case .tuple = e.kind { e } else { nil }
  }

  mutating func displayOnly(_ e: Expr) -> Expr? {
    switch e.kind {
    case .tuple, .generatorExp, .list: e
    default: nil
    }
  }

  // MARK: - Expressions

  private mutating func isLegacy(_ name: String) -> Bool { name == "print" || name == "exec" }

  /// Two expressions in a row inside brackets.
  mutating func missingComma(_ a: Expr, _ b: Expr) throws(Stop) -> Bool? {
    if case .name(let name, _) = a.kind, isLegacy(name) { return nil }
    if bracketLevel(behind: p - 1) == 0 { return nil }
    throw error("invalid syntax. Perhaps you forgot a comma?", range(a.span, b.span))
  }

  /// How many brackets are open behind a token.
  private mutating func bracketLevel(behind token: Int) -> Int {
    var level = 0
    for kind in kinds[...token] {
      switch kind {
      case Op.leftParen, Op.leftBracket, Op.leftBrace: level += 1
      case Op.rightParen, Op.rightBracket, Op.rightBrace: level -= 1
      default: break
      }
    }
    return level
  }

  /// `print x`, `exec x`.
  mutating func legacyStatement(_ token: Int, _ b: Expr) throws(Stop) -> Bool? {
    let word = name(token)
    if !isLegacy(word) { return nil }
    throw error(
      "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?",
      range(tokens[token].span, b.span)
    )
  }

  /// The place of the last thing in comprehension clauses.
  mutating func lastSpan(_ clauses: [Comprehension]) -> Span {
    guard let last = clauses.last else { return .none }
    return last.ifs.last?.span ?? last.iter.span
  }

  // MARK: - Calls

  /// A generator without parentheses behind other arguments.
  mutating func bareGenerator(_ run: CallRun, _ clauses: [Comprehension]) throws(Stop) -> Bool? {
    var values = run.positional
    for argument in run.rest { if case .starred(let value) = argument { values.append(value) } }
    guard values.count > 1, let last = values.last else { return nil }
    throw error("Generator expression must be parenthesized", range(last.span, lastSpan(clauses)))
  }

  mutating func starBehindKeywords(_ run: CallRun, _ star: Int) throws(Stop) -> Bool? {
    if run.rest.isEmpty { return nil }
    throw error("iterable argument unpacking follows keyword argument unpacking", place(star))
  }

  mutating func argumentOrder(_ run: CallRun) -> Stop {
    let unpacks = run.rest.contains { if case .doubleStarred = $0 { true } else { false } }
    return errorHere(
      unpacks
        ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument"
    )
  }

  mutating func positionalAfterKeyword(_ arguments: [ClassArgument]) throws(Stop) -> Bool? {
    guard let keyword = arguments.firstIndex(where: { $0.name != nil }) else { return nil }
    let behind = arguments[keyword...].drop { $0.name != nil }.prefix { $0.name == nil }
    guard let first = behind.first, let last = behind.last else { return nil }
    throw error("positional patterns follow keyword patterns", range(first.pattern.span, last.pattern.span))
  }
}
