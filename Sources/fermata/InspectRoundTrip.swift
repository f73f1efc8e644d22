// `fermata inspect --stage ir|machine --list FILE`: prints the IR of the files named there, one a line, reads it back,
// verifies it and prints it again, in one process. One line a file: its path, a tab, then the number of functions, or what
// is wrong. A conformance script uses it.

import Diagnostics
import Inspector
import MachineIR
import MachineRuntime
import PythonFrontend

/// Runs `inspect --stage ir|machine --list FILE`; gives the exit status: 1 when some text does not read back as it was.
func inspectRoundTrip(_ stage: Stage, _ arguments: [String]) -> Int32 {
  guard arguments.count == 2, case .bytes(let list) = readWholeFile(arguments[1]) else { return ExitStatus.usage }
  var status = ExitStatus.success
  for path in String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init) {
    guard case .bytes(let bytes) = readWholeFile(path) else {
      writeOut("\(path)\tunreadable\n")
      status = ExitStatus.failure
      continue
    }
    let text: String
    do throws(Diagnostic) {
      text = try StageText.text(stage, of: try SourceDecoder.decode(name: path, bytes: bytes))
    } catch {
      // Not a program: nothing to print.
      writeOut("\(path)\tskipped\t\(error.kind): \(error.message)\n")
      continue
    }
    if let problem = readBack(text) {
      writeOut("\(path)\t\(problem)\n")
      status = ExitStatus.failure
    } else {
      let functions = text.utf8.split(separator: 10).count { $0.first == UInt8(ascii: "}") }
      writeOut("\(path)\t\(functions)\n")
    }
  }
  return status
}

/// What is wrong with a text that should be the print of what it reads as; nil when nothing is.
private func readBack(_ text: String) -> String? {
  do throws(Diagnostic) {
    let module = try IRParser.parse(SourceFile(name: "text.fir", bytes: Array(text.utf8)))
    if let problem = IRVerifier.verify(module).first { return "does not verify: \(problem)" }
    let again = IRPrinter.print(module)
    if again.utf8.elementsEqual(text.utf8) { return nil }
    let line = zip(text.split(separator: "\n"), again.split(separator: "\n")).first { $0 != $1 }
    return "differs: \(line?.0 ?? "")"
  } catch {
    return "does not read back: line \(error.span.line): \(error.message)"
  }
}
