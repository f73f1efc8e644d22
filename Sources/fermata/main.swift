// fermata: the command line.

import Diagnostics
import FermataKit
import MachineRuntime
import Glibc
import PythonFrontend

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.count >= 3, arguments[0] == "inspect", arguments[1] == "--stage", arguments[2] == "ast" {
  exit(inspectAST(Array(arguments.dropFirst(3))))
}
if arguments.count >= 2, arguments[0] == "run", case .bytes(let bytes) = readWholeFile(arguments[1]) {
  do {
    let source = try SourceDecoder.decode(name: arguments[1], bytes: bytes)
    let compiled = try Compiler.compile(source)
    exit(Runner.run(compiled.image, RunConfiguration(file: arguments[1], arguments: Array(arguments.dropFirst()))))
  } catch {
    print(error)
    exit(1)
  }
}
