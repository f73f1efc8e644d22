// fermata: the command line.
import FermataKit
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.count >= 3, arguments[0] == "inspect", arguments[1] == "--stage", arguments[2] == "ast" {
  exit(inspectAST(Array(arguments.dropFirst(3))))
}
