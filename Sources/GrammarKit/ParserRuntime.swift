// The part of a generated parser that is the same for every grammar: the position, tokens and soft keywords, kept
// results, nesting. It is written into each generated file, so that a target with a parser imports nothing for it.
//
// Nesting. `level` counts open recursive calls; `reach` bounds from above the height of everything built since the
// innermost of them began: deepest level seen, plus the steps of left-recursive chains. Both are held under the limit,
// so that trees are never higher than code that walks or frees them recursively can bear.

extension ParserEmitter {
  mutating func runtime() {
    let name = grammar.parserName
    let stored = grammar.rules.indices.filter {
      grammar.rules[$0].memo != .never || analysis.leftRecursion[$0] == .leader
    }
    let memos = stored.map {
      "    var \(grammar.rules[$0].name) = Memo<\(grammar.rules[$0].type ?? "Bool")>()"
    }
    let resets = stored.map { "      \(grammar.rules[$0].name) = Memo()" }
    out += """
      /// Tokens → tree.
      struct \(name) {
        /// Thrown to leave the parser at once; why is noted elsewhere.
        struct Stop: Error {}

        /// Kept results of one rule, by position.
        struct Memo<Value> {
          private var slots: [Int32] = []
          private var entries: [(value: Value?, end: Int, height: Int)] = []

          subscript(position: Int) -> (value: Value?, end: Int, height: Int)? {
            if position >= slots.count { return nil }
            let slot = Int(slots[position])
            return slot == 0 ? nil : entries[slot - 1]
          }

          mutating func keep(_ position: Int, _ value: Value?, end: Int, height: Int, count: Int) {
            if slots.isEmpty { slots = Array(repeating: 0, count: count) }
            let slot = Int(slots[position])
            if slot > 0 {
              entries[slot - 1] = (value, end, height)
            } else {
              entries.append((value, end, height))
              slots[position] = Int32(truncatingIfNeeded: entries.count)
            }
          }
        }

        /// Kept results of all rules that keep them. Apart from the parser itself, which should be small: calls in debug
        /// builds copy it.
        final class Memos {
      \(memos.joined(separator: "\n"))

          func clear() {
      \(resets.joined(separator: "\n"))
          }
        }

        /// Kind of the token at which the source could not be read on; no rule takes it.
        static let faultKind: UInt8 = 255
        /// How deep rules may nest and chains may grow.
        static let depthLimit = \(grammar.depthLimit)
        /// Operators as numbered here.
        static let operators: [String] = \(Self.literal(grammar.operators))
        /// Reserved words as numbered here.
        static let keywords: [String] = \(Self.literal(grammar.keywords))

        let tokens: [\(grammar.tokenType)]
        let bytes: [UInt8]
        /// Kinds of the tokens: the end marker's or `faultKind` before a last one that nothing takes.
        private(set) var kinds: [UInt8]
        /// Index of the next token.
        private(set) var p = 0
        /// Its kind.
        private(set) var kind: UInt8
        /// Highest index looked at: taken, or found where an alternative was given up.
        private(set) var farthest = 0
        private(set) var level = 0
        private(set) var reach = 0
        /// Whether the nesting limit was what stopped the parser.
        private(set) var isTooDeep = false
        /// Whether this is the second pass, which looks for the words of a syntax error.
        private(set) var errorPass = false
        /// Whether `invalid_` rules are tried.
        var checksErrors = false
        /// Rule entries of the second pass, which may not grow without bound.
        private var effort = 0
        private let memos = Memos()
      \(Self.trimmed(grammar.members))
      }

      extension \(name) {
        /// Kinds of tokens, the last one's replaced if the source could not be read on there.
        static func kinds(of tokens: [\(grammar.tokenType)], endsInFault: Bool) -> [UInt8] {
          var kinds: [UInt8] = []
          kinds.reserveCapacity(tokens.count)
          for token in tokens { kinds.append(token.kind) }
          if endsInFault, !kinds.isEmpty { kinds[kinds.count - 1] = faultKind }
          // What follows the end marker; no rule takes it.
          kinds.append(faultKind - 1)
          return kinds
        }

        /// Starts over with `invalid_` rules.
        mutating func beginErrorPass() {
          p = 0
          kind = kinds[0]
          level = 0
          reach = 0
          isTooDeep = false
          errorPass = true
          checksErrors = true
          memos.clear()
        }

        // MARK: Position

        mutating func advance() {
          if p > farthest { farthest = p }
          p &+= 1
          kind = kinds[p]
        }

        mutating func jump(_ position: Int) {
          p = position
          kind = kinds[position]
        }

        /// Notes that the next token was looked at, for what says where the parser stood.
        mutating func seen() -> Bool {
          if p > farthest { farthest = p }
          return true
        }

        /// Gives up an alternative. Where the source could not be read on, everything is given up.
        mutating func back(_ position: Int) throws(Stop) {
          if p > farthest { farthest = p }
          if kind == Self.faultKind { throw Stop() }
          p = position
          kind = kinds[position]
        }

        // MARK: Tokens

        mutating func eat(_ expected: UInt8) -> Bool {
          if kind != expected { return false }
          advance()
          return true
        }

        mutating func take(_ expected: UInt8) -> Int? {
          if kind != expected { return nil }
          let index = p
          advance()
          return index
        }

        /// Whether the next token is in a set of kinds.
        mutating func at(_ low: UInt64, _ high: UInt64) -> Bool {
          let k = UInt64(kind)
          return k < 128 && ((k < 64 ? low : high) &>> (k & 63)) & 1 != 0
        }

        /// The same, to skip what cannot match; in the second pass nothing is skipped.
        mutating func can(_ low: UInt64, _ high: UInt64) -> Bool { at(low, high) || errorPass }

        mutating func eatAny(_ low: UInt64, _ high: UInt64) -> Bool {
          if !at(low, high) { return false }
          advance()
          return true
        }

        mutating func takeAny(_ low: UInt64, _ high: UInt64) -> Int? {
          if !at(low, high) { return nil }
          let index = p
          advance()
          return index
        }

        /// Whether the next token is a word spelled so: its bytes in one number, the first highest.
        mutating func isWord(_ packed: UInt64, _ length: Int) -> Bool {
          if kind != \(grammar.kind(named: grammar.wordToken) ?? 0) { return false }
          let token = tokens[p]
          return Int(token.end &- token.start) == length && isSpelled(token, packed)
        }

        mutating func isSpelled(_ token: \(grammar.tokenType), _ packed: UInt64) -> Bool {
          var value: UInt64 = 0
          for i in Int(token.start)..<Int(token.end) { value = value &<< 8 | UInt64(bytes[i]) }
          return value == packed
        }

        mutating func eatWord(_ packed: UInt64, _ length: Int) -> Bool {
          if !isWord(packed, length) { return false }
          advance()
          return true
        }

        mutating func takeWord(_ packed: UInt64, _ length: Int) -> Int? {
          if !isWord(packed, length) { return nil }
          let index = p
          advance()
          return index
        }

        /// A token without which no parse is possible.
        mutating func force(_ expected: UInt8, _ spelling: String) throws(Stop) -> Int {
          if let index = take(expected) { return index }
          throw missing(spelling)
        }

        mutating func always<Value>(_ value: borrowing Value) -> Bool { true }

        mutating func mark(_ cut: inout Bool) -> Bool {
          cut = true
          return true
        }

        // MARK: Nesting

        /// Enters a rule from inside itself; gives what `leave` must be told.
        mutating func enter() throws(Stop) -> Int {
          level &+= 1
          if errorPass {
            effort &+= 1
            if effort > 500_000 &+ 64 &* kinds.count { throw Stop() }
          }
          if level > Self.depthLimit {
            isTooDeep = true
            throw Stop()
          }
          let outer = reach
          reach = level
          return outer
        }

        mutating func leave(_ outer: Int) {
          level &-= 1
          if outer > reach { reach = outer }
        }

        /// Begins a part beside others of the same level.
        mutating func part() -> Int {
          let outer = reach
          reach = level
          return outer
        }

        mutating func next(_ outer: inout Int) {
          if reach > outer { outer = reach }
          reach = level
        }

        mutating func joined(_ outer: Int) {
          if outer > reach { reach = outer }
        }

        /// A left-recursive chain has grown by one.
        mutating func grow() throws(Stop) {
          reach &+= 1
          if reach > 2 &* Self.depthLimit {
            isTooDeep = true
            throw Stop()
          }
        }

        mutating func recall(_ end: Int, _ height: Int) {
          jump(end)
          if level &+ height > reach { reach = level &+ height }
        }
      }

      """
  }

  private static func literal(_ words: [String]) -> String {
    var rows: [String] = []
    var row = ""
    for word in words {
      let item = "\"\(word)\","
      if row.utf8.count + item.utf8.count > 100 {
        rows.append(row)
        row = ""
      }
      row += row.isEmpty ? item : " " + item
    }
    if !row.isEmpty { rows.append(row) }
    return words.isEmpty ? "[]" : "[\n" + rows.map { "    " + $0 }.joined(separator: "\n") + "\n  ]"
  }
}
