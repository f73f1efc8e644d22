// Actions of python.gram that are more than a node: names and places, statements, parameters, calls, displays, patterns
// and targets. An action that answers nil refuses what was read; the alternative then fails.

import Diagnostics

extension PythonRules {
  // MARK: - Places and names

  /// Kinds of tokens that a node does not end on: line ends, indentation, end of source.
  private static let trailing: UInt64 = 0b111_0001

  /// From the token at `start` to the last token read that is more than layout.
  mutating func span(from start: Int) -> Span {
    let first = tokens[start].span
    var last = p &- 1
    while last > start, kinds[last] < 64, (Self.trailing &>> UInt64(kinds[last])) & 1 != 0 { last &-= 1 }
    if last < start { return first }
    let end = tokens[last].span
    return Span(line: first.line, column: first.column, endLine: end.endLine, endColumn: end.endColumn)
  }

  /// The place of a token.
  mutating func place(_ token: Int) -> Span { tokens[token].span }

  /// The place from the start of one to the end of another.
  mutating func range(_ a: Span, _ b: Span) -> Span {
    Span(line: a.line, column: a.column, endLine: b.endLine, endColumn: b.endColumn)
  }

  /// The text of a token.
  mutating func text(_ token: Int) -> String {
    String(decoding: bytes[Int(tokens[token].start)..<Int(tokens[token].end)], as: UTF8.self)
  }

  /// The identifier of a NAME token.
  mutating func name(_ token: Int) -> String {
    identifiers.word(bytes, Int(tokens[token].start), Int(tokens[token].end))
  }

  mutating func name(_ token: Int?) -> String? {
    guard let token else { return nil }
    return name(token)
  }

  mutating func names(_ list: [Int]) -> [String] {
    var result: [String] = []
    for token in list { result.append(name(token)) }
    return result
  }

  mutating func dotted(_ list: [Int]) -> String {
    var result = name(list[0])
    for token in list.dropFirst() { result += "." + name(token) }
    return result
  }

  mutating func loadName(_ token: Int) -> Expr { Expr(.name(name(token), .load), tokens[token].span) }

  mutating func storeName(_ token: Int) -> Expr { Expr(.name(name(token), .store), tokens[token].span) }

  /// Dots of a relative import.
  mutating func dots(_ list: [Int]) -> Int {
    var count = 0
    for token in list { count += kinds[token] == Op.ellipsis ? 3 : 1 }
    return count
  }

  // MARK: - Statements

  mutating func flatten(_ lines: [StatementLine]) -> [Stmt] {
    var result: [Stmt] = []
    result.reserveCapacity(lines.count)
    for line in lines {
      switch line {
      case .one(let statement): result.append(statement)
      case .many(let statements): result += statements
      }
    }
    return result
  }

  /// `a`, `a = b`, `a += b` or `a: b`; nil for a target that is none. In the second pass a bare expression is left to
  /// the alternative behind invalid_assignment, so that this is asked first.
  mutating func assignment(_ first: Expr, _ tail: AssignmentTail?, _ start: Int) -> Stmt? {
    switch tail {
    case nil:
      return errorPass ? nil : Stmt(.expr(first), span(from: start))
    case .assign(var rest):
      guard let value = rest.popLast(), let head = target(first, .store) else { return nil }
      var targets = [head]
      for item in rest {
        guard let next = target(item, .store) else { return nil }
        targets.append(next)
      }
      return Stmt(.assign(targets: targets, value: value), span(from: start))
    case .augment(let op, let value):
      guard let target = singleTarget(first) else { return nil }
      return Stmt(.augAssign(target: target, op: op, value: value), span(from: start))
    }
  }

  mutating func annotated(_ name: Expr, _ annotation: Expr, _ value: Expr?, simple: Bool, _ span: Span) -> Stmt {
    Stmt(
      .annAssign(target: singleTarget(name) ?? name, annotation: annotation, value: value, simple: simple),
      span
    )
  }

  mutating func augmentedOperator(_ token: Int) -> BinaryOperator {
    switch kinds[token] {
    case Op.plusEqual: .add
    case Op.minusEqual: .sub
    case Op.starEqual: .mult
    case Op.atEqual: .matMult
    case Op.slashEqual: .div
    case Op.percentEqual: .mod
    case Op.ampersandEqual: .bitAnd
    case Op.barEqual: .bitOr
    case Op.caretEqual: .bitXor
    case Op.leftShiftEqual: .lShift
    case Op.rightShiftEqual: .rShift
    case Op.doubleStarEqual: .pow
    default: .floorDiv
    }
  }

  mutating func functionDefinition(
    _ nameToken: Int,
    _ typeParams: [TypeParam]?,
    _ args: Arguments?,
    _ returns: Expr?,
    _ body: [Stmt],
    isAsync: Bool,
    _ span: Span
  ) -> Stmt {
    let function = FunctionDef(
      name: name(nameToken),
      args: args ?? noArguments,
      body: body,
      decorators: [],
      returns: returns,
      typeParams: typeParams ?? [],
      isAsync: isAsync
    )
    return Stmt(.functionDef(function), span)
  }

  mutating func classDefinition(
    _ nameToken: Int,
    _ typeParams: [TypeParam]?,
    _ arguments: CallArguments?,
    _ body: [Stmt],
    _ span: Span
  ) -> Stmt {
    let definition = ClassDef(
      name: name(nameToken),
      bases: arguments?.args ?? [],
      keywords: arguments?.keywords ?? [],
      body: body,
      decorators: [],
      typeParams: typeParams ?? []
    )
    return Stmt(.classDef(definition), span)
  }

  mutating func decorated(_ statement: Stmt, _ decorators: [Expr]) -> Stmt {
    switch statement.kind {
    case .functionDef(let f):
      let function = FunctionDef(
        name: f.name,
        args: f.args,
        body: f.body,
        decorators: decorators,
        returns: f.returns,
        typeParams: f.typeParams,
        isAsync: f.isAsync
      )
      return Stmt(.functionDef(function), statement.span)
    case .classDef(let c):
      let definition = ClassDef(
        name: c.name,
        bases: c.bases,
        keywords: c.keywords,
        body: c.body,
        decorators: decorators,
        typeParams: c.typeParams
      )
      return Stmt(.classDef(definition), statement.span)
    default: return statement
    }
  }

  // MARK: - Parameters

  var noArguments: Arguments {
    Arguments(posonly: [], args: [], vararg: nil, kwonly: [], kwDefaults: [], kwarg: nil, defaults: [])
  }

  /// `before` stands before a slash if there is one. Nil when one without default follows one with.
  mutating func parameters(_ before: [Parameter], _ behindSlash: [Parameter]?, _ star: StarPart?) -> Arguments? {
    var defaults: [Expr] = []
    for parameter in before + (behindSlash ?? []) {
      if let value = parameter.value { defaults.append(value) } else if !defaults.isEmpty { return nil }
    }
    return Arguments(
      posonly: behindSlash == nil ? [] : before.map(\.arg),
      args: (behindSlash ?? before).map(\.arg),
      vararg: star?.vararg,
      kwonly: star?.kwonly.map(\.arg) ?? [],
      kwDefaults: star?.kwonly.map(\.value) ?? [],
      kwarg: star?.kwarg,
      defaults: defaults
    )
  }

  mutating func starOnly(_ star: StarPart) -> Arguments { parameters([], nil, star) ?? noArguments }

  // MARK: - Calls

  /// The list between the parentheses of a call; nil when a generator does not stand alone.
  mutating func callArguments(
    _ first: FirstArgument,
    _ rest: [Expr],
    _ keywords: [CallArgument],
    _ trailingComma: Int?
  ) -> CallArguments? {
    var result = CallArguments()
    if let clauses = first.clauses {
      if !rest.isEmpty || !keywords.isEmpty || trailingComma != nil { return nil }
      result.generator = (first.value, clauses)
      return result
    }
    result.args.reserveCapacity(1 + rest.count)
    result.args.append(first.value)
    result.args += rest
    add(keywords, to: &result)
    return result
  }

  mutating func callArguments(_ keywords: [CallArgument]) -> CallArguments {
    var result = CallArguments()
    add(keywords, to: &result)
    return result
  }

  private mutating func add(_ list: [CallArgument], to result: inout CallArguments) {
    for argument in list {
      switch argument {
      case .starred(let value): result.args.append(value)
      case .keyword(let keyword), .doubleStarred(let keyword): result.keywords.append(keyword)
      }
    }
  }

  /// The arguments once the closing parenthesis is read; a lone generator takes the parentheses as its own.
  mutating func closed(_ arguments: CallArguments?, _ start: Int) -> CallArguments {
    guard var arguments else { return CallArguments() }
    if let generator = arguments.generator {
      arguments.args = [Expr(.generatorExp(elt: generator.elt, generators: generator.clauses), span(from: start))]
      arguments.generator = nil
    }
    return arguments
  }

  // MARK: - Expressions

  mutating func tuple(_ first: Expr, _ rest: [Expr], _ span: Span) -> Expr { Expr(.tuple([first] + rest, .load), span) }

  mutating func storeTuple(_ first: Expr, _ rest: [Expr], _ span: Span) -> Expr {
    Expr(.tuple([first] + rest, .store), span)
  }

  mutating func conditional(_ body: Expr, _ tail: ConditionalTail?, _ span: Span) -> Expr {
    guard let tail else { return body }
    return Expr(.ifExp(test: tail.test, body: body, orelse: tail.orelse), span)
  }

  mutating func compare(_ left: Expr, _ tails: [CompareTail], _ span: Span) -> Expr {
    Expr(.compare(left, tails.map(\.op), tails.map(\.right)), span)
  }

  mutating func power(_ base: Expr, _ exponent: Expr?, _ span: Span) -> Expr {
    guard let exponent else { return base }
    return Expr(.binOp(base, .pow, exponent), span)
  }

  private mutating func isStarred(_ expression: Expr) -> Bool {
    if case .starred = expression.kind { true } else { false }
  }

  mutating func slices(_ first: Expr, _ rest: [Expr], _ comma: Int?, _ start: Int) -> Expr? {
    if rest.isEmpty, comma == nil, !isStarred(first) { return first }
    return tuple(first, rest, span(from: start))
  }

  mutating func slice(_ lower: Expr, _ tail: SliceTail?, _ start: Int) -> Expr {
    guard let tail else { return lower }
    return Expr(.slice(lower: lower, upper: tail.upper, step: tail.step), span(from: start))
  }

  mutating func parenthesised(_ first: Expr, _ tail: DisplayTail?, _ start: Int) -> Expr? {
    switch tail {
    case nil: return isStarred(first) ? nil : first
    case .elements(let rest): return tuple(first, rest, span(from: start))
    case .generators(let clauses):
      if isStarred(first) { return nil }
      return Expr(.generatorExp(elt: first, generators: clauses), span(from: start))
    }
  }

  mutating func listDisplay(_ first: Expr, _ tail: DisplayTail?, _ start: Int) -> Expr? {
    switch tail {
    case nil: return Expr(.list([first], .load), span(from: start))
    case .elements(let rest): return Expr(.list([first] + rest, .load), span(from: start))
    case .generators(let clauses):
      if isStarred(first) { return nil }
      return Expr(.listComp(elt: first, generators: clauses), span(from: start))
    }
  }

  mutating func dictDisplay(_ items: [DictItem], _ span: Span) -> Expr {
    Expr(.dict(keys: items.map(\.key), values: items.map(\.value)), span)
  }

  mutating func setDisplay(_ first: Expr, _ tail: DisplayTail?, _ span: Span) -> Expr {
    switch tail {
    case nil: Expr(.set([first]), span)
    case .elements(let rest): Expr(.set([first] + rest), span)
    case .generators(let clauses): Expr(.setComp(elt: first, generators: clauses), span)
    }
  }

  mutating func braceDisplay(_ first: Expr, _ tail: BraceTail?, _ start: Int) -> Expr? {
    switch tail {
    case nil: return Expr(.set([first]), span(from: start))
    case .elements(let rest): return Expr(.set([first] + rest), span(from: start))
    case .generators(let clauses):
      if isStarred(first) { return nil }
      return Expr(.setComp(elt: first, generators: clauses), span(from: start))
    case .pair(let value, .generators(let clauses)):
      if isStarred(first) { return nil }
      return Expr(.dictComp(key: first, value: value, generators: clauses), span(from: start))
    case .pair(let value, .pairs(let rest)):
      if isStarred(first) { return nil }
      return dictDisplay([DictItem(key: first, value: value)] + rest, span(from: start))
    }
  }

  /// The value of a NUMBER token.
  mutating func number(_ token: Int) throws(Stop) -> Expr {
    do throws(Diagnostic) {
      return Expr(.constant(try NumberLiteral.decode(tokens[token], in: source)), tokens[token].span)
    } catch {
      throw stop(error)
    }
  }

  // MARK: - Targets

  /// An expression as a target of assignment or deletion; nil if it can be none.
  mutating func target(_ e: Expr, _ context: ExprContext) -> Expr? {
    switch e.kind {
    case .name(let name, _): return Expr(.name(name, context), e.span)
    case .attribute(let value, let name, _): return Expr(.attribute(value, name, context), e.span)
    case .subscript_(let value, let slice, _): return Expr(.subscript_(value, slice, context), e.span)
    case .starred(let value, _):
      if context == .del { return nil }
      guard let inner = target(value, context) else { return nil }
      return Expr(.starred(inner, context), e.span)
    case .tuple(let elements, _):
      guard let targets = targets(elements, context) else { return nil }
      return Expr(.tuple(targets, context), e.span)
    case .list(let elements, _):
      guard let targets = targets(elements, context) else { return nil }
      return Expr(.list(targets, context), e.span)
    default: return nil
    }
  }

  private mutating func targets(_ elements: [Expr], _ context: ExprContext) -> [Expr]? {
    var result: [Expr] = []
    result.reserveCapacity(elements.count)
    for element in elements {
      guard let next = target(element, context) else { return nil }
      result.append(next)
    }
    return result
  }

  /// A name, attribute or item: what can be annotated and assigned to with an operator.
  mutating func singleTarget(_ e: Expr) -> Expr? {
    switch e.kind {
    case .name, .attribute, .subscript_: target(e, .store)
    default: nil
    }
  }

  // MARK: - Patterns

  private mutating func isStar(_ pattern: Pattern) -> Bool {
    if case .star = pattern.kind { true } else { false }
  }

  mutating func openSequence(_ first: Pattern, _ rest: [Pattern]?, _ start: Int) -> Pattern? {
    guard let rest else { return isStar(first) ? nil : first }
    return Pattern(.sequence([first] + rest), span(from: start))
  }

  mutating func groupPattern(_ first: Pattern, _ rest: [Pattern]?, _ start: Int) -> Pattern? {
    openSequence(first, rest, start)
  }

  /// A dotted name; nil for a plain one, whose missing dot has been looked for.
  mutating func attributeOnly(_ e: Expr) -> Expr? {
    _ = seen()
    return if case .attribute = e.kind { e } else { nil }
  }

  mutating func mapping(_ items: MappingItems?, _ span: Span) -> Pattern {
    let list = items?.items ?? []
    return Pattern(
      .mapping(keys: list.map(\.key), patterns: list.map(\.pattern), rest: name(items?.rest)),
      span
    )
  }

  mutating func classPattern(_ cls: Expr, _ arguments: [ClassArgument], _ start: Int) -> Pattern? {
    var patterns: [Pattern] = []
    var names: [String] = []
    var keyed: [Pattern] = []
    for argument in arguments {
      if let token = argument.name {
        names.append(name(token))
        keyed.append(argument.pattern)
      } else if names.isEmpty {
        patterns.append(argument.pattern)
      } else {
        return nil
      }
    }
    return Pattern(
      .class_(cls: cls, patterns: patterns, kwdAttrs: names, kwdPatterns: keyed),
      span(from: start)
    )
  }

  mutating func realNumber(_ token: Int) throws(Stop) -> Expr {
    let value = try number(token)
    if case .constant(.complex) = value.kind { throw error("real number required in complex literal", value.span) }
    return value
  }

  mutating func complexNumber(_ real: Expr, _ op: BinaryOperator, _ token: Int, _ span: Span) throws(Stop) -> Expr {
    let imaginary = try number(token)
    guard case .constant(.complex) = imaginary.kind else {
      throw error("imaginary number required in complex literal", imaginary.span)
    }
    return Expr(.binOp(real, op, imaginary), span)
  }
}
