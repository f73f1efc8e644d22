// `fermata inspect --stage tokens|scopes --list FILE`: prints tokens or symbol tables of the files named there, one a
// line, in one process, each announced by a line "FILE path". Conformance scripts use it.

import Diagnostics
import MachineRuntime
import PythonFrontend

/// Runs `inspect --stage scopes --list FILE`; gives the exit status.
func inspectScopes(_ arguments: [String]) -> Int32 {
  inspectEach(arguments) { (source) throws(Diagnostic) in
    let module = try PythonParser.parse(source)
    return ScopeDump.text(try ScopeAnalysis.analyse(module, source: source).0.root)
  }
}

/// Runs `inspect --stage tokens --list FILE`; gives the exit status.
func inspectTokens(_ arguments: [String]) -> Int32 {
  inspectEach(arguments) { (source) throws(Diagnostic) in TokenDump.text(Lexer.lex(source), source) }
}

private func inspectEach(_ arguments: [String], _ dump: (SourceFile) throws(Diagnostic) -> String) -> Int32 {
  guard arguments.count == 2, case .bytes(let list) = readWholeFile(arguments[1]) else { return 2 }
  var status: Int32 = 0
  for path in String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init) {
    print("FILE \(path)")
    guard case .bytes(let bytes) = readWholeFile(path) else {
      print("unreadable: \(path)")
      status = 1
      continue
    }
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: path, bytes: bytes)
      source = decoded
      print(try dump(decoded), terminator: "")
    } catch {
      status = 1
      print(DiagnosticText.syntaxError(error, source: source), terminator: "")
    }
  }
  return status
}
