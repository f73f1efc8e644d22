// Scopes, first pass: expressions.

import Diagnostics

extension SymbolCollector {
  mutating func visit(_ expressions: [Expr]) throws(Diagnostic) {
    for expression in expressions { try visit(expression) }
  }

  mutating func visit(_ expression: Expr) throws(Diagnostic) {
    depth += 1
    if depth > Self.maxDepth { throw tooDeep() }
    defer { depth -= 1 }
    switch expression.kind {
    case .name(let name, let context):
      try define(name, context == .load ? .referenced : .assigned, expression.span)
      // super() without arguments finds its class in the cell `__class__`.
      if context == .load, name == "super", isInFunctionBlock { try define("__class__", .referenced, expression.span) }
    case .constant: break
    case .attribute(let value, _, _), .starred(let value, _): try visit(value)
    case .call(let function, let args, let keywords):
      try visit(function)
      try visit(args)
      for keyword in keywords { try visit(keyword.value) }
    case .binOp(let left, _, let right):
      try visit(left)
      try visit(right)
    case .boolOp(_, let values), .joinedStr(let values), .set(let values), .list(let values, _),
      .tuple(let values, _):
      try visit(values)
    case .unaryOp(_, let operand): try visit(operand)
    case .subscript_(let value, let index, _):
      try visit(value)
      try visit(index)
    case .compare(let left, _, let comparators):
      try visit(left)
      try visit(comparators)
    case .ifExp(let test, let body, let orelse):
      try visit(test)
      try visit(body)
      try visit(orelse)
    case .dict(let keys, let values):
      for key in keys { if let key { try visit(key) } }
      try visit(values)
    case .formattedValue(let value, _, let spec):
      try visit(value)
      if let spec { try visit(spec) }
    case .slice(let lower, let upper, let step):
      if let lower { try visit(lower) }
      if let upper { try visit(upper) }
      if let step { try visit(step) }
    case .lambda(let args, let body):
      try visitDefaults(args)
      enter(.lambda, "lambda", expression.span, expression)
      try defineParameters(args)
      try visit(body)
      leave()
    case .listComp, .setComp, .dictComp, .generatorExp: try visitComprehension(expression)
    case .namedExpr(let target, let value): try visitNamed(expression, target, value)
    case .yield(let value): try visitYield(expression, value)
    case .yieldFrom(let value): try visitYield(expression, value)
    case .await(let value):
      try refuseInAnnotation("await expression", expression)
      try visit(value)
      scope.isCoroutine = true
    }
  }

  /// Functions, lambdas and comprehensions, but not the scopes of PEP 695.
  private var isInFunctionBlock: Bool {
    if frames[frames.count - 1].isAnnotation { return false }
    switch scope.kind {
    case .function, .lambda: return true
    default: return scope.kind.isComprehension
    }
  }

  /// Annotations that are not evaluated and the lazy scopes of PEP 695 allow no `yield`, `await` and `:=`.
  private func refuseInAnnotation(_ what: String, _ expression: Expr) throws(Diagnostic) {
    if frames[frames.count - 1].isAnnotation {
      throw fault("'\(what)' can not be used within an annotation", expression.span)
    }
    switch scope.kind {
    case .typeVariableBound: throw fault("\(what) cannot be used within a TypeVar bound", expression.span)
    case .typeAlias: throw fault("\(what) cannot be used within a type alias", expression.span)
    case .typeParameters: throw fault("\(what) cannot be used within the definition of a generic", expression.span)
    default: break
    }
  }

  private mutating func visitYield(_ expression: Expr, _ value: Expr?) throws(Diagnostic) {
    try refuseInAnnotation("yield expression", expression)
    if let value { try visit(value) }
    scope.isGenerator = true
    let what =
      switch scope.kind {
      case .listComprehension: "list comprehension"
      case .setComprehension: "set comprehension"
      case .dictComprehension: "dict comprehension"
      case .generatorExpression: "generator expression"
      default: ""
      }
    if !what.isEmpty { throw fault("'yield' inside \(what)", expression.span) }
  }

  // MARK: - Assignment expressions

  private mutating func visitNamed(_ expression: Expr, _ target: Expr, _ value: Expr) throws(Diagnostic) {
    try refuseInAnnotation("named expression", expression)
    if frames[frames.count - 1].iterableDepth > 0 {
      throw fault(
        "assignment expression cannot be used in a comprehension iterable expression",
        expression.span
      )
    }
    if scope.kind.isComprehension { try bindOutsideComprehension(target) }
    try visit(value)
    try visit(target)
  }

  /// The target of `:=` in a comprehension belongs to the nearest scope that is none.
  private mutating func bindOutsideComprehension(_ target: Expr) throws(Diagnostic) {
    guard case .name(let name, _) = target.kind else { return }
    let mangled = mangle(name, className: privateClass)
    for frame in frames.reversed() {
      let outer = frame.scope
      if frame.isAnnotation { continue }
      switch outer.kind {
      case .listComprehension, .setComprehension, .dictComprehension, .generatorExpression:
        if flags(of: name, in: outer).contains(.comprehensionTarget) {
          throw fault(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
            target.span
          )
        }
      case .function, .lambda:
        let isGlobal = flags(of: name, in: outer).contains(.declaredGlobal)
        try define(name, isGlobal ? .declaredGlobal : .declaredNonlocal, target.span)
        scope.directives.append((mangled, target.span))
        try define(name, .assigned, target.span, in: outer, isInTarget: false)
        return
      case .module:
        try define(name, .declaredGlobal, target.span)
        scope.directives.append((mangled, target.span))
        try define(name, .declaredGlobal, target.span, in: outer, isInTarget: false)
        return
      case .class_:
        throw fault(
          "assignment expression within a comprehension cannot be used in a class body",
          target.span
        )
      case .typeParameters:
        throw fault(
          "assignment expression within a comprehension cannot be used within the definition of a generic",
          target.span
        )
      case .typeAlias:
        throw fault(
          "assignment expression within a comprehension cannot be used in a type alias",
          target.span
        )
      case .typeVariableBound:
        throw fault(
          "assignment expression within a comprehension cannot be used in a TypeVar bound",
          target.span
        )
      }
    }
  }

  // MARK: - Comprehensions

  private mutating func visitComprehension(_ expression: Expr) throws(Diagnostic) {
    switch expression.kind {
    case .listComp(let elt, let generators):
      try visitComprehension(expression, .listComprehension, "listcomp", generators, elt, nil)
    case .setComp(let elt, let generators):
      try visitComprehension(expression, .setComprehension, "setcomp", generators, elt, nil)
    case .dictComp(let key, let value, let generators):
      try visitComprehension(expression, .dictComprehension, "dictcomp", generators, key, value)
    case .generatorExp(let elt, let generators):
      try visitComprehension(expression, .generatorExpression, "genexpr", generators, elt, nil)
    default: break
    }
  }

  private mutating func visitComprehension(
    _ expression: Expr,
    _ kind: ScopeKind,
    _ name: String,
    _ generators: [Comprehension],
    _ element: Expr,
    _ value: Expr?
  ) throws(Diagnostic) {
    // The outermost iterable is evaluated in the enclosing scope.
    let outermost = generators[0]
    try visitIterable(outermost.iter)
    enter(kind, name, expression.span, expression)
    if outermost.isAsync { scope.isCoroutine = true }
    try define(".0", .parameter, expression.span)
    try visitTarget(outermost.target)
    try visit(outermost.ifs)
    for generator in generators.dropFirst() {
      try visitTarget(generator.target)
      try visitIterable(generator.iter)
      try visit(generator.ifs)
      if generator.isAsync { scope.isCoroutine = true }
    }
    if let value { try visit(value) }
    try visit(element)
    scope.isGenerator = kind == .generatorExpression
    let isAsync = scope.isCoroutine && kind != .generatorExpression
    leave()
    if isAsync { scope.isCoroutine = true }
  }

  private mutating func visitIterable(_ expression: Expr) throws(Diagnostic) {
    frames[frames.count - 1].iterableDepth += 1
    try visit(expression)
    frames[frames.count - 1].iterableDepth -= 1
  }

  private mutating func visitTarget(_ expression: Expr) throws(Diagnostic) {
    frames[frames.count - 1].isInTarget = true
    try visit(expression)
    frames[frames.count - 1].isInTarget = false
  }
}
