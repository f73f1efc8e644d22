// Expressions: operands in Python's order of evaluation, left to right.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// Lowers an expression to its value.
  func expression(_ e: Expr) -> Operand {
    switch e.kind {
    case .constant(let value): return .constant(lowered(value))
    case .name(let name, _): return name == "__debug__" ? debugFlag : loadName(name, e.span)
    case .binOp: return binaryOperation(e)
    case .call(let callee, let args, let keywords): return call(e, callee, args, keywords)
    case .attribute(let object, let name, _):
      let owner = expression(object)
      return define(.getAttribute(owner, scope.mangle(name)), attributeSpan(e, name))
    case .subscript_(let container, let index, _):
      let owner = expression(container)
      let key = expression(index)
      return define(.getItem(owner, key), e.span)
    case .compare(let left, let operators, let operands): return comparison(e, left, operators, operands)
    case .boolOp(let op, let operands): return boolean(op, operands, e.span)
    case .unaryOp(let op, let operand): return unary(op, operand, e.span)
    case .await(let value): return awaitValue(expression(value), e.span)
    case .tuple(let elements, _): return tupleDisplay(elements, e.span)
    case .list(let elements, _): return listDisplay(elements, e.span)
    default: return rareExpression(e)
    }
  }

  /// The rest of `expression`, apart so that the frame of what recurs most stays small.
  private func rareExpression(_ e: Expr) -> Operand {
    switch e.kind {
    case .namedExpr(let target, let value):
      let result = expression(value)
      store(target, result)
      return result
    case .lambda(let arguments, let body): return lambda(e, arguments, body)
    case .ifExp(let test, let body, let orelse): return conditional(test, body, orelse, e.span)
    case .dict(let keys, let values): return dictDisplay(keys, values, e.span)
    case .set(let elements): return setDisplay(elements, e.span)
    case .listComp(let element, let generators):
      return comprehension(e, .list(element), generators)
    case .setComp(let element, let generators):
      return comprehension(e, .set(element), generators)
    case .dictComp(let key, let value, let generators):
      return comprehension(e, .dict(key, value), generators)
    case .generatorExp(let element, let generators):
      return comprehension(e, .generator(element), generators)
    case .yield(let value):
      let outgoing = value.map { expression($0) } ?? .constant(.none)
      return suspend(e.span) { .yield(outgoing, resume: $0) }
    case .yieldFrom(let value):
      let delegee = expression(value)
      return suspend(e.span) { .delegate(delegee, resume: $0) }
    case .formattedValue: return joinedString([e], e.span)
    case .joinedStr(let parts): return joinedString(parts, e.span)
    case .slice(let lower, let upper, let step): return slice(lower, upper, step, e.span)
    case .starred(let inner, _): return expression(inner)
    default: preconditionFailure("lowering: an expression that `expression` handles")
    }
  }

  private var debugFlag: Operand { .constant(.bool(unit.options.optimization == 0)) }

  /// Where an attribute access stands in tracebacks: over several lines, only the attribute's name.
  func attributeSpan(_ e: Expr, _ name: Identifier) -> Span {
    var span = e.span
    guard span.line != span.endLine else { return span }
    span.line = span.endLine
    span.column = max(0, span.endColumn - Int32(name.utf8.count))
    return span
  }

  private func slice(_ lower: Expr?, _ upper: Expr?, _ step: Expr?, _ span: Span) -> Operand {
    let first = lower.map { expression($0) } ?? .constant(.none)
    let last = upper.map { expression($0) } ?? .constant(.none)
    let stride = step.map { expression($0) } ?? .constant(.none)
    return define(.makeSlice(first, last, stride), span)
  }

  // MARK: - Operators

  /// A chain like `a + b + c …` nests to the left, thousands deep in generated sources: its spine is walked in a loop.
  private func binaryOperation(_ e: Expr) -> Operand {
    var spine: [(op: BinaryOperator, right: Expr, span: Span)] = []
    var first = e
    while case .binOp(let left, let op, let right) = first.kind {
      spine.append((op, right, first.span))
      first = left
    }
    var value = expression(first)
    for (op, right, span) in spine.reversed() {
      value = define(.binary(lowered(op), value, expression(right)), span)
    }
    return value
  }

  private func unary(_ op: UnaryOperator, _ operand: Expr, _ span: Span) -> Operand {
    if op == .uSub, case .constant(let value) = operand.kind, let negated = lowered(value).negated {
      return .constant(negated)
    }
    let value = expression(operand)
    let operation: MachineIR.UnaryOperator =
      switch op {
      case .invert: .invert
      case .not: .not
      case .uAdd: .plus
      case .uSub: .negate
      }
    return define(.unary(operation, value), span)
  }

  private func boolean(_ op: BoolOperator, _ operands: [Expr], _ span: Span) -> Operand {
    let result = newSynthetic()
    let end = newLabel()
    for operand in operands.dropLast() {
      let value = expression(operand)
      assign(result, value, span)
      let next = newLabel()
      terminate(op == .and ? .branch(value, next, else: end) : .branch(value, end, else: next), span)
      begin(next)
    }
    if let last = operands.last { assign(result, expression(last), span) }
    begin(end)
    return read(result, span)
  }

  private func conditional(_ test: Expr, _ body: Expr, _ orelse: Expr, _ span: Span) -> Operand {
    let result = newSynthetic()
    let then = newLabel()
    let otherwise = newLabel()
    let end = newLabel()
    branch(on: test, ifTrue: then, ifFalse: otherwise, span)
    begin(then)
    if isOpen {
      assign(result, expression(body), span)
      goto(end)
    }
    begin(otherwise)
    if isOpen { assign(result, expression(orelse), span) }
    begin(end)
    return read(result, span)
  }

  private func comparison(_ e: Expr, _ left: Expr, _ operators: [CompareOperator], _ operands: [Expr]) -> Operand {
    let first = expression(left)
    if operators.count == 1 {
      let isSearch = operators[0] == .in_ || operators[0] == .notIn
      let operand = isSearch ? iterableOperand(operands[0]) : expression(operands[0])
      return define(.compare(lowered(operators[0]), first, operand), e.span)
    }
    let result = newSynthetic()
    let end = newLabel()
    var previous = first
    for (index, op) in operators.enumerated() {
      let operand = expression(operands[index])
      let value = define(.compare(lowered(op), previous, operand), e.span)
      assign(result, value, e.span)
      previous = operand
      guard index + 1 < operators.count else { break }
      let next = newLabel()
      terminate(.branch(value, next, else: end), e.span)
      begin(next)
    }
    begin(end)
    return read(result, e.span)
  }

  // MARK: - Conditions

  /// Evaluates an expression for its truth only, and goes where it says. The block is closed afterwards.
  func branch(on e: Expr, ifTrue: BlockID, ifFalse: BlockID, _ span: Span) {
    switch e.kind {
    case .unaryOp(.not, let operand):
      branch(on: operand, ifTrue: ifFalse, ifFalse: ifTrue, span)
    case .boolOp(let op, let operands):
      for operand in operands.dropLast() {
        let next = newLabel()
        if op == .and {
          branch(on: operand, ifTrue: next, ifFalse: ifFalse, span)
        } else {
          branch(on: operand, ifTrue: ifTrue, ifFalse: next, span)
        }
        begin(next)
      }
      if let last = operands.last, isOpen { branch(on: last, ifTrue: ifTrue, ifFalse: ifFalse, span) }
    case .ifExp(let test, let body, let orelse):
      let then = newLabel()
      let otherwise = newLabel()
      branch(on: test, ifTrue: then, ifFalse: otherwise, span)
      begin(then)
      if isOpen { branch(on: body, ifTrue: ifTrue, ifFalse: ifFalse, span) }
      begin(otherwise)
      if isOpen { branch(on: orelse, ifTrue: ifTrue, ifFalse: ifFalse, span) }
    case .compare(let left, let operators, let operands) where operators.count > 1:
      var previous = expression(left)
      for (index, op) in operators.enumerated() {
        let operand = expression(operands[index])
        let value = define(.compare(lowered(op), previous, operand), e.span)
        previous = operand
        let next = index + 1 == operators.count ? ifTrue : newLabel()
        terminate(.branch(value, next, else: ifFalse), e.span)
        if index + 1 < operators.count { begin(next) }
      }
    case .constant(let value):
      terminate(.goto(lowered(value).isTrue ? ifTrue : ifFalse), e.span)
    case .name("__debug__", _):
      terminate(.goto(unit.options.optimization == 0 ? ifTrue : ifFalse), e.span)
    case .compare: terminate(.branch(expression(e), ifTrue, else: ifFalse), e.span)
    default: terminate(.branch(expression(e), ifTrue, else: ifFalse), span)
    }
  }

  // MARK: - f-strings

  /// How many parts are joined at once; more are joined in groups, so that few values are held at a time.
  private static let joinLimit = 32

  private func joinedString(_ parts: [Expr], _ span: Span) -> Operand {
    if parts.count > Self.joinLimit {
      let size = max(Self.joinLimit, (parts.count + Self.joinLimit - 1) / Self.joinLimit)
      let groups = stride(from: 0, to: parts.count, by: size).map {
        joinedString(Array(parts[$0..<min($0 + size, parts.count)]), span)
      }
      return define(.joinStrings(groups), span)
    }
    let values = parts.map { stringPart($0, span) }
    if values.isEmpty { return .constant(.string("")) }
    return values.count == 1 ? values[0] : define(.joinStrings(values), span)
  }

  private func stringPart(_ part: Expr, _ span: Span) -> Operand {
    guard case .formattedValue(let value, let conversion, let spec) = part.kind else { return expression(part) }
    let operand = expression(value)
    let format = spec.map { expression($0) }
    return define(.format(operand, conversion: conversion, spec: format), span)
  }

  // MARK: - Displays

  /// How many items are evaluated before they go into a list, set, dict or call together. Longer displays grow their
  /// container item by item, so that few values are held at a time (CPython has the same limit, 30).
  static let displayLimit = 30

  private func hasStar(_ elements: [Expr]) -> Bool {
    elements.contains {
      if case .starred = $0.kind { return true }
      return false
    }
  }

  /// The constant tuple of these elements, when all are constant.
  private func constants(_ elements: [Expr]) -> [MachineIR.Constant]? {
    var values: [MachineIR.Constant] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      guard let value = constantValue(element) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The value of a literal, a negated number or a tuple of such; nil for anything else.
  func constantValue(_ e: Expr) -> MachineIR.Constant? {
    switch e.kind {
    case .constant(let value): return lowered(value)
    case .unaryOp(.uSub, let operand):
      if case .constant(let value) = operand.kind { return lowered(value).negated }
      return nil
    case .tuple(let elements, _): return constants(elements).map { .tuple($0) }
    default: return nil
    }
  }

  func tupleDisplay(_ elements: [Expr], _ span: Span) -> Operand {
    if let values = constants(elements) { return .constant(.tuple(values)) }
    if elements.count <= Self.displayLimit, !hasStar(elements) {
      return define(.makeTuple(elements.map { expression($0) }), span)
    }
    return intrinsic(.listToTuple, [filledList(elements, span)], span)
  }

  /// What is only iterated over or searched: a list written out can be a tuple, as in CPython.
  func iterableOperand(_ e: Expr) -> Operand {
    guard case .list(let elements, _) = e.kind, !hasStar(elements) else { return expression(e) }
    return tupleDisplay(elements, e.span)
  }

  private func listDisplay(_ elements: [Expr], _ span: Span) -> Operand {
    if elements.count <= Self.displayLimit, !hasStar(elements) {
      return define(.makeList(elements.map { expression($0) }), span)
    }
    if let values = constants(elements) {
      let list = define(.makeList([]), span)
      emit(.listExtend(list, .constant(.tuple(values))), span)
      return list
    }
    return filledList(elements, span)
  }

  /// A list filled item by item; stars are opened as they come.
  func filledList(_ elements: [Expr], _ span: Span) -> Operand {
    let plain = elements.prefix(Self.displayLimit).prefix { !hasStar([$0]) }
    let list = define(.makeList(plain.map { expression($0) }), span)
    for element in elements.dropFirst(plain.count) {
      if case .starred(let inner, _) = element.kind {
        emit(.listExtend(list, expression(inner)), span)
      } else {
        emit(.listAppend(list, expression(element)), span)
      }
    }
    return list
  }

  private func setDisplay(_ elements: [Expr], _ span: Span) -> Operand {
    if elements.count <= Self.displayLimit, !hasStar(elements) {
      return define(.makeSet(elements.map { expression($0) }), span)
    }
    let plain = elements.prefix(Self.displayLimit).prefix { !hasStar([$0]) }
    let set = define(.makeSet(plain.map { expression($0) }), span)
    for element in elements.dropFirst(plain.count) {
      if case .starred(let inner, _) = element.kind {
        intrinsic(.setUpdate, [set, expression(inner)], span)
      } else {
        emit(.setAdd(set, expression(element)), span)
      }
    }
    return set
  }

  private func dictDisplay(_ keys: [Expr?], _ values: [Expr], _ span: Span) -> Operand {
    let plain = min(keys.firstIndex { $0 == nil } ?? keys.count, Self.displayLimit / 2)
    var pairs: [Operand] = []
    for index in 0..<plain {
      if let key = keys[index] { pairs.append(expression(key)) }
      pairs.append(expression(values[index]))
    }
    let map = define(.makeMap(pairs), span)
    for index in plain..<keys.count {
      if let key = keys[index] {
        let name = expression(key)
        emit(.mapInsert(map, name, expression(values[index])), span)
      } else {
        intrinsic(.mapUpdate, [map, expression(values[index])], span)
      }
    }
    return map
  }
}
