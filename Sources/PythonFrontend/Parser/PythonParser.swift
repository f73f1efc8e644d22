// The front end's way in: bytes → source → tokens → tree. Rules of the grammar are in the generated PythonRules; here
// are its two passes and what comes of their failing.

import Diagnostics

/// Parses Python.
public enum PythonParser {
  /// What a source is to be.
  public enum Mode: Sendable {
    /// A file of statements.
    case exec
    /// One expression.
    case eval
    /// One statement of an interactive session.
    case single
  }

  /// The height that a tree may have: CPython's limit for building it.
  static let heightLimit = 2990

  /// Decodes and parses a file.
  public static func parse(name: String, bytes: [UInt8]) throws(Diagnostic) -> Module {
    try parse(try SourceDecoder.decode(name: name, bytes: bytes))
  }

  /// Parses a decoded source as a module.
  public static func parse(_ source: SourceFile) throws(Diagnostic) -> Module {
    var warnings: [Diagnostic] = []
    return try parse(source, mode: .exec, warnings: &warnings)
  }

  /// Parses a decoded source; warnings about it are added, of one with an error those about what stands before that.
  public static func parse(
    _ source: SourceFile,
    mode: Mode,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> Module {
    let lexed = Lexer.lex(source)
    var rules = PythonRules(source, lexed)
    var body: [Stmt]?
    do throws(PythonRules.Stop) {
      body = try rules.run(mode)
    } catch {
      body = nil
    }
    if let body {
      let module = Module(body: body)
      if rules.reach > TreeHeight.certain, TreeHeight.exceeds(heightLimit, module) { throw tooDeep(source) }
      warnings += lexed.warnings + rules.warnings
      return module
    }
    let error = fault(&rules, lexed, source, mode)
    let place = (error.span.line, error.span.column)
    warnings += lexed.warnings.filter { ($0.span.line, $0.span.column) <= place }
    throw error
  }

  /// Parses one expression.
  public static func parseExpression(_ source: SourceFile) throws(Diagnostic) -> Expr {
    var warnings: [Diagnostic] = []
    let module = try parse(source, mode: .eval, warnings: &warnings)
    guard case .expr(let value)? = module.body.first?.kind else { throw tooDeep(source) }
    return value
  }

  private static func tooDeep(_ source: SourceFile) -> Diagnostic {
    Diagnostic(
      kind: "RecursionError",
      message: "maximum recursion depth exceeded during compilation",
      span: .none,
      file: source.name
    )
  }

  /// What is reported for a syntax error with words of its own.
  private static func told(_ failure: Diagnostic, _ rules: borrowing PythonRules, _ lexed: LexResult) -> Diagnostic {
    let isTold = failure.message.hasPrefix("f-string: ")
    return lexed.error(insteadOf: isTold ? failure : lexed.relocatedInFString(failure), lastToken: rules.lastSeen)
  }

  /// The second pass, and what it finds; after CPython's _PyPegen_run_parser and _PyPegen_set_syntax_error.
  private static func fault(
    _ rules: inout PythonRules,
    _ lexed: LexResult,
    _ source: SourceFile,
    _ mode: Mode
  ) -> Diagnostic {
    if rules.isTooDeep {
      return Diagnostic(
        kind: "MemoryError",
        message: "parser stack overflow",
        span: .none,
        file: source.name
      )
    }
    // What stops the first pass is final; so is a fault of the lexer that it reached.
    if let failure = rules.failures.first { return told(failure, rules, lexed) }
    if let error = lexed.error, rules.kinds[rules.farthest] == PythonRules.faultKind { return error }
    let last = min(rules.farthest, rules.tokens.count - 1)
    rules.beginErrorPass()
    do throws(PythonRules.Stop) {
      _ = try rules.run(mode)
    } catch {
      // Its reason is noted in `failures`.
    }
    if let failure = rules.failures.first { return told(failure, rules, lexed) }
    if let error = lexed.error, rules.kinds[rules.farthest] == PythonRules.faultKind { return error }
    let token = rules.tokens[last]
    switch rules.kinds[last] {
    case TokenKind.indent, TokenKind.dedent:
      let message = token.kind == TokenKind.indent ? "unexpected indent" : "unexpected unindent"
      return Diagnostic(kind: "IndentationError", message: message, span: rules.placeOfLast, file: source.name)
    default:
      // An f-string is one token for CPython 3.11.
      var span = token.kind == TokenKind.fstringStart ? rules.fstringSpan(last) : token.span
      if token.kind == TokenKind.endMarker {
        let line = PythonRules.layoutSpan(token, source).line
        span = Span(line: line, column: -1, endLine: line, endColumn: -1)
      }
      let generic = Diagnostic(kind: "SyntaxError", message: "invalid syntax", span: span, file: source.name)
      return lexed.error(insteadOf: generic, lastToken: rules.lastSeen)
    }
  }
}

extension PythonRules {
  mutating func run(_ mode: PythonParser.Mode) throws(Stop) -> [Stmt]? {
    switch mode {
    case .exec: return try file()
    case .single: return try interactive()
    case .eval:
      guard let value = try eval() else { return nil }
      return [Stmt(.expr(value), value.span)]
    }
  }
}
