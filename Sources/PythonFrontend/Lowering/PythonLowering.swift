// The last stage of the front end: syntax tree and scopes in, a module of the IR out. Functions are numbered in source
// order, each before those inside it; the module's body is number 0.

import Diagnostics
import MachineIR

/// What a source is compiled for.
public enum CompilationMode: Sendable {
  /// A module, or what `exec` runs.
  case exec
  /// One expression; running the module gives its value.
  case eval
  /// Interactive input: values of expression statements are shown.
  case single
}

/// Choices of the lowering.
public struct LoweringOptions: Sendable {
  /// What the source is compiled for.
  public var mode: CompilationMode
  /// Whether the module's names live in a namespace apart from its globals, as under `exec` with separate locals.
  public var moduleUsesNamespace: Bool
  /// 1 drops assert statements and makes `__debug__` false.
  public var optimization: Int

  /// Makes options.
  public init(mode: CompilationMode = .exec, moduleUsesNamespace: Bool = false, optimization: Int = 0) {
    self.mode = mode
    self.moduleUsesNamespace = moduleUsesNamespace
    self.optimization = optimization
  }
}

/// The lowering of Python to the IR.
public enum PythonLowering {
  /// Lowers a module whose scopes were analysed. Static errors have been found before: this cannot fail.
  public static func lower(
    _ module: Module,
    scopes: ScopeAnalysis,
    source: SourceFile,
    name: String,
    options: LoweringOptions = LoweringOptions()
  ) -> MachineIR.Module {
    let unit = ModuleLowering(scopes: scopes, options: options)
    unit.lower(module)
    var result = MachineIR.Module(
      name: name,
      sourceName: source.name,
      dialect: "python",
      localLifetime: .scopeEnd
    )
    result.functions = unit.functions
    return result
  }
}

/// What the functions of one source share.
final class ModuleLowering {
  let scopes: ScopeAnalysis
  let options: LoweringOptions
  private(set) var functions: [MachineIR.Function] = []

  init(scopes: ScopeAnalysis, options: LoweringOptions) {
    self.scopes = scopes
    self.options = options
  }

  func lower(_ module: Module) {
    let first = module.body.first?.span ?? Span(line: 1, column: 0, endLine: 1, endColumn: 0)
    let last = module.body.last?.span ?? first
    let span = Span(line: 1, column: 0, endLine: last.endLine, endColumn: last.endColumn)
    let kind: FunctionKind? = awaitsAtTopLevel(module.body) ? .coroutine : nil
    _ = lowerFunction(scopes.root, name: "<module>", qualifiedName: "<module>", kind: kind, span: span) {
      [options] lowering in
      lowering.function.hasNamespace = options.moduleUsesNamespace
      lowering.enterMachine()
      if options.mode == .eval {
        guard let statement = module.body.first, case .expr(let e) = statement.kind else { return .constant(.none) }
        return lowering.expression(e)
      }
      let start = Span(line: first.line, column: 0, endLine: first.line, endColumn: 0)
      lowering.bodyOfNamespace(module.body, start, hasDocumentation: options.mode == .exec)
      return .constant(.none)
    }
  }

  /// Lowers a scope to a function; `body` emits its code and gives what it returns at its end. `parameters` are the
  /// compiler's own, before those of the scope.
  func lowerFunction(
    _ scope: Scope,
    name: String,
    qualifiedName: String? = nil,
    kind: FunctionKind? = nil,
    parameters: [String] = [],
    span: Span,
    _ body: (FunctionLowering) -> Operand
  ) -> FunctionID {
    let scopeKind: FunctionKind =
      switch (scope.isGenerator, scope.isCoroutine) {
      case (false, false): .plain
      case (true, false): .generator
      case (false, true): .coroutine
      case (true, true): .asyncGenerator
      }
    let lowering = FunctionLowering(
      self,
      scope: scope,
      name: name,
      qualifiedName: qualifiedName ?? scope.qualifiedName,
      kind: kind ?? scopeKind,
      parameters: parameters,
      span: span
    )
    // The place is taken first, so that a function stands before those inside it.
    let id = FunctionID(functions.count)
    functions.append(lowering.function)
    let result = body(lowering)
    functions[id.index] = lowering.finish(returning: result)
    return id
  }
}
