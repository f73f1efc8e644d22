// The compiler as the runtime calls it: import, exec, eval and compile.

import Diagnostics
import MachineImage
import PythonFrontend
import PythonRuntime

extension Compiler {
  /// Compiles for the runtime.
  static func compile(_ request: CompileRequest) -> CompileAnswer {
    var source: SourceFile?
    var warnings: [Diagnostic] = []
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: request.file, bytes: request.bytes)
      source = decoded
      var options = LoweringOptions()
      switch request.mode {
      case .exec: options.mode = .exec
      case .eval: options.mode = .eval
      case .single: options.mode = .single
      }
      options.moduleUsesNamespace = request.usesNamespace
      options.optimization = request.optimization
      let module = try PythonCompiler.compile(
        decoded,
        moduleName: request.moduleName,
        options: PythonCompiler.Options(lowering: options, allowsTopLevelAwait: request.allowsTopLevelAwait),
        warnings: &warnings
      )
      return CompileAnswer(
        result: .success(assemble(module, source: decoded)),
        warnings: warnings,
        source: decoded
      )
    } catch {
      return CompileAnswer(result: .failure(error), warnings: warnings, source: source)
    }
  }
}
