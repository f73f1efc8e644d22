// fermata run: source, IR text or an image, run at once.

import Diagnostics
import FermataKit
import MachineImage
import PythonFrontend

enum RunCommand {
  static let command = Command(
    name: "run",
    summary: "run a source file, an image or IR text",
    help: """
      usage: fermata run [OPTIONS] FILE [ARGS…]
             fermata run [OPTIONS] -c CODE [ARGS…]
             fermata run [OPTIONS] - [ARGS…]

      Runs FILE at once: source (.py), a compiled image (.fsm, recognised by its content) or IR text (.fir).
      '-' reads source from standard input. ARGS are the program's sys.argv[1:].

      options:
        -c CODE      run the code given on the command line
        -W ACTION    what to do with warnings (ignore, error, always, default), as CPython's -W
        -O           leave assert statements out
        --help       this text

      exit status: the program's; 1 after an uncaught exception, 2 for a usage error, 130 after Ctrl-C

      """,
    run: run
  )

  static func run(_ arguments: [String]) -> Int32 {
    var options = LoweringOptions()
    var configuration = RunConfiguration(file: nil, arguments: [])
    var i = 0
    while i < arguments.count {
      let a = arguments[i]
      switch a {
      case "-c":
        guard i + 1 < arguments.count else {
          writeError("fermata: argument expected for the -c option\n")
          return ExitStatus.usage
        }
        configuration.arguments = ["-c"] + arguments[(i + 2)...]
        return runSource(Array(arguments[i + 1].utf8) + [10], name: "<string>", options, configuration)
      case "-W":
        guard i + 1 < arguments.count else {
          writeError("fermata: argument expected for the -W option\n")
          return ExitStatus.usage
        }
        configuration.warningFilters.append(arguments[i + 1])
        i += 2
      case "-O":
        options.optimization = 1
        i += 1
      case "-":
        configuration.arguments = Array(arguments[i...])
        guard let bytes = readInput("-") else { return ExitStatus.usage }
        return runBytes(bytes, path: "<stdin>", options, configuration)
      default:
        if a.hasPrefix("-W"), a.utf8.count > 2 {
          configuration.warningFilters.append(String(a.dropFirst(2)))
          i += 1
          continue
        }
        if a.hasPrefix("-"), a.utf8.count > 1 {
          writeError("fermata run: unknown option \(a)\nTry 'fermata run --help'.\n")
          return ExitStatus.usage
        }
        configuration.arguments = Array(arguments[i...])
        configuration.file = a
        guard let bytes = readInput(a) else { return ExitStatus.usage }
        return runBytes(bytes, path: absolute(a), options, configuration)
      }
    }
    writeError("fermata run: no file given\nTry 'fermata run --help'.\n")
    return ExitStatus.usage
  }

  private static func runBytes(
    _ bytes: [UInt8],
    path: String,
    _ options: LoweringOptions,
    _ configuration: RunConfiguration
  ) -> Int32 {
    if Images.isImage(bytes) {
      do {
        return Runner.run(try Images.read(bytes), configuration)
      } catch {
        writeError("fermata: '\(path)' is damaged or was not made by this version: \(error)\n")
        return ExitStatus.failure
      }
    }
    if path.hasSuffix(".fsm") {
      writeError("fermata: '\(path)' is not an image\n")
      return ExitStatus.failure
    }
    if path.hasSuffix(".fir") {
      let source = SourceFile(name: path, bytes: bytes)
      do {
        return Runner.run(try Compiler.assemble(text: source), configuration)
      } catch {
        report(error, source: source)
        return ExitStatus.failure
      }
    }
    return runSource(bytes, name: path, options, configuration)
  }

  private static func runSource(
    _ bytes: [UInt8],
    name: String,
    _ options: LoweringOptions,
    _ configuration: RunConfiguration
  ) -> Int32 {
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: name, bytes: bytes)
      source = decoded
      let compiled = try Compiler.compile(decoded, options: options)
      var configuration = configuration
      configuration.source = decoded
      configuration.warnings = compiled.warnings
      configuration.optimization = options.optimization
      return Runner.run(compiled.image, configuration)
    } catch {
      report(error, source: source)
      return ExitStatus.failure
    }
  }
}
