// The front end's one entry point: Python source in, a module of the IR out. Decoding, lexing, parsing, scopes, lowering.

import Diagnostics
import MachineIR

/// Compiles Python sources to the IR.
public enum PythonCompiler {
  /// What a compilation may ask for.
  public struct Options: Sendable {
    /// Choices of the lowering: what the source is compiled for among them.
    public var lowering: LoweringOptions
    /// Whether `await`, `async for` and `async with` may stand at module level, as in an interactive session. The
    /// module's body is a coroutine then, if it uses them.
    public var allowsTopLevelAwait: Bool

    /// Makes options.
    public init(lowering: LoweringOptions = LoweringOptions(), allowsTopLevelAwait: Bool = false) {
      self.lowering = lowering
      self.allowsTopLevelAwait = allowsTopLevelAwait
    }
  }

  /// Compiles a decoded source. Throws the error that CPython would report; the warnings are those of its compiler.
  public static func compile(
    _ source: SourceFile,
    moduleName: String,
    options: Options = Options()
  ) throws(Diagnostic) -> (module: MachineIR.Module, warnings: [Diagnostic]) {
    var warnings: [Diagnostic] = []
    let module = try compile(source, moduleName: moduleName, options: options, warnings: &warnings)
    return (module, warnings)
  }

  /// Compiles a decoded source. Throws the error that CPython would report; the warnings of its compiler are added, those
  /// that come before an error too.
  public static func compile(
    _ source: SourceFile,
    moduleName: String,
    options: Options = Options(),
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> MachineIR.Module {
    let mode: PythonParser.Mode =
      switch options.lowering.mode {
      case .exec: .exec
      case .eval: .eval
      case .single: .single
      }
    let tree = try PythonParser.parse(source, mode: mode, warnings: &warnings)
    let (scopes, more) = try ScopeAnalysis.analyse(
      tree,
      source: source,
      options: AnalysisOptions(allowsTopLevelAwait: options.allowsTopLevelAwait)
    )
    warnings += more
    return PythonLowering.lower(
      tree,
      scopes: scopes,
      source: source,
      name: moduleName,
      options: options.lowering
    )
  }

  /// Decodes and compiles a file.
  public static func compile(
    name: String,
    bytes: [UInt8],
    moduleName: String,
    options: Options = Options()
  ) throws(Diagnostic) -> (module: MachineIR.Module, warnings: [Diagnostic]) {
    try compile(try SourceDecoder.decode(name: name, bytes: bytes), moduleName: moduleName, options: options)
  }
}
