// Statements, but for those with files of their own: definitions, loops, try, with, match.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// Lowers statements one after the other, until the rest is dead.
  func statements(_ body: [Stmt]) {
    for statement in body {
      guard isOpen else { return }
      self.statement(statement)
    }
  }

  /// Lowers a statement.
  func statement(_ statement: Stmt) {
    let span = statement.span
    switch statement.kind {
    case .functionDef(let definition): functionDefinition(definition, span)
    case .classDef(let definition): classDefinition(definition, span)
    case .return_(let value): returnStatement(value, span)
    case .delete(let targets): for target in targets { delete(target) }
    case .assign(let targets, let value): assignment(targets, value)
    case .augAssign(let target, let op, let value): augmentedAssignment(target, op, value, span)
    case .annAssign(let target, let annotation, let value, let simple):
      annotatedAssignment(target, annotation, value, simple: simple, span)
    case .for_(let target, let iter, let body, let orelse, let isAsync):
      forLoop(target: target, iter: iter, body: body, orelse: orelse, isAsync: isAsync, span)
    case .while_(let test, let body, let orelse): whileLoop(test: test, body: body, orelse: orelse, span)
    case .if_: ifStatement(statement)
    case .with(let items, let body, let isAsync): with(items[...], body, isAsync: isAsync, span)
    case .match(let subject, let cases): match(subject, cases, span)
    case .raise(let exception, let cause): raise(exception, cause, span)
    case .try_(let body, let handlers, let orelse, let finalbody, let isStar):
      let construct = TryStatement(
        body: body,
        handlers: handlers,
        orelse: orelse,
        finalbody: finalbody,
        isStar: isStar,
        span: span
      )
      tryStatement(construct)
    case .assert(let test, let message): assert(test, message, span)
    case .import_(let names): for name in names { importModule(name, span) }
    case .importFrom(let module, let names, let level): importFrom(module, names, level, span)
    case .global, .nonlocal, .pass: break
    case .expr(let value): expressionStatement(value, span)
    case .break_: leave(.break_, span)
    case .continue_: leave(.continue_, span)
    case .typeAlias(let name, let parameters, let value): typeAlias(statement, name, parameters, value)
    }
  }

  private func expressionStatement(_ value: Expr, _ span: Span) {
    if unit.options.mode == .single, scope.kind == .module {
      intrinsic(.printExpression, [expression(value)], span)
      return
    }
    if case .constant = value.kind { return }
    _ = expression(value)
  }

  private func returnStatement(_ value: Expr?, _ span: Span) {
    // The value is a temp: what finally bodies on the way do to variables cannot change it.
    let result = value.map { expression($0) } ?? .constant(.none)
    leave(.return_(result), span)
  }

  // MARK: - if, assert, raise

  /// An elif chain is lowered in a loop: it may be thousands long.
  private func ifStatement(_ first: Stmt) {
    let end = newLabel()
    var statement = first
    while case .if_(let test, let body, let orelse) = statement.kind {
      let then = newLabel()
      let otherwise = newLabel()
      branch(on: test, ifTrue: then, ifFalse: otherwise, statement.span)
      begin(then)
      statements(body)
      if isOpen { goto(end) }
      begin(otherwise)
      guard orelse.count == 1, case .if_ = orelse[0].kind, isOpen else {
        statements(orelse)
        break
      }
      statement = orelse[0]
    }
    begin(end)
  }

  private func assert(_ test: Expr, _ message: Expr?, _ span: Span) {
    guard unit.options.optimization == 0 else { return }
    let failed = newLabel()
    let passed = newLabel()
    branch(on: test, ifTrue: passed, ifFalse: failed, span)
    begin(failed)
    if isOpen {
      // CPython shows the comparison that failed, or else the statement.
      let place = lastComparison(in: test)?.span ?? span
      var error = intrinsic(.assertionError, [], place)
      if let message { error = define(.call(error, [.positional(expression(message))]), place) }
      terminate(.raise(error, cause: nil), place)
    }
    begin(passed)
  }

  /// The last comparison that a condition tests by itself.
  private func lastComparison(in e: Expr) -> Expr? {
    switch e.kind {
    case .compare: e
    case .unaryOp(.not, let operand): lastComparison(in: operand)
    case .boolOp(_, let operands): operands.reversed().lazy.compactMap { self.lastComparison(in: $0) }.first
    case .ifExp(let test, let body, let orelse):
      lastComparison(in: orelse) ?? lastComparison(in: body) ?? lastComparison(in: test)
    default: nil
    }
  }

  private func raise(_ exception: Expr?, _ cause: Expr?, _ span: Span) {
    let value = exception.map { expression($0) }
    let reason = cause.map { expression($0) }
    for context in contexts.reversed() {
      if case .loop(_, _, let iterator?) = context { emit(.keep(iterator), span) }
    }
    terminate(.raise(value, cause: reason), span)
  }

  // MARK: - Assignment

  private func assignment(_ targets: [Expr], _ value: Expr) {
    // `a, b = b, a` needs no tuple: all values are temps before the first is stored.
    if targets.count == 1, case .tuple(let values, _) = value.kind, let parts = plainElements(targets[0]),
      parts.count == values.count, values.count <= Self.displayLimit, plainElements(value) != nil
    {
      let results = values.map { expression($0) }
      for (target, result) in zip(parts, results) { store(target, result) }
      return
    }
    let result = expression(value)
    for target in targets { store(target, result) }
  }

  /// The elements of a tuple or list without stars.
  private func plainElements(_ e: Expr) -> [Expr]? {
    switch e.kind {
    case .tuple(let elements, _), .list(let elements, _):
      let hasStar = elements.contains {
        if case .starred = $0.kind { return true }
        return false
      }
      return hasStar ? nil : elements
    default: return nil
    }
  }

  /// Stores a value in a target: its subexpressions are evaluated now.
  func store(_ target: Expr, _ value: Operand) {
    let span = target.span
    switch target.kind {
    case .name(let name, _): storeName(name, value, span)
    case .attribute(let object, let name, _):
      let owner = expression(object)
      emit(.setAttribute(owner, scope.mangle(name), value), attributeSpan(target, name))
    case .subscript_(let container, let index, _):
      let owner = expression(container)
      let key = expression(index)
      emit(.setItem(owner, key, value), span)
    case .tuple(let elements, _), .list(let elements, _): unpack(elements, value, span)
    case .starred(let inner, _): store(inner, value)
    default: preconditionFailure("lowering: a target that the parser does not let through")
    }
  }

  private func unpack(_ targets: [Expr], _ value: Operand, _ span: Span) {
    let star = targets.firstIndex {
      if case .starred = $0.kind { return true }
      return false
    }
    let operation = star.map { Operation.unpackStar(value, before: $0) } ?? .unpack(value)
    let parts = define(operation, count: targets.count, span)
    for (target, part) in zip(targets, parts) { store(target, part) }
  }

  private func augmentedAssignment(_ target: Expr, _ op: BinaryOperator, _ value: Expr, _ span: Span) {
    let place = target.span
    let operation = lowered(op)
    switch target.kind {
    case .name(let name, _):
      let old = loadName(name, place)
      let new = define(.inPlace(operation, old, expression(value)), span)
      storeName(name, new, place)
    case .attribute(let object, let name, _):
      let owner = expression(object)
      let attribute = scope.mangle(name)
      let attributePlace = attributeSpan(target, name)
      let old = define(.getAttribute(owner, attribute), attributePlace)
      let new = define(.inPlace(operation, old, expression(value)), span)
      emit(.setAttribute(owner, attribute, new), attributePlace)
    case .subscript_(let container, let index, _):
      let owner = expression(container)
      let key = expression(index)
      let old = define(.getItem(owner, key), place)
      let new = define(.inPlace(operation, old, expression(value)), span)
      emit(.setItem(owner, key, new), place)
    default: preconditionFailure("lowering: a target that the parser does not let through")
    }
  }

  /// The value first, then the target, then the annotation, which only modules and classes evaluate.
  private func annotatedAssignment(
    _ target: Expr,
    _ annotation: Expr,
    _ value: Expr?,
    simple: Bool,
    _ span: Span
  ) {
    if let value { store(target, expression(value)) }
    let isEvaluated = !scope.kind.isFunctionLike
    switch target.kind {
    case .name(let name, _):
      guard isEvaluated, simple else { break }
      let type = annotationValue(annotation)
      let table = loadName("__annotations__", span)
      emit(.setItem(table, .constant(.string(scope.mangle(name))), type), span)
      return
    case .attribute(let object, _, _):
      if value == nil { _ = expression(object) }
    case .subscript_(let container, let index, _):
      if value == nil {
        _ = expression(container)
        _ = expression(index)
      }
    default: break
    }
    if isEvaluated, !unit.scopes.hasFutureAnnotations { _ = expression(annotation) }
  }

  /// An annotation: its value, or its text where annotations are not evaluated.
  func annotationValue(_ annotation: Expr) -> Operand {
    if unit.scopes.hasFutureAnnotations { return .constant(.string(Unparser.text(of: annotation))) }
    // `*args: *Ts` unpacks its annotation, which must have one item.
    if case .starred(let inner, _) = annotation.kind {
      return define(.unpack(expression(inner)), count: 1, annotation.span)[0]
    }
    return expression(annotation)
  }

  // MARK: - del

  private func delete(_ target: Expr) {
    let span = target.span
    switch target.kind {
    case .name(let name, _): deleteName(name, span)
    case .attribute(let object, let name, _):
      let owner = expression(object)
      emit(.deleteAttribute(owner, scope.mangle(name)), attributeSpan(target, name))
    case .subscript_(let container, let index, _):
      let owner = expression(container)
      let key = expression(index)
      emit(.deleteItem(owner, key), span)
    case .tuple(let elements, _), .list(let elements, _): for element in elements { delete(element) }
    default: preconditionFailure("lowering: a target that the parser does not let through")
    }
  }

  // MARK: - Imports

  private func importModule(_ alias: Alias, _ span: Span) {
    let name = scope.mangle(alias.name)
    let level = Operand.constant(.int(0))
    var module = intrinsic(.importName, [.constant(.string(name)), .constant(.none), level], span)
    let parts = name.split(separator: ".").map(String.init)
    guard let asname = alias.asname else {
      storeName(parts.first ?? name, module, span)
      return
    }
    // `import a.b.c as d` binds c.
    for part in parts.dropFirst() { module = intrinsic(.importFrom, [module, .constant(.string(part))], span) }
    storeName(asname, module, span)
  }

  private func importFrom(_ module: Identifier?, _ names: [Alias], _ level: Int, _ span: Span) {
    let list = MachineIR.Constant.tuple(names.map { .string($0.name) })
    let name = Operand.constant(.string(module.map { scope.mangle($0) } ?? ""))
    let imported = intrinsic(.importName, [name, .constant(list), .constant(.int(level))], span)
    if names.count == 1, names[0].name == "*" {
      intrinsic(.importStar, [imported], span)
      return
    }
    for alias in names {
      let value = intrinsic(.importFrom, [imported, .constant(.string(scope.mangle(alias.name)))], span)
      storeName(alias.asname ?? alias.name, value, span)
    }
  }
}
