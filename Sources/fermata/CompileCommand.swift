// fermata compile: source to an image file.

import Diagnostics
import FermataKit
import MachineImage
import MachineRuntime
import PythonFrontend

enum CompileCommand {
  static let command = Command(
    name: "compile",
    summary: "compile a source file to an image",
    help: """
      usage: fermata compile FILE -o OUT.fsm [-O]

      Compiles FILE ('-' for standard input) to a checked, versioned image that 'fermata run' takes.

      options:
        -o OUT       where to write the image; FILE with the ending .fsm when left out
        -O           leave assert statements out
        --help       this text

      """,
    run: run
  )

  static func run(_ arguments: [String]) -> Int32 {
    var options = LoweringOptions()
    var file: String?
    var output: String?
    var i = 0
    while i < arguments.count {
      switch arguments[i] {
      case "-o":
        guard i + 1 < arguments.count else {
          writeError("fermata compile: -o needs a file name\n")
          return ExitStatus.usage
        }
        output = arguments[i + 1]
        i += 1
      case "-O": options.optimization = 1
      case let a where a.hasPrefix("-") && a != "-":
        writeError("fermata compile: unknown option \(a)\nTry 'fermata compile --help'.\n")
        return ExitStatus.usage
      case let a:
        if file != nil {
          writeError("fermata compile: more than one file given\n")
          return ExitStatus.usage
        }
        file = a
      }
      i += 1
    }
    guard let file else {
      writeError("fermata compile: no file given\nTry 'fermata compile --help'.\n")
      return ExitStatus.usage
    }
    guard let bytes = readInput(file) else { return ExitStatus.usage }
    let name = file == "-" ? "<stdin>" : file
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: name, bytes: bytes)
      source = decoded
      let compiled: Compilation
      if name.hasSuffix(".fir") {
        compiled = Compilation(image: try Compiler.assemble(text: decoded), warnings: [])
      } else {
        compiled = try Compiler.compile(decoded, options: options)
      }
      for w in compiled.warnings { writeError(DiagnosticText.warning(w, source: decoded)) }
      let target = output ?? (file.hasSuffix(".py") ? String(file.dropLast(3)) : file) + ".fsm"
      if let problem = writeWholeFile(target, Images.write(compiled.image)) {
        writeError("fermata: can't write file '\(absolute(target))': [Errno \(problem)] \(systemErrorText(problem))\n")
        return ExitStatus.failure
      }
      return ExitStatus.success
    } catch {
      report(error, source: source)
      return ExitStatus.failure
    }
  }
}
