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

  /// Whether it shows functions, of which some can be chosen.
  public var hasFunctions: Bool { self != .tokens && self != .ast && self != .scopes }

  /// Whether its lines have places, so that source lines can stand between them.
  public var hasPlaces: Bool { self != .ast && self != .scopes }
}

/// Prints stages.
public enum StageText {
  /// The text of a stage of a source.
  /// - Parameters:
  ///   - stage: which.
  ///   - source: the decoded source.
  ///   - functions: names of the functions to print, from `ir` on (see `FunctionNames`); none for all.
  ///   - withSource: whether each run of lines stands below the source line it comes from, for stages with places.
  /// - Throws: the first syntax error, or a diagnostic of kind "NameError" when there is no such function.
  public static func text(
    _ stage: Stage,
    of source: SourceFile,
    functions: [String] = [],
    withSource: Bool = false
  ) throws(Diagnostic) -> String {
    if stage == .tokens { return tokens(source, withSource) }
    let tree = try PythonParser.parse(source)
    if stage == .ast { return ASTDump.text(tree) + "\n" }
    let (scopes, _) = try ScopeAnalysis.analyse(tree, source: source)
    if stage == .scopes { return ScopeDump.text(scopes.root) }
    let module = PythonLowering.lower(tree, scopes: scopes, source: source, name: "__main__")
    return try text(stage, of: module, source: source, functions: functions, withSource: withSource)
  }

  /// The text of a stage of IR.
  public static func text(
    _ stage: Stage,
    of module: MachineIR.Module,
    source: SourceFile?,
    functions: [String] = [],
    withSource: Bool = false
  ) throws(Diagnostic) -> String {
    var chosen = Array(module.functions.indices)
    if !functions.isEmpty {
      let names = module.functions.map(\.qualifiedName)
      chosen = try FunctionNames.find(functions, among: names, file: module.sourceName)
    }
    let all = functions.isEmpty
    let interleaved = withSource ? source : nil
    switch stage {
    case .tokens, .ast, .scopes:
      throw Diagnostic(
        kind: "UsageError",
        message: "the stage \(stage.rawValue) needs source text",
        span: .none,
        file: module.sourceName
      )
    case .ir: return print(module, chosen, all, interleaved)
    case .passes: return passes(module, chosen, source, interleaved)
    case .machine:
      let done = LoweringPipeline.run(module, options: Inspection.pipelineOptions(module, source))
      return print(done, chosen, all, interleaved)
    case .image:
      let done = LoweringPipeline.run(module, options: Inspection.pipelineOptions(module, source))
      return text(CodeGenerator.image(from: done, source: source), chosen, all, interleaved)
    }
  }

  // MARK: - Stages

  private static func tokens(_ source: SourceFile, _ withSource: Bool) -> String {
    let result = Lexer.lex(source)
    let text = TokenDump.text(result, source)
    guard withSource else { return text }
    var lines = Interleaver(source)
    var out = ""
    for (i, line) in text.split(separator: "\n").enumerated() {
      if i < result.tokens.count { out += lines.before(result.tokens[i].span) }
      out += line + "\n"
    }
    return out
  }

  private static func print(_ module: MachineIR.Module, _ chosen: [Int], _ all: Bool, _ source: SourceFile?) -> String {
    if all, source == nil { return IRPrinter.print(module) }
    var out = all ? IRPrinter.header(of: module) + "\n" : ""
    out += chosen.map { function($0, module, source) }.joined(separator: "\n")
    return out
  }

  private static func function(_ index: Int, _ module: MachineIR.Module, _ source: SourceFile?) -> String {
    guard let source else { return IRPrinter.print(function: index, of: module) }
    var lines = Interleaver(source)
    var out = ""
    for line in IRPrinter.lines(function: index, of: module) {
      if line.part == .instruction || line.part == .terminator { out += lines.before(line.span) }
      // A block may be entered from anywhere: its first line is told again.
      if line.part == .label { lines.forget() }
      out += line.text + "\n"
    }
    return out
  }

  private static func text(_ image: Image, _ chosen: [Int], _ all: Bool, _ source: SourceFile?) -> String {
    if all, source == nil { return Disassembler.text(image) }
    var out = all ? Disassembler.header(image) + "\n" : ""
    out += chosen.map { index in
      guard let source else { return Disassembler.text(image.units[index], number: index) }
      var lines = Interleaver(source)
      var text = ""
      for line in Disassembler.lines(image.units[index], number: index) {
        if line.word != nil { text += lines.before(line.span) }
        text += line.text + "\n"
      }
      return text
    }.joined(separator: "\n")
    return out
  }

  /// Each function after each pass that changed it; passes without effect are named together.
  private static func passes(
    _ module: MachineIR.Module,
    _ chosen: [Int],
    _ source: SourceFile?,
    _ interleaved: SourceFile?
  ) -> String {
    var out = ""
    let wanted = Set(chosen)
    var last: MachineIR.Function?
    var unchanged: [String] = []
    func flush() {
      if !unchanged.isEmpty { out += "; unchanged by: \(unchanged.joined(separator: ", "))\n" }
      unchanged = []
    }
    _ = LoweringPipeline.run(module, options: Inspection.pipelineOptions(module, source)) { pass, index, now in
      guard wanted.contains(index) else { return }
      if pass != "start", now.functions[index] == last {
        unchanged.append(pass)
        return
      }
      flush()
      if pass == "start", !out.isEmpty { out += "\n" }
      let moment = pass == "start" ? "start" : "after \(pass)"
      out += "; ---- \(now.functions[index].qualifiedName): \(moment)\n\(function(index, now, interleaved))\n"
      last = now.functions[index]
    }
    flush()
    return out
  }
}

/// Puts source lines before what they became. They stand as comments of the IR's text form.
private struct Interleaver {
  private let source: SourceFile
  private var last: Int32 = 0

  init(_ source: SourceFile) { self.source = source }

  /// The source line of a place, when it is another than that of the place before; empty otherwise.
  mutating func before(_ span: Span) -> String {
    guard span.line > 0, span.line != last else { return "" }
    last = span.line
    return "; \(span.line): \(source.line(Int(span.line)))\n"
  }

  /// Makes the next line be told again.
  mutating func forget() { last = 0 }
}
