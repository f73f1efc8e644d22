// Grammar + analysis → the Swift source of a recursive-descent parser with backtracking. One method a rule; groups,
// loops, separated lists and long lookaheads become methods of their own, shared when they are written alike. Every
// method answers nil (or false) and stands where it began when it does not match.
//
// What keeps the result quick: an alternative whose first tokens are known is entered only on one of them; directly
// left-recursive rules are loops; nesting is counted on recursive calls only; results are kept only for rules that ask.

/// Writes parsers.
public struct ParserEmitter {
  let grammar: Grammar
  let analysis: GrammarAnalysis
  var out = ""
  /// Name of the method written for a helper, by its description.
  private var helpers: [String: String] = [:]
  private var pending: [(name: String, item: Item, rule: Int)] = []
  var currentRule = 0

  init(_ grammar: Grammar) {
    self.grammar = grammar
    analysis = GrammarAnalysis(grammar)
  }

  /// The Swift source of the parser of a grammar that `Grammar.read` gave.
  public static func emit(_ grammar: Grammar) -> String {
    var emitter = ParserEmitter(grammar)
    emitter.file()
    return emitter.out
  }

  mutating func line(_ text: String, _ indent: Int = 0) {
    out += text.isEmpty ? "\n" : String(repeating: "  ", count: indent) + text + "\n"
  }

  private mutating func file() {
    line("// Written by grammar-gen from the grammar file: change that, not this.")
    out += Self.trimmed(grammar.prelude) + "\n\n"
    runtime()
    line("")
    line("extension \(grammar.parserName) {")
    for index in grammar.rules.indices {
      currentRule = index
      rule(index)
      while !pending.isEmpty {
        let next = pending.removeFirst()
        currentRule = next.rule
        helper(next.name, next.item)
      }
    }
    line("}")
  }

  static func trimmed(_ text: String) -> String {
    var body = Substring(text)
    while body.first?.isNewline == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    return String(body)
  }

  // MARK: - Types

  /// The Swift type of an item's result; nil for one that only recognises.
  func type(of item: Item) -> String? {
    switch item {
    case .token, .soft, .forced: return "Int"
    case .rule(let name): return analysis.indices[name].flatMap { grammar.rules[$0].type }
    case .group(let alternatives):
      let types = alternatives.map { alternative -> String? in
        let results = GrammarAnalysis.resultItems(alternative)
        return results.count == 1 ? type(of: results[0].item) : nil
      }
      return types.allSatisfy { $0 == types[0] } ? types[0] : nil
    case .optional(let inner): return type(of: inner).map { "\($0)?" } ?? "Bool"
    case .loop(let inner, _), .gather(_, let inner): return "[\(type(of: inner) ?? "Bool")]"
    case .look, .cut: return nil
    }
  }

  // MARK: - Rules

  private mutating func rule(_ index: Int) {
    let rule = grammar.rules[index]
    let result = rule.type.map { "\($0)?" } ?? "Bool"
    line("")
    if analysis.backEdges.contains(where: { $0[1] == index }) { nesting(rule, result) }
    let keeps = rule.memo != .never || analysis.leftRecursion[index] == .leader
    var name = rule.name
    if rule.withoutErrors || keeps {
      line("mutating func \(name)() throws(Stop) -> \(result) {", 1)
      if rule.withoutErrors {
        line("let outer = checksErrors", 2)
        line("checksErrors = false", 2)
        line("defer { checksErrors = outer }", 2)
      }
      if analysis.leftRecursion[index] == .leader {
        seed(rule)
      } else if keeps {
        memo(rule)
      } else {
        line("return try \(name)_rule()", 2)
      }
      line("}", 1)
      line("")
      name += "_rule"
    }
    line("mutating func \(name)() throws(Stop) -> \(result) {", 1)
    if analysis.leftRecursion[index] == .loop {
      loop(rule)
    } else {
      body(rule.alternatives, type: rule.type)
    }
    line("}", 1)
  }

  /// The rule entered from inside itself: counts nesting.
  private mutating func nesting(_ rule: Rule, _ result: String) {
    line("mutating func nested_\(rule.name)() throws(Stop) -> \(result) {", 1)
    line("let outer = try enter()", 2)
    line("let result = try \(rule.name)()", 2)
    line("leave(outer)", 2)
    line("return result", 2)
    line("}", 1)
    line("")
  }

  private mutating func memo(_ rule: Rule) {
    if rule.memo == .inErrorPass { line("if !errorPass { return try \(rule.name)_rule() }", 2) }
    line("let start = p", 2)
    line("if let kept = memos.\(rule.name)[start] {", 2)
    line("recall(kept.end, kept.height)", 3)
    line("return kept.value\(rule.type == nil ? " ?? false" : "")", 3)
    line("}", 2)
    line("let outer = reach", 2)
    line("reach = level", 2)
    line("let value = try \(rule.name)_rule()", 2)
    line("memos.\(rule.name).keep(start, value, end: p, height: reach &- level, count: kinds.count)", 2)
    line("if outer > reach { reach = outer }", 2)
    line("return value", 2)
  }

  private mutating func seed(_ rule: Rule) {
    line("let start = p", 2)
    line("if let kept = memos.\(rule.name)[start] {", 2)
    line("recall(kept.end, kept.height)", 3)
    line("return kept.value", 3)
    line("}", 2)
    line("let outer = part()", 2)
    line("memos.\(rule.name).keep(start, nil, end: start, height: 0, count: kinds.count)", 2)
    line("var best: \(rule.type ?? "Bool")?", 2)
    line("var end = start", 2)
    line("while true {", 2)
    line("jump(start)", 3)
    line("guard let value = try \(rule.name)_rule(), p > end else { break }", 3)
    line("if end > start { try grow() }", 3)
    line("best = value", 3)
    line("end = p", 3)
    line("memos.\(rule.name).keep(start, value, end: p, height: reach &- level, count: kinds.count)", 3)
    line("}", 2)
    line("jump(end)", 2)
    line("joined(outer)", 2)
    line("return best", 2)
  }

  /// A directly left-recursive rule: its other alternatives once, then its recursive ones as long as they match.
  private mutating func loop(_ rule: Rule) {
    func isRecursive(_ alternative: Alternative) -> Bool {
      if case .rule(rule.name) = alternative.items[0].item { return true }
      return false
    }
    let bases = rule.alternatives.filter { !isRecursive($0) }
    let steps = rule.alternatives.filter(isRecursive)
    let before = out
    out = ""
    let hasPlainBase = bases.count == 1 && bases[0].items.count == 1 && bases[0].action == nil
    let base = hasPlainBase ? call(bases[0].items[0].item) : "try \(rule.name)_base()"
    line("guard var left = \(base) else { return nil }", 2)
    let entry = steps.reduce(TokenSet()) { $0.union(analysis.firstSet($1.items.dropFirst())) }
    line("while \(entry == .all ? "true" : can(entry)) {", 2)
    line("let mark = p", 3)
    for step in steps { self.step(step, rule) }
    line("_ = mark", 3)
    line("break", 3)
    line("}", 2)
    line("return left", 2)
    let text = out
    out = before
    if Self.words(text).contains("start") { line("let start = p", 2) }
    out += text
    if !hasPlainBase {
      line("}", 1)
      line("")
      line("mutating func \(rule.name)_base() throws(Stop) -> \(rule.type ?? "Bool")? {", 1)
      body(bases, type: rule.type)
    }
  }

  private mutating func step(_ alternative: Alternative, _ rule: Rule) {
    comment(alternative, 3)
    let action = alternative.action?.text ?? "left"
    let names = boundNames(alternative)
    let clauses = self.clauses(Array(alternative.items.dropFirst()), names, implicit: false)
    line("if \(clauses[0]) {", 3)
    var indent = 4
    if clauses.count > 1 {
      line("if \(clauses.dropFirst().joined(separator: ", ")) {", 4)
      indent = 5
    }
    if let name = alternative.items[0].name, names.contains(name) { line("let \(name) = left", indent) }
    switch alternative.action?.kind ?? .value {
    case .value:
      line("left = \(actionText(action))", indent)
      line("try grow()", indent)
      line("continue", indent)
    case .attempt:
      line("if let grown: \(rule.type ?? "Bool") = \(actionText(action)) {", indent)
      line("left = grown", indent + 1)
      line("try grow()", indent + 1)
      line("continue", indent + 1)
      line("}", indent)
    case .raise: line("throw \(actionText(action))", indent)
    }
    if clauses.count > 1 { line("}", 4) }
    if clauses.count > 1 || alternative.action?.kind == .attempt { line("try back(mark)", 4) }
    line("}", 3)
  }

  // MARK: - Alternatives

  /// Writes alternatives, from first to last, as the body of a method.
  mutating func body(_ alternatives: [Alternative], type: String?) {
    let failure = type == nil ? "false" : "nil"
    let before = out
    out = ""
    var returned = false
    for (position, alternative) in alternatives.enumerated() {
      comment(alternative, 2)
      let isLast = position == alternatives.count - 1
      if isLast, alternative.items.count == 1, alternative.action == nil, !GrammarAnalysis.isErrorOnly(alternative),
        case .rule = alternative.items[0].item
      {
        if self.type(of: alternative.items[0].item) == type {
          line("return \(call(alternative.items[0].item))", 2)
          returned = true
          continue
        }
      }
      returned = self.alternative(alternative, type: type, failure: failure, isOnly: alternatives.count == 1)
    }
    if !returned { line("return \(failure)", 2) }
    let text = out
    out = before
    if Self.words(text).contains("start") { line("let start = p", 2) }
    if alternatives.contains(where: Self.hasCut) { line("var cut = false", 2) }
    out += text
  }

  private static func hasCut(_ alternative: Alternative) -> Bool {
    alternative.items.contains { if case .cut = $0.item { true } else { false } }
  }

  /// Writes an alternative; true if it always matches.
  private mutating func alternative(_ alternative: Alternative, type: String?, failure: String, isOnly: Bool) -> Bool {
    let names = type == nil && alternative.action == nil ? [] : boundNames(alternative)
    let isErrorOnly = GrammarAnalysis.isErrorOnly(alternative)
    let implicit = alternative.action == nil && type != nil && names.isEmpty && !isErrorOnly
    var clauses = self.clauses(alternative.items, names, implicit: implicit)
    var guards: [String] = []
    if GrammarAnalysis.isGuarded(alternative) {
      guards.append("checksErrors")
    } else if !startsWithToken(alternative) {
      let set = analysis.firstSet(alternative.items[...])
      if set != .all, !isOnly { guards.append(can(set)) }
    }
    // Clauses that cannot have moved the position go together with the first that can.
    var head: [String] = guards
    var index = 0
    while index < clauses.count {
      head.append(clauses[index])
      index += 1
      if alternative.items[index - 1].item.consumes { break }
    }
    clauses.removeFirst(index)
    var isCertain = false
    if head.count == 1, let statement = Self.statement(head[0]) {
      isCertain = true
      line("do {", 2)
      line(statement, 3)
    } else {
      line("if \(head.joined(separator: ", ")) {", 2)
    }
    var indent = 3
    while let next = clauses.first, let statement = Self.statement(next) {
      line(statement, 3)
      clauses.removeFirst()
    }
    if !clauses.isEmpty {
      line("if \(clauses.joined(separator: ", ")) {", 3)
      indent = 4
    }
    let isAttempt = alternative.action?.kind == .attempt
    switch alternative.action?.kind ?? .value {
    case .value: line("return \(isErrorOnly ? failure : resultText(alternative, type: type))", indent)
    case .attempt:
      line("if let result: \(type ?? "Bool") = \(actionText(alternative.action?.text ?? "")) { return result }", indent)
      // Refused by the action, not by the next token: that has not been looked at.
      line("jump(start)", indent)
    case .raise: line("throw \(actionText(alternative.action?.text ?? ""))", indent)
    }
    if !clauses.isEmpty { line("}", 3) }
    if !clauses.isEmpty || isAttempt { line("try back(start)", 3) }
    if Self.hasCut(alternative) { line("if cut { return \(failure) }", 3) }
    line("}", 2)
    return isCertain && clauses.isEmpty && alternative.action?.kind != .attempt
  }

  /// A condition that is always true, as a statement.
  private static func statement(_ clause: String) -> String? {
    if clause.hasPrefix("case let ") { return String(clause.dropFirst(5)) }
    if clause.hasPrefix("always(") { return "_ = " + clause.dropFirst(7).dropLast() }
    return nil
  }

  private mutating func comment(_ alternative: Alternative, _ indent: Int) {
    line("// \(alternative.items.map(description).joined(separator: " "))", indent)
  }

  private func startsWithToken(_ alternative: Alternative) -> Bool {
    switch alternative.items[0].item {
    case .token, .soft: true
    case .look(let inner, _): tokenSet(inner) != nil
    default: false
    }
  }

  /// Names of items that the alternative's action or default result needs.
  private func boundNames(_ alternative: Alternative) -> Set<String> {
    let named = alternative.items.compactMap(\.name)
    guard let action = alternative.action else { return Set(named) }
    let words = Self.words(action.text)
    return Set(named.filter { words.contains($0) })
  }

  /// Identifiers in Swift text that are not members of something.
  static func words(_ text: String) -> Set<String> {
    var result: Set<String> = []
    var word = ""
    var beforeWord: Character = " "
    var previous: Character = " "
    var inComment = false
    for c in text + " " {
      if c == "/", previous == "/" { inComment = true }
      if c.isNewline { inComment = false }
      if inComment {
        previous = c
        continue
      }
      if c.isLetter || c.isNumber || c == "_" {
        if word.isEmpty { beforeWord = previous }
        word.append(c)
      } else {
        if !word.isEmpty, beforeWord != "." { result.insert(word) }
        word = ""
      }
      previous = c
    }
    return result
  }

  private func actionText(_ text: String) -> String {
    text.split(separator: "$span", omittingEmptySubsequences: false).joined(separator: "span(from: start)")
  }

  private func resultText(_ alternative: Alternative, type: String?) -> String {
    if let action = alternative.action { return actionText(action.text) }
    if type == nil { return "true" }
    return GrammarAnalysis.resultItems(alternative).first?.name ?? "value"
  }

  // MARK: - Items

  func can(_ set: TokenSet) -> String {
    "can(0x\(String(set.low, radix: 16)), 0x\(String(set.high, radix: 16)))"
  }

  /// The token numbers of an item that is a token or a choice of tokens; nil for any other.
  func tokenSet(_ item: Item) -> TokenSet? {
    switch item {
    case .token(let kind): return TokenSet(kind)
    case .group(let alternatives):
      var set = TokenSet()
      for alternative in alternatives {
        guard alternative.items.count == 1, alternative.items[0].name == nil,
          case .token(let kind) = alternative.items[0].item
        else { return nil }
        set = set.union(TokenSet(kind))
      }
      return set
    default: return nil
    }
  }

  /// One condition an item; `implicit` binds the only result as "value".
  private mutating func clauses(_ items: [NamedItem], _ names: Set<String>, implicit: Bool) -> [String] {
    var result: [String] = []
    for named in items {
      var name = named.name.flatMap { names.contains($0) ? $0 : nil }
      if implicit, named.item.consumes { name = "value" }
      result.append(clause(named.item, name))
    }
    return result
  }

  /// A condition that is true when the item matches and binds its result to a name.
  private mutating func clause(_ item: Item, _ name: String?) -> String {
    if let set = tokenSet(item), case .group = item {
      let arguments = "0x\(String(set.low, radix: 16)), 0x\(String(set.high, radix: 16))"
      return name.map { "let \($0) = takeAny(\(arguments))" } ?? "eatAny(\(arguments))"
    }
    switch item {
    case .token(let kind):
      return name.map { "let \($0) = take(\(kind))" } ?? "eat(\(kind))"
    case .soft(let text):
      return name.map { "let \($0) = takeWord(\(Self.packed(text)))" } ?? "eatWord(\(Self.packed(text)))"
    case .rule, .group:
      let call = self.call(item)
      if let name { return "let \(name) = \(call)" }
      return type(of: item) == nil ? call : "\(call) != nil"
    case .optional(let inner):
      return always(optional(inner), name)
    case .loop(_, let atLeast):
      let call = "try \(helperName("loop", item))()"
      if atLeast == 0 {
        let set = analysis.firstSet(item)
        return always(set == .all ? call : "try (\(can(set)) ? \(call.dropFirst(4)) : [])", name)
      }
      return name.map { "let \($0) = \(call)" } ?? "\(call) != nil"
    case .gather:
      let call = "try \(helperName("list", item))()"
      return name.map { "let \($0) = \(call)" } ?? "\(call) != nil"
    case .look(let inner, let positive):
      let clause = look(inner, positive)
      return grammar.rules[currentRule].isInvalidRule ? "seen(), \(clause)" : clause
    case .forced(let kind, let text):
      return always("try force(\(kind), \"\(text)\")", name)
    case .cut:
      return "mark(&cut)"
    }
  }

  private func always(_ call: String, _ name: String?) -> String {
    name.map { "case let \($0) = \(call)" } ?? "always(\(call))"
  }

  /// An expression for an optional item, which always succeeds.
  private mutating func optional(_ inner: Item) -> String {
    if case .token(let kind) = inner { return "take(\(kind))" }
    if let set = tokenSet(inner) {
      return "takeAny(0x\(String(set.low, radix: 16)), 0x\(String(set.high, radix: 16)))"
    }
    if case .rule(let name) = inner, let index = analysis.indices[name], analysis.first[index] != .all {
      let call = self.call(inner).dropFirst(4)
      return "try (\(can(analysis.first[index])) ? \(call) : \(type(of: inner) == nil ? "false" : "nil"))"
    }
    if case .soft(let text) = inner { return "takeWord(\(Self.packed(text)))" }
    let set = analysis.firstSet(inner)
    if case .group = inner, !analysis.isNullable(inner), set != .all, set != TokenSet() {
      return "try (\(can(set)) ? \(call(inner).dropFirst(4)) : \(type(of: inner) == nil ? "false" : "nil"))"
    }
    return call(inner)
  }

  private mutating func look(_ inner: Item, _ positive: Bool) -> String {
    if case .token(let kind) = inner { return "kind \(positive ? "==" : "!=") \(kind)" }
    if let set = tokenSet(inner) {
      return "\(positive ? "" : "!")at(0x\(String(set.low, radix: 16)), 0x\(String(set.high, radix: 16)))"
    }
    if case .soft(let text) = inner { return "\(positive ? "" : "!")isWord(\(Self.packed(text)))" }
    return "try \(positive ? "" : "!")\(helperName("look", inner))()"
  }

  /// A call that matches a rule or any other item, starting with "try ".
  mutating func call(_ item: Item) -> String {
    switch item {
    case .rule(let name):
      if let index = analysis.indices[name], analysis.backEdges.contains([currentRule, index]) {
        return "try nested_\(name)()"
      }
      return "try \(name)()"
    case .group: return "try \(helperName("group", item))()"
    case .loop: return "try \(helperName("loop", item))()"
    case .gather: return "try \(helperName("list", item))()"
    default: return "try \(helperName("item", item))()"
    }
  }

  /// A soft keyword as the emitter's runtime compares it: its bytes in one word, and their number.
  static func packed(_ text: String) -> String {
    let value = text.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return "0x\(String(value, radix: 16)), \(text.utf8.count)"
  }

  // MARK: - Helpers

  /// The method for an item that needs one. Calls that close a cycle from one rule may not from another, so the rule
  /// is part of the key where it matters.
  private mutating func helperName(_ prefix: String, _ item: Item) -> String {
    let nests = analysis.backEdges.contains { $0[0] == currentRule }
    let key = prefix + " " + description(item) + (nests ? " in \(currentRule)" : "")
    if let name = helpers[key] { return name }
    let name = "\(prefix)_\(helpers.count + 1)"
    helpers[key] = name
    pending.append((name, item, currentRule))
    return name
  }

  private mutating func helper(_ name: String, _ item: Item) {
    line("")
    if name.hasPrefix("look_") {
      line("mutating func \(name)() throws(Stop) -> Bool {", 1)
      line("let start = p", 2)
      line("let found = \(type(of: item) == nil ? call(item) : "\(call(item)) != nil")", 2)
      line("_ = seen()", 2)
      line("jump(start)", 2)
      line("return found", 2)
      line("}", 1)
      return
    }
    switch item {
    case .group(let alternatives):
      let type = self.type(of: item)
      line("mutating func \(name)() throws(Stop) -> \(type.map { "\($0)?" } ?? "Bool") {", 1)
      body(alternatives, type: type)
    case .loop(let inner, let atLeast): loopHelper(name, inner, atLeast)
    case .gather(let separator, let inner): listHelper(name, separator, inner)
    default:
      let type = self.type(of: item)
      line("mutating func \(name)() throws(Stop) -> \(type.map { "\($0)?" } ?? "Bool") {", 1)
      line("if \(clause(item, "value")) { return value }", 2)
      line("return nil", 2)
    }
    line("}", 1)
  }

  private mutating func loopHelper(_ name: String, _ inner: Item, _ atLeast: Int) {
    let element = type(of: inner)
    line("mutating func \(name)() throws(Stop) -> [\(element ?? "Bool")]\(atLeast > 0 ? "?" : "") {", 1)
    line("var elements: [\(element ?? "Bool")] = []", 2)
    line("var outer = part()", 2)
    let set = analysis.firstSet(inner)
    let condition = clause(inner, element == nil ? nil : "element")
    line("while \(set.isEmpty || set == .all ? "" : can(set) + ", ")\(condition) {", 2)
    line("elements.append(\(element == nil ? "true" : "element"))", 3)
    line("next(&outer)", 3)
    line("}", 2)
    line("joined(outer)", 2)
    line(atLeast > 0 ? "return elements.isEmpty ? nil : elements" : "return elements", 2)
  }

  private mutating func listHelper(_ name: String, _ separator: Item, _ inner: Item) {
    let element = type(of: inner)
    let binding = element == nil ? nil : "element"
    line("mutating func \(name)() throws(Stop) -> [\(element ?? "Bool")]? {", 1)
    line("guard \(clause(inner, element == nil ? nil : "head")) else { return nil }", 2)
    line("var elements: [\(element ?? "Bool")] = [\(element == nil ? "true" : "head")]", 2)
    line("while true {", 2)
    line("let mark = p", 3)
    line("if \(clause(separator, nil)) {", 3)
    line("let outer = part()", 4)
    line("if \(clause(inner, binding)) {", 4)
    line("elements.append(\(element == nil ? "true" : "element"))", 5)
    line("joined(outer)", 5)
    line("continue", 5)
    line("}", 4)
    line("joined(outer)", 4)
    line("try back(mark)", 4)
    line("}", 3)
    line("return elements", 3)
    line("}", 2)
  }

  // MARK: - Descriptions

  private func description(_ named: NamedItem) -> String {
    (named.name.map { "\($0)=" } ?? "") + description(named.item)
  }

  private func description(_ item: Item) -> String {
    switch item {
    case .token(let kind):
      return kind < grammar.tokenNames.count ? grammar.spelling(of: kind) : "'\(grammar.spelling(of: kind))'"
    case .soft(let text): return "\"\(text)\""
    case .rule(let name): return name
    case .group(let alternatives):
      return "("
        + alternatives.map { $0.items.map(description).joined(separator: " ") }.joined(separator: " | ") + ")"
    case .optional(let inner): return "[\(description(inner))]"
    case .loop(let inner, let atLeast): return description(inner) + (atLeast == 0 ? "*" : "+")
    case .gather(let separator, let inner): return "\(description(separator)).\(description(inner))+"
    case .look(let inner, let positive): return (positive ? "&" : "!") + description(inner)
    case .forced(_, let text): return "&&'\(text)'"
    case .cut: return "~"
    }
  }
}
