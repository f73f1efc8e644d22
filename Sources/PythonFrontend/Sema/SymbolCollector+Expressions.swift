// Scopes, first pass: expressions.

import Diagnostics

extension SymbolCollector {
  mutating func visit(_ expressions: [Expr]) {
    for expression in expressions { visit(expression) }
  }

  mutating func visit(_ expression: Expr) {
    depth += 1
    if depth > Self.maxDepth { return tooDeep() }
    defer { depth -= 1 }
    switch expression.kind {
    case .name(let name, let context):
      define(name, context == .load ? .referenced : .assigned, expression.span)
      // super() without arguments finds its class in the cell `__class__`.
      if context == .load, name == "super", isInFunctionBlock { define("__class__", .referenced, expression.span) }
    case .constant: break
    case .attribute(let value, _, _): visit(value)
    case .call(let function, let args, let keywords):
      visit(function)
      visit(args)
      for keyword in keywords { visit(keyword.value) }
    case .binOp(let left, _, let right):
      visit(left)
      visit(right)
    case .subscript_(let value, let index, _):
      visit(value)
      visit(index)
    default: visitOther(expression)
    }
  }

  /// What does not come in chains as long as a source: see `CodeChecker.check`.
  private mutating func visitOther(_ expression: Expr) {
    switch expression.kind {
    case .name, .constant, .attribute, .call, .binOp, .subscript_: break
    case .starred(let value, _): visit(value)
    case .boolOp(_, let values), .joinedStr(let values), .set(let values), .list(let values, _),
      .tuple(let values, _):
      visit(values)
    case .unaryOp(_, let operand): visit(operand)
    case .compare(let left, _, let comparators):
      visit(left)
      visit(comparators)
    case .ifExp(let test, let body, let orelse):
      visit(test)
      visit(body)
      visit(orelse)
    case .dict(let keys, let values):
      for key in keys { if let key { visit(key) } }
      visit(values)
    case .formattedValue(let value, _, let spec):
      visit(value)
      if let spec { visit(spec) }
    case .slice(let lower, let upper, let step):
      if let lower { visit(lower) }
      if let upper { visit(upper) }
      if let step { visit(step) }
    case .lambda(let args, let body):
      visitDefaults(args)
      enter(.lambda, "lambda", expression.span, expression)
      defineParameters(args)
      visit(body)
      leave()
    case .listComp, .setComp, .dictComp, .generatorExp: visitComprehension(expression)
    case .namedExpr(let target, let value): visitNamed(expression, target, value)
    case .yield(let value): visitYield(expression, value)
    case .yieldFrom(let value): visitYield(expression, value)
    case .await(let value):
      refuseInAnnotation("await expression", expression)
      visit(value)
      scope.isCoroutine = true
    }
  }

  private var isInFunctionBlock: Bool { !frames[frames.count - 1].isAnnotation && scope.kind.isFunctionLike }

  /// Annotations that are not evaluated and the lazy scopes of PEP 695 allow no `yield`, `await` and `:=`.
  private func refuseInAnnotation(_ what: String, _ expression: Expr) {
    if frames[frames.count - 1].isAnnotation {
      return faults.note("'\(what)' can not be used within an annotation", expression.span)
    }
    switch scope.kind {
    case .typeVariableBound: return faults.note("\(what) cannot be used within a TypeVar bound", expression.span)
    case .typeAlias: return faults.note("\(what) cannot be used within a type alias", expression.span)
    case .typeParameters:
      return faults.note("\(what) cannot be used within the definition of a generic", expression.span)
    default: break
    }
  }

  private mutating func visitYield(_ expression: Expr, _ value: Expr?) {
    refuseInAnnotation("yield expression", expression)
    if let value { visit(value) }
    scope.isGenerator = true
    let what =
      switch scope.kind {
      case .listComprehension: "list comprehension"
      case .setComprehension: "set comprehension"
      case .dictComprehension: "dict comprehension"
      case .generatorExpression: "generator expression"
      default: ""
      }
    if !what.isEmpty { return faults.note("'yield' inside \(what)", expression.span) }
  }

  // MARK: - Assignment expressions

  private mutating func visitNamed(_ expression: Expr, _ target: Expr, _ value: Expr) {
    refuseInAnnotation("named expression", expression)
    if frames[frames.count - 1].iterableDepth > 0 {
      return faults.note(
        "assignment expression cannot be used in a comprehension iterable expression",
        expression.span
      )
    }
    if scope.kind.isComprehension { bindOutsideComprehension(target) }
    visit(value)
    visit(target)
  }

  /// The target of `:=` in a comprehension belongs to the nearest scope that is none.
  private mutating func bindOutsideComprehension(_ target: Expr) {
    guard case .name(let name, _) = target.kind else { return }
    let mangled = mangle(name, className: privateClass)
    for frame in frames.reversed() {
      let outer = frame.scope
      if frame.isAnnotation { continue }
      switch outer.kind {
      case .listComprehension, .setComprehension, .dictComprehension, .generatorExpression:
        // By the name as written: CPython does not mangle it here.
        if outer.lookup(name)?.flags.contains(.comprehensionTarget) == true {
          return faults.note(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
            target.span
          )
        }
      case .function, .lambda:
        let isGlobal = outer.lookup(name)?.flags.contains(.declaredGlobal) == true
        define(name, isGlobal ? .declaredGlobal : .declaredNonlocal, target.span)
        scope.directives.append((mangled, target.span))
        define(name, .assigned, target.span, in: outer, isInTarget: false)
        return
      case .module:
        define(name, .declaredGlobal, target.span)
        scope.directives.append((mangled, target.span))
        define(name, .declaredGlobal, target.span, in: outer, isInTarget: false)
        return
      case .class_:
        return faults.note(
          "assignment expression within a comprehension cannot be used in a class body",
          target.span
        )
      case .typeParameters:
        return faults.note(
          "assignment expression within a comprehension cannot be used within the definition of a generic",
          target.span
        )
      case .typeAlias:
        return faults.note(
          "assignment expression within a comprehension cannot be used in a type alias",
          target.span
        )
      case .typeVariableBound:
        return faults.note(
          "assignment expression within a comprehension cannot be used in a TypeVar bound",
          target.span
        )
      }
    }
  }

  // MARK: - Comprehensions

  private mutating func visitComprehension(_ expression: Expr) {
    switch expression.kind {
    case .listComp(let elt, let generators):
      visitComprehension(expression, .listComprehension, "listcomp", generators, elt, nil)
    case .setComp(let elt, let generators):
      visitComprehension(expression, .setComprehension, "setcomp", generators, elt, nil)
    case .dictComp(let key, let value, let generators):
      visitComprehension(expression, .dictComprehension, "dictcomp", generators, key, value)
    case .generatorExp(let elt, let generators):
      visitComprehension(expression, .generatorExpression, "genexpr", generators, elt, nil)
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
  ) {
    // The outermost iterable is evaluated in the enclosing scope.
    let outermost = generators[0]
    visitIterable(outermost.iter)
    enter(kind, name, expression.span, expression)
    if outermost.isAsync { scope.isCoroutine = true }
    define(".0", .parameter, expression.span)
    visitTarget(outermost.target)
    visit(outermost.ifs)
    for generator in generators.dropFirst() {
      visitTarget(generator.target)
      visitIterable(generator.iter)
      visit(generator.ifs)
      if generator.isAsync { scope.isCoroutine = true }
    }
    if let value { visit(value) }
    visit(element)
    scope.isGenerator = kind == .generatorExpression
    let isAsync = scope.isCoroutine && kind != .generatorExpression
    leave()
    if isAsync { scope.isCoroutine = true }
  }

  private mutating func visitIterable(_ expression: Expr) {
    frames[frames.count - 1].iterableDepth += 1
    visit(expression)
    frames[frames.count - 1].iterableDepth -= 1
  }

  private mutating func visitTarget(_ expression: Expr) {
    frames[frames.count - 1].isInTarget = true
    visit(expression)
    frames[frames.count - 1].isInTarget = false
  }
}
