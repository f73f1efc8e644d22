// Scopes, first pass: one walk over the tree that opens scopes and notes what each does with each name, after the
// first pass of CPython's symtable.c; order of visits included, because the first error found is the one reported.
// Statements here, expressions in SymbolCollector+Expressions.swift; ScopeResolver is the second pass.

import Diagnostics

/// Builds the scopes of a module.
struct SymbolCollector {
  /// How deep the tree may nest, as in CPython's compiler: three times the interpreter's recursion limit.
  static let maxDepth = 3000

  /// A scope being filled.
  struct Frame {
    var scope: Scope
    /// Nesting of comprehension iterables, in which no assignment expression may stand; inner scopes inherit it.
    var iterableDepth = 0
    /// Whether names being stored are iteration variables of a comprehension.
    var isInTarget = false
    /// An annotation that will not be evaluated (PEP 563): its names are nobody's.
    var isAnnotation = false
  }

  let file: String
  let hasFutureAnnotations: Bool
  let root: Scope
  var frames: [Frame]
  var scope: Scope
  /// The class whose body is being visited.
  var privateClass: String?
  var depth = 0
  var scopes: [ObjectIdentifier: Scope] = [:]
  var typeParameterScopes: [ObjectIdentifier: Scope] = [:]

  init(_ module: Module, file: String, hasFutureAnnotations: Bool) {
    self.file = file
    self.hasFutureAnnotations = hasFutureAnnotations
    root = Scope(
      kind: .module,
      name: "top",
      span: Span(line: 0, column: 0, endLine: 0, endColumn: 0),
      parent: nil,
      privateClass: nil
    )
    scope = root
    frames = [Frame(scope: root)]
    scopes[ObjectIdentifier(module)] = root
  }

  mutating func run(_ module: Module) throws(Diagnostic) { try visit(module.body) }

  func fault(_ message: String, _ span: Span) -> Diagnostic {
    Diagnostic(kind: "SyntaxError", message: message, span: span, file: file)
  }

  func tooDeep() -> Diagnostic {
    Diagnostic(
      kind: "RecursionError",
      message: "maximum recursion depth exceeded during compilation",
      span: .none,
      file: file
    )
  }

  // MARK: - Scopes and symbols

  mutating func enter(_ kind: ScopeKind, _ name: String, _ span: Span, _ node: AnyObject?) {
    let inner = Scope(kind: kind, name: name, span: span, parent: scope, privateClass: privateClass)
    if let node { scopes[ObjectIdentifier(node)] = inner }
    scope.children.append(inner)
    push(inner)
  }

  private mutating func push(_ inner: Scope) {
    frames.append(Frame(scope: inner, iterableDepth: frames[frames.count - 1].iterableDepth))
    scope = inner
  }

  mutating func leave() {
    frames.removeLast()
    scope = frames[frames.count - 1].scope
  }

  func flags(of name: String, in scope: Scope) -> SymbolFlags {
    scope.lookup(mangle(name, className: privateClass))?.flags ?? []
  }

  mutating func define(_ name: String, _ flag: SymbolFlags, _ span: Span) throws(Diagnostic) {
    try define(name, flag, span, in: scope, isInTarget: frames[frames.count - 1].isInTarget)
  }

  mutating func define(
    _ name: String,
    _ flag: SymbolFlags,
    _ span: Span,
    in scope: Scope,
    isInTarget: Bool
  ) throws(Diagnostic) {
    let mangled = privateClass == nil ? name : mangle(name, className: privateClass)
    var flag = flag
    let known = scope.index[mangled]
    if let known {
      let old = scope.symbols[known].flags
      if flag.contains(.parameter), old.contains(.parameter) {
        throw fault("duplicate argument '\(name)' in function definition", span)
      }
      if flag.contains(.typeParameter), old.contains(.typeParameter) {
        throw fault("duplicate type parameter '\(name)'", span)
      }
      if isInTarget, !old.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
        throw fault("comprehension inner loop cannot rebind assignment expression target '\(name)'", span)
      }
    }
    if isInTarget { flag.insert(.comprehensionTarget) }
    if let known {
      scope.symbols[known].flags.formUnion(flag)
    } else {
      add(mangled, flag, to: scope)
    }
    if flag.contains(.parameter) {
      scope.parameters.append(mangled)
    } else if flag.contains(.declaredGlobal), scope !== root {
      if let known = root.index[mangled] {
        root.symbols[known].flags.insert(.declaredGlobal)
      } else {
        add(mangled, .declaredGlobal, to: root)
      }
    }
  }

  private func add(_ mangled: String, _ flag: SymbolFlags, to scope: Scope) {
    scope.index[mangled] = scope.symbols.count
    scope.symbols.append(Symbol(name: mangled, flags: flag, resolution: .local))
  }

  // MARK: - Statements

  mutating func visit(_ body: [Stmt]) throws(Diagnostic) {
    for statement in body { try visit(statement) }
  }

  mutating func visit(_ statement: Stmt) throws(Diagnostic) {
    depth += 1
    if depth > Self.maxDepth { throw tooDeep() }
    defer { depth -= 1 }
    switch statement.kind {
    case .functionDef(let function): try visit(function, statement.span)
    case .classDef(let definition): try visit(definition, statement.span)
    case .return_(let value):
      if let value {
        try visit(value)
        scope.returnsValue = true
      }
    case .delete(let targets): try visit(targets)
    case .assign(let targets, let value):
      try visit(targets)
      try visit(value)
    case .augAssign(let target, _, let value):
      try visit(target)
      try visit(value)
    case .annAssign: try visitAnnotated(statement)
    case .for_(let target, let iter, let body, let orelse, _):
      try visit(target)
      try visit(iter)
      try visit(body)
      try visit(orelse)
    case .while_(let test, let body, let orelse), .if_(let test, let body, let orelse):
      try visit(test)
      try visit(body)
      try visit(orelse)
    case .with(let items, let body, _):
      for item in items {
        try visit(item.context)
        if let vars = item.vars { try visit(vars) }
      }
      try visit(body)
    case .match(let subject, let cases):
      try visit(subject)
      for matchCase in cases {
        try visit(matchCase.pattern)
        if let guard_ = matchCase.guard_ { try visit(guard_) }
        try visit(matchCase.body)
      }
    case .raise(let exc, let cause):
      if let exc { try visit(exc) }
      if let cause { try visit(cause) }
    case .try_(let body, let handlers, let orelse, let finalbody, _):
      try visit(body)
      try visit(orelse)
      for handler in handlers {
        if let type = handler.type { try visit(type) }
        if let name = handler.name { try define(name, .assigned, handler.span) }
        try visit(handler.body)
      }
      try visit(finalbody)
    case .assert(let test, let msg):
      try visit(test)
      if let msg { try visit(msg) }
    case .import_(let names), .importFrom(_, let names, _):
      for alias in names { try visit(alias) }
    case .global(let names): try visitGlobal(names, statement.span)
    case .nonlocal(let names): try visitNonlocal(names, statement.span)
    case .expr(let value): try visit(value)
    case .pass, .break_, .continue_: break
    case .typeAlias(let name, let typeParams, let value): try visitTypeAlias(statement, name, typeParams, value)
    }
  }

  private mutating func visit(_ alias: Alias) throws(Diagnostic) {
    let name = alias.asname ?? alias.name
    if name == "*" {
      if scope.kind != .module { throw fault("import * only allowed at module level", alias.span) }
      return
    }
    // "import a.b" binds a.
    let bound = name.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
    try define(bound, .imported, alias.span)
  }

  private mutating func visitGlobal(_ names: [Identifier], _ span: Span) throws(Diagnostic) {
    for name in names {
      let known = flags(of: name, in: scope)
      if known.contains(.parameter) { throw fault("name '\(name)' is parameter and global", span) }
      if known.contains(.referenced) { throw fault("name '\(name)' is used prior to global declaration", span) }
      if known.contains(.annotated) { throw fault("annotated name '\(name)' can't be global", span) }
      if known.contains(.assigned) { throw fault("name '\(name)' is assigned to before global declaration", span) }
      try define(name, .declaredGlobal, span)
      scope.directives.append((mangle(name, className: privateClass), span))
    }
  }

  private mutating func visitNonlocal(_ names: [Identifier], _ span: Span) throws(Diagnostic) {
    for name in names {
      let known = flags(of: name, in: scope)
      if known.contains(.parameter) { throw fault("name '\(name)' is parameter and nonlocal", span) }
      if known.contains(.referenced) { throw fault("name '\(name)' is used prior to nonlocal declaration", span) }
      if known.contains(.annotated) { throw fault("annotated name '\(name)' can't be nonlocal", span) }
      if known.contains(.assigned) { throw fault("name '\(name)' is assigned to before nonlocal declaration", span) }
      try define(name, .declaredNonlocal, span)
      scope.directives.append((mangle(name, className: privateClass), span))
    }
  }

  private mutating func visitAnnotated(_ statement: Stmt) throws(Diagnostic) {
    guard case .annAssign(let target, let annotation, let value, let simple) = statement.kind else { return }
    if case .name(let name, _) = target.kind {
      let known = flags(of: name, in: scope)
      if simple, scope !== root, !known.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
        let what = known.contains(.declaredGlobal) ? "global" : "nonlocal"
        throw fault("annotated name '\(name)' can't be \(what)", statement.span)
      }
      if simple { try define(name, [.annotated, .assigned], target.span) }
      if value != nil { try define(name, .assigned, target.span) }
    } else {
      try visit(target)
    }
    try visitAnnotation(annotation)
    if let value { try visit(value) }
  }

  // MARK: - Annotations

  /// An annotation: in the current scope, or in a scope that is thrown away when it will not be evaluated.
  private mutating func visitAnnotation(_ annotation: Expr) throws(Diagnostic) {
    if hasFutureAnnotations { enterAnnotation(annotation.span) }
    try visit(annotation)
    if hasFutureAnnotations { leave() }
  }

  private mutating func enterAnnotation(_ span: Span) {
    push(Scope(kind: .typeAlias, name: "_annotation", span: span, parent: scope, privateClass: privateClass))
    frames[frames.count - 1].isAnnotation = true
  }

  private mutating func visitAnnotations(_ args: Arguments, _ returns: Expr?, _ span: Span) throws(Diagnostic) {
    if hasFutureAnnotations { enterAnnotation(span) }
    for arg in args.posonly { if let annotation = arg.annotation { try visit(annotation) } }
    for arg in args.args { if let annotation = arg.annotation { try visit(annotation) } }
    if let annotation = args.vararg?.annotation { try visit(annotation) }
    if let annotation = args.kwarg?.annotation { try visit(annotation) }
    for arg in args.kwonly { if let annotation = arg.annotation { try visit(annotation) } }
    if hasFutureAnnotations { leave() }
    if let returns { try visitAnnotation(returns) }
  }

  // MARK: - Functions and classes

  mutating func visitDefaults(_ args: Arguments) throws(Diagnostic) {
    try visit(args.defaults)
    for value in args.kwDefaults { if let value { try visit(value) } }
  }

  mutating func defineParameters(_ args: Arguments) throws(Diagnostic) {
    for arg in args.posonly { try define(arg.name, .parameter, arg.span) }
    for arg in args.args { try define(arg.name, .parameter, arg.span) }
    for arg in args.kwonly { try define(arg.name, .parameter, arg.span) }
    if let arg = args.vararg {
      try define(arg.name, .parameter, arg.span)
      scope.hasVarArgs = true
    }
    if let arg = args.kwarg {
      try define(arg.name, .parameter, arg.span)
      scope.hasVarKeywords = true
    }
  }

  private mutating func visit(_ function: FunctionDef, _ span: Span) throws(Diagnostic) {
    try define(function.name, .assigned, span)
    try visitDefaults(function.args)
    let isGeneric = !function.typeParams.isEmpty
    if isGeneric {
      try visit(function.decorators)
      try enterTypeParameters(function.typeParams, function.name, span, function)
    }
    try visitAnnotations(function.args, function.returns, span)
    if !isGeneric { try visit(function.decorators) }
    enter(.function, function.name, span, function)
    scope.isCoroutine = function.isAsync
    try defineParameters(function.args)
    try visit(function.body)
    leave()
    if isGeneric { leave() }
  }

  private mutating func visit(_ definition: ClassDef, _ span: Span) throws(Diagnostic) {
    try define(definition.name, .assigned, span)
    let outer = privateClass
    let isGeneric = !definition.typeParams.isEmpty
    if isGeneric {
      try visit(definition.decorators)
      privateClass = definition.name
      try enterTypeParameters(definition.typeParams, definition.name, span, definition)
    }
    try visit(definition.bases)
    for keyword in definition.keywords { try visit(keyword.value) }
    if !isGeneric { try visit(definition.decorators) }
    privateClass = definition.name
    enter(.class_, definition.name, span, definition)
    try visit(definition.body)
    leave()
    if isGeneric { leave() }
    privateClass = outer
  }

  /// Opens the scope of type parameters (PEP 695) and leaves it open.
  private mutating func enterTypeParameters(
    _ parameters: [TypeParam],
    _ name: String,
    _ span: Span,
    _ node: AnyObject
  ) throws(Diagnostic) {
    let isInClass = scope.kind == .class_
    enter(.typeParameters, name, span, nil)
    typeParameterScopes[ObjectIdentifier(node)] = scope
    try seeClass(isInClass)
    for parameter in parameters {
      switch parameter.kind {
      case .typeVar(let name, let bound):
        try define(name, [.typeParameter, .assigned], parameter.span)
        if let bound {
          let seesClass = scope.canSeeClassScope
          enter(.typeVariableBound, name, parameter.span, parameter)
          try seeClass(seesClass)
          try visit(bound)
          leave()
        }
      case .paramSpec(let name), .typeVarTuple(let name):
        try define(name, [.typeParameter, .assigned], parameter.span)
      }
    }
  }

  /// A lazily evaluated scope in a class looks names up in the class's namespace first.
  private mutating func seeClass(_ isInClass: Bool) throws(Diagnostic) {
    guard isInClass else { return }
    scope.canSeeClassScope = true
    try define("__classdict__", .referenced, scope.span)
  }

  private mutating func visitTypeAlias(
    _ statement: Stmt,
    _ name: Expr,
    _ parameters: [TypeParam],
    _ value: Expr
  ) throws(Diagnostic) {
    try visit(name)
    guard case .name(let text, _) = name.kind else { return }
    let isInClass = scope.kind == .class_
    if !parameters.isEmpty { try enterTypeParameters(parameters, text, statement.span, statement) }
    enter(.typeAlias, text, statement.span, statement)
    try seeClass(isInClass)
    try visit(value)
    leave()
    if !parameters.isEmpty { leave() }
  }

  // MARK: - Patterns

  mutating func visit(_ pattern: Pattern) throws(Diagnostic) {
    depth += 1
    if depth > Self.maxDepth { throw tooDeep() }
    defer { depth -= 1 }
    switch pattern.kind {
    case .value(let value): try visit(value)
    case .singleton: break
    case .sequence(let patterns), .or(let patterns):
      for inner in patterns { try visit(inner) }
    case .mapping(let keys, let patterns, let rest):
      try visit(keys)
      for inner in patterns { try visit(inner) }
      if let rest { try define(rest, .assigned, pattern.span) }
    case .class_(let cls, let patterns, _, let kwdPatterns):
      try visit(cls)
      for inner in patterns { try visit(inner) }
      for inner in kwdPatterns { try visit(inner) }
    case .star(let name):
      if let name { try define(name, .assigned, pattern.span) }
    case .as_(let inner, let name):
      if let inner { try visit(inner) }
      if let name { try define(name, .assigned, pattern.span) }
    }
  }
}
