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
  let faults: FirstFault
  let file: String
  let future: FutureFeatures
  let options: AnalysisOptions
  var warnings: [Diagnostic] = []
  var unit = Unit.module
  var scope: Scope
  var blocks: [Block] = []

  init(analysis: ScopeAnalysis, faults: FirstFault, file: String, future: FutureFeatures, options: AnalysisOptions) {
    self.analysis = analysis
    self.faults = faults
    self.file = file
    self.future = future
    self.options = options
    scope = analysis.root
  }

  mutating func check(_ module: Module) { check(module.body) }

  /// Adds a warning, unless the line has had the same: it would not be shown twice.
  mutating func warn(_ message: String, _ span: Span) {
    if warnings.contains(where: { $0.span.line == span.line && $0.message == message }) { return }
    warnings.append(
      Diagnostic(kind: "SyntaxWarning", message: message, span: span, severity: .warning, file: file)
    )
  }

  /// Whether `await` and its kin are allowed because the module level is one of an interactive session.
  var isTopLevelAwait: Bool { options.allowsTopLevelAwait && unit == .module }

  func checkStore(_ name: String, _ span: Span) {
    if name == "__debug__" { return faults.note("cannot assign to __debug__", span) }
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

  private mutating func push(_ block: Block, _ span: Span) {
    if blocks.count >= Self.maxBlocks { faults.note("too many statically nested blocks", span) }
    blocks.append(block)
  }

  // MARK: - Statements

  mutating func check(_ body: [Stmt]) {
    for statement in body { check(statement) }
  }

  mutating func check(_ statement: Stmt) {
    let span = statement.span
    switch statement.kind {
    case .functionDef(let function): check(function, span)
    case .classDef(let definition): check(definition, span)
    case .return_(let value): checkReturn(value, span)
    case .delete(let targets): check(targets)
    case .assign(let targets, let value):
      check(value)
      check(targets)
    case .augAssign(let target, _, let value):
      checkAugmented(target)
      check(value)
    case .annAssign: checkAnnotated(statement)
    case .for_, .while_: checkLoop(statement)
    case .if_(let test, let body, let orelse):
      check(test)
      check(body)
      check(orelse)
    case .with(let items, let body, let isAsync): checkWith(items, body, isAsync, span)
    case .match(let subject, let cases): checkMatch(subject, cases)
    case .raise(let exc, let cause):
      if let exc { check(exc) }
      if let cause { check(cause) }
    case .try_: checkTry(statement)
    case .assert(let test, let msg):
      if case .tuple(let elements, _) = test.kind, !elements.isEmpty {
        warn("assertion is always true, perhaps remove parentheses?", span)
      }
      check(test)
      if let msg { check(msg) }
    case .import_(let names):
      for alias in names {
        checkStore(alias.asname ?? String(alias.name.prefix { $0 != "." }), span)
      }
    case .importFrom(let module, let names, _):
      if module == "__future__", span.line > future.lastLine {
        return faults.note("from __future__ imports must occur at the beginning of the file", span)
      }
      for alias in names { checkStore(alias.asname ?? alias.name, span) }
    case .global, .nonlocal, .pass: break
    case .expr(let value): check(value)
    case .break_: checkJump(span, "'break' outside loop")
    case .continue_: checkJump(span, "'continue' not properly in loop")
    case .typeAlias(let name, let typeParams, let value):
      check(typeParams)
      let saved = enter(.typeScope, analysis.scope(of: statement))
      check(value)
      leave(saved)
      check(name)
    }
  }

  private func checkJump(_ span: Span, _ outsideLoop: String) {
    for block in blocks.reversed() {
      switch block {
      case .loop: return
      case .exceptStar: return leavesExceptStar(span)
      case .other: continue
      }
    }
    return faults.note(outsideLoop, span)
  }

  private func leavesExceptStar(_ span: Span) {
    faults.note("'break', 'continue' and 'return' cannot appear in an except* block", span)
  }

  private mutating func checkReturn(_ value: Expr?, _ span: Span) {
    switch unit {
    case .module, .class_, .typeScope: return faults.note("'return' outside function", span)
    default: break
    }
    if value != nil, scope.isCoroutine, scope.isGenerator {
      return faults.note("'return' with value in async generator", span)
    }
    if let value { check(value) }
    if blocks.contains(.exceptStar) { return leavesExceptStar(span) }
  }

  private mutating func checkAugmented(_ target: Expr) {
    switch target.kind {
    case .name(let name, _): checkStore(name, target.span)
    case .attribute(let value, _, _): check(value)
    case .subscript_(let value, let index, _):
      check(value)
      check(index)
    default: check(target)
    }
  }

  private mutating func checkAnnotated(_ statement: Stmt) {
    guard case .annAssign(let target, let annotation, let value, let simple) = statement.kind else { return }
    if let value {
      check(value)
      check(target)
    }
    let isNamespace = unit == .module || unit == .class_
    switch target.kind {
    case .name(let name, _):
      checkStore(name, statement.span)
      if simple, isNamespace, !analysis.hasFutureAnnotations { check(annotation) }
    case .attribute(let object, let name, _):
      checkStore(name, statement.span)
      if value == nil { check(object) }
    case .subscript_(let object, let index, _):
      if value == nil {
        check(object)
        // Each item by itself, so that stars are refused.
        if case .tuple(let items, _) = index.kind { check(items) } else { check(index) }
      }
    default: break
    }
    // The annotation of anything but a bare name is evaluated and thrown away.
    if !simple, isNamespace, !analysis.hasFutureAnnotations { check(annotation) }
  }

  private mutating func checkLoop(_ statement: Stmt) {
    switch statement.kind {
    case .for_(let target, let iter, let body, let orelse, let isAsync):
      if isAsync, !isTopLevelAwait, unit != .asyncFunction {
        return faults.note("'async for' outside async function", statement.span)
      }
      if isAsync { check(iter) }
      push(.loop, statement.span)
      if !isAsync { check(iter) }
      check(target)
      check(body)
      blocks.removeLast()
      check(orelse)
    case .while_(let test, let body, let orelse):
      push(.loop, statement.span)
      check(test)
      check(body)
      blocks.removeLast()
      check(orelse)
    default: break
    }
  }

  private mutating func checkWith(
    _ items: [WithItem],
    _ body: [Stmt],
    _ isAsync: Bool,
    _ span: Span
  ) {
    if isAsync, !isTopLevelAwait, unit != .asyncFunction {
      return faults.note("'async with' outside async function", span)
    }
    for item in items {
      check(item.context)
      push(.other, span)
      if let vars = item.vars { check(vars) }
    }
    check(body)
    blocks.removeLast(items.count)
  }

  private mutating func checkTry(_ statement: Stmt) {
    guard case .try_(let body, let handlers, let orelse, let finalbody, let isStar) = statement.kind else { return }
    if !finalbody.isEmpty { push(.other, statement.span) }
    if !handlers.isEmpty { push(.other, statement.span) }
    check(body)
    if !handlers.isEmpty {
      blocks.removeLast()
      if !isStar { check(orelse) }
      push(isStar ? .exceptStar : .other, statement.span)
      for (index, handler) in handlers.enumerated() {
        if handler.type == nil, index < handlers.count - 1 {
          return faults.note("default 'except:' must be last", handler.span)
        }
        if let type = handler.type { check(type) }
        if let name = handler.name { checkStore(name, handler.span) }
        push(.other, handler.span)
        check(handler.body)
        blocks.removeLast()
      }
      blocks.removeLast()
      if isStar { check(orelse) }
    }
    if !finalbody.isEmpty {
      blocks.removeLast()
      push(.other, statement.span)
      check(finalbody)
      blocks.removeLast()
    }
  }

  // MARK: - Functions and classes

  func checkParameters(_ args: Arguments, _ span: Span) {
    for arg in args.posonly + args.args { checkStore(arg.name, span) }
    if let arg = args.vararg { checkStore(arg.name, span) }
    for arg in args.kwonly { checkStore(arg.name, span) }
    if let arg = args.kwarg { checkStore(arg.name, span) }
  }

  mutating func checkDefaults(_ args: Arguments) {
    check(args.defaults)
    for value in args.kwDefaults { if let value { check(value) } }
  }

  private mutating func check(_ parameters: [TypeParam]) {
    for parameter in parameters {
      guard case .typeVar(_, let bound?) = parameter.kind else { continue }
      let saved = enter(.typeScope, analysis.scope(of: parameter))
      check(bound)
      leave(saved)
    }
  }

  private mutating func checkAnnotations(_ args: Arguments, _ returns: Expr?) {
    if analysis.hasFutureAnnotations { return }
    for arg in args.args + args.posonly { if let annotation = arg.annotation { check(annotation) } }
    // Only here may an annotation be starred: "*args: *Ts".
    if let annotation = args.vararg?.annotation {
      if case .starred(let value, _) = annotation.kind { check(value) } else { check(annotation) }
    }
    for arg in args.kwonly { if let annotation = arg.annotation { check(annotation) } }
    if let annotation = args.kwarg?.annotation { check(annotation) }
    if let returns { check(returns) }
  }

  private mutating func check(_ function: FunctionDef, _ span: Span) {
    checkParameters(function.args, span)
    check(function.decorators)
    checkDefaults(function.args)
    if let generic = analysis.typeParameterScope(of: function) {
      let saved = enter(.typeScope, generic)
      check(function.typeParams)
      checkAnnotations(function.args, function.returns)
      checkBody(function)
      leave(saved)
    } else {
      checkAnnotations(function.args, function.returns)
      checkBody(function)
    }
    checkStore(function.name, span)
  }

  private mutating func checkBody(_ function: FunctionDef) {
    let saved = enter(function.isAsync ? .asyncFunction : .function, analysis.scope(of: function))
    check(function.body)
    leave(saved)
  }

  private mutating func check(_ definition: ClassDef, _ span: Span) {
    check(definition.decorators)
    if let generic = analysis.typeParameterScope(of: definition) {
      let saved = enter(.typeScope, generic)
      check(definition.typeParams)
      checkBody(definition, span)
      leave(saved)
    } else {
      checkBody(definition, span)
    }
    checkStore(definition.name, span)
  }

  private mutating func checkBody(_ definition: ClassDef, _ span: Span) {
    let saved = enter(.class_, analysis.scope(of: definition))
    check(definition.body)
    leave(saved)
    checkKeywords(definition.keywords, span)
    checkArguments(definition.bases)
    for keyword in definition.keywords { check(keyword.value) }
  }
}
