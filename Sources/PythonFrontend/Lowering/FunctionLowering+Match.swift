// match. Cases are tried in order; a pattern is a chain of tests, each going to the next case when it fails. Captures are
// kept in temps and bound together once the whole pattern has matched, before the guard; the alternatives of an
// or-pattern hand theirs on through synthetic variables.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// What a pattern has captured so far, in order.
  private typealias Captures = [(name: Identifier, value: Operand, span: Span)]

  func match(_ subject: Expr, _ cases: [MatchCase], _ span: Span) {
    let value = expression(subject)
    let end = newLabel()
    for one in cases {
      guard isOpen else { break }
      let next = newLabel()
      var captures: Captures = []
      pattern(one.pattern, value, fail: next, &captures)
      for capture in captures { storeName(capture.name, capture.value, capture.span) }
      if let condition = one.guard_ {
        let body = newLabel()
        branch(on: condition, ifTrue: body, ifFalse: next, condition.span)
        begin(body)
      }
      statements(one.body)
      if isOpen { goto(end) }
      begin(next)
    }
    begin(end)
  }

  /// Goes to `fail` unless the condition holds.
  private func require(_ condition: Operand, or fail: BlockID, _ span: Span) {
    let next = newLabel()
    terminate(.branch(condition, next, else: fail), span)
    begin(next)
  }

  private func requireNotNone(_ value: Operand, or fail: BlockID, _ span: Span) {
    let next = newLabel()
    let isNone = define(.compare(.identical, value, .constant(.none)), span)
    terminate(.branch(isNone, fail, else: next), span)
    begin(next)
  }

  private func pattern(_ pattern: Pattern, _ subject: Operand, fail: BlockID, _ captures: inout Captures) {
    guard isOpen else { return }
    let span = pattern.span
    switch pattern.kind {
    case .value(let e):
      let value = expression(e)
      require(define(.compare(.equal, subject, value), span), or: fail, span)
    case .singleton(let constant):
      require(define(.compare(.identical, subject, .constant(lowered(constant))), span), or: fail, span)
    case .sequence(let patterns): sequence(patterns, subject, fail: fail, &captures, span)
    case .mapping(let keys, let patterns, let rest):
      mapping(keys, patterns, rest, subject, fail: fail, &captures, span)
    case .class_(let cls, let positional, let names, let named):
      classPattern(cls, positional + named, names, subject, fail: fail, &captures, span)
    case .star: preconditionFailure("lowering: a star pattern outside a sequence")
    case .as_(let inner, let name):
      if let inner { self.pattern(inner, subject, fail: fail, &captures) }
      if let name { captures.append((name, subject, span)) }
    case .or(let alternatives): orPattern(alternatives, subject, fail: fail, &captures, span)
    }
  }

  private func isWildcard(_ pattern: Pattern) -> Bool {
    switch pattern.kind {
    case .as_(nil, nil), .star(nil): true
    default: false
    }
  }

  private func isStar(_ pattern: Pattern) -> Bool {
    if case .star = pattern.kind { return true }
    return false
  }

  // MARK: - Sequences

  private func sequence(
    _ patterns: [Pattern],
    _ subject: Operand,
    fail: BlockID,
    _ captures: inout Captures,
    _ span: Span
  ) {
    require(intrinsic(.matchSequence, [subject], span), or: fail, span)
    let star = patterns.firstIndex(where: isStar)
    let needed = patterns.count - (star == nil ? 0 : 1)
    if star == nil || needed > 0 {
      let count = intrinsic(.length, [subject], span)
      let test = define(
        .compare(star == nil ? .equal : .greaterEqual, count, .constant(.int(needed))),
        span
      )
      require(test, or: fail, span)
    }
    if patterns.allSatisfy(isWildcard) { return }
    if let star, isWildcard(patterns[star]) {
      return itemsByIndex(patterns, star: star, subject, fail: fail, &captures)
    }
    let operation = star.map { Operation.unpackStar(subject, before: $0) } ?? .unpack(subject)
    let items = define(operation, count: patterns.count, span)
    for (one, item) in zip(patterns, items) {
      if case .star(let name) = one.kind {
        if let name { captures.append((name, item, one.span)) }
      } else {
        pattern(one, item, fail: fail, &captures)
      }
    }
  }

  /// With a `*_`, items are fetched one by one, those that matter only.
  private func itemsByIndex(
    _ patterns: [Pattern],
    star: Int,
    _ subject: Operand,
    fail: BlockID,
    _ captures: inout Captures
  ) {
    for (index, one) in patterns.enumerated() where index != star && !isWildcard(one) {
      guard isOpen else { return }
      var position = Operand.constant(.int(index))
      if index > star {
        let count = intrinsic(.length, [subject], one.span)
        position = define(.binary(.sub, count, .constant(.int(patterns.count - index))), one.span)
      }
      let item = define(.getItem(subject, position), one.span)
      pattern(one, item, fail: fail, &captures)
    }
  }

  // MARK: - Mappings and classes

  private func mapping(
    _ keys: [Expr],
    _ patterns: [Pattern],
    _ rest: Identifier?,
    _ subject: Operand,
    fail: BlockID,
    _ captures: inout Captures,
    _ span: Span
  ) {
    require(intrinsic(.matchMapping, [subject], span), or: fail, span)
    if keys.isEmpty, rest == nil { return }
    if !keys.isEmpty {
      let count = intrinsic(.length, [subject], span)
      require(
        define(.compare(.greaterEqual, count, .constant(.int(keys.count))), span),
        or: fail,
        span
      )
    }
    let wanted = tupleDisplay(keys, span)
    let values = intrinsic(.matchKeys, [subject, wanted], span)
    requireNotNone(values, or: fail, span)
    let items = define(.unpack(values), count: patterns.count, span)
    for (one, item) in zip(patterns, items) { pattern(one, item, fail: fail, &captures) }
    if let rest, isOpen { captures.append((rest, intrinsic(.matchRest, [subject, wanted], span), span)) }
  }

  private func classPattern(
    _ cls: Expr,
    _ patterns: [Pattern],
    _ names: [Identifier],
    _ subject: Operand,
    fail: BlockID,
    _ captures: inout Captures,
    _ span: Span
  ) {
    let type = expression(cls)
    let count = Operand.constant(.int(patterns.count - names.count))
    let attributes = Operand.constant(.tuple(names.map { .string($0) }))
    let values = intrinsic(.matchClass, [subject, type, count, attributes], span)
    requireNotNone(values, or: fail, span)
    guard !patterns.isEmpty else { return }
    let items = define(.unpack(values), count: patterns.count, span)
    for (one, item) in zip(patterns, items) { pattern(one, item, fail: fail, &captures) }
  }

  // MARK: - Alternatives

  private func orPattern(
    _ alternatives: [Pattern],
    _ subject: Operand,
    fail: BlockID,
    _ captures: inout Captures,
    _ span: Span
  ) {
    let matched = newLabel()
    var names: [Identifier] = []
    var slots: [Identifier: VariableID] = [:]
    for (index, alternative) in alternatives.enumerated() {
      guard isOpen else { break }
      let next = index + 1 == alternatives.count ? fail : newLabel()
      var own: Captures = []
      pattern(alternative, subject, fail: next, &own)
      for capture in own {
        let slot = slots[capture.name] ?? newSynthetic()
        if slots[capture.name] == nil {
          names.append(capture.name)
          slots[capture.name] = slot
        }
        assign(slot, capture.value, capture.span)
      }
      if isOpen { goto(matched) }
      if index + 1 < alternatives.count { begin(next) }
    }
    begin(matched)
    for name in names {
      if let slot = slots[name] { captures.append((name, read(slot, span), span)) }
    }
  }
}
