// Entry of the scope analysis: future statements, symbols, resolution, then the checks that CPython's compiler makes
// while it generates code. The lowering reads the result.

import Diagnostics

extension ScopeAnalysis {
  /// Analyses a module: its scopes, and the warnings that compiling it gives. Throws the first error, in the order in
  /// which CPython finds them.
  public static func analyse(
    _ module: Module,
    source: SourceFile,
    options: AnalysisOptions = AnalysisOptions()
  ) throws(Diagnostic) -> (ScopeAnalysis, warnings: [Diagnostic]) {
    let future = try FutureFeatures(module, file: source.name)
    let hasAnnotations = future.hasAnnotations
    var collector = SymbolCollector(module, file: source.name, hasFutureAnnotations: hasAnnotations)
    try collector.run(module)
    try ScopeResolver(file: source.name).resolve(collector.root)
    ScopeResolver.finish(collector.root)
    let analysis = ScopeAnalysis(
      root: collector.root,
      hasFutureAnnotations: hasAnnotations,
      scopes: collector.scopes,
      typeParameterScopes: collector.typeParameterScopes
    )
    var checker = CodeChecker(analysis: analysis, file: source.name, future: future, options: options)
    try checker.check(module)
    return (analysis, checker.warnings)
  }
}

/// What a compilation may ask for beyond the language's rules.
public struct AnalysisOptions: Sendable {
  /// Whether `await`, `async for` and `async with` may stand at module level, as in an interactive session.
  public var allowsTopLevelAwait: Bool

  /// Makes options.
  public init(allowsTopLevelAwait: Bool = false) { self.allowsTopLevelAwait = allowsTopLevelAwait }
}

/// The future statements a module starts with.
struct FutureFeatures {
  /// Features that exist; all but one are long the rule.
  static let known: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  private(set) var hasAnnotations = false
  /// Line of the last of them; a later one is an error.
  private(set) var lastLine: Int32 = -1

  init(_ module: Module, file: String) throws(Diagnostic) {
    var body = module.body[...]
    if let first = body.first, case .expr(let value) = first.kind, case .constant(.string) = value.kind {
      body = body.dropFirst()
    }
    for statement in body {
      guard case .importFrom(let name, let names, let level) = statement.kind, level == 0, name == "__future__" else {
        return
      }
      for alias in names {
        if alias.name == "annotations" { hasAnnotations = true }
        if Self.known.contains(alias.name) { continue }
        let message =
          alias.name == "braces" ? "not a chance" : "future feature \(alias.name) is not defined"
        let place = Span(
          line: statement.span.line,
          column: statement.span.column,
          endLine: statement.span.line,
          endColumn: -1
        )
        throw Diagnostic(kind: "SyntaxError", message: message, span: place, file: file)
      }
      lastLine = statement.span.line
    }
  }
}
