// Static checks of expressions: where `yield`, `await` and stars may stand, `__debug__`, repeated keywords, and the
// warnings about literals that are called, subscripted or compared with `is`.

import Diagnostics

extension CodeChecker {
  mutating func check(_ expressions: [Expr]) throws(Diagnostic) {
    for expression in expressions { try check(expression) }
  }

  /// Elements of a display or arguments of a call: stars are allowed.
  mutating func checkArguments(_ expressions: [Expr]) throws(Diagnostic) {
    for expression in expressions {
      if case .starred(let value, _) = expression.kind { try check(value) } else { try check(expression) }
    }
  }

  mutating func check(_ expression: Expr) throws(Diagnostic) {
    switch expression.kind {
    case .constant: break
    case .name(let name, let context):
      if name == "__debug__", context != .load {
        throw fault("cannot \(context == .store ? "assign to" : "delete") __debug__", expression.span)
      }
    case .attribute(let value, let name, let context):
      try check(value)
      if context == .store { try checkStore(name, expression.span) }
    case .call(let function, let args, let keywords): try checkCall(expression, function, args, keywords)
    case .binOp(let left, _, let right):
      try check(left)
      try check(right)
    case .boolOp(_, let values), .joinedStr(let values): try check(values)
    case .set(let values): try checkArguments(values)
    case .list(let values, let context), .tuple(let values, let context):
      switch context {
      case .load: try checkArguments(values)
      case .store: try checkUnpacking(values, expression.span)
      case .del: try check(values)
      }
    case .unaryOp(let op, let operand):
      // "not x is 1" is compiled as "x is not 1".
      if op == .not, case .compare(let left, let ops, let comparators) = operand.kind, ops.count == 1,
        ops[0] == .is_ || ops[0] == .isNot
      {
        checkIdentity(left, [ops[0] == .is_ ? .isNot : .is_], comparators, operand.span)
        try check(left)
        try check(comparators)
      } else {
        try check(operand)
      }
    case .subscript_(let value, let index, let context):
      if context == .load { checkSubscript(value, index, expression.span) }
      try check(value)
      try check(index)
    case .compare(let left, let ops, let comparators):
      checkIdentity(left, ops, comparators, expression.span)
      try check(left)
      try check(comparators)
    case .ifExp(let test, let body, let orelse):
      try check(test)
      try check(body)
      try check(orelse)
    case .dict(let keys, let values):
      for (key, value) in zip(keys, values) {
        if let key { try check(key) }
        try check(value)
      }
    case .formattedValue(let value, _, let spec):
      try check(value)
      if let spec { try check(spec) }
    case .slice(let lower, let upper, let step):
      if let lower { try check(lower) }
      if let upper { try check(upper) }
      if let step { try check(step) }
    case .starred(_, let context):
      throw fault(
        context == .store
          ? "starred assignment target must be in a list or tuple" : "can't use starred expression here",
        expression.span
      )
    case .namedExpr(let target, let value):
      try check(value)
      try check(target)
    case .lambda(let args, let body):
      try checkParameters(args, expression.span)
      try checkDefaults(args)
      let saved = enter(.lambda, analysis.scope(of: expression))
      try check(body)
      leave(saved)
    case .listComp(let elt, let generators), .setComp(let elt, let generators), .generatorExp(let elt, let generators):
      try checkComprehension(expression, generators, elt, nil)
    case .dictComp(let key, let value, let generators): try checkComprehension(expression, generators, key, value)
    case .yield(let value):
      try checkYield(expression.span)
      if let value { try check(value) }
    case .yieldFrom(let value):
      try checkYield(expression.span)
      if unit == .asyncFunction { throw fault("'yield from' inside async function", expression.span) }
      try check(value)
    case .await(let value): try checkAwait(value, expression.span)
    }
  }

  private func checkYield(_ span: Span) throws(Diagnostic) {
    switch unit {
    case .module, .class_, .typeScope: throw fault("'yield' outside function", span)
    default: break
    }
  }

  private mutating func checkAwait(_ value: Expr, _ span: Span) throws(Diagnostic) {
    if !isTopLevelAwait {
      switch unit {
      case .asyncFunction, .comprehension: break
      case .function, .lambda: throw fault("'await' outside async function", span)
      case .module, .class_, .typeScope: throw fault("'await' outside function", span)
      }
    }
    try check(value)
  }

  /// Targets of an unpacking: one star at most.
  private mutating func checkUnpacking(_ targets: [Expr], _ span: Span) throws(Diagnostic) {
    var hasStar = false
    for (index, target) in targets.enumerated() {
      guard case .starred = target.kind else { continue }
      if hasStar { throw fault("multiple starred expressions in assignment", span) }
      if index >= 256 { throw fault("too many expressions in star-unpacking assignment", span) }
      hasStar = true
    }
    try checkArguments(targets)
  }

  private mutating func checkCall(
    _ expression: Expr,
    _ function: Expr,
    _ args: [Expr],
    _ keywords: [Keyword]
  ) throws(Diagnostic) {
    try checkKeywords(keywords, expression.span)
    if let type = literalType(function), type != "function" {
      warn("'\(type)' object is not callable; perhaps you missed a comma?", expression.span)
    }
    try check(function)
    try checkArguments(args)
    for keyword in keywords { try check(keyword.value) }
  }

  func checkKeywords(_ keywords: [Keyword], _ span: Span) throws(Diagnostic) {
    if keywords.isEmpty { return }
    for (index, keyword) in keywords.enumerated() {
      guard let name = keyword.name else { continue }
      try checkStore(name, span)
      for other in keywords[(index + 1)...] where other.name == name {
        throw fault("keyword argument repeated: \(name)", other.span)
      }
    }
  }

  private mutating func checkComprehension(
    _ expression: Expr,
    _ generators: [Comprehension],
    _ element: Expr,
    _ value: Expr?
  ) throws(Diagnostic) {
    let inner = analysis.scope(of: expression)
    if inner.isCoroutine, inner.kind != .generatorExpression, unit != .asyncFunction, unit != .comprehension,
      !isTopLevelAwait
    {
      throw fault("asynchronous comprehension outside of an asynchronous function", expression.span)
    }
    let saved = enter(.comprehension, inner)
    for (index, generator) in generators.enumerated() {
      if index > 0 { try check(generator.iter) }
      try check(generator.target)
      try check(generator.ifs)
    }
    try check(element)
    if let value { try check(value) }
    leave(saved)
    try check(generators[0].iter)
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
