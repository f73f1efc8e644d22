// Fills an `Inspection`: runs the front end and the passes, keeps what each made, and has the machines looked at
// (MachineAnalysis.swift, FrameAnalysis.swift, Protections.swift).

import Diagnostics
import Lowering
import MachineIR
import MachineImage
import MachineRuntime
import PythonFrontend

extension Inspection {
  /// Compiles a source and keeps what every stage made of it.
  /// - Parameters:
  ///   - source: the decoded source.
  ///   - name: what the module is called at run time.
  /// - Throws: the first syntax error.
  public static func make(source: SourceFile, name: String = "__main__") throws(Diagnostic) -> Inspection {
    let tree = try PythonParser.parse(source)
    let (analysis, _) = try ScopeAnalysis.analyse(tree, source: source)
    let module = PythonLowering.lower(tree, scopes: analysis, source: source, name: name)
    var inspection = make(module: module, source: source)
    inspection.tokens = TokenRow.rows(Lexer.lex(source), source)
    inspection.tree = ASTDump.nodes(tree)
    inspection.scopes = ScopeRow.rows(analysis.root)
    Protection.assign(tree: inspection.tree, source: source, to: &inspection.functions)
    return inspection
  }

  /// Runs the passes over IR and keeps what they made.
  /// - Parameters:
  ///   - module: the IR, verified; from the front end or from text.
  ///   - source: the source that its places refer to; nil when there is none.
  public static func make(module: MachineIR.Module, source: SourceFile?) -> Inspection {
    var passes = [PassRecord](repeating: PassRecord(), count: module.functions.count)
    let reasons = Dictionary(uniqueKeysWithValues: LoweringPipeline.passes.map { ($0.name, $0.reason) })
    let done = LoweringPipeline.run(module, options: pipelineOptions(module, source)) { pass, index, now in
      passes[index].note(pass, reasons[pass] ?? "as the front end made it", index, now)
    }
    let image = CodeGenerator.image(from: done, source: source)
    let ranks = IRText.ranked(done.functions.map(\.qualifiedName))
    var functions: [InspectedFunction] = []
    functions.reserveCapacity(done.functions.count)
    let targets = AwaitTargets(done, source: source)
    for (index, function) in done.functions.enumerated() {
      let unit = image.units[index]
      let analysis = MachineAnalysis(function, lifetime: done.localLifetime, source: source)
      var states = analysis.states
      for (number, target) in targets.targets(index).enumerated() { states[number].awaits = target }
      functions.append(
        InspectedFunction(
          index: index,
          name: function.name,
          qualifiedName: function.qualifiedName,
          rank: ranks[index].1,
          kind: function.kind,
          parameters: function.variables.prefix(function.signature.count).map(\.name),
          span: function.span,
          passes: passes[index].texts,
          image: Disassembler.lines(unit, number: index),
          frame: analysis.frame(registers: unit.registerCount),
          states: states,
          edges: analysis.edges,
          regions: analysis.regions,
          protections: []
        )
      )
    }
    return Inspection(
      name: module.sourceName,
      language: module.dialect,
      lifetime: module.localLifetime,
      source: source,
      tokens: [],
      tree: [],
      scopes: [],
      functions: functions
    )
  }

  /// The passes as `fermata run` and `fermata compile` have them.
  static func pipelineOptions(_ module: MachineIR.Module, _ source: SourceFile?) -> LoweringPipeline.Options {
    LoweringPipeline.Options(folding: module.dialect == "python" ? .all : .none, source: source)
  }
}

/// A function's texts while the passes run.
private struct PassRecord {
  var texts: [PassText] = []
  private var last: MachineIR.Function?

  mutating func note(_ pass: String, _ reason: String, _ index: Int, _ module: MachineIR.Module) {
    if let last, last == module.functions[index] {
      texts[texts.count - 1].names.append(pass)
      return
    }
    last = module.functions[index]
    let lines = IRPrinter.lines(function: index, of: module).map(IRRow.init)
    texts.append(PassText(names: [pass], reason: reason, lines: lines))
  }
}

extension IRRow {
  /// A printed line with the names in it.
  init(_ line: IRLine) {
    let found = IRNames.scan(line.body, defining: line.part == .label || line.part == .instruction)
    self.init(
      text: line.text,
      body: line.body,
      part: line.part,
      block: line.block.map { "^b\($0.index)" } ?? "",
      names: found.names,
      defines: found.defines,
      span: line.span
    )
  }
}

/// Finds names in lines of IR: sigils and letters as Printer.swift writes them, text in quotes left out.
enum IRNames {
  /// The names in a line, each once and in order, and those of them that it defines: what stands before " = ", a
  /// label and its parameter.
  static func scan(_ body: String, defining: Bool) -> (names: [String], defines: [String]) {
    let bytes = Array(body.utf8)
    var names: [String] = []
    var defines: [String] = []
    var isDefining = defining
    var i = 0
    func isWord(_ c: UInt8) -> Bool {
      c >= 0x80 || c == 95 || (c >= 48 && c <= 57) || (c | 0x20 >= 97 && c | 0x20 <= 122)
    }
    func skipString(_ at: Int) -> Int {
      var j = at + 1
      while j < bytes.count, bytes[j] != 34 { j += bytes[j] == 92 ? 2 : 1 }
      return min(j + 1, bytes.count)
    }
    func add(_ from: Int, _ to: Int) {
      let name = String(decoding: bytes[from..<to], as: UTF8.self)
      if !names.contains(name) { names.append(name) }
      if isDefining, !defines.contains(name) { defines.append(name) }
    }
    let isLabel = bytes.first == 94
    while i < bytes.count {
      let c = bytes[i]
      switch c {
      case 34: i = skipString(i)
      case 36, 37, 94:  // $ % ^
        var j = i + 1
        if c == 36, j < bytes.count, bytes[j] == 34 {
          j = skipString(j)
        } else {
          if c == 36, j < bytes.count, bytes[j] == 46 { j += 1 }
          while j < bytes.count, isWord(bytes[j]) { j += 1 }
        }
        // The rank of a name that occurs twice.
        if c == 36, j + 1 < bytes.count, bytes[j] == 35, bytes[j + 1] >= 48, bytes[j + 1] <= 57 {
          j += 1
          while j < bytes.count, bytes[j] >= 48, bytes[j] <= 57 { j += 1 }
        }
        if j > i + 1 { add(i, j) }
        i = max(j, i + 1)
      case 61 where i > 0 && bytes[i - 1] == 32:  // " = "
        isDefining = false
        i += 1
      case 41 where isLabel:
        isDefining = false
        i += 1
      case 114, 99:  // rN, cN as whole words
        var j = i + 1
        while j < bytes.count, isWord(bytes[j]) { j += 1 }
        let digits = bytes[(i + 1)..<j]
        if !digits.isEmpty, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
          let was = isDefining
          isDefining = false
          add(i, j)
          isDefining = was
        }
        i = j
      case _ where isWord(c):
        while i < bytes.count, isWord(bytes[i]) { i += 1 }
      default: i += 1
      }
    }
    // Without " = " nothing is defined, but by labels.
    if isDefining, !isLabel { defines = [] }
    return (names, defines)
  }
}

extension TokenRow {
  static func rows(_ result: LexResult, _ source: SourceFile) -> [TokenRow] {
    result.tokens.map { token in
      TokenRow(
        kind: TokenTable.name(of: token.kind),
        text: String(decoding: source.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self),
        span: token.span
      )
    }
  }
}

extension ScopeRow {
  static func rows(_ root: Scope) -> [ScopeRow] {
    var rows: [ScopeRow] = []
    func add(_ scope: Scope, _ parent: Int, _ depth: Int) {
      rows.append(
        ScopeRow(
          kind: ScopeDump.word(scope.kind),
          name: scope.name,
          qualifiedName: scope.qualifiedName,
          parent: parent,
          depth: depth,
          names: scope.symbols.map {
            Name(name: $0.name, resolution: ScopeDump.word($0.resolution), flags: ScopeDump.words($0.flags))
          },
          span: scope.span
        )
      )
      let index = rows.count - 1
      for child in scope.children { add(child, index, depth + 1) }
    }
    add(root, -1, 0)
    return rows
  }
}
