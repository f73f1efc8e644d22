// grammar-gen: writes a parser from a grammar file (see GrammarKit). Runs on the machine that builds, from GrammarPlugin
// or by hand: grammar-gen IN.gram OUT.swift. Foundation reads and writes the two files; nothing of it is shipped.

import Foundation
import GrammarKit

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: grammar-gen IN.gram OUT.swift")
  exit(2)
}
let input = URL(fileURLWithPath: arguments[1])
let output = URL(fileURLWithPath: arguments[2])
do {
  let source = try String(contentsOf: input, encoding: .utf8)
  let grammar = try Grammar.read(source)
  try ParserEmitter.emit(grammar).write(to: output, atomically: true, encoding: .utf8)
} catch let mistakes as GrammarErrors {
  for mistake in mistakes.errors { print("\(arguments[1]):\(mistake.line): error: \(mistake.message)") }
  exit(1)
} catch {
  print("\(arguments[1]): error: \(error)")
  exit(1)
}
