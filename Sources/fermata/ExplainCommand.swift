// fermata explain: what a line of source is to the machine it belongs to.

import Diagnostics
import Inspector
import PythonFrontend

enum ExplainCommand {
  static let command = Command(
    name: "explain",
    summary: "say in plain words what happens at a line",
    help: """
      usage: fermata explain FILE:LINE

      Says of a line of FILE ('-' for standard input): which states of which machine it is in, what is live there and
      why, what the frame costs and which variable makes it costly, where it resumes, and what a cancellation there
      would run, in order.

      options:
        --help       this text

      """,
    run: run
  )

  static func run(_ arguments: [String]) -> Int32 {
    if let option = arguments.first(where: { $0.hasPrefix("-") && $0 != "-" && !$0.hasPrefix("-:") }) {
      return usage("unknown option \(option)")
    }
    guard arguments.count == 1 else {
      return usage(arguments.isEmpty ? "no FILE:LINE given" : "give one FILE:LINE")
    }
    guard let colon = arguments[0].lastIndex(of: ":"), colon != arguments[0].startIndex,
      let line = Int(arguments[0][arguments[0].index(after: colon)...]), line > 0
    else { return usage("'\(arguments[0])' is not FILE:LINE") }
    let path = String(arguments[0][..<colon])
    guard let bytes = readInput(path) else { return ExitStatus.usage }
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: path == "-" ? "<stdin>" : path, bytes: bytes)
      source = decoded
      writeOut(try Explanation.text(line: line, try Inspection.make(source: decoded)))
      return ExitStatus.success
    } catch {
      if error.kind == "LineError" { return usage(error.message) }
      report(error, source: source)
      return ExitStatus.failure
    }
  }

  private static func usage(_ message: String) -> Int32 {
    writeError("fermata explain: \(message)\nTry 'fermata explain --help'.\n")
    return ExitStatus.usage
  }
}
