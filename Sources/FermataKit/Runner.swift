// Running an image in this process.

import Diagnostics
import MachineImage
import MachineRuntime
import PythonFrontend
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

  /// Runs an image as the main program.
  /// - Returns: the exit status.
  public static func run(_ image: Image, _ configuration: RunConfiguration) -> Int32 {
    onLargeStack(bytes: stackSize) {
      let dialect = PythonDialect()
      let vm = Interpreter(dialect: dialect, nativeStackSize: stackSize)
      vm.keepUntilExit()
      prepare(dialect, configuration)
      return dialect.runMain(vm, image, file: configuration.file)
    }
  }

  /// Gives the language's runtime what it has from the command line and the compiler.
  static func prepare(_ dialect: PythonDialect, _ configuration: RunConfiguration) {
    dialect.arguments = configuration.arguments
    dialect.executable = CommandLine.arguments.first ?? ""
    dialect.warnOptions = configuration.warningFilters
    if configuration.file != nil, let source = configuration.source { dialect.registerSource(source) }
    dialect.findAnchors = Anchors.find
    dialect.importing.compile = compileForProgram
  }

  /// Compiles what the program imports or evaluates; syntax errors become the program's exceptions.
  private static func compileForProgram(
    _ vm: Interpreter,
    _ bytes: [UInt8],
    _ file: String,
    _ module: String,
    _ mode: String
  ) throws(Raised) -> Image {
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: file, bytes: bytes)
      source = decoded
      var options = LoweringOptions()
      options.mode = mode == "eval" ? .eval : (mode == "single" ? .single : .exec)
      options.moduleUsesNamespace = mode != "module"
      return try Compiler.compile(decoded, moduleName: module, options: options).image
    } catch {
      throw raise(vm, error, source)
    }
  }

  /// A diagnostic as the program's exception.
  static func raise(_ vm: Interpreter, _ error: Diagnostic, _ source: SourceFile?) -> Raised {
    var text: String?
    var column = Int(error.span.column) + 1
    var endColumn = Int(error.span.endColumn) + 1
    if let source, error.span.line > 0 {
      let line = source.line(Int(error.span.line))
      text = line + "\n"
      column = characters(line, Int(error.span.column)) + 1
      endColumn = characters(source.line(Int(error.span.endLine)), Int(error.span.endColumn)) + 1
    }
    return vm.syntaxError(
      error.message,
      kind: error.kind,
      file: error.file.isEmpty ? source?.name ?? "" : error.file,
      line: Int(error.span.line),
      column: column,
      endLine: Int(error.span.endLine),
      endColumn: endColumn,
      text: text
    )
  }

  /// How many code points the first bytes of a line are.
  private static func characters(_ line: String, _ bytes: Int) -> Int {
    String(decoding: Array(line.utf8.prefix(bytes)), as: UTF8.self).unicodeScalars.count
  }
}
