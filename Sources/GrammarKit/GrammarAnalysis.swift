// What the emitter must know of a grammar, and what is wrong with it.
//
// - Nullable rules and first-token sets: least fixed points over the rules (Aho, Lam, Sethi, Ullman, section 4.4). They
//   speak of the first pass; alternatives with `invalid_` rules are left out, and in the error pass nothing is skipped.
// - Left recursion: strongly connected components (Tarjan) of "may begin with". A rule that only begins with itself
//   becomes a loop; a larger component grows a seed at one leader (Warth, Douglass, Millstein 2008).
// - Recursion: targets of back edges of a depth-first walk over all calls. Nesting is counted on those edges only, so
//   that plain descent through the levels of an expression grammar costs nothing.

struct GrammarAnalysis {
  /// How a left-recursive rule is written.
  enum LeftRecursion { case none, loop, leader, member }

  let grammar: Grammar
  let indices: [String: Int]
  private(set) var nullable: [Bool]
  private(set) var first: [TokenSet]
  private(set) var leftRecursion: [LeftRecursion]
  /// Calls that close a cycle: caller and callee.
  private(set) var backEdges: Set<[Int]> = []
  private var structural: [GrammarError] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    let count = grammar.rules.count
    var indices: [String: Int] = [:]
    for (index, rule) in grammar.rules.enumerated() where indices[rule.name] == nil { indices[rule.name] = index }
    self.indices = indices
    nullable = Array(repeating: false, count: count)
    first = Array(repeating: TokenSet(), count: count)
    leftRecursion = Array(repeating: .none, count: count)
    findNullable()
    findFirst()
    findLeftRecursion()
    findBackEdges()
  }

  // MARK: - Nullable, first

  func isNullable(_ item: Item) -> Bool {
    switch item {
    case .token, .soft, .forced: false
    case .rule(let name): indices[name].map { nullable[$0] } ?? false
    case .group(let alternatives): alternatives.contains { isNullable($0.items[...]) }
    case .optional, .look, .cut: true
    case .loop(let inner, let atLeast): atLeast == 0 || isNullable(inner)
    case .gather(_, let inner): isNullable(inner)
    }
  }

  func isNullable(_ items: ArraySlice<NamedItem>) -> Bool { items.allSatisfy { isNullable($0.item) } }

  /// Whether an alternative takes part in the error pass only: it is an invalid_ rule and nothing else.
  static func isGuarded(_ alternative: Alternative) -> Bool {
    alternative.items.count == 1 && isErrorOnly(alternative)
  }

  /// Whether an alternative never matches, because an invalid_ rule is part of it.
  static func isErrorOnly(_ alternative: Alternative) -> Bool {
    alternative.items.contains { named in
      if case .rule(let name) = named.item { return name.hasPrefix("invalid_") }
      return false
    }
  }

  private mutating func findNullable() {
    var changed = true
    while changed {
      changed = false
      for (index, rule) in grammar.rules.enumerated() where !nullable[index] {
        if rule.alternatives.contains(where: { !Self.isErrorOnly($0) && isNullable($0.items[...]) }) {
          nullable[index] = true
          changed = true
        }
      }
    }
  }

  /// Tokens that an item may begin with.
  func firstSet(_ item: Item) -> TokenSet {
    switch item {
    case .token(let kind): TokenSet(kind)
    case .forced: .all
    case .soft: TokenSet(grammar.kind(named: grammar.wordToken) ?? 0)
    case .rule(let name): indices[name].map { first[$0] } ?? TokenSet()
    case .group(let alternatives):
      alternatives.reduce(TokenSet()) { Self.isErrorOnly($1) ? $0 : $0.union(firstSet($1.items[...])) }
    case .optional(let inner), .loop(let inner, _), .gather(_, let inner): firstSet(inner)
    case .look, .cut: TokenSet()
    }
  }

  /// Tokens that a sequence may begin with; all, when it may be empty.
  func firstSet(_ items: ArraySlice<NamedItem>) -> TokenSet {
    var result = TokenSet()
    for (offset, named) in items.enumerated() {
      if case .look(let inner, positive: true) = named.item {
        let rest = firstSet(items.dropFirst(offset + 1))
        return result.union(isNullable(inner) ? rest : rest.intersection(firstSet(inner)))
      }
      result = result.union(firstSet(named.item))
      if !isNullable(named.item) { return result }
    }
    return .all
  }

  private mutating func findFirst() {
    var changed = true
    while changed {
      changed = false
      for (index, rule) in grammar.rules.enumerated() {
        var set = first[index]
        for alternative in rule.alternatives where !Self.isErrorOnly(alternative) {
          set = set.union(firstSet(alternative.items[...]))
        }
        if set != first[index] {
          first[index] = set
          changed = true
        }
      }
    }
  }

  // MARK: - Left recursion

  private func leftCalls(_ item: Item, _ found: inout Set<Int>) {
    switch item {
    case .rule(let name): if let index = indices[name] { found.insert(index) }
    case .group(let alternatives): for alternative in alternatives { leftCalls(alternative, &found) }
    case .optional(let inner), .loop(let inner, _), .look(let inner, _): leftCalls(inner, &found)
    case .gather(let separator, let inner):
      leftCalls(inner, &found)
      if isNullable(inner) { leftCalls(separator, &found) }
    case .token, .soft, .forced, .cut: break
    }
  }

  private func leftCalls(_ alternative: Alternative, _ found: inout Set<Int>) {
    for named in alternative.items {
      leftCalls(named.item, &found)
      if !isNullable(named.item) { return }
    }
  }

  private mutating func findLeftRecursion() {
    let graph = grammar.rules.map { rule in
      var found: Set<Int> = []
      for alternative in rule.alternatives { leftCalls(alternative, &found) }
      return found.sorted()
    }
    for component in Tarjan.components(graph) {
      if component.count == 1 {
        let index = component[0]
        guard graph[index].contains(index) else { continue }
        leftRecursion[index] = isPlainLoop(index) ? .loop : .leader
        continue
      }
      let leader = component.min() ?? 0
      for index in component { leftRecursion[index] = index == leader ? .leader : .member }
      let rest = Set(component).subtracting([leader])
      let inner = graph.enumerated().map { entry in
        rest.contains(entry.offset) ? entry.element.filter { rest.contains($0) } : []
      }
      if Tarjan.components(inner).contains(where: { $0.count > 1 || inner[$0[0]].contains($0[0]) }) {
        let rule = grammar.rules[leader]
        structural.append(
          GrammarError(rule.line, "left recursion around '\(rule.name)' has cycles that do not pass through it")
        )
      }
    }
  }

  /// Whether each left-recursive alternative begins with the rule itself, and with nothing else that leads back to it.
  private func isPlainLoop(_ index: Int) -> Bool {
    for alternative in grammar.rules[index].alternatives {
      var found: Set<Int> = []
      leftCalls(alternative, &found)
      if found.contains(index) {
        guard case .rule(let name) = alternative.items[0].item, indices[name] == index else { return false }
      }
    }
    return true
  }

  // MARK: - Recursion

  private func calls(_ item: Item, _ found: inout [Int]) {
    switch item {
    case .rule(let name): if let index = indices[name], !found.contains(index) { found.append(index) }
    case .group(let alternatives):
      for alternative in alternatives { for named in alternative.items { calls(named.item, &found) } }
    case .optional(let inner), .loop(let inner, _), .look(let inner, _): calls(inner, &found)
    case .gather(let separator, let inner):
      calls(inner, &found)
      calls(separator, &found)
    case .token, .soft, .forced, .cut: break
    }
  }

  private mutating func findBackEdges() {
    let graph = grammar.rules.enumerated().map { entry -> [Int] in
      var found: [Int] = []
      for alternative in entry.element.alternatives {
        for (position, named) in alternative.items.enumerated() {
          // The head of a rule that becomes a loop is no call.
          if position == 0, leftRecursion[entry.offset] == .loop, case .rule(entry.element.name) = named.item {
            continue
          }
          calls(named.item, &found)
        }
      }
      return found
    }
    var state = Array(repeating: 0, count: graph.count)
    var edges: Set<[Int]> = []
    func visit(_ index: Int) {
      state[index] = 1
      for next in graph[index] {
        if state[next] == 1 { edges.insert([index, next]) } else if state[next] == 0 { visit(next) }
      }
      state[index] = 2
    }
    for name in grammar.startRules { if let index = indices[name], state[index] == 0 { visit(index) } }
    for index in graph.indices where state[index] == 0 { visit(index) }
    backEdges = edges
  }

  // MARK: - Mistakes

  /// Everything that is wrong with the grammar.
  func mistakes() -> [GrammarError] {
    var errors = structural
    if grammar.tokenNames.count + grammar.operators.count + grammar.keywords.count > 128 {
      errors.append(GrammarError(1, "more than 128 tokens"))
    }
    if grammar.kind(named: grammar.wordToken) == nil {
      errors.append(GrammarError(1, "the word token '\(grammar.wordToken)' is not among the tokens"))
    }
    if grammar.startRules.isEmpty { errors.append(GrammarError(1, "the header names no start rule")) }
    for name in grammar.startRules where indices[name] == nil {
      errors.append(GrammarError(1, "start rule '\(name)' is not defined"))
    }
    var used = Set(grammar.startRules)
    for (index, rule) in grammar.rules.enumerated() {
      if indices[rule.name] != index { errors.append(GrammarError(rule.line, "rule '\(rule.name)' is defined twice")) }
      for (position, alternative) in rule.alternatives.enumerated() {
        check(alternative, of: rule, &errors, &used)
        let isLast = position == rule.alternatives.count - 1
        if !isLast, !Self.isErrorOnly(alternative), isAlwaysMatching(alternative) {
          errors.append(
            GrammarError(alternative.line, "alternatives behind this one of '\(rule.name)' are never tried")
          )
        }
      }
    }
    for rule in grammar.rules where !used.contains(rule.name) {
      errors.append(GrammarError(rule.line, "rule '\(rule.name)' is never used"))
    }
    return errors
  }

  private func isAlwaysMatching(_ alternative: Alternative) -> Bool {
    alternative.action?.kind != .attempt
      && alternative.items.allSatisfy { named in
        switch named.item {
        case .optional, .loop(_, atLeast: 0), .cut: true
        default: false
        }
      }
  }

  private func check(
    _ alternative: Alternative,
    of rule: Rule,
    _ errors: inout [GrammarError],
    _ used: inout Set<String>
  ) {
    var names: Set<String> = []
    for named in alternative.items {
      if let name = named.name {
        if !names.insert(name).inserted {
          errors.append(GrammarError(named.line, "name '\(name)' is given twice in one alternative"))
        }
        if !named.item.consumes { errors.append(GrammarError(named.line, "'\(name)' names an item without a result")) }
      }
      check(named.item, named.line, &errors, &used)
    }
    if rule.type != nil, alternative.action == nil, !Self.isErrorOnly(alternative) {
      let candidates = Self.resultItems(alternative)
      if candidates.count != 1 {
        errors.append(
          GrammarError(alternative.line, "alternative of '\(rule.name)' has several items and needs an action")
        )
      }
    }
    if rule.type == nil, alternative.action?.kind == .value {
      errors.append(GrammarError(alternative.line, "rule '\(rule.name)' has no type, but an action with a value"))
    }
  }

  private func check(_ item: Item, _ line: Int, _ errors: inout [GrammarError], _ used: inout Set<String>) {
    switch item {
    case .rule(let name):
      used.insert(name)
      if indices[name] == nil { errors.append(GrammarError(line, "'\(name)' is neither a rule nor a token")) }
    case .group(let alternatives):
      for alternative in alternatives {
        if alternative.action != nil {
          errors.append(GrammarError(alternative.line, "a group has no actions: make it a rule"))
        }
        for named in alternative.items { check(named.item, named.line, &errors, &used) }
      }
    case .optional(let inner):
      if isNullable(inner) { errors.append(GrammarError(line, "the optional part matches nothing already")) }
      check(inner, line, &errors, &used)
    case .loop(let inner, _):
      if isNullable(inner) { errors.append(GrammarError(line, "the repeated part may match nothing: endless loop")) }
      check(inner, line, &errors, &used)
    case .look(let inner, _): check(inner, line, &errors, &used)
    case .gather(let separator, let inner):
      if isNullable(inner), isNullable(separator) {
        errors.append(GrammarError(line, "the repeated part may match nothing: endless loop"))
      }
      check(separator, line, &errors, &used)
      check(inner, line, &errors, &used)
    case .token, .soft, .forced, .cut: break
    }
  }

  /// The items that an alternative without action may take its result from: the named one, or the only one.
  static func resultItems(_ alternative: Alternative) -> [NamedItem] {
    let named = alternative.items.filter { $0.name != nil }
    if !named.isEmpty { return named }
    return alternative.items.filter { $0.item.consumes }
  }
}

/// Strongly connected components.
enum Tarjan {
  /// Components of a graph given by successor lists.
  static func components(_ graph: [[Int]]) -> [[Int]] {
    var state = State(graph: graph)
    for node in graph.indices where state.number[node] < 0 { state.visit(node) }
    return state.components
  }

  private struct State {
    let graph: [[Int]]
    var number: [Int]
    var low: [Int]
    var onStack: [Bool]
    var stack: [Int] = []
    var components: [[Int]] = []
    var next = 0

    init(graph: [[Int]]) {
      self.graph = graph
      number = Array(repeating: -1, count: graph.count)
      low = number
      onStack = Array(repeating: false, count: graph.count)
    }

    mutating func visit(_ node: Int) {
      number[node] = next
      low[node] = next
      next += 1
      stack.append(node)
      onStack[node] = true
      for successor in graph[node] {
        if number[successor] < 0 {
          visit(successor)
          low[node] = min(low[node], low[successor])
        } else if onStack[successor] {
          low[node] = min(low[node], number[successor])
        }
      }
      guard low[node] == number[node] else { return }
      var component: [Int] = []
      while let top = stack.popLast() {
        onStack[top] = false
        component.append(top)
        if top == node { break }
      }
      components.append(component)
    }
  }
}
