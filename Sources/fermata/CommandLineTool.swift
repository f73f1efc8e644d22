// Choosing the command, and what all commands share: help, version, usage errors, reading sources.

import Diagnostics
import FermataKit
import MachineRuntime
import PythonFrontend

/// The version that `--version` prints.
let fermataVersion = "0.1.0"

/// Exit statuses, as CPython's.
enum ExitStatus {
  static let success: Int32 = 0
  static let failure: Int32 = 1
  static let usage: Int32 = 2
}

/// A command.
struct Command: Sendable {
  let name: String
  let summary: String
  let help: String
  let run: @Sendable ([String]) -> Int32
}

/// The tool.
enum CommandLineTool {
  static let commands: [Command] = [
    RunCommand.command, CompileCommand.command, InspectCommand.command, ExplainCommand.command,
  ]

  static func run(_ arguments: [String]) -> Int32 {
    guard let first = arguments.first else {
      writeError(help)
      return ExitStatus.usage
    }
    switch first {
    case "--help", "-h", "help":
      if arguments.count > 1, let command = commands.first(where: { $0.name == arguments[1] }) {
        writeOut(command.help)
      } else {
        writeOut(help)
      }
      return ExitStatus.success
    case "--version", "-V":
      writeOut("fermata \(fermataVersion)\n")
      return ExitStatus.success
    case "-c", "-": return RunCommand.run(arguments)
    default: break
    }
    guard let command = commands.first(where: { $0.name == first }) else {
      writeError("fermata: unknown command '\(first)'\n\n\(help)")
      return ExitStatus.usage
    }
    let rest = Array(arguments.dropFirst())
    if rest.first == "--help" || rest.first == "-h" {
      writeOut(command.help)
      return ExitStatus.success
    }
    if rest.first == "--version" {
      writeOut("fermata \(fermataVersion)\n")
      return ExitStatus.success
    }
    return command.run(rest)
  }

  static var help: String {
    var text = """
      fermata \(fermataVersion): compiles async def source into resumable state machines, and runs them

      usage: fermata COMMAND …
             fermata -c CODE [ARGS…]

      commands:

      """
    for c in commands { text += "  \(c.name)\(String(repeating: " ", count: max(1, 10 - c.name.count)))\(c.summary)\n" }
    text += "\nfermata COMMAND --help says more about one; fermata --version prints the version\n"
    return text
  }
}

/// Writes text to standard output. A reader that has gone away ends the writing quietly.
func writeOut(_ text: String) { _ = writeDescriptor(1, Array(text.utf8)) }

/// Writes text to standard error.
func writeError(_ text: String) { _ = writeDescriptor(2, Array(text.utf8)) }

/// Reads all of a file, or of standard input for "-"; prints what went wrong and gives nil when it cannot be read.
func readInput(_ path: String) -> [UInt8]? {
  if path == "-" {
    var all: [UInt8] = []
    while let piece = readDescriptor(0, 65536), !piece.isEmpty { all += piece }
    return all
  }
  if pathKind(path) == .directory {
    writeError("fermata: '\(path)' is a directory, cannot continue\n")
    return nil
  }
  switch readWholeFile(path) {
  case .bytes(let bytes): return bytes
  case .failure(let number):
    writeError("fermata: can't open file '\(absolute(path))': [Errno \(number)] \(systemErrorText(Int(number)))\n")
    return nil
  }
}

/// The path from the root.
func absolute(_ path: String) -> String {
  path.hasPrefix("/") ? path : workingDirectory() + "/" + path
}

/// Prints a compile error as the language does.
func report(_ error: Diagnostic, source: SourceFile?) {
  writeError(DiagnosticText.syntaxError(error, source: source))
}
