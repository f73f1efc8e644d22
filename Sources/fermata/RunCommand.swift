// fermata run: source, IR text or an image, run at once.

import Diagnostics
import FermataKit
import MachineImage
import MachineRuntime
import PythonFrontend

enum RunCommand {
  static let command = Command(
    name: "run",
    summary: "run a source file, an image or IR text",
    help: """
      usage: fermata run [OPTIONS] FILE [ARGS…]
             fermata run [OPTIONS] FILE --record OUT.json [ARGS…]
             fermata run [OPTIONS] -c CODE [ARGS…]
             fermata run [OPTIONS] - [ARGS…]

      Runs FILE at once: source (.py), a compiled image (.fsm, recognised by its content) or IR text (.fir).
      '-' reads source from standard input. ARGS are the program's sys.argv[1:].

      options:
        -c CODE      run the code given on the command line
        -W ACTION    what to do with warnings (ignore, error, always, default), as CPython's -W
        -O           leave assert statements out
        --record OUT.json
                     write every step of every coroutine and generator to OUT.json, for fermata inspect --run; may stand
                     before FILE or right behind it
        --           what follows FILE is the program's, whatever it is
        --help       this text

      exit status: the program's; 1 after an uncaught exception, 2 for a usage error, 130 after Ctrl-C

      """,
    run: run
  )

  /// What was asked for.
  private struct Request {
    var options = LoweringOptions()
    var configuration = RunConfiguration(file: nil, arguments: [])
    /// Where a record of the run goes.
    var record: String?
  }

  static func run(_ arguments: [String]) -> Int32 {
    var request = Request()
    request.configuration.endsProcess = true
    var i = 0
    /// Takes the value of the option at i; nil when it is missing.
    func value(_ complaint: String) -> String? {
      guard i + 1 < arguments.count else {
        writeError("fermata\(complaint)\n")
        return nil
      }
      i += 2
      return arguments[i - 1]
    }
    while i < arguments.count {
      let a = arguments[i]
      switch a {
      case "-c":
        guard let code = value(": argument expected for the -c option") else { return ExitStatus.usage }
        request.configuration.arguments = ["-c"] + arguments[i...]
        return runSource(Array(code.utf8) + [10], name: "<string>", request)
      case "-W":
        guard let filter = value(": argument expected for the -W option") else { return ExitStatus.usage }
        request.configuration.warningFilters.append(filter)
      case "-O":
        request.options.optimization = 1
        i += 1
      case "--record":
        guard let path = value(" run: --record needs a file name") else { return ExitStatus.usage }
        request.record = path
      default:
        if a.hasPrefix("-W"), a.utf8.count > 2 {
          request.configuration.warningFilters.append(String(a.dropFirst(2)))
          i += 1
          continue
        }
        if a.hasPrefix("-"), a.utf8.count > 1, a != "--" {
          writeError("fermata run: unknown option \(a)\nTry 'fermata run --help'.\n")
          return ExitStatus.usage
        }
        if a == "--" { i += 1 }
        guard i < arguments.count else { break }
        let file = arguments[i]
        i += 1
        // Right behind the file this is still ours; "--" in front of the file says that it is not.
        if a != "--", i < arguments.count, arguments[i] == "--record" {
          guard let path = value(" run: --record needs a file name") else { return ExitStatus.usage }
          request.record = path
        }
        request.configuration.arguments = [file] + arguments[i...]
        guard let bytes = readInput(file) else { return ExitStatus.usage }
        if file == "-" { return runBytes(bytes, path: "<stdin>", request) }
        request.configuration.file = file
        return runBytes(bytes, path: absolute(file), request)
      }
    }
    writeError("fermata run: no file given\nTry 'fermata run --help'.\n")
    return ExitStatus.usage
  }

  private static func runBytes(_ bytes: [UInt8], path: String, _ request: Request) -> Int32 {
    if Images.isImage(bytes) {
      do throws(Diagnostic) {
        let image = try Images.read(bytes)
        var request = request
        request.configuration.file = sourceBeside(path, image)
        return run(image, request)
      } catch {
        writeError("fermata: cannot run '\(path)': \(error.message)\n")
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
        return run(try Compiler.assemble(text: source), request)
      } catch {
        report(error, source: source)
        return ExitStatus.failure
      }
    }
    return runSource(bytes, name: path, request)
  }

  /// The path that a program run from an image knows as its own: that of its source, as if it lay beside the image.
  private static func sourceBeside(_ path: String, _ image: Image) -> String {
    let name = image.sourceName.split(separator: "/").last.map(String.init) ?? ""
    guard !name.isEmpty, !name.hasPrefix("<"), let slash = path.lastIndex(of: "/") else { return path }
    return path[...slash] + name
  }

  private static func runSource(_ bytes: [UInt8], name: String, _ request: Request) -> Int32 {
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: name, bytes: bytes)
      source = decoded
      let compiled = try Compiler.compile(decoded, options: request.options)
      var request = request
      request.configuration.source = decoded
      request.configuration.warnings = compiled.warnings
      request.configuration.optimization = request.options.optimization
      return run(compiled.image, request)
    } catch {
      report(error, source: source)
      return ExitStatus.failure
    }
  }

  /// Runs an image, and writes the record that was asked for.
  private static func run(_ image: Image, _ request: Request) -> Int32 {
    guard let path = request.record else { return Runner.run(image, request.configuration) }
    // What cannot be written is known before the program has done its work.
    if let problem = writeWholeFile(path, []) {
      writeError("fermata: can't write file '\(absolute(path))': [Errno \(problem)] \(systemErrorText(problem))\n")
      return ExitStatus.usage
    }
    let name = image.sourceName
    return Runner.run(image, request.configuration) { recorder in
      let text = Recording.json(recorder, file: name).compact() + "\n"
      if let problem = writeWholeFile(path, Array(text.utf8)) {
        writeError("fermata: can't write file '\(absolute(path))': [Errno \(problem)] \(systemErrorText(problem))\n")
      }
    }
  }
}
