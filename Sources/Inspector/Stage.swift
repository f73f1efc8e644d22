// The stages of a compilation as text, for pipes and diffs. One enum names them; `StageText` prints each.

import Diagnostics
import Lowering
import MachineIR
import MachineImage
import PythonFrontend

/// A stage that can be looked at.
public enum Stage: String, CaseIterable, Sendable {
  case tokens, ast, scopes, ir, passes, machine, image

  /// What it shows, in a line.
  public var summary: String {
    switch self {
    case .tokens: "what the lexer hands to the parser"
    case .ast: "the syntax tree, as ast.dump(..., include_attributes=True, indent=1) prints it"
    case .scopes: "scopes and their symbols"
    case .ir: "the control-flow graph before any pass"
    case .passes: "the graph after each pass that changed something"
    case .machine: "the state machines: states, live slots, registers"
    case .image: "the VM's instructions"
    }
  }
}

/// Prints stages.
public enum StageText {
  /// The text of a stage of a source.
  /// - Parameters:
  ///   - stage: which.
  ///   - source: the decoded source.
  ///   - function: a qualified name ("f", "C.method", "f.<locals>.g") to print only that function, from `ir` on.
  /// - Throws: the first syntax error, or a diagnostic of kind "NameError" when there is no such function.
  public static func text(_ stage: Stage, of source: SourceFile, function: String? = nil) throws(Diagnostic) -> String {
    if stage == .tokens { return TokenDump.text(Lexer.lex(source), source) }
    let tree = try PythonParser.parse(source)
    if stage == .ast { return ASTDump.text(tree) + "\n" }
    let (scopes, _) = try ScopeAnalysis.analyse(tree, source: source)
    if stage == .scopes { return ScopeDump.text(scopes.root) }
    let module = PythonLowering.lower(tree, scopes: scopes, source: source, name: "__main__")
    return try text(stage, of: module, source: source, function: function)
  }

  /// The text of a stage of IR.
  public static func text(
    _ stage: Stage,
    of module: MachineIR.Module,
    source: SourceFile?,
    function: String? = nil
  ) throws(Diagnostic) -> String {
    var chosen = Array(module.functions.indices)
    if let function {
      chosen = chosen.filter { module.functions[$0].qualifiedName == function || module.functions[$0].name == function }
      if chosen.isEmpty {
        let names = module.functions.map(\.qualifiedName).joined(separator: ", ")
        throw Diagnostic(
          kind: "NameError",
          message: "no function '\(function)'; there are: \(names)",
          span: .none,
          file: module.sourceName
        )
      }
    }
    switch stage {
    case .tokens, .ast, .scopes:
      throw Diagnostic(
        kind: "ValueError",
        message: "the stage \(stage.rawValue) needs source text",
        span: .none,
        file: module.sourceName
      )
    case .ir: return print(module, chosen, all: function == nil)
    case .passes: return passes(module, chosen, source)
    case .machine:
      let done = LoweringPipeline.run(module, options: LoweringPipeline.Options(source: source))
      return print(done, chosen, all: function == nil)
    case .image:
      let done = LoweringPipeline.run(module, options: LoweringPipeline.Options(source: source))
      let image = CodeGenerator.image(from: done, source: source)
      if function == nil { return Disassembler.text(image) }
      return chosen.map { Disassembler.text(image.units[$0], number: $0) }.joined(separator: "\n")
    }
  }

  private static func print(_ module: MachineIR.Module, _ chosen: [Int], all: Bool) -> String {
    if all { return IRPrinter.print(module) }
    return chosen.map { IRPrinter.print(function: $0, of: module) }.joined(separator: "\n")
  }

  /// Each function after each pass that changed it; passes without effect are named together.
  private static func passes(_ module: MachineIR.Module, _ chosen: [Int], _ source: SourceFile?) -> String {
    var out = ""
    let wanted = Set(chosen)
    var last = ""
    var unchanged: [String] = []
    _ = LoweringPipeline.run(module, options: LoweringPipeline.Options(source: source)) { pass, index, now in
      guard wanted.contains(index) else { return }
      let text = IRPrinter.print(function: index, of: now)
      if pass == "start" {
        if !unchanged.isEmpty { out += "; unchanged by: \(unchanged.joined(separator: ", "))\n\n" }
        unchanged = []
        out += "; ---- \(now.functions[index].qualifiedName): start\n\(text)\n"
      } else if text == last {
        unchanged.append(pass)
      } else {
        if !unchanged.isEmpty { out += "; unchanged by: \(unchanged.joined(separator: ", "))\n" }
        unchanged = []
        out += "; ---- \(now.functions[index].qualifiedName): after \(pass)\n\(text)\n"
      }
      last = text
    }
    if !unchanged.isEmpty { out += "; unchanged by: \(unchanged.joined(separator: ", "))\n" }
    return out
  }
}
