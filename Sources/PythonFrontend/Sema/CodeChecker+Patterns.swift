// Static checks of `match`: patterns that can never be reached, names bound twice or by some alternatives only, repeated
// keys. CPython reports most of these at the pattern it visited last, so the walk keeps that place.

import Diagnostics

/// State of the check of one case's pattern.
struct PatternState {
  /// Names bound so far.
  var stores: [String] = []
  /// Whether a pattern that always matches may stand here.
  var allowsIrrefutable: Bool
  /// The pattern visited last.
  var place: Span
}

extension CodeChecker {
  private func isWildcard(_ pattern: Pattern) -> Bool {
    if case .as_(nil, nil) = pattern.kind { return true }
    return false
  }

  mutating func checkMatch(_ subject: Expr, _ cases: [MatchCase]) {
    check(subject)
    for (index, matchCase) in cases.enumerated() {
      let isLast = index == cases.count - 1
      if !(isLast && cases.count > 1 && isWildcard(matchCase.pattern)) {
        var state = PatternState(
          allowsIrrefutable: matchCase.guard_ != nil || isLast,
          place: matchCase.pattern.span
        )
        check(matchCase.pattern, &state)
      }
      if let guard_ = matchCase.guard_ { check(guard_) }
      check(matchCase.body)
    }
  }

  private mutating func check(_ pattern: Pattern, _ state: inout PatternState) {
    state.place = pattern.span
    switch pattern.kind {
    case .value(let value):
      switch value.kind {
      case .constant, .attribute, .unaryOp, .binOp: check(value)
      default: return faults.note("patterns may only match literals and attribute lookups", pattern.span)
      }
    case .singleton: break
    case .sequence(let patterns):
      var hasStar = false
      for inner in patterns {
        guard case .star = inner.kind else { continue }
        if hasStar { return faults.note("multiple starred names in sequence pattern", pattern.span) }
        hasStar = true
      }
      for inner in patterns { checkInner(inner, &state) }
    case .mapping(let keys, let patterns, let rest):
      checkKeys(keys, pattern.span)
      for inner in patterns { checkInner(inner, &state) }
      if let rest { store(rest, &state) }
    case .class_(let cls, let patterns, let attributes, let kwdPatterns):
      checkAttributes(attributes, kwdPatterns)
      check(cls)
      for inner in patterns + kwdPatterns { checkInner(inner, &state) }
    case .star(let name):
      if let name { store(name, &state) }
    case .as_(nil, let name):
      if !state.allowsIrrefutable {
        return faults.note(
          "\(name.map { "name capture '\($0)'" } ?? "wildcard") makes remaining patterns unreachable",
          pattern.span
        )
      }
      if let name { store(name, &state) }
    case .as_(let inner?, let name):
      check(inner, &state)
      if let name { store(name, &state) }
    case .or(let alternatives): checkAlternatives(alternatives, &state)
    }
  }

  private mutating func checkInner(_ pattern: Pattern, _ state: inout PatternState) {
    if isWildcard(pattern) { return }
    let outer = state.allowsIrrefutable
    state.allowsIrrefutable = true
    check(pattern, &state)
    state.allowsIrrefutable = outer
  }

  private func store(_ name: String, _ state: inout PatternState) {
    checkStore(name, state.place)
    if state.stores.contains(name) {
      return faults.note("multiple assignments to name '\(name)' in pattern", state.place)
    }
    state.stores.append(name)
  }

  private mutating func checkAlternatives(_ alternatives: [Pattern], _ state: inout PatternState) {
    var names: [String] = []
    for (index, alternative) in alternatives.enumerated() {
      var inner = PatternState(
        allowsIrrefutable: index == alternatives.count - 1 && state.allowsIrrefutable,
        place: alternative.span
      )
      check(alternative, &inner)
      state.place = inner.place
      if index == 0 {
        names = inner.stores
      } else if Set(names) != Set(inner.stores) {
        return faults.note("alternative patterns bind different names", state.place)
      }
    }
    for name in names { store(name, &state) }
  }

  private func checkAttributes(_ names: [Identifier], _ patterns: [Pattern]) {
    for (index, name) in names.enumerated() {
      checkStore(name, patterns[index].span)
      for later in (index + 1)..<max(names.count, index + 1) where names[later] == name {
        return faults.note("attribute name repeated in class pattern: \(name)", patterns[later].span)
      }
    }
  }

  private mutating func checkKeys(_ keys: [Expr], _ span: Span) {
    var seen: Set<PatternKey> = []
    for key in keys {
      if let value = PatternKey(key) {
        if !seen.insert(value).inserted {
          return faults.note("mapping pattern checks duplicate key (\(value.text))", span)
        }
      } else if case .attribute = key.kind {
      } else {
        return faults.note("mapping pattern keys may only match literals and attribute lookups", span)
      }
      check(key)
    }
  }
}

/// A literal key of a mapping pattern. Equal numbers are equal keys, whatever their type.
private struct PatternKey: Hashable {
  private enum Value: Hashable {
    case number(real: Constant, imaginary: Double)
    case other(Constant)
  }

  private let value: Value
  /// The key as Python shows it.
  let text: String

  /// The key of an expression; nil if it is no literal. Signs and sums of a real and an imaginary part are folded in.
  init?(_ expression: Expr) {
    switch expression.kind {
    case .constant(let constant):
      text = PythonRepr.text(constant)
      switch constant {
      case .complex(let imaginary): value = .number(real: .int(0), imaginary: imaginary)
      case .string(let string, _): value = .other(.string(string, kind: false))
      case .bytes, .none, .ellipsis: value = .other(constant)
      default: value = .number(real: Self.canonical(constant), imaginary: 0)
      }
    case .unaryOp(.uSub, let operand):
      guard case .constant(let constant) = operand.kind else { return nil }
      text = "-" + PythonRepr.text(constant)
      switch constant {
      case .int(let number): value = .number(real: .int(-number), imaginary: 0)
      case .bigInt(let digits): value = .number(real: .bigInt("-" + digits), imaginary: 0)
      case .float(let number): value = .number(real: Self.canonical(.float(-number)), imaginary: 0)
      case .complex(let number): value = .number(real: .int(0), imaginary: -number)
      default: return nil
      }
    case .binOp(let left, let op, let right):
      guard let real = PatternKey(left), let imaginary = PatternKey(right), case .number(let whole, 0) = real.value,
        case .number(.int(0), let part) = imaginary.value
      else { return nil }
      value = .number(real: whole, imaginary: op == .sub ? -part : part)
      text = "(\(real.text)\(op == .sub ? "-" : "+")\(imaginary.text))"
    default: return nil
    }
  }

  static func == (a: PatternKey, b: PatternKey) -> Bool { a.value == b.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }

  private static func canonical(_ constant: Constant) -> Constant {
    switch constant {
    case .true_: .int(1)
    case .false_: .int(0)
    case .float(let number): Int(exactly: number).map(Constant.int) ?? constant
    default: constant
    }
  }
}
