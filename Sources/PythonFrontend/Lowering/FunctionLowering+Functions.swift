// Functions, lambdas, classes: evaluating what stands around them, and lowering their bodies.
//
// In CPython's order: decorators, defaults, keyword-only defaults, annotations, the function; then the decorators are
// called, innermost first.

import Diagnostics
import MachineIR

extension FunctionLowering {
  // MARK: - Function objects

  /// Makes a function object of a lowered function.
  func makeFunction(
    _ id: FunctionID,
    _ inner: Scope,
    defaults: [Operand] = [],
    keywordDefaults: [KeywordDefault] = [],
    annotations: Operand? = nil,
    _ span: Span
  ) -> Operand {
    define(
      .makeFunction(
        id,
        defaults: defaults,
        keywordDefaults: keywordDefaults,
        closure: closure(of: inner),
        annotations: annotations
      ),
      span
    )
  }

  /// This function's variables that hold the cells of an inner scope's free names.
  private func closure(of inner: Scope) -> [VariableID] { inner.freeNames.compactMap { variables[$0] } }

  /// Puts the body of a machine into its outermost region, which keeps a signal of the end of iteration from escaping as
  /// such (PEP 479). `return` is no raise and does not pass it.
  func enterMachine() {
    let kind: String
    switch function.kind {
    case .plain: return
    case .generator: kind = "generator"
    case .coroutine: kind = "coroutine"
    case .asyncGenerator: kind = "async generator"
    }
    guardLabel = newLabel()
    guardKind = kind
    if let guardLabel { _ = enterRegion(.stopIteration, handler: guardLabel) }
    beginBlock()
  }

  /// Ends what `enterMachine` began.
  func leaveMachine() {
    guard let guardLabel else { return }
    region = nil
    let exception = newTemp()
    begin(guardLabel, parameter: exception)
    let span = function.span
    let outgoing = intrinsic(.stopIterationGuard, [exception, .constant(.string(guardKind))], span)
    terminate(.reraise(outgoing), span)
  }

  /// Defaults of a parameter list, in order.
  private func defaults(_ arguments: Arguments) -> (positional: [Operand], keyword: [KeywordDefault]) {
    let positional = arguments.defaults.map { expression($0) }
    var keyword: [KeywordDefault] = []
    for (parameter, value) in zip(arguments.kwonly, arguments.kwDefaults) {
      if let value { keyword.append(KeywordDefault(name: scope.mangle(parameter.name), value: expression(value))) }
    }
    return (positional, keyword)
  }

  /// The dict of a function's annotations, or nil without any.
  func annotations(_ arguments: Arguments, returns: Expr?, _ span: Span) -> Operand? {
    var pairs: [Operand] = []
    func add(_ name: Identifier, _ annotation: Expr?) {
      guard let annotation else { return }
      pairs.append(.constant(.string(scope.mangle(name))))
      pairs.append(annotationValue(annotation))
    }
    // The order is CPython's: positional-only parameters come second.
    for parameter in arguments.args + arguments.posonly { add(parameter.name, parameter.annotation) }
    if let parameter = arguments.vararg { add(parameter.name, parameter.annotation) }
    for parameter in arguments.kwonly { add(parameter.name, parameter.annotation) }
    if let parameter = arguments.kwarg { add(parameter.name, parameter.annotation) }
    add("return", returns)
    return pairs.isEmpty ? nil : define(.makeMap(pairs), span)
  }

  private func signature(_ arguments: Arguments) -> Signature {
    Signature(
      positionalOnly: arguments.posonly.count,
      positional: arguments.args.count,
      keywordOnly: arguments.kwonly.count,
      hasRest: arguments.vararg != nil,
      hasKeywordRest: arguments.kwarg != nil
    )
  }

  /// The place of a definition with its decorators.
  private func fullSpan(_ span: Span, _ decorators: [Expr]) -> Span {
    guard let first = decorators.first?.span else { return span }
    // The decorator's "@" is before it; its line is what is shown.
    return Span(line: first.line, column: max(0, first.column - 1), endLine: span.endLine, endColumn: span.endColumn)
  }

  // MARK: - def, lambda

  func functionDefinition(_ definition: FunctionDef, _ span: Span) {
    let decorators = definition.decorators.map { expression($0) }
    let (positional, keyword) = defaults(definition.args)
    let function: Operand
    if definition.typeParams.isEmpty {
      let inner = unit.scopes.scope(of: definition)
      let table = annotations(definition.args, returns: definition.returns, span)
      let body = functionBody(definition, inner, span)
      function = makeFunction(
        body,
        inner,
        defaults: positional,
        keywordDefaults: keyword,
        annotations: table,
        span
      )
    } else {
      function = genericFunction(definition, positional, keyword, span)
    }
    storeName(definition.name, decorate(function, definition.decorators, decorators), span)
  }

  /// Calls decorators, the last first.
  private func decorate(_ value: Operand, _ expressions: [Expr], _ decorators: [Operand]) -> Operand {
    var result = value
    for (expression, decorator) in zip(expressions, decorators).reversed() {
      result = define(.call(decorator, [.positional(result)]), expression.span)
    }
    return result
  }

  func functionBody(_ definition: FunctionDef, _ inner: Scope, _ span: Span) -> FunctionID {
    let place = fullSpan(span, definition.decorators)
    return unit.lowerFunction(inner, name: definition.name, span: place) { [signature] lowering in
      lowering.function.signature = signature(definition.args)
      lowering.function.documentation = docstring(of: definition.body)?.value.text
      lowering.enterMachine()
      lowering.statements(definition.body)
      return .constant(.none)
    }
  }

  func lambda(_ e: Expr, _ arguments: Arguments, _ body: Expr) -> Operand {
    let inner = unit.scopes.scope(of: e)
    let (positional, keyword) = defaults(arguments)
    let id = unit.lowerFunction(inner, name: "<lambda>", span: e.span) { [signature] lowering in
      lowering.function.signature = signature(arguments)
      lowering.enterMachine()
      return lowering.expression(body)
    }
    return makeFunction(id, inner, defaults: positional, keywordDefaults: keyword, e.span)
  }

  // MARK: - class

  func classDefinition(_ definition: ClassDef, _ span: Span) {
    let decorators = definition.decorators.map { expression($0) }
    let value =
      definition.typeParams.isEmpty
      ? makeClass(definition, definition.bases, span) : genericClass(definition, span)
    storeName(definition.name, decorate(value, definition.decorators, decorators), span)
  }

  /// Calls the class builder. `genericBase` is one more base, of a class with type parameters.
  func makeClass(_ definition: ClassDef, _ bases: [Expr], genericBase: Operand? = nil, _ span: Span) -> Operand {
    let build = intrinsic(.loadBuildClass, [], span)
    let inner = unit.scopes.scope(of: definition)
    let function = makeFunction(classBody(definition, inner, span), inner, span)
    let leading = [function, Operand.constant(.string(definition.name))]
    return call(build, leading: leading, bases, trailing: genericBase, definition.keywords, span)
  }

  private func classBody(_ definition: ClassDef, _ inner: Scope, _ span: Span) -> FunctionID {
    let place = fullSpan(span, definition.decorators)
    return unit.lowerFunction(inner, name: definition.name, span: place) { lowering in
      lowering.function.hasNamespace = true
      let start = Span(line: place.line, column: 0, endLine: place.line, endColumn: 0)
      let module = lowering.loadName("__name__", start)
      lowering.emit(.namespaceStore("__module__", module), start)
      lowering.emit(.namespaceStore("__qualname__", .constant(.string(inner.qualifiedName))), start)
      if inner.needsClassDictCell, let cell = lowering.variables["__classdict__"] {
        lowering.emit(.cellStore(cell, lowering.intrinsic(.namespace, [], start)), start)
      }
      lowering.bodyOfNamespace(definition.body, start)
      guard inner.needsClassCell, let cell = lowering.variables["__class__"], lowering.isOpen else {
        return .constant(.none)
      }
      let end = lowering.lastSpan
      let reference = lowering.define(.cellReference(cell), end)
      lowering.emit(.namespaceStore("__classcell__", reference), end)
      return reference
    }
  }

  /// Statements of a class or module body: the docstring and the table of annotations first.
  func bodyOfNamespace(_ body: [Stmt], _ start: Span, hasDocumentation: Bool = true) {
    if hasAnnotations(body) { intrinsic(.setupAnnotations, [], start) }
    if hasDocumentation, let documentation = docstring(of: body) {
      storeName("__doc__", .constant(lowered(.string(documentation.value, kind: false))), documentation.span)
    }
    statements(body)
  }
}

/// The docstring of a body: a string literal that is its first statement.
func docstring(of body: [Stmt]) -> (value: PythonString, span: Span)? {
  guard let first = body.first, case .expr(let e) = first.kind, case .constant(.string(let value, _)) = e.kind else {
    return nil
  }
  return (value, e.span)
}

/// Whether a class or module body annotates a name, at any depth of its own statements.
func hasAnnotations(_ body: [Stmt]) -> Bool {
  anyStatement(of: body) {
    if case .annAssign = $0.kind { return true }
    return false
  }
}

/// Whether a module's body holds `async for` or `async with`, outside functions (`await` expressions are the scopes'
/// to find): it is a coroutine then.
func awaitsAtTopLevel(_ body: [Stmt]) -> Bool {
  anyStatement(of: body) {
    switch $0.kind {
    case .for_(_, _, _, _, let isAsync), .with(_, _, let isAsync): isAsync
    default: false
    }
  }
}

/// Whether a body holds a statement of some kind, at any depth but not inside functions and classes.
private func anyStatement(of body: [Stmt], _ isWanted: (Stmt) -> Bool) -> Bool {
  var pending = body
  while let statement = pending.popLast() {
    if isWanted(statement) { return true }
    switch statement.kind {
    case .for_(_, _, let body, let orelse, _), .while_(_, let body, let orelse), .if_(_, let body, let orelse):
      pending += body
      pending += orelse
    case .with(_, let body, _): pending += body
    case .match(_, let cases): for one in cases { pending += one.body }
    case .try_(let body, let handlers, let orelse, let finalbody, _):
      pending += body
      for handler in handlers { pending += handler.body }
      pending += orelse
      pending += finalbody
    default: break
    }
  }
  return false
}
