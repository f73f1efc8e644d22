// Scopes as text, for `inspect --stage scopes` and for the comparison with CPython's symtable module: one line a scope,
// one line a name below it, inner scopes indented.

import Diagnostics

/// Prints scopes.
public enum ScopeDump {
  /// The scope and those inside it.
  public static func text(_ scope: Scope) -> String {
    var out = ""
    write(scope, "", &out)
    return out
  }

  private static func write(_ scope: Scope, _ indent: String, _ out: inout String) {
    out += "\(indent)\(word(scope.kind)) \(scope.name) line \(scope.span.line)"
    if !scope.qualifiedName.isEmpty, scope.qualifiedName != scope.name { out += " as \(scope.qualifiedName)" }
    if scope.isNested { out += " nested" }
    if scope.isCoroutine { out += " coroutine" }
    if scope.isGenerator { out += " generator" }
    if scope.needsClassCell { out += " class-cell" }
    out += "\n"
    for symbol in scope.symbols {
      out += "\(indent)  \(symbol.name): \(word(symbol.resolution))"
      let flags = words(symbol.flags)
      if !flags.isEmpty { out += " (" + flags.joined(separator: ", ") + ")" }
      out += "\n"
    }
    for child in scope.children { write(child, indent + "  ", &out) }
  }

  /// The word for what opens a scope.
  public static func word(_ kind: ScopeKind) -> String {
    switch kind {
    case .module: "module"
    case .class_: "class"
    case .function, .lambda, .listComprehension, .setComprehension, .dictComprehension, .generatorExpression:
      "function"
    case .typeParameters: "type-parameters"
    case .typeAlias: "type-alias"
    case .typeVariableBound: "type-bound"
    }
  }

  /// The word for where a name's value lives.
  public static func word(_ resolution: SymbolResolution) -> String {
    switch resolution {
    case .local: "local"
    case .cell: "cell"
    case .free: "free"
    case .globalExplicit: "global"
    case .globalImplicit: "implicit-global"
    }
  }

  /// The words for what a scope does with a name.
  public static func words(_ flags: SymbolFlags) -> [String] {
    let all: [(SymbolFlags, String)] = [
      (.declaredGlobal, "declared-global"), (.assigned, "assigned"), (.parameter, "parameter"),
      (.declaredNonlocal, "declared-nonlocal"), (.referenced, "referenced"), (.freeInClass, "free-in-class"),
      (.imported, "imported"), (.annotated, "annotated"), (.comprehensionTarget, "iteration"),
      (.typeParameter, "type-parameter"),
    ]
    return all.compactMap { flags.contains($0.0) ? $0.1 : nil }
  }
}
