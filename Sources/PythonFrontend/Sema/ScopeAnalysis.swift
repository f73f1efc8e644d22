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
    do throws(Diagnostic) {
      return try analyse(module, file: source.name, options)
    } catch {
      // CPython's compiler looks for the line to show in the file; a program given with -c or by standard input has none.
      var error = error
      if source.name.hasPrefix("<") { error.text = "" }
      throw error
    }
  }

  private static func analyse(
    _ module: Module,
    file: String,
    _ options: AnalysisOptions
  ) throws(Diagnostic) -> (ScopeAnalysis, warnings: [Diagnostic]) {
    let future = try FutureFeatures(module, file: file)
    let hasAnnotations = future.hasAnnotations
    let faults = FirstFault(file: file)
    var collector = SymbolCollector(module, faults: faults, hasFutureAnnotations: hasAnnotations)
    collector.run(module)
    try faults.check()
    ScopeResolver(faults: faults).resolve(collector.root)
    try faults.check()
    ScopeResolver.finish(collector.root)
    let analysis = ScopeAnalysis(
      root: collector.root,
      hasFutureAnnotations: hasAnnotations,
      scopes: collector.scopes,
      typeParameterScopes: collector.typeParameterScopes
    )
    var checker = CodeChecker(
      analysis: analysis,
      faults: faults,
      file: file,
      future: future,
      options: options
    )
    checker.check(module)
    try faults.check()
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
    var isDone = false
    var line: Int32 = 0
    for statement in body {
      let span = statement.span
      // Behind the first other statement only the rest of its line is looked at; the code checker finds later ones.
      if isDone, span.line > line { return }
      line = span.line
      guard case .importFrom("__future__", let names, _) = statement.kind else {
        isDone = true
        continue
      }
      if isDone {
        let place = Span(line: line, column: span.column - 1, endLine: line, endColumn: -1)
        let message = "from __future__ imports must occur at the beginning of the file"
        throw Diagnostic(kind: "SyntaxError", message: message, span: place, file: file)
      }
      for alias in names {
        if alias.name == "annotations" { hasAnnotations = true }
        if Self.known.contains(alias.name) { continue }
        let message = alias.name == "braces" ? "not a chance" : "future feature \(alias.name) is not defined"
        let place = Span(line: line, column: span.column, endLine: line, endColumn: -1)
        throw Diagnostic(kind: "SyntaxError", message: message, span: place, file: file)
      }
      lastLine = line
    }
  }
}
