// Static checks of expressions: where `yield`, `await` and stars may stand, `__debug__`, repeated keywords, and the
// warnings about literals that are called, subscripted or compared with `is`.

import Diagnostics

extension CodeChecker {
  mutating func check(_ expressions: [Expr]) {
    for expression in expressions { check(expression) }
  }

  /// Elements of a display or arguments of a call: stars are allowed.
  mutating func checkArguments(_ expressions: [Expr]) {
    for expression in expressions {
      if case .starred(let value, _) = expression.kind { check(value) } else { check(expression) }
    }
  }

  /// Chains that lean to the left (a + b + c, a.b.c, a()()) are as deep as they are long: their cases are here, and what
  /// needs much room on the stack is elsewhere.
  mutating func check(_ expression: Expr) {
    switch expression.kind {
    case .constant: break
    case .name(let name, let context):
      if context != .load, name == "__debug__" { checkDebug(context, expression) }
    case .attribute(let value, let name, let context):
      check(value)
      if context == .store, name == "__debug__" { checkDebug(context, expression) }
    case .binOp(let left, _, let right):
      check(left)
      check(right)
    case .call(let function, let args, let keywords):
      warnOfCall(function, expression)
      checkKeywords(keywords, expression.span)
      check(function)
      checkArguments(args)
      for keyword in keywords { check(keyword.value) }
    case .subscript_(let value, let index, let context):
      if context == .load { checkSubscript(value, index, expression.span) }
      check(value)
      check(index)
    default: checkOther(expression)
    }
  }

  private func checkDebug(_ context: ExprContext, _ expression: Expr) {
    faults.note("cannot \(context == .store ? "assign to" : "delete") __debug__", expression.span)
  }

  private mutating func warnOfCall(_ function: Expr, _ call: Expr) {
    if let type = literalType(function), type != "function" {
      warn("'\(type)' object is not callable; perhaps you missed a comma?", call.span)
    }
  }

  private mutating func checkOther(_ expression: Expr) {
    switch expression.kind {
    case .constant, .name, .attribute, .binOp, .call, .subscript_: break
    case .boolOp(_, let values), .joinedStr(let values): check(values)
    case .set(let values): checkArguments(values)
    case .list(let values, let context), .tuple(let values, let context):
      switch context {
      case .load: checkArguments(values)
      case .store: checkUnpacking(values, expression.span)
      case .del: check(values)
      }
    case .unaryOp(let op, let operand):
      // "not x is 1" is compiled as "x is not 1".
      if op == .not, case .compare(let left, let ops, let comparators) = operand.kind, ops.count == 1,
        ops[0] == .is_ || ops[0] == .isNot
      {
        checkIdentity(left, [ops[0] == .is_ ? .isNot : .is_], comparators, operand.span)
        check(left)
        check(comparators)
      } else {
        check(operand)
      }
    case .compare(let left, let ops, let comparators):
      checkIdentity(left, ops, comparators, expression.span)
      check(left)
      check(comparators)
    case .ifExp(let test, let body, let orelse):
      check(test)
      check(body)
      check(orelse)
    case .dict(let keys, let values):
      for (key, value) in zip(keys, values) {
        if let key { check(key) }
        check(value)
      }
    case .formattedValue(let value, _, let spec):
      check(value)
      if let spec { check(spec) }
    case .slice(let lower, let upper, let step):
      if let lower { check(lower) }
      if let upper { check(upper) }
      if let step { check(step) }
    case .starred(_, let context):
      return faults.note(
        context == .store
          ? "starred assignment target must be in a list or tuple" : "can't use starred expression here",
        expression.span
      )
    case .namedExpr(let target, let value):
      check(value)
      check(target)
    case .lambda(let args, let body):
      checkParameters(args, expression.span)
      checkDefaults(args)
      let saved = enter(.lambda, analysis.scope(of: expression))
      check(body)
      leave(saved)
    case .listComp(let elt, let generators), .setComp(let elt, let generators), .generatorExp(let elt, let generators):
      checkComprehension(expression, generators, elt, nil)
    case .dictComp(let key, let value, let generators): checkComprehension(expression, generators, key, value)
    case .yield(let value):
      checkYield(expression.span)
      if let value { check(value) }
    case .yieldFrom(let value):
      checkYield(expression.span)
      if unit == .asyncFunction { return faults.note("'yield from' inside async function", expression.span) }
      check(value)
    case .await(let value): checkAwait(value, expression.span)
    }
  }

  private func checkYield(_ span: Span) {
    switch unit {
    case .module, .class_, .typeScope: return faults.note("'yield' outside function", span)
    default: break
    }
  }

  private mutating func checkAwait(_ value: Expr, _ span: Span) {
    if !isTopLevelAwait {
      switch unit {
      case .asyncFunction, .comprehension: break
      case .function, .lambda: return faults.note("'await' outside async function", span)
      case .module, .class_, .typeScope: return faults.note("'await' outside function", span)
      }
    }
    check(value)
  }

  /// Targets of an unpacking: one star at most.
  private mutating func checkUnpacking(_ targets: [Expr], _ span: Span) {
    var hasStar = false
    for (index, target) in targets.enumerated() {
      guard case .starred = target.kind else { continue }
      if hasStar { return faults.note("multiple starred expressions in assignment", span) }
      if index >= 256 { return faults.note("too many expressions in star-unpacking assignment", span) }
      hasStar = true
    }
    checkArguments(targets)
  }

  func checkKeywords(_ keywords: [Keyword], _ span: Span) {
    if keywords.isEmpty { return }
    for (index, keyword) in keywords.enumerated() {
      guard let name = keyword.name else { continue }
      checkStore(name, span)
      for other in keywords[(index + 1)...] where other.name == name {
        return faults.note("keyword argument repeated: \(name)", other.span)
      }
    }
  }

  private mutating func checkComprehension(
    _ expression: Expr,
    _ generators: [Comprehension],
    _ element: Expr,
    _ value: Expr?
  ) {
    let inner = analysis.scope(of: expression)
    if inner.isCoroutine, inner.kind != .generatorExpression, unit != .asyncFunction, unit != .comprehension,
      !isTopLevelAwait
    {
      return faults.note("asynchronous comprehension outside of an asynchronous function", expression.span)
    }
    let saved = enter(.comprehension, inner)
    for (index, generator) in generators.enumerated() {
      if index > 0 { check(generator.iter) }
      check(generator.target)
      check(generator.ifs)
    }
    check(element)
    if let value { check(value) }
    leave(saved)
    check(generators[0].iter)
  }

  // MARK: - Warnings

  private mutating func checkIdentity(
    _ left: Expr,
    _ ops: [CompareOperator],
    _ comparators: [Expr],
    _ span: Span
  ) {
    if !ops.contains(where: { $0 == .is_ || $0 == .isNot }) { return }
    var before = isPlainLiteral(left)
    for (op, comparator) in zip(ops, comparators) {
      let after = isPlainLiteral(comparator)
      if before || after {
        if op == .is_ {
          warn("\"is\" with a literal. Did you mean \"==\"?", span)
          return
        }
        if op == .isNot {
          warn("\"is not\" with a literal. Did you mean \"!=\"?", span)
          return
        }
      }
      before = after
    }
  }

  /// Whether an expression is compiled as a constant whose identity means nothing.
  private func isPlainLiteral(_ expression: Expr) -> Bool {
    switch constantType(expression) {
    case nil, "NoneType", "bool", "ellipsis": false
    default: true
    }
  }

  private mutating func checkSubscript(_ value: Expr, _ index: Expr, _ span: Span) {
    guard let type = literalType(value) else { return }
    switch type {
    case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function":
      warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", span)
    case "str", "bytes", "tuple", "list":
      guard let indexType = literalType(index), indexType != "int", indexType != "bool" else { return }
      warn("\(type) indices must be integers or slices, not \(indexType); perhaps you missed a comma?", span)
    default: break
    }
  }

  /// The type that an expression has by its form alone.
  private func literalType(_ expression: Expr) -> String? {
    switch expression.kind {
    case .tuple: "tuple"
    case .list, .listComp: "list"
    case .dict, .dictComp: "dict"
    case .set, .setComp: "set"
    case .generatorExp: "generator"
    case .lambda: "function"
    case .joinedStr, .formattedValue: "str"
    default: constantType(expression)
    }
  }

  /// The type of an expression that CPython folds into a constant; nil for others.
  private func constantType(_ expression: Expr) -> String? {
    switch expression.kind {
    case .constant(let constant):
      switch constant {
      case .none: return "NoneType"
      case .true_, .false_: return "bool"
      case .ellipsis: return "ellipsis"
      case .int, .bigInt: return "int"
      case .float: return "float"
      case .complex: return "complex"
      case .string: return "str"
      case .bytes: return "bytes"
      }
    case .tuple(let elements, .load):
      for element in elements where constantType(element) == nil { return nil }
      return "tuple"
    case .name("__debug__", .load): return "bool"
    case .unaryOp(let op, let operand):
      guard let type = constantType(operand) else { return nil }
      if op == .not { return "bool" }
      return type == "bool" ? "int" : ["int", "float", "complex"].contains(type) ? type : nil
    case .binOp(let left, let op, let right):
      // Only what stays small for certain: sums and products of plain numbers.
      switch op {
      case .add, .sub, .mult:
        let types = [constantType(left), constantType(right)]
        let numbers: [String?] = ["int", "float", "complex"]
        guard types.allSatisfy({ numbers.contains($0) }) else { return nil }
        return types.contains("complex") ? "complex" : types.contains("float") ? "float" : "int"
      default: return nil
      }
    default: return nil
    }
  }
}
