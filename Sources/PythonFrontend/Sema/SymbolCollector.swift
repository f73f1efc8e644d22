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

  let faults: FirstFault
  let hasFutureAnnotations: Bool
  let root: Scope
  var frames: [Frame]
  var scope: Scope
  /// The class whose body is being visited.
  var privateClass: String?
  var depth = 0
  var scopes: [Int: Scope] = [:]
  var typeParameterScopes: [Int: Scope] = [:]

  init(_ module: Module, faults: FirstFault, hasFutureAnnotations: Bool) {
    self.faults = faults
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
    scopes[Scope.key(module)] = root
  }

  mutating func run(_ module: Module) { visit(module.body) }

  func tooDeep() {
    faults.note("maximum recursion depth exceeded during compilation", .none, kind: "RecursionError")
  }

  // MARK: - Scopes and symbols

  mutating func enter(_ kind: ScopeKind, _ name: String, _ span: Span, _ node: AnyObject?) {
    let inner = Scope(kind: kind, name: name, span: span, parent: scope, privateClass: privateClass)
    if let node { scopes[Scope.key(node)] = inner }
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

  mutating func define(_ name: String, _ flag: SymbolFlags, _ span: Span) {
    define(name, flag, span, in: scope, isInTarget: frames[frames.count - 1].isInTarget)
  }

  mutating func define(
    _ name: String,
    _ flag: SymbolFlags,
    _ span: Span,
    in scope: Scope,
    isInTarget: Bool
  ) {
    let mangled = privateClass == nil ? name : mangle(name, className: privateClass)
    var flag = flag
    let known = scope.index[mangled]
    if let known {
      let old = scope.symbols[known].flags
      if flag.contains(.parameter), old.contains(.parameter) {
        return faults.note("duplicate argument '\(name)' in function definition", span)
      }
      if flag.contains(.typeParameter), old.contains(.typeParameter) {
        return faults.note("duplicate type parameter '\(name)'", span)
      }
      if isInTarget, !old.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
        return faults.note("comprehension inner loop cannot rebind assignment expression target '\(name)'", span)
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

  mutating func visit(_ body: [Stmt]) {
    for statement in body { visit(statement) }
  }

  mutating func visit(_ statement: Stmt) {
    depth += 1
    if depth > Self.maxDepth { return tooDeep() }
    defer { depth -= 1 }
    switch statement.kind {
    case .functionDef(let function): visit(function, statement.span)
    case .classDef(let definition): visit(definition, statement.span)
    case .return_(let value):
      if let value {
        visit(value)
        scope.returnsValue = true
      }
    case .delete(let targets): visit(targets)
    case .assign(let targets, let value):
      visit(targets)
      visit(value)
    case .augAssign(let target, _, let value):
      visit(target)
      visit(value)
    case .annAssign: visitAnnotated(statement)
    case .for_(let target, let iter, let body, let orelse, _):
      visit(target)
      visit(iter)
      visit(body)
      visit(orelse)
    case .while_(let test, let body, let orelse), .if_(let test, let body, let orelse):
      visit(test)
      visit(body)
      visit(orelse)
    case .with(let items, let body, _):
      for item in items {
        visit(item.context)
        if let vars = item.vars { visit(vars) }
      }
      visit(body)
    case .match(let subject, let cases):
      visit(subject)
      for matchCase in cases {
        visit(matchCase.pattern)
        if let guard_ = matchCase.guard_ { visit(guard_) }
        visit(matchCase.body)
      }
    case .raise(let exc, let cause):
      if let exc { visit(exc) }
      if let cause { visit(cause) }
    case .try_(let body, let handlers, let orelse, let finalbody, _):
      visit(body)
      visit(orelse)
      for handler in handlers {
        if let type = handler.type { visit(type) }
        if let name = handler.name { define(name, .assigned, handler.span) }
        visit(handler.body)
      }
      visit(finalbody)
    case .assert(let test, let msg):
      visit(test)
      if let msg { visit(msg) }
    case .import_(let names), .importFrom(_, let names, _):
      for alias in names { visit(alias) }
    case .global(let names): visitGlobal(names, statement.span)
    case .nonlocal(let names): visitNonlocal(names, statement.span)
    case .expr(let value): visit(value)
    case .pass, .break_, .continue_: break
    case .typeAlias(let name, let typeParams, let value): visitTypeAlias(statement, name, typeParams, value)
    }
  }

  private mutating func visit(_ alias: Alias) {
    let name = alias.asname ?? alias.name
    if name == "*" {
      if scope.kind != .module { return faults.note("import * only allowed at module level", alias.span) }
      return
    }
    // "import a.b" binds a.
    let bound = name.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
    define(bound, .imported, alias.span)
  }

  private mutating func visitGlobal(_ names: [Identifier], _ span: Span) {
    for name in names {
      let known = flags(of: name, in: scope)
      if known.contains(.parameter) { return faults.note("name '\(name)' is parameter and global", span) }
      if known.contains(.referenced) { return faults.note("name '\(name)' is used prior to global declaration", span) }
      if known.contains(.annotated) { return faults.note("annotated name '\(name)' can't be global", span) }
      if known.contains(.assigned) {
        return faults.note("name '\(name)' is assigned to before global declaration", span)
      }
      define(name, .declaredGlobal, span)
      scope.directives.append((mangle(name, className: privateClass), span))
    }
  }

  private mutating func visitNonlocal(_ names: [Identifier], _ span: Span) {
    for name in names {
      let known = flags(of: name, in: scope)
      if known.contains(.parameter) { return faults.note("name '\(name)' is parameter and nonlocal", span) }
      if known.contains(.referenced) {
        return faults.note("name '\(name)' is used prior to nonlocal declaration", span)
      }
      if known.contains(.annotated) { return faults.note("annotated name '\(name)' can't be nonlocal", span) }
      if known.contains(.assigned) {
        return faults.note("name '\(name)' is assigned to before nonlocal declaration", span)
      }
      define(name, .declaredNonlocal, span)
      scope.directives.append((mangle(name, className: privateClass), span))
    }
  }

  private mutating func visitAnnotated(_ statement: Stmt) {
    guard case .annAssign(let target, let annotation, let value, let simple) = statement.kind else { return }
    if case .name(let name, _) = target.kind {
      let known = flags(of: name, in: scope)
      if simple, scope !== root, !known.isDisjoint(with: [.declaredGlobal, .declaredNonlocal]) {
        let what = known.contains(.declaredGlobal) ? "global" : "nonlocal"
        return faults.note("annotated name '\(name)' can't be \(what)", statement.span)
      }
      if simple { define(name, [.annotated, .assigned], target.span) }
      if value != nil { define(name, .assigned, target.span) }
    } else {
      visit(target)
    }
    visitAnnotation(annotation)
    if let value { visit(value) }
  }

  // MARK: - Annotations

  /// An annotation: in the current scope, or in a scope that is thrown away when it will not be evaluated.
  private mutating func visitAnnotation(_ annotation: Expr) {
    if hasFutureAnnotations { enterAnnotation(annotation.span) }
    visit(annotation)
    if hasFutureAnnotations { leave() }
  }

  private mutating func enterAnnotation(_ span: Span) {
    push(Scope(kind: .typeAlias, name: "_annotation", span: span, parent: scope, privateClass: privateClass))
    frames[frames.count - 1].isAnnotation = true
  }

  private mutating func visitAnnotations(_ args: Arguments, _ returns: Expr?, _ span: Span) {
    if hasFutureAnnotations { enterAnnotation(span) }
    for arg in args.posonly { if let annotation = arg.annotation { visit(annotation) } }
    for arg in args.args { if let annotation = arg.annotation { visit(annotation) } }
    if let annotation = args.vararg?.annotation { visit(annotation) }
    if let annotation = args.kwarg?.annotation { visit(annotation) }
    for arg in args.kwonly { if let annotation = arg.annotation { visit(annotation) } }
    if hasFutureAnnotations { leave() }
    if let returns { visitAnnotation(returns) }
  }

  // MARK: - Functions and classes

  mutating func visitDefaults(_ args: Arguments) {
    visit(args.defaults)
    for value in args.kwDefaults { if let value { visit(value) } }
  }

  mutating func defineParameters(_ args: Arguments) {
    for arg in args.posonly { define(arg.name, .parameter, arg.span) }
    for arg in args.args { define(arg.name, .parameter, arg.span) }
    for arg in args.kwonly { define(arg.name, .parameter, arg.span) }
    if let arg = args.vararg {
      define(arg.name, .parameter, arg.span)
      scope.hasVarArgs = true
    }
    if let arg = args.kwarg {
      define(arg.name, .parameter, arg.span)
      scope.hasVarKeywords = true
    }
  }

  private mutating func visit(_ function: FunctionDef, _ span: Span) {
    define(function.name, .assigned, span)
    visitDefaults(function.args)
    let isGeneric = !function.typeParams.isEmpty
    if isGeneric {
      visit(function.decorators)
      enterTypeParameters(function.typeParams, function.name, span, function)
    }
    visitAnnotations(function.args, function.returns, span)
    if !isGeneric { visit(function.decorators) }
    enter(.function, function.name, span, function)
    scope.isCoroutine = function.isAsync
    defineParameters(function.args)
    visit(function.body)
    leave()
    if isGeneric { leave() }
  }

  private mutating func visit(_ definition: ClassDef, _ span: Span) {
    define(definition.name, .assigned, span)
    let outer = privateClass
    let isGeneric = !definition.typeParams.isEmpty
    if isGeneric {
      visit(definition.decorators)
      privateClass = definition.name
      enterTypeParameters(definition.typeParams, definition.name, span, definition)
    }
    visit(definition.bases)
    for keyword in definition.keywords { visit(keyword.value) }
    if !isGeneric { visit(definition.decorators) }
    privateClass = definition.name
    enter(.class_, definition.name, span, definition)
    visit(definition.body)
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
  ) {
    let isInClass = scope.kind == .class_
    enter(.typeParameters, name, span, nil)
    typeParameterScopes[Scope.key(node)] = scope
    seeClass(isInClass)
    for parameter in parameters {
      switch parameter.kind {
      case .typeVar(let name, let bound):
        define(name, [.typeParameter, .assigned], parameter.span)
        if let bound {
          let seesClass = scope.canSeeClassScope
          enter(.typeVariableBound, name, parameter.span, parameter)
          seeClass(seesClass)
          visit(bound)
          leave()
        }
      case .paramSpec(let name), .typeVarTuple(let name):
        define(name, [.typeParameter, .assigned], parameter.span)
      }
    }
  }

  /// A lazily evaluated scope in a class looks names up in the class's namespace first.
  private mutating func seeClass(_ isInClass: Bool) {
    guard isInClass else { return }
    scope.canSeeClassScope = true
    define("__classdict__", .referenced, scope.span)
  }

  private mutating func visitTypeAlias(
    _ statement: Stmt,
    _ name: Expr,
    _ parameters: [TypeParam],
    _ value: Expr
  ) {
    visit(name)
    guard case .name(let text, _) = name.kind else { return }
    let isInClass = scope.kind == .class_
    if !parameters.isEmpty { enterTypeParameters(parameters, text, statement.span, statement) }
    enter(.typeAlias, text, statement.span, statement)
    seeClass(isInClass)
    visit(value)
    leave()
    if !parameters.isEmpty { leave() }
  }

  // MARK: - Patterns

  mutating func visit(_ pattern: Pattern) {
    depth += 1
    if depth > Self.maxDepth { return tooDeep() }
    defer { depth -= 1 }
    switch pattern.kind {
    case .value(let value): visit(value)
    case .singleton: break
    case .sequence(let patterns), .or(let patterns):
      for inner in patterns { visit(inner) }
    case .mapping(let keys, let patterns, let rest):
      visit(keys)
      for inner in patterns { visit(inner) }
      if let rest { define(rest, .assigned, pattern.span) }
    case .class_(let cls, let patterns, _, let kwdPatterns):
      visit(cls)
      for inner in patterns { visit(inner) }
      for inner in kwdPatterns { visit(inner) }
    case .star(let name):
      if let name { define(name, .assigned, pattern.span) }
    case .as_(let inner, let name):
      if let inner { visit(inner) }
      if let name { define(name, .assigned, pattern.span) }
    }
  }
}
