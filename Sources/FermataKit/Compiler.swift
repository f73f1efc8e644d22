// Compiling: source text to an image, through the stages of the language that the file's name chooses.

import Diagnostics
import Lowering
import MachineIR
import MachineImage
import PythonFrontend

/// What a compilation gave.
public struct Compilation: Sendable {
  /// The image, ready to run or to be written to a file.
  public var image: Image
  /// Warnings, in source order.
  public var warnings: [Diagnostic]
  /// Makes one.
  public init(image: Image, warnings: [Diagnostic]) {
    self.image = image
    self.warnings = warnings
  }
}

/// The compiler.
public enum Compiler {
  /// Compiles Python source.
  /// - Parameters:
  ///   - source: the text; decode bytes with `SourceDecoder` first.
  ///   - moduleName: what the module is called at run time.
  ///   - options: mode and optimisation.
  /// - Throws: the first syntax error.
  public static func compile(
    _ source: SourceFile,
    moduleName: String = "__main__",
    options: LoweringOptions = LoweringOptions()
  ) throws(Diagnostic) -> Compilation {
    let (module, warnings) = try lower(source, moduleName: moduleName, options: options)
    return Compilation(image: assemble(module, source: source), warnings: warnings)
  }

  /// Compiles Python source as far as the IR, before any pass.
  public static func lower(
    _ source: SourceFile,
    moduleName: String = "__main__",
    options: LoweringOptions = LoweringOptions()
  ) throws(Diagnostic) -> (module: MachineIR.Module, warnings: [Diagnostic]) {
    let mode: PythonParser.Mode
    switch options.mode {
    case .exec: mode = .exec
    case .eval: mode = .eval
    case .single: mode = .single
    }
    var warnings: [Diagnostic] = []
    let tree = try PythonParser.parse(source, mode: mode, warnings: &warnings)
    let (scopes, more) = try ScopeAnalysis.analyse(tree, source: source)
    warnings += more
    return (PythonLowering.lower(tree, scopes: scopes, source: source, name: moduleName, options: options), warnings)
  }

  /// Reads IR text.
  public static func parse(text source: SourceFile) throws(Diagnostic) -> MachineIR.Module {
    let module = try IRParser.parse(source)
    // Written by hand, it may be wrong in ways that no pass expects.
    if let problem = IRVerifier.verify(module).first { throw problem.diagnostic(file: source.name) }
    return module
  }

  /// Reads IR text, runs the passes and generates code.
  public static func assemble(text source: SourceFile) throws(Diagnostic) -> Image {
    assemble(try parse(text: source), source: nil)
  }

  /// Runs the passes over IR and generates code.
  public static func assemble(_ module: MachineIR.Module, source: SourceFile?) -> Image {
    let folding: FoldingRules = module.dialect == "python" ? .all : .none
    let done = LoweringPipeline.run(module, options: LoweringPipeline.Options(folding: folding, source: source))
    return CodeGenerator.image(from: done, source: source)
  }
}
