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

  mutating func checkMatch(_ subject: Expr, _ cases: [MatchCase]) throws(Diagnostic) {
    try check(subject)
    for (index, matchCase) in cases.enumerated() {
      let isLast = index == cases.count - 1
      if !(isLast && cases.count > 1 && isWildcard(matchCase.pattern)) {
        var state = PatternState(
          allowsIrrefutable: matchCase.guard_ != nil || isLast,
          place: matchCase.pattern.span
        )
        try check(matchCase.pattern, &state)
      }
      if let guard_ = matchCase.guard_ { try check(guard_) }
      try check(matchCase.body)
    }
  }

  private mutating func check(_ pattern: Pattern, _ state: inout PatternState) throws(Diagnostic) {
    state.place = pattern.span
    switch pattern.kind {
    case .value(let value): try check(value)
    case .singleton: break
    case .sequence(let patterns):
      var hasStar = false
      for inner in patterns {
        guard case .star = inner.kind else { continue }
        if hasStar { throw fault("multiple starred names in sequence pattern", pattern.span) }
        hasStar = true
      }
      for inner in patterns { try checkInner(inner, &state) }
    case .mapping(let keys, let patterns, let rest):
      try checkKeys(keys, pattern.span)
      for inner in patterns { try checkInner(inner, &state) }
      if let rest { try store(rest, &state) }
    case .class_(let cls, let patterns, let attributes, let kwdPatterns):
      try checkAttributes(attributes, kwdPatterns)
      try check(cls)
      for inner in patterns + kwdPatterns { try checkInner(inner, &state) }
    case .star(let name):
      if let name { try store(name, &state) }
    case .as_(nil, let name):
      if !state.allowsIrrefutable {
        throw fault(
          "\(name.map { "name capture '\($0)'" } ?? "wildcard") makes remaining patterns unreachable",
          pattern.span
        )
      }
      if let name { try store(name, &state) }
    case .as_(let inner?, let name):
      try check(inner, &state)
      if let name { try store(name, &state) }
    case .or(let alternatives): try checkAlternatives(alternatives, &state)
    }
  }

  private mutating func checkInner(_ pattern: Pattern, _ state: inout PatternState) throws(Diagnostic) {
    if isWildcard(pattern) { return }
    let outer = state.allowsIrrefutable
    state.allowsIrrefutable = true
    try check(pattern, &state)
    state.allowsIrrefutable = outer
  }

  private func store(_ name: String, _ state: inout PatternState) throws(Diagnostic) {
    try checkStore(name, state.place)
    if state.stores.contains(name) { throw fault("multiple assignments to name '\(name)' in pattern", state.place) }
    state.stores.append(name)
  }

  private mutating func checkAlternatives(_ alternatives: [Pattern], _ state: inout PatternState) throws(Diagnostic) {
    var names: [String] = []
    for (index, alternative) in alternatives.enumerated() {
      var inner = PatternState(
        allowsIrrefutable: index == alternatives.count - 1 && state.allowsIrrefutable,
        place: alternative.span
      )
      try check(alternative, &inner)
      state.place = inner.place
      if index == 0 {
        names = inner.stores
      } else if Set(names) != Set(inner.stores) {
        throw fault("alternative patterns bind different names", state.place)
      }
    }
    for name in names { try store(name, &state) }
  }

  private func checkAttributes(_ names: [Identifier], _ patterns: [Pattern]) throws(Diagnostic) {
    for (index, name) in names.enumerated() {
      try checkStore(name, patterns[index].span)
      for later in (index + 1)..<max(names.count, index + 1) where names[later] == name {
        throw fault("attribute name repeated in class pattern: \(name)", patterns[later].span)
      }
    }
  }

  private mutating func checkKeys(_ keys: [Expr], _ span: Span) throws(Diagnostic) {
    var seen: Set<Constant> = []
    for key in keys {
      if let value = constant(key) {
        // Equal numbers are equal keys whatever their type.
        var canonical = value
        if case .true_ = value { canonical = .int(1) }
        if case .false_ = value { canonical = .int(0) }
        if case .float(let number) = value, let whole = Int(exactly: number) { canonical = .int(whole) }
        if case .string(let text, _) = value { canonical = .string(text, kind: false) }
        if !seen.insert(canonical).inserted {
          throw fault("mapping pattern checks duplicate key (\(ConstantText.repr(value)))", span)
        }
      } else if case .attribute = key.kind {
      } else if case .binOp = key.kind {
        // A complex number, which CPython has folded: two of them are not compared here.
      } else {
        throw fault("mapping pattern keys may only match literals and attribute lookups", span)
      }
      try check(key)
    }
  }

  /// A key's value, signs folded in.
  private func constant(_ expression: Expr) -> Constant? {
    switch expression.kind {
    case .constant(let value): return value
    case .unaryOp(.uSub, let operand):
      guard case .constant(let value) = operand.kind else { return nil }
      switch value {
      case .int(let number): return .int(-number)
      case .bigInt(let digits): return .bigInt("-" + digits)
      case .float(let number): return .float(-number)
      case .complex(let number): return .complex(imaginary: -number)
      default: return nil
      }
    default: return nil
    }
  }
}

/// How Python shows a constant.
enum ConstantText {
  static func repr(_ constant: Constant) -> String {
    switch constant {
    case .none: return "None"
    case .true_: return "True"
    case .false_: return "False"
    case .ellipsis: return "Ellipsis"
    case .int(let value): return String(value)
    case .bigInt(let digits): return digits
    case .float(let value): return "\(value)"
    case .complex(let value): return "\(value)j"
    case .bytes(let bytes): return "b" + quote(bytes.map { UInt32($0) }, isBytes: true)
    case .string(.text(let text), _): return quote(text.unicodeScalars.map(\.value), isBytes: false)
    case .string(.codePoints(let points), _): return quote(points, isBytes: false)
    }
  }

  private static func quote(_ points: [UInt32], isBytes: Bool) -> String {
    let quote: Unicode.Scalar = points.contains(39) && !points.contains(34) ? "\"" : "'"
    var out = String(quote)
    for point in points {
      switch point {
      case 10: out += "\\n"
      case 13: out += "\\r"
      case 9: out += "\\t"
      case 92: out += "\\\\"
      case quote.value: out += "\\\(quote)"
      default:
        if let scalar = Unicode.Scalar(point), point < 127 || !isBytes, Identifiers.isPrintable(scalar) {
          out.unicodeScalars.append(scalar)
        } else {
          let (letter, width) = point < 256 ? ("x", 2) : point < 0x10000 ? ("u", 4) : ("U", 8)
          let digits = String(point, radix: 16)
          out += "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
        }
      }
    }
    return out + String(quote)
  }
}
