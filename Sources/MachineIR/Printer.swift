// The IR's text form, written. Parser.swift reads it back: parse(print(m)) == m and print(parse(print(m))) == print(m).
// The notation is in grammar/ir.gram. Everything that the types hold is in the text, so that a pass can be tested, and
// a function run, from text alone:
//
//     module main source "f.py" dialect "python" lifetime scope-end
//
//     coro @f($fn) @2:0-7:20 {
//       local $s
//       region r0 stopiter -> ^b9
//     ^b0 in r0:
//       $s = const 0                            @3:6-7
//       %1 = call $fn(1)                        @5:15-20
//       await %1 -> ^b2                         @5:9-20
//     …
//
// A name that occurs twice in its table (functions of one qualified name, say) carries its rank: @f.<lambda>#2.

import Diagnostics

/// One line of a function's text, for views that link text and source.
public struct IRLine: Hashable, Sendable {
  /// What stands in the line.
  public enum Part: String, CaseIterable, Sendable {
    /// `coro @f($x) {`, and the closing brace.
    case frame
    /// A variable, region, register or state table.
    case declaration
    /// A block's label.
    case label
    case instruction
    case terminator
  }
  /// The line as `print` writes it, without its end.
  public var text: String
  /// The line without the place behind it.
  public var body: String
  /// What stands in it.
  public var part: Part
  /// The block it belongs to; nil outside blocks.
  public var block: BlockID?
  /// Its place in the source; Span.none for what has none.
  public var span: Span
}

/// Writes modules and functions as text.
public struct IRPrinter {
  /// The column at which places stand.
  private static let placeColumn = 44

  private var out: [UInt8] = []
  private var lineStart = 0
  private let functionNames: [String]
  private var variableNames: [String] = []
  /// The lines so far, for `lines`; nil when nobody asked for them.
  private var recorded: [IRLine]?
  private var part = IRLine.Part.frame
  private var currentBlock: BlockID?
  private var bodyEnd: Int?
  private var lineSpan = Span.none

  private init(_ module: Module) {
    functionNames = IRText.ranked(module.functions.map(\.qualifiedName)).map { name, rank in
      "@" + IRText.functionName(name) + rank
    }
  }

  /// The text of a module.
  public static func print(_ module: Module) -> String {
    var printer = IRPrinter(module)
    printer.header(module)
    for index in module.functions.indices {
      printer.newline()
      printer.function(module.functions[index], printer.functionNames[index])
    }
    return String(decoding: printer.out, as: UTF8.self)
  }

  /// The text of one function of a module.
  public static func print(function index: Int, of module: Module) -> String {
    var printer = IRPrinter(module)
    printer.function(module.functions[index], printer.functionNames[index])
    return String(decoding: printer.out, as: UTF8.self)
  }

  /// The first line of a module's text.
  public static func header(of module: Module) -> String {
    var printer = IRPrinter(module)
    printer.header(module)
    return String(decoding: printer.out, as: UTF8.self)
  }

  /// The text of one function of a module, line by line: joined with newlines it is what `print(function:of:)` gives,
  /// but for the last newline.
  public static func lines(function index: Int, of module: Module) -> [IRLine] {
    var printer = IRPrinter(module)
    printer.recorded = []
    printer.function(module.functions[index], printer.functionNames[index])
    return printer.recorded ?? []
  }

  /// The text of one instruction, without its place; for messages.
  public static func print(_ instruction: Instruction, function: Function, of module: Module) -> String {
    var printer = IRPrinter(module)
    printer.useNames(function)
    printer.instruction(instruction)
    return String(decoding: printer.out, as: UTF8.self)
  }

  /// The text of a terminator, without its place; for messages.
  public static func print(_ terminator: Terminator, function: Function, of module: Module) -> String {
    var printer = IRPrinter(module)
    printer.useNames(function)
    printer.terminator(terminator)
    return String(decoding: printer.out, as: UTF8.self)
  }

  // MARK: - Output

  private mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func put(_ number: Int) { put(String(number)) }

  private mutating func newline() {
    if recorded != nil {
      recorded?.append(
        IRLine(
          text: String(decoding: out[lineStart...], as: UTF8.self),
          body: String(decoding: out[lineStart..<(bodyEnd ?? out.count)], as: UTF8.self),
          part: part,
          block: currentBlock,
          span: lineSpan
        )
      )
      bodyEnd = nil
      lineSpan = .none
    }
    out.append(10)
    lineStart = out.count
  }

  /// Writes what `items` holds, with commas between.
  private mutating func list<T>(_ items: [T], _ one: (inout IRPrinter, T) -> Void) {
    for (i, item) in items.enumerated() {
      if i > 0 { put(", ") }
      one(&self, item)
    }
  }

  /// Ends a line with its place.
  private mutating func place(_ span: Span) {
    if span != .none {
      // Columns are those of bytes: exact for ASCII, and near enough to read for the rest.
      let column = out.count - lineStart
      bodyEnd = out.count
      lineSpan = span
      for _ in 0..<max(1, IRPrinter.placeColumn - column) { out.append(32) }
      spanText(span)
    }
    newline()
  }

  private mutating func spanText(_ span: Span) { put(IRText.span(span)) }

  // MARK: - Module and function

  private mutating func header(_ module: Module) {
    put("module \(IRText.word(module.name)) source \(IRText.quoted(module.sourceName))")
    put(" dialect \(IRText.quoted(module.dialect)) lifetime \(module.localLifetime.rawValue)")
    newline()
  }

  private mutating func useNames(_ function: Function) {
    variableNames = IRText.ranked(function.variables.map(\.name)).map { name, rank in
      "$" + IRText.variableName(name) + rank
    }
  }

  private mutating func function(_ function: Function, _ name: String) {
    useNames(function)
    put("\(function.kind.rawValue) \(name)(")
    signature(function)
    put(")")
    if function.name.utf8.elementsEqual(IRText.lastComponent(function.qualifiedName).utf8) == false {
      put(" name \(IRText.quoted(function.name))")
    }
    if function.span != .none {
      put(" ")
      spanText(function.span)
      lineSpan = function.span
    }
    put(" {")
    newline()
    part = .declaration
    declarations(function)
    for block in function.blocks { self.block(block) }
    part = .frame
    currentBlock = nil
    put("}")
    newline()
  }

  private mutating func signature(_ function: Function) {
    let s = function.signature
    var items: [String] = []
    for index in 0..<min(s.count, function.variables.count) {
      if index == s.positionalOnly, index > 0 { items.append("/") }
      if index == s.positionalOnly + s.positional, s.keywordOnly > 0 { items.append("*") }
      var text = ""
      let rest = s.positionalOnly + s.positional + s.keywordOnly
      if s.hasRest, index == rest { text = "*" }
      if s.hasKeywordRest, index == rest + (s.hasRest ? 1 : 0) { text = "**" }
      let variable = function.variables[index]
      if variable.storage != .local { text += variable.storage.rawValue + " " }
      items.append(text + variableNames[index])
    }
    if s.positionalOnly > 0, s.positionalOnly == s.count { items.append("/") }
    list(items) { $0.put($1) }
  }

  private mutating func declarations(_ function: Function) {
    if let text = function.documentation {
      put("  doc \(IRText.quoted(text))")
      newline()
    }
    if function.hasNamespace {
      put("  namespace")
      newline()
    }
    if function.tempCount != IRText.impliedTempCount(function) {
      put("  temps \(function.tempCount)")
      newline()
    }
    if function.completionCount > 0 {
      put("  completions \(function.completionCount)")
      newline()
    }
    var index = function.signature.count
    while index < function.variables.count {
      let storage = function.variables[index].storage
      put("  \(storage.rawValue) \(variableNames[index])")
      index += 1
      while index < function.variables.count, function.variables[index].storage == storage {
        put(", \(variableNames[index])")
        index += 1
      }
      newline()
    }
    for (i, region) in function.regions.enumerated() {
      put("  region r\(i) \(region.kind.rawValue)")
      if let parent = region.parent { put(" in r\(parent.index)") }
      put(" -> ^b\(region.handler.index)")
      if let completion = region.completion { put(" completion c\(completion.index)") }
      newline()
    }
    if let layout = function.layout { self.layout(layout) }
  }

  private mutating func layout(_ layout: MachineLayout) {
    put("  registers \(layout.registerCount) {")
    var first = true
    for (i, register) in layout.variableRegisters.enumerated() {
      put("\(first ? " " : ", ")\(variableNames[i]): \(register < 0 ? "none" : String(register))")
      first = false
    }
    for (temp, register) in layout.tempRegisters.sorted(by: { $0.key.index < $1.key.index }) {
      put("\(first ? " " : ", ")%\(temp.index): \(register)")
      first = false
    }
    put(" }")
    newline()
    for (i, state) in layout.states.enumerated() {
      put("  state \(i + 1) \(state.kind) ^b\(state.block.index) -> ^b\(state.resume.index)")
      if let region = state.region { put(" in r\(region.index)") }
      put(" live(")
      list(state.live) { $0.target($1) }
      put(")")
      if state.nextLine != 0 { put(" next \(state.nextLine)") }
      if !state.text.isEmpty { put(" text \(IRText.quoted(state.text))") }
      place(state.span)
    }
  }

  private mutating func block(_ block: Block) {
    currentBlock = block.id
    part = .label
    put("^b\(block.id.index)")
    if let parameter = block.parameter {
      put("(")
      target(parameter)
      put(")")
    }
    if let region = block.region { put(" in r\(region.index)") }
    put(":")
    newline()
    part = .instruction
    for instruction in block.instructions {
      put("  ")
      self.instruction(instruction)
      place(instruction.span)
    }
    part = .terminator
    put("  ")
    terminator(block.terminator)
    place(block.terminatorSpan)
  }

  // MARK: - Parts of instructions

  private mutating func target(_ place: Place) {
    switch place {
    case .temp(let temp): put("%\(temp.index)")
    case .variable(let variable): self.variable(variable)
    }
  }

  private mutating func variable(_ variable: VariableID) {
    put(variable.index < variableNames.count ? variableNames[variable.index] : "$?\(variable.index)")
  }

  private mutating func operand(_ operand: Operand) {
    switch operand {
    case .temp(let temp): put("%\(temp.index)")
    case .variable(let variable): self.variable(variable)
    case .constant(let constant): put(IRText.constant(constant))
    }
  }

  private mutating func operands(_ operands: [Operand]) {
    put("(")
    list(operands) { $0.operand($1) }
    put(")")
  }

  private mutating func arguments(_ arguments: [Argument]) {
    put("(")
    list(arguments) { printer, argument in
      switch argument {
      case .positional(let value): printer.operand(value)
      case .keyword(let name, let value):
        printer.put("\(IRText.word(name)): ")
        printer.operand(value)
      case .spread(let value):
        printer.put("*")
        printer.operand(value)
      case .spreadKeywords(let value):
        printer.put("**")
        printer.operand(value)
      }
    }
    put(")")
  }

  /// Writes `mnemonic a, b, …`.
  private mutating func op(_ mnemonic: String, _ operands: Operand...) {
    put(mnemonic)
    for (i, one) in operands.enumerated() {
      put(i == 0 ? " " : ", ")
      operand(one)
    }
  }

  /// Writes `mnemonic name`.
  private mutating func named(_ mnemonic: String, _ name: String, _ value: Operand? = nil) {
    put("\(mnemonic) \(IRText.word(name))")
    if let value {
      put(", ")
      operand(value)
    }
  }

  /// Writes `mnemonic $variable`.
  private mutating func variable(_ mnemonic: String, _ variable: VariableID, _ value: Operand? = nil) {
    put(mnemonic + " ")
    self.variable(variable)
    if let value {
      put(", ")
      operand(value)
    }
  }

  private mutating func instruction(_ instruction: Instruction) {
    if !instruction.results.isEmpty {
      list(instruction.results) { $0.target($1) }
      put(" = ")
    }
    switch instruction.operation {
    case .constant(let value): put("const \(IRText.constant(value))")
    case .copy(let value): op("copy", value)
    case .checkBound(let place): variable("check", place)
    case .unbind(let place): variable("unbind", place)
    case .keep(let value): op("keep", value)
    case .kill(let places):
      put("kill ")
      list(places) { $0.target($1) }
    case .cellLoad(let place): variable("cell.load", place)
    case .cellStore(let place, let value): variable("cell.store", place, value)
    case .cellUnbind(let place): variable("cell.unbind", place)
    case .cellReference(let place): variable("cell.ref", place)
    case .globalLoad(let name): named("global.load", name)
    case .globalStore(let name, let value): named("global.store", name, value)
    case .globalDelete(let name): named("global.delete", name)
    case .namespaceLoad(let name, let free):
      named("namespace.load", name)
      if let free { variable(" free", free) }
    case .namespaceStore(let name, let value): named("namespace.store", name, value)
    case .namespaceDelete(let name): named("namespace.delete", name)
    case .unary(let kind, let value): op(kind.rawValue, value)
    case .binary(let kind, let left, let right): op(kind.rawValue, left, right)
    case .inPlace(let kind, let left, let right): op(kind.rawValue + ".inplace", left, right)
    case .compare(let kind, let left, let right): op(kind.rawValue, left, right)
    case .getAttribute(let value, let name):
      op("attr.get", value)
      put(".\(IRText.word(name))")
    case .setAttribute(let object, let name, let value):
      op("attr.set", object)
      put(".\(IRText.word(name)), ")
      operand(value)
    case .deleteAttribute(let value, let name):
      op("attr.delete", value)
      put(".\(IRText.word(name))")
    case .getSpecial(let value, let name, let purpose):
      op("special.get", value)
      put(".\(IRText.word(name)) for \(IRText.quoted(purpose))")
    case .getItem(let object, let key): item("item.get", object, key)
    case .setItem(let object, let key, let value):
      item("item.set", object, key)
      put(", ")
      operand(value)
    case .deleteItem(let object, let key): item("item.delete", object, key)
    case .makeSlice(let low, let high, let step): op("slice", low, high, step)
    case .call(let callee, let values):
      op("call", callee)
      arguments(values)
    case .callMethod(let receiver, let name, let values):
      op("call", receiver)
      put(".\(IRText.word(name))")
      arguments(values)
    case .intrinsic(let name, let values):
      put("intrinsic \(IRText.word(name))")
      operands(values)
    case .makeTuple(let values): make("tuple", values)
    case .makeList(let values): make("list", values)
    case .makeSet(let values): make("set", values)
    case .makeMap(let values): map(values)
    case .joinStrings(let values): make("join", values)
    case .format(let value, let conversion, let spec):
      op("format", value)
      if conversion != -1 { put(" conversion \(conversion)") }
      if let spec {
        put(" spec ")
        operand(spec)
      }
    case .makeFunction(let callee, let defaults, let keywordDefaults, let closure, let annotations):
      put("function \(functionName(callee))")
      makeFunction(defaults, keywordDefaults, closure, annotations)
    case .listAppend(let container, let value): op("list.append", container, value)
    case .listExtend(let container, let value): op("list.extend", container, value)
    case .setAdd(let container, let value): op("set.add", container, value)
    case .mapInsert(let container, let key, let value): op("map.insert", container, key, value)
    case .unpack(let value): op("unpack", value)
    case .unpackStar(let value, let before):
      op("unpack.star", value)
      put(" before \(before)")
    case .iterate(let value): op("iterate", value)
    case .excEnter(let saved, let value): variable("exc.enter", saved, value)
    case .excLeave(let saved): variable("exc.leave", saved)
    case .excMatch(let exception, let type): op("exc.match", exception, type)
    }
  }

  private mutating func item(_ mnemonic: String, _ object: Operand, _ key: Operand) {
    op(mnemonic, object)
    put("[")
    operand(key)
    put("]")
  }

  private mutating func make(_ mnemonic: String, _ values: [Operand]) {
    put(mnemonic)
    operands(values)
  }

  private mutating func map(_ values: [Operand]) {
    put("map(")
    for (i, value) in values.enumerated() {
      if i > 0 { put(i % 2 == 1 ? ": " : ", ") }
      operand(value)
    }
    put(")")
  }

  private func functionName(_ id: FunctionID) -> String {
    id.index < functionNames.count ? functionNames[id.index] : "@?\(id.index)"
  }

  private mutating func makeFunction(
    _ defaults: [Operand],
    _ keywordDefaults: [KeywordDefault],
    _ closure: [VariableID],
    _ annotations: Operand?
  ) {
    if !defaults.isEmpty { make(" defaults", defaults) }
    if !keywordDefaults.isEmpty {
      put(" keywords(")
      list(keywordDefaults) { printer, one in
        printer.put("\(IRText.word(one.name)): ")
        printer.operand(one.value)
      }
      put(")")
    }
    if !closure.isEmpty {
      put(" captures(")
      list(closure) { $0.variable($1) }
      put(")")
    }
    if let annotations {
      put(" annotations ")
      operand(annotations)
    }
  }

  private mutating func terminator(_ terminator: Terminator) {
    switch terminator {
    case .goto(let block): put("goto ^b\(block.index)")
    case .branch(let value, let yes, let no):
      op("branch", value)
      put(" -> ^b\(yes.index) else ^b\(no.index)")
    case .next(let iterator, let body, let done):
      op("next", iterator)
      put(" -> ^b\(body.index) else ^b\(done.index)")
    case .return_(let value): op("return", value)
    case .raise(let value, let cause):
      put("raise")
      if let value {
        put(" ")
        operand(value)
      }
      if let cause { op(" from", cause) }
    case .reraise(let value): op("reraise", value)
    case .yield(let value, let resume):
      op("yield", value)
      put(" -> ^b\(resume.index)")
    case .await(let value, let purpose, let resume):
      op("await", value)
      if !purpose.isEmpty { put(" for \(IRText.quoted(purpose))") }
      put(" -> ^b\(resume.index)")
    case .delegate(let value, let resume):
      op("delegate", value)
      put(" -> ^b\(resume.index)")
    case .pend(let completion, let pending, let target):
      put("pend c\(completion.index) ")
      switch pending {
      case .normal: put("normal")
      case .return_(let value): op("return", value)
      case .raise(let value): op("raise", value)
      case .jump(let number): put("jump \(number)")
      }
      put(" -> ^b\(target.index)")
    case .endFinally(let completion, let arms):
      put("endfinally c\(completion.index) {")
      for (i, arm) in arms.enumerated() {
        put(i == 0 ? " " : ", ")
        switch arm.kind {
        case .normal: put("normal")
        case .return_: put("return")
        case .raise: put("raise")
        case .jump(let number): put("jump \(number)")
        }
        put(" -> ^b\(arm.target.index)")
      }
      put(" }")
    case .switch_(let value, let targets):
      op("switch", value)
      put(" [")
      list(targets) { $0.put("^b\($1.index)") }
      put("]")
    case .unreachable: put("unreachable")
    }
  }
}
