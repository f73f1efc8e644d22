// Running an image in this process.

import Diagnostics
import MachineImage
import MachineRuntime
import PythonRuntime

/// How a program is run.
public struct RunConfiguration: Sendable {
  /// The script's path as the program sees it; nil for code from the command line.
  public var file: String?
  /// What the program finds in its argument list, its own name first.
  public var arguments: [String]
  /// Warning filters, as the command line's -W gives them.
  public var warningFilters: [String] = []
  /// The decoded source, when there is one: tracebacks and warnings show its lines.
  public var source: SourceFile?
  /// Warnings of the compilation, to be shown as the program's own filters say.
  public var warnings: [Diagnostic] = []
  /// Level of optimisation of what the program compiles.
  public var optimization = 0
  /// Whether the process ends with the program, as a command's does: its memory is then not given back piece by piece,
  /// and an interrupt that nobody handled ends the process by the signal itself.
  public var endsProcess = false
  /// Makes a configuration.
  public init(file: String?, arguments: [String]) {
    self.file = file
    self.arguments = arguments
  }
}

/// Runs programs.
public enum Runner {
  /// Bytes of native stack that a program gets (reserved, not committed).
  static let stackSize = 512 << 20

  /// Runs an image as the main program, in an interpreter of its own that is gone when this returns (see
  /// `RunConfiguration.endsProcess` for the exception). What the program left suspended or pending is dropped without
  /// running any more of it.
  /// - Parameter record: when given, every step of every machine is recorded, and this gets the record when the program
  ///   has ended.
  /// - Returns: the exit status; 1, after a message on standard error, for an image of a language that has no runtime
  ///   here.
  public static func run(
    _ image: Image,
    _ configuration: RunConfiguration,
    record: (@Sendable (RunRecorder) -> Void)? = nil
  ) -> Int32 {
    guard image.dialect == "python" else {
      _ = writeDescriptor(2, Array("fermata: there is no runtime for the language '\(image.dialect)'\n".utf8))
      return 1
    }
    return onLargeStack(bytes: stackSize) {
      let dialect = PythonDialect()
      let recorder = record == nil ? nil : RunRecorder()
      let vm = Interpreter(dialect: dialect, nativeStackSize: stackSize, recorder: recorder)
      if configuration.endsProcess { vm.keepUntilExit() }
      prepare(dialect)
      var settings = ProgramSettings(file: configuration.file, arguments: configuration.arguments)
      settings.warningFilters = configuration.warningFilters
      settings.warnings = configuration.warnings
      settings.source = configuration.file == nil ? nil : configuration.source
      settings.optimization = configuration.optimization
      settings.diesOfInterrupt = configuration.endsProcess
      return dialect.runMain(vm, image, settings) { if let record, let recorder { record(recorder) } }
    }
  }

  /// Gives the language's runtime what it has from the compiler.
  static func prepare(_ dialect: PythonDialect) {
    dialect.executable = CommandLine.arguments.first ?? ""
    dialect.findAnchors = Anchors.find
    dialect.importing.compile = Compiler.compile
  }
}
