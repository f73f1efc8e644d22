// fermata inspect: the stages of a compilation as text.

import Diagnostics
import FermataKit
import Inspector
import MachineImage
import MachineRuntime
import PythonFrontend

enum InspectCommand {
  static let command = Command(
    name: "inspect",
    summary: "show what a source becomes, stage by stage",
    help: {
      var text = """
        usage: fermata inspect FILE[:FUNCTION] --stage STAGE

        Prints a stage of compiling FILE ('-' for standard input; .py source, .fir IR text or an .fsm image).
        FUNCTION is a qualified name such as f, C.method or f.<locals>.g; from the stage ir on only it is printed.

        stages:

        """
      for s in Stage.allCases {
        text += "  \(s.rawValue)\(String(repeating: " ", count: 9 - s.rawValue.count))\(s.summary)\n"
      }
      return text + "\noptions:\n  --help   this text\n"
    }(),
    run: run
  )

  static func run(_ arguments: [String]) -> Int32 {
    var files: [String] = []
    var stage: Stage?
    var rest: [String] = []
    var i = 0
    while i < arguments.count {
      let a = arguments[i]
      switch a {
      case "--stage":
        guard i + 1 < arguments.count, let s = Stage(rawValue: arguments[i + 1]) else {
          let known = Stage.allCases.map(\.rawValue).joined(separator: ", ")
          let given = i + 1 < arguments.count ? ", not '\(arguments[i + 1])'" : ""
          writeError("fermata inspect: --stage needs one of: \(known)\(given)\n")
          return ExitStatus.usage
        }
        stage = s
        i += 1
      case "--digest", "--list", "--times":
        rest.append(a)
        if a != "--digest", i + 1 < arguments.count {
          rest.append(arguments[i + 1])
          i += 1
        }
      case _ where a.hasPrefix("-") && a != "-":
        writeError("fermata inspect: unknown option \(a)\nTry 'fermata inspect --help'.\n")
        return ExitStatus.usage
      default: files.append(a)
      }
      i += 1
    }
    guard let stage else {
      writeError("fermata inspect: --stage is missing\nTry 'fermata inspect --help'.\n")
      return ExitStatus.usage
    }
    if !rest.isEmpty, stage == .ast { return inspectAST(rest + files) }
    if rest.first == "--list", stage == .scopes { return inspectScopes(rest) }
    if rest.first == "--list", stage == .tokens { return inspectTokens(rest) }
    guard let file = files.first, files.count == 1 else {
      writeError("fermata inspect: give one file\nTry 'fermata inspect --help'.\n")
      return ExitStatus.usage
    }
    return inspect(file, stage)
  }

  private static func inspect(_ argument: String, _ stage: Stage) -> Int32 {
    var path = argument
    var function: String?
    if pathKind(argument) != .file, let colon = argument.lastIndex(of: ":") {
      path = String(argument[..<colon])
      function = String(argument[argument.index(after: colon)...])
    }
    guard let bytes = readInput(path) else { return ExitStatus.usage }
    var source: SourceFile?
    do throws(Diagnostic) {
      if Images.isImage(bytes) {
        let image: Image
        do {
          image = try Images.read(bytes)
        } catch {
          writeError("fermata: '\(path)' is damaged or was not made by this version: \(error)\n")
          return ExitStatus.failure
        }
        guard stage == .image else {
          writeError("fermata inspect: an image has only the stage image\n")
          return ExitStatus.usage
        }
        writeOut(Disassembler.text(image))
        return ExitStatus.success
      }
      let decoded = try SourceDecoder.decode(name: path == "-" ? "<stdin>" : path, bytes: bytes)
      source = decoded
      if path.hasSuffix(".fir") {
        let module = try Compiler.parse(text: decoded)
        writeOut(try StageText.text(stage, of: module, source: nil, function: function))
      } else {
        writeOut(try StageText.text(stage, of: decoded, function: function))
      }
      return ExitStatus.success
    } catch {
      if error.kind == "NameError" || error.kind == "ValueError" {
        writeError("fermata inspect: \(error.message)\n")
        return ExitStatus.usage
      }
      report(error, source: source)
      return ExitStatus.failure
    }
  }
}
