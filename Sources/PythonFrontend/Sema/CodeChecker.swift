// Static errors and warnings that CPython's compiler gives while it generates code (compile.c, 3.11), found by a walk in
// the order of that generation, because the first error is the one reported. Statements here; expressions and patterns
// in files of their own. Runs after the scopes are known; nothing behind it needs to check again.

import Diagnostics

/// Checks a module whose scopes are known.
struct CodeChecker {
  /// What code is being generated for.
  enum Unit {
    case module, class_, function, asyncFunction, lambda, comprehension
    /// The lazy scopes of type parameters and type aliases.
    case typeScope
  }

  /// A block that `break`, `continue` and `return` leave.
  enum Block {
    case loop, exceptStar, other
  }

  /// Blocks may nest this deep.
  static let maxBlocks = 20

  let analysis: ScopeAnalysis
  let file: String
  let future: FutureFeatures
  let options: AnalysisOptions
  var warnings: [Diagnostic] = []
  var unit = Unit.module
  var scope: Scope
  var blocks: [Block] = []

  init(analysis: ScopeAnalysis, file: String, future: FutureFeatures, options: AnalysisOptions) {
    self.analysis = analysis
    self.file = file
    self.future = future
    self.options = options
    scope = analysis.root
  }

  mutating func check(_ module: Module) throws(Diagnostic) { try check(module.body) }

  func fault(_ message: String, _ span: Span) -> Diagnostic {
    Diagnostic(kind: "SyntaxError", message: message, span: span, file: file)
  }

  mutating func warn(_ message: String, _ span: Span) {
    warnings.append(
      Diagnostic(kind: "SyntaxWarning", message: message, span: span, severity: .warning, file: file)
    )
  }

  /// Whether `await` and its kin are allowed because the module level is one of an interactive session.
  var isTopLevelAwait: Bool { options.allowsTopLevelAwait && unit == .module }

  func checkStore(_ name: String, _ span: Span) throws(Diagnostic) {
    if name == "__debug__" { throw fault("cannot assign to __debug__", span) }
  }

  // MARK: - Units and blocks

  /// State to restore when a unit ends.
  struct Saved {
    var unit: Unit
    var scope: Scope
    var blocks: [Block]
  }

  mutating func enter(_ unit: Unit, _ scope: Scope) -> Saved {
    let saved = Saved(unit: self.unit, scope: self.scope, blocks: blocks)
    self.unit = unit
    self.scope = scope
    blocks = []
    return saved
  }

  mutating func leave(_ saved: Saved) {
    unit = saved.unit
    scope = saved.scope
    blocks = saved.blocks
  }

  private mutating func push(_ block: Block, _ span: Span) throws(Diagnostic) {
    if blocks.count >= Self.maxBlocks { throw fault("too many statically nested blocks", span) }
    blocks.append(block)
  }

  // MARK: - Statements

  mutating func check(_ body: [Stmt]) throws(Diagnostic) {
    for statement in body { try check(statement) }
  }

  mutating func check(_ statement: Stmt) throws(Diagnostic) {
    let span = statement.span
    switch statement.kind {
    case .functionDef(let function): try check(function, span)
    case .classDef(let definition): try check(definition, span)
    case .return_(let value): try checkReturn(value, span)
    case .delete(let targets): try check(targets)
    case .assign(let targets, let value):
      try check(value)
      try check(targets)
    case .augAssign(let target, _, let value):
      try checkAugmented(target)
      try check(value)
    case .annAssign: try checkAnnotated(statement)
    case .for_, .while_: try checkLoop(statement)
    case .if_(let test, let body, let orelse):
      try check(test)
      try check(body)
      try check(orelse)
    case .with(let items, let body, let isAsync): try checkWith(items, body, isAsync, span)
    case .match(let subject, let cases): try checkMatch(subject, cases)
    case .raise(let exc, let cause):
      if let exc { try check(exc) }
      if let cause { try check(cause) }
    case .try_: try checkTry(statement)
    case .assert(let test, let msg):
      if case .tuple(let elements, _) = test.kind, !elements.isEmpty {
        warn("assertion is always true, perhaps remove parentheses?", span)
      }
      try check(test)
      if let msg { try check(msg) }
    case .import_(let names):
      for alias in names {
        try checkStore(alias.asname ?? String(alias.name.prefix { $0 != "." }), span)
      }
    case .importFrom(let module, let names, _):
      if module == "__future__", span.line > future.lastLine {
        throw fault("from __future__ imports must occur at the beginning of the file", span)
      }
      for alias in names { try checkStore(alias.asname ?? alias.name, span) }
    case .global, .nonlocal, .pass: break
    case .expr(let value): try check(value)
    case .break_: try checkJump(span, "'break' outside loop")
    case .continue_: try checkJump(span, "'continue' not properly in loop")
    case .typeAlias(let name, let typeParams, let value):
      try check(typeParams)
      let saved = enter(.typeScope, analysis.scope(of: statement))
      try check(value)
      leave(saved)
      try check(name)
    }
  }

  private func checkJump(_ span: Span, _ outsideLoop: String) throws(Diagnostic) {
    for block in blocks.reversed() {
      switch block {
      case .loop: return
      case .exceptStar: throw leavesExceptStar(span)
      case .other: continue
      }
    }
    throw fault(outsideLoop, span)
  }

  private func leavesExceptStar(_ span: Span) -> Diagnostic {
    fault("'break', 'continue' and 'return' cannot appear in an except* block", span)
  }

  private mutating func checkReturn(_ value: Expr?, _ span: Span) throws(Diagnostic) {
    switch unit {
    case .module, .class_, .typeScope: throw fault("'return' outside function", span)
    default: break
    }
    if value != nil, scope.isCoroutine, scope.isGenerator {
      throw fault("'return' with value in async generator", span)
    }
    if let value { try check(value) }
    if blocks.contains(.exceptStar) { throw leavesExceptStar(span) }
  }

  private mutating func checkAugmented(_ target: Expr) throws(Diagnostic) {
    switch target.kind {
    case .name(let name, _): try checkStore(name, target.span)
    case .attribute(let value, _, _): try check(value)
    case .subscript_(let value, let index, _):
      try check(value)
      try check(index)
    default: try check(target)
    }
  }

  private mutating func checkAnnotated(_ statement: Stmt) throws(Diagnostic) {
    guard case .annAssign(let target, let annotation, let value, let simple) = statement.kind else { return }
    if let value {
      try check(value)
      try check(target)
    }
    let isNamespace = unit == .module || unit == .class_
    switch target.kind {
    case .name(let name, _):
      try checkStore(name, statement.span)
      if simple, isNamespace, !analysis.hasFutureAnnotations { try check(annotation) }
    case .attribute(let object, let name, _):
      try checkStore(name, statement.span)
      if value == nil { try check(object) }
    case .subscript_(let object, let index, _):
      if value == nil {
        try check(object)
        // Each item by itself, so that stars are refused.
        if case .tuple(let items, _) = index.kind { try check(items) } else { try check(index) }
      }
    default: break
    }
    // The annotation of anything but a bare name is evaluated and thrown away.
    if !simple, isNamespace, !analysis.hasFutureAnnotations { try check(annotation) }
  }

  private mutating func checkLoop(_ statement: Stmt) throws(Diagnostic) {
    switch statement.kind {
    case .for_(let target, let iter, let body, let orelse, let isAsync):
      if isAsync, !isTopLevelAwait, unit != .asyncFunction {
        throw fault("'async for' outside async function", statement.span)
      }
      if isAsync { try check(iter) }
      try push(.loop, statement.span)
      if !isAsync { try check(iter) }
      try check(target)
      try check(body)
      blocks.removeLast()
      try check(orelse)
    case .while_(let test, let body, let orelse):
      try push(.loop, statement.span)
      try check(test)
      try check(body)
      blocks.removeLast()
      try check(orelse)
    default: break
    }
  }

  private mutating func checkWith(
    _ items: [WithItem],
    _ body: [Stmt],
    _ isAsync: Bool,
    _ span: Span
  ) throws(Diagnostic) {
    if isAsync, !isTopLevelAwait, unit != .asyncFunction { throw fault("'async with' outside async function", span) }
    for item in items {
      try check(item.context)
      try push(.other, span)
      if let vars = item.vars { try check(vars) }
    }
    try check(body)
    blocks.removeLast(items.count)
  }

  private mutating func checkTry(_ statement: Stmt) throws(Diagnostic) {
    guard case .try_(let body, let handlers, let orelse, let finalbody, let isStar) = statement.kind else { return }
    if !finalbody.isEmpty { try push(.other, statement.span) }
    if !handlers.isEmpty { try push(.other, statement.span) }
    try check(body)
    if !handlers.isEmpty {
      blocks.removeLast()
      if !isStar { try check(orelse) }
      try push(isStar ? .exceptStar : .other, statement.span)
      for (index, handler) in handlers.enumerated() {
        if handler.type == nil, index < handlers.count - 1 {
          throw fault("default 'except:' must be last", handler.span)
        }
        if let type = handler.type { try check(type) }
        if let name = handler.name { try checkStore(name, handler.span) }
        try push(.other, handler.span)
        try check(handler.body)
        blocks.removeLast()
      }
      blocks.removeLast()
      if isStar { try check(orelse) }
    }
    if !finalbody.isEmpty {
      blocks.removeLast()
      try push(.other, statement.span)
      try check(finalbody)
      blocks.removeLast()
    }
  }

  // MARK: - Functions and classes

  func checkParameters(_ args: Arguments, _ span: Span) throws(Diagnostic) {
    for arg in args.posonly + args.args { try checkStore(arg.name, span) }
    if let arg = args.vararg { try checkStore(arg.name, span) }
    for arg in args.kwonly { try checkStore(arg.name, span) }
    if let arg = args.kwarg { try checkStore(arg.name, span) }
  }

  mutating func checkDefaults(_ args: Arguments) throws(Diagnostic) {
    try check(args.defaults)
    for value in args.kwDefaults { if let value { try check(value) } }
  }

  private mutating func check(_ parameters: [TypeParam]) throws(Diagnostic) {
    for parameter in parameters {
      guard case .typeVar(_, let bound?) = parameter.kind else { continue }
      let saved = enter(.typeScope, analysis.scope(of: parameter))
      try check(bound)
      leave(saved)
    }
  }

  private mutating func checkAnnotations(_ args: Arguments, _ returns: Expr?) throws(Diagnostic) {
    if analysis.hasFutureAnnotations { return }
    for arg in args.args + args.posonly { if let annotation = arg.annotation { try check(annotation) } }
    // Only here may an annotation be starred: "*args: *Ts".
    if let annotation = args.vararg?.annotation {
      if case .starred(let value, _) = annotation.kind { try check(value) } else { try check(annotation) }
    }
    for arg in args.kwonly { if let annotation = arg.annotation { try check(annotation) } }
    if let annotation = args.kwarg?.annotation { try check(annotation) }
    if let returns { try check(returns) }
  }

  private mutating func check(_ function: FunctionDef, _ span: Span) throws(Diagnostic) {
    try checkParameters(function.args, span)
    try check(function.decorators)
    try checkDefaults(function.args)
    if let generic = analysis.typeParameterScope(of: function) {
      let saved = enter(.typeScope, generic)
      try check(function.typeParams)
      try checkAnnotations(function.args, function.returns)
      try checkBody(function)
      leave(saved)
    } else {
      try checkAnnotations(function.args, function.returns)
      try checkBody(function)
    }
    try checkStore(function.name, span)
  }

  private mutating func checkBody(_ function: FunctionDef) throws(Diagnostic) {
    let saved = enter(function.isAsync ? .asyncFunction : .function, analysis.scope(of: function))
    try check(function.body)
    leave(saved)
  }

  private mutating func check(_ definition: ClassDef, _ span: Span) throws(Diagnostic) {
    try check(definition.decorators)
    if let generic = analysis.typeParameterScope(of: definition) {
      let saved = enter(.typeScope, generic)
      try check(definition.typeParams)
      try checkBody(definition, span)
      leave(saved)
    } else {
      try checkBody(definition, span)
    }
    try checkStore(definition.name, span)
  }

  private mutating func checkBody(_ definition: ClassDef, _ span: Span) throws(Diagnostic) {
    let saved = enter(.class_, analysis.scope(of: definition))
    try check(definition.body)
    leave(saved)
    try checkKeywords(definition.keywords, span)
    try checkArguments(definition.bases)
    for keyword in definition.keywords { try check(keyword.value) }
  }
}
