// From a source to what it prints: the whole way of a language, in one place.

import Diagnostics
import Lowering
import MachineIR
import MachineImage
import MachineRuntime

/// Compiling and running Tiny.
enum TinyProgram {
  /// The IR of a source, before any pass.
  static func lower(_ source: SourceFile) throws(Diagnostic) -> MachineIR.Module {
    let tree = try TinyParser.parse(source)
    return try TinyLowering.lower(tree, file: source.name, builtins: TinyNatives.names)
  }

  /// The image of a source.
  static func compile(_ source: SourceFile) throws(Diagnostic) -> Image {
    let module = LoweringPipeline.run(try lower(source), options: LoweringPipeline.Options(source: source))
    return CodeGenerator.image(from: module, source: source)
  }

  /// Runs an image in an interpreter of its own: what it printed, and an exception that nobody caught.
  static func run(_ image: Image) -> String {
    let dialect = TinyDialect()
    let vm = Interpreter(dialect: dialect)
    vm.recursionLimit = 200
    let problem = dialect.run(vm, image)
    return dialect.output + (problem.map { $0 + "\n" } ?? "")
  }

  /// Compiles and runs: what it printed, or what is wrong with it.
  static func output(of source: SourceFile) -> String {
    do throws(Diagnostic) { return run(try compile(source)) } catch {
      return "line \(error.span.line): \(error.message)\n"
    }
  }
}
