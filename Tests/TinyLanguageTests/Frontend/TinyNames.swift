// What names mean: found before anything is lowered, so that a name that nothing declares is an error of the source.
// A name declared at the top is a global; any other belongs to the function it is declared in, and lives in a cell when
// a function inside uses it.

import Diagnostics

/// The names of one function.
final class TinyScope {
  let parent: TinyScope?
  /// Declared here, in order: parameters first.
  private(set) var declared: [String] = []
  /// Declared here and used further in.
  private(set) var captured: Set<String> = []
  /// Used here or further in, declared further out but not at the top.
  private(set) var free: [String] = []

  init(parent: TinyScope?) { self.parent = parent }

  /// False when it is declared already.
  func declare(_ name: String) -> Bool {
    if declared.contains(name) { return false }
    declared.append(name)
    return true
  }

  /// Notes a use; false when nothing declares the name.
  func use(_ name: String, builtins: Set<String>) -> Bool {
    if declared.contains(name) { return true }
    guard let parent else { return builtins.contains(name) }
    guard parent.use(name, builtins: builtins) else { return false }
    if parent.isLocal(name) {
      parent.capture(name)
      if !free.contains(name) { free.append(name) }
    }
    return true
  }

  /// Whether the name is in a variable of this function, not a global.
  private func isLocal(_ name: String) -> Bool {
    free.contains(name) || (parent != nil && declared.contains(name))
  }
  private func capture(_ name: String) {
    if declared.contains(name) { captured.insert(name) }
  }
}

/// Finds the scopes of a program.
struct TinyResolver {
  /// Every function's scope, by its place; the top's is under no place.
  private(set) var scopes: [Span: TinyScope] = [:]
  private let file: String
  private let builtins: Set<String>

  init(_ program: [Statement], file: String, builtins: Set<String>) throws(Diagnostic) {
    self.file = file
    self.builtins = builtins
    let top = TinyScope(parent: nil)
    scopes[.none] = top
    try declare(program, in: top)
    try resolve(program, in: top)
  }

  private func fault(_ message: String, _ span: Span) -> Diagnostic {
    Diagnostic(kind: "TinyError", message: message, span: span, file: file)
  }

  // MARK: - Declarations

  private func declare(_ name: String, _ span: Span, in scope: TinyScope) throws(Diagnostic) {
    if !scope.declare(name) { throw fault("'\(name)' is declared twice", span) }
  }

  /// All declarations of a body come before its uses: functions may call each other.
  private func declare(_ body: [Statement], in scope: TinyScope) throws(Diagnostic) {
    for statement in body {
      switch statement.kind {
      case .declare(let name, _): try declare(name, statement.span, in: scope)
      case .function(let function): try declare(function.name, statement.span, in: scope)
      case .each(let name, _, let body):
        // A name that is there already is taken over.
        _ = scope.declare(name)
        try declare(body, in: scope)
      case .condition(_, let a, let b):
        try declare(a, in: scope)
        try declare(b, in: scope)
      case .loop(_, let body), .block(let body): try declare(body, in: scope)
      case .attempt(let body, let handler, let finally):
        try declare(body, in: scope)
        if let handler {
          if let name = handler.name { _ = scope.declare(name) }
          try declare(handler.body, in: scope)
        }
        try declare(finally, in: scope)
      case .assign, .expression, .leave, .throw_: break
      }
    }
  }

  // MARK: - Uses

  private mutating func resolve(_ body: [Statement], in scope: TinyScope) throws(Diagnostic) {
    for statement in body {
      switch statement.kind {
      case .declare(_, let value): if let value { try resolve(value, in: scope) }
      case .assign(let target, let value):
        try resolve(value, in: scope)
        try resolve(target, in: scope)
      case .expression(let value), .throw_(let value): try resolve(value, in: scope)
      case .condition(let test, let a, let b):
        try resolve(test, in: scope)
        try resolve(a, in: scope)
        try resolve(b, in: scope)
      case .loop(let value, let body), .each(_, let value, let body):
        try resolve(value, in: scope)
        try resolve(body, in: scope)
      case .leave(.return_(let value)): if let value { try resolve(value, in: scope) }
      case .leave: break
      case .attempt(let body, let handler, let finally):
        try resolve(body, in: scope)
        if let handler { try resolve(handler.body, in: scope) }
        try resolve(finally, in: scope)
      case .function(let function): try resolve(function, in: scope)
      case .block(let body): try resolve(body, in: scope)
      }
    }
  }

  private mutating func resolve(_ function: Function, in scope: TinyScope) throws(Diagnostic) {
    let inner = TinyScope(parent: scope)
    scopes[function.span] = inner
    for name in function.parameters { try declare(name, function.span, in: inner) }
    try declare(function.body, in: inner)
    try resolve(function.body, in: inner)
  }

  private mutating func resolve(_ e: Expression, in scope: TinyScope) throws(Diagnostic) {
    switch e.kind {
    case .constant: break
    case .name(let name):
      if !scope.use(name, builtins: builtins) { throw fault("'\(name)' is not declared", e.span) }
    case .list(let items): for item in items { try resolve(item, in: scope) }
    case .unary(_, let a), .await(let a), .delegate(let a): try resolve(a, in: scope)
    case .yield(let a): if let a { try resolve(a, in: scope) }
    case .binary(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b),
      .item(let a, let b):
      try resolve(a, in: scope)
      try resolve(b, in: scope)
    case .call(let callee, let arguments):
      try resolve(callee, in: scope)
      for a in arguments { try resolve(a, in: scope) }
    case .function(let function): try resolve(function, in: scope)
    }
  }
}
