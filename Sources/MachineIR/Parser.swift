// The IR's text form, read: a recursive descent over IRLexer's tokens, written by hand (the notation is LL(1) and this
// is faster than a general parser); grammar/ir.gram is its documentation. It reads what Printer.swift writes, and is
// generous to a human: places may be left out, temps, blocks and regions may have any name, variables need no
// declaration ($x is a local, $.x synthetic), functions may be used before they are written. The first mistake is
// thrown, with its place.

import Diagnostics

/// Reads modules from text.
public struct IRParser {
  /// The kind of the diagnostics.
  public static let errorKind = "IRSyntaxError"

  let source: SourceFile
  let tokens: [IRToken]
  var position = 0

  /// Function names to indices.
  var functionIDs: [String: Int] = [:]

  // Of the function being read.
  var variables: [Variable] = []
  var variableIDs: [String: Int] = [:]
  var blockIDs: [String: Int] = [:]
  var tempIDs: [String: Int] = [:]
  var regionIDs: [String: Int] = [:]
  var completionCount = 0

  private init(_ source: SourceFile) throws(Diagnostic) {
    self.source = source
    tokens = try IRLexer.tokens(of: source)
  }

  /// Reads a module.
  public static func parse(_ source: SourceFile) throws(Diagnostic) -> Module {
    var parser = try IRParser(source)
    return try parser.module()
  }

  /// Reads a module from a string.
  public static func parse(_ text: String, name: String = "<string>") throws(Diagnostic) -> Module {
    try parse(SourceFile(name: name, bytes: Array(text.utf8)))
  }

  // MARK: - Tokens

  var token: IRToken { tokens[position] }

  mutating func advance() -> IRToken {
    let token = tokens[position]
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  func failure(_ message: String, at token: IRToken? = nil) -> Diagnostic {
    let at = token ?? self.token
    return Diagnostic(
      kind: IRParser.errorKind,
      message: message,
      span: IRLexer.span(at.start, at.end, in: source),
      file: source.name
    )
  }

  func describe(_ token: IRToken) -> String {
    token.kind == .end
      ? "the end of the text" : "'\(String(decoding: source.bytes[token.start..<token.end], as: UTF8.self))'"
  }

  func isPunctuation(_ text: String) -> Bool { token.kind == .punctuation && token.text == text }

  func isWord(_ text: String) -> Bool { token.kind == .word && token.text == text }

  mutating func accept(_ text: String) -> Bool {
    guard isPunctuation(text) else { return false }
    position += 1
    return true
  }

  mutating func acceptWord(_ text: String) -> Bool {
    guard isWord(text) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(Diagnostic) {
    guard accept(text) else { throw failure("expected '\(text)', found \(describe(token))") }
  }

  mutating func expectWord(_ text: String) throws(Diagnostic) {
    guard acceptWord(text) else { throw failure("expected '\(text)', found \(describe(token))") }
  }

  mutating func expectArrow() throws(Diagnostic) {
    guard token.kind == .arrow else { throw failure("expected '->', found \(describe(token))") }
    position += 1
  }

  mutating func expect(_ kind: IRToken.Kind, _ what: String) throws(Diagnostic) -> IRToken {
    guard token.kind == kind else { throw failure("expected \(what), found \(describe(token))") }
    return advance()
  }

  mutating func integer(_ what: String) throws(Diagnostic) -> Int {
    let token = try expect(.integer, what)
    guard let value = Int(token.text) else { throw failure("this number is too large here", at: token) }
    return value
  }

  /// A count or index: not negative, and small.
  mutating func count(_ what: String) throws(Diagnostic) -> Int {
    let at = token
    let value = try integer(what)
    guard value >= 0, value < 1 << 31 else { throw failure("\(what) is out of range", at: at) }
    return value
  }

  mutating func name(_ what: String) throws(Diagnostic) -> String {
    guard token.kind == .word || token.kind == .string else {
      throw failure("expected \(what), found \(describe(token))")
    }
    return advance().text
  }

  mutating func string(_ what: String) throws(Diagnostic) -> String {
    try expect(.string, what).text
  }

  /// A list in brackets, comma between items; a comma may follow the last.
  mutating func list<T>(
    _ open: String,
    _ close: String,
    _ item: (inout IRParser) throws(Diagnostic) -> T
  ) throws(Diagnostic) -> [T] {
    try expect(open)
    var items: [T] = []
    while !accept(close) {
      items.append(try item(&self))
      if !accept(",") {
        try expect(close)
        break
      }
    }
    return items
  }

  // MARK: - Module and function

  static func key(_ token: IRToken) -> String { "\(token.text)#\(token.rank)" }

  mutating func module() throws(Diagnostic) -> Module {
    try expectWord("module")
    let name = try self.name("the module's name")
    try expectWord("source")
    let sourceName = try string("the source's name")
    try expectWord("dialect")
    let dialect = try string("the dialect's name")
    var lifetime = LocalLifetime.scopeEnd
    if acceptWord("lifetime") {
      let first = try expect(.word, "a lifetime")
      // "scope-end": a word, a minus sign that begins no number, a word.
      try expect("-")
      let second = try expect(.word, "a lifetime")
      guard let known = LocalLifetime(rawValue: "\(first.text)-\(second.text)") else {
        throw failure("unknown lifetime '\(first.text)-\(second.text)'", at: first)
      }
      lifetime = known
    }
    var module = Module(name: name, sourceName: sourceName, dialect: dialect, localLifetime: lifetime)
    try findFunctions()
    while token.kind != .end { module.functions.append(try function()) }
    return module
  }

  /// Numbers the functions, so that they can be named before they are written.
  mutating func findFunctions() throws(Diagnostic) {
    var depth = 0
    for i in position..<tokens.count {
      let token = tokens[i]
      if token.kind == .punctuation {
        if token.text == "{" { depth += 1 }
        if token.text == "}" { depth -= 1 }
      } else if depth == 0, token.kind == .function {
        let key = IRParser.key(token)
        guard functionIDs[key] == nil else { throw failure("there is another function \(describe(token))", at: token) }
        functionIDs[key] = functionIDs.count
      }
    }
  }

  mutating func function() throws(Diagnostic) -> Function {
    let kindToken = try expect(.word, "a function ('func', 'gen', 'coro', 'agen')")
    guard let kind = FunctionKind(rawValue: kindToken.text) else {
      throw failure("expected 'func', 'gen', 'coro' or 'agen', found \(describe(kindToken))", at: kindToken)
    }
    let qualifiedName = try expect(.function, "the function's name").text
    variables = []
    variableIDs = [:]
    regionIDs = [:]
    completionCount = 0
    numberNames()
    let signature = try self.signature()
    var function = Function(
      name: IRText.lastComponent(qualifiedName),
      qualifiedName: qualifiedName,
      kind: kind,
      signature: signature
    )
    if acceptWord("name") { function.name = try string("the name") }
    function.span = try place()
    try expect("{")
    var temps: Int?
    try declarations(&function, &temps)
    while !accept("}") { function.blocks.append(try basicBlock()) }
    function.variables = variables
    function.completionCount = completionCount
    if var layout = function.layout {
      // Variables that the text does not list have no register.
      while layout.variableRegisters.count < variables.count { layout.variableRegisters.append(-1) }
      function.layout = layout
    }
    function.tempCount = temps ?? IRText.impliedTempCount(function)
    return function
  }

  /// Gives numbers to the temps and blocks of the function whose parameter list is next: %5 and ^b5 keep theirs, other
  /// names get those above.
  mutating func numberNames() {
    blockIDs = [:]
    tempIDs = [:]
    var depth = 0
    var names: [(IRToken.Kind, String)] = []
    var highestTemp = -1
    var highestBlock = -1
    for i in position..<tokens.count {
      let token = tokens[i]
      if token.kind == .punctuation {
        if token.text == "{" { depth += 1 }
        if token.text == "}" {
          depth -= 1
          if depth == 0 { break }
        }
      } else if token.kind == .temp {
        if let number = IRParser.number(token.text[...]) {
          highestTemp = max(highestTemp, number)
          tempIDs[token.text] = number
        } else if tempIDs[token.text] == nil {
          tempIDs[token.text] = -1
          names.append((.temp, token.text))
        }
      } else if token.kind == .block {
        if token.text.utf8.first == 98, let number = IRParser.number(token.text.dropFirst()) {
          highestBlock = max(highestBlock, number)
          blockIDs[token.text] = number
        } else if blockIDs[token.text] == nil {
          blockIDs[token.text] = -1
          names.append((.block, token.text))
        }
      }
    }
    for (kind, name) in names {
      if kind == .temp {
        highestTemp += 1
        tempIDs[name] = highestTemp
      } else {
        highestBlock += 1
        blockIDs[name] = highestBlock
      }
    }
  }

  /// A number as the printer would write it.
  static func number(_ text: Substring) -> Int? {
    guard let value = Int(text), value >= 0, value < 1 << 31, String(value) == text else { return nil }
    return value
  }

  mutating func declare(_ token: IRToken, _ storage: Storage) throws(Diagnostic) {
    let key = IRParser.key(token)
    guard variableIDs[key] == nil else { throw failure("\(describe(token)) is declared already", at: token) }
    variableIDs[key] = variables.count
    variables.append(Variable(name: token.text, storage: storage))
  }

  mutating func signature() throws(Diagnostic) -> Signature {
    enum Part { case slash, star, plain, rest, keywordRest }
    let parts = try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) -> Part in
      if parser.accept("/") { return .slash }
      var part = Part.plain
      if parser.accept("*") { part = parser.accept("*") ? .keywordRest : .rest }
      var storage = Storage.local
      if parser.token.kind == .word {
        guard let known = Storage(rawValue: parser.token.text) else {
          throw parser.failure("unknown storage \(parser.describe(parser.token))")
        }
        storage = known
        parser.position += 1
      }
      if part == .rest, parser.token.kind != .variable { return .star }
      try parser.declare(try parser.expect(.variable, "a parameter"), storage)
      return part
    }
    var signature = Signature()
    var afterStar = false
    for part in parts {
      switch part {
      case .slash:
        guard !afterStar, signature.positionalOnly == 0, !signature.hasRest, !signature.hasKeywordRest else {
          throw failure("'/' stands in the wrong place")
        }
        signature.positionalOnly = signature.positional
        signature.positional = 0
      case .star: afterStar = true
      case .plain:
        guard !signature.hasRest, !signature.hasKeywordRest else {
          throw failure("a parameter follows a rest parameter")
        }
        if afterStar { signature.keywordOnly += 1 } else { signature.positional += 1 }
      case .rest: signature.hasRest = true
      case .keywordRest: signature.hasKeywordRest = true
      }
    }
    return signature
  }

  mutating func declarations(_ function: inout Function, _ temps: inout Int?) throws(Diagnostic) {
    while token.kind == .word {
      let word = advance()
      switch word.text {
      case "doc": function.documentation = try string("the documentation")
      case "namespace": function.hasNamespace = true
      case "temps": temps = try count("the number of temps")
      case "completions": completionCount = try count("the number of completion records")
      case "local", "cell", "free", "synthetic":
        guard let storage = Storage(rawValue: word.text) else { continue }
        repeat { try declare(try expect(.variable, "a variable"), storage) } while accept(",")
      case "region": function.regions.append(try regionDeclaration())
      case "registers": function.layout = try registers()
      case "state":
        guard function.layout != nil else { throw failure("a state stands before 'registers'", at: word) }
        let number = try integer("the state's number")
        guard number == function.layout!.states.count + 1 else { throw failure("states are numbered from 1 on") }
        function.layout!.states.append(try state())
      default: throw failure("unknown declaration \(describe(word))", at: word)
      }
    }
  }

  mutating func regionDeclaration() throws(Diagnostic) -> Region {
    let name = try expect(.word, "the region's name")
    guard regionIDs[name.text] == nil else { throw failure("\(describe(name)) is declared already", at: name) }
    let kindToken = try expect(.word, "the region's kind")
    guard let kind = RegionKind(rawValue: kindToken.text) else {
      throw failure("unknown kind of region \(describe(kindToken))", at: kindToken)
    }
    let parent = try region()
    try expectArrow()
    let handler = try block()
    var completion: CompletionID?
    if acceptWord("completion") { completion = try self.completion() }
    regionIDs[name.text] = regionIDs.count
    return Region(parent: parent, kind: kind, handler: handler, completion: completion)
  }

  /// `in rN`, when it stands there.
  mutating func region() throws(Diagnostic) -> RegionID? {
    guard acceptWord("in") else { return nil }
    let name = try expect(.word, "a region")
    guard let index = regionIDs[name.text] else { throw failure("unknown region \(describe(name))", at: name) }
    return RegionID(index)
  }

  mutating func registers() throws(Diagnostic) -> MachineLayout {
    var layout = MachineLayout(
      variableRegisters: [],
      tempRegisters: [:],
      registerCount: try count("the number of registers"),
      states: []
    )
    _ = try list("{", "}") { (parser: inout IRParser) throws(Diagnostic) in
      let place = try parser.place(of: "a variable or temp")
      try parser.expect(":")
      let register = parser.acceptWord("none") ? -1 : try parser.count("the register")
      switch place {
      case .temp(let temp): layout.tempRegisters[temp] = register
      case .variable(let variable):
        while layout.variableRegisters.count <= variable.index { layout.variableRegisters.append(-1) }
        layout.variableRegisters[variable.index] = register
      }
    }
    return layout
  }

  mutating func state() throws(Diagnostic) -> MachineState {
    let kind = try expect(.word, "the state's kind").text
    let from = try block()
    try expectArrow()
    var state = MachineState(
      block: from,
      kind: kind,
      resume: try block(),
      region: try region(),
      live: [],
      span: .none,
      nextLine: 0,
      text: ""
    )
    try expectWord("live")
    state.live = try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in
      try parser.place(of: "a variable or temp")
    }
    if acceptWord("next") { state.nextLine = Int32(try count("the next line")) }
    if acceptWord("text") { state.text = try string("the text") }
    state.span = try place()
    return state
  }

  /// A place in the source, when one stands here.
  mutating func place() throws(Diagnostic) -> Span {
    guard token.kind == .place else { return .none }
    let at = advance()
    var rest = Array(at.text.utf8)[...]
    func fail() -> Diagnostic { failure("expected a place such as @2:5-9 or @2:5-4:6", at: at) }
    func number() throws(Diagnostic) -> Int32 {
      var digits: [UInt8] = []
      while let c = rest.first, IRText.isWordByte(c) || (c == 45 && digits.isEmpty) {
        digits.append(c)
        rest.removeFirst()
      }
      guard let value = Int32(String(decoding: digits, as: UTF8.self)) else { throw fail() }
      return value
    }
    func skip(_ c: UInt8) throws(Diagnostic) {
      guard rest.first == c else { throw fail() }
      rest.removeFirst()
    }
    let line = try number()
    try skip(58)
    let column = try number()
    var span = Span(line: line, column: column, endLine: line, endColumn: column)
    if !rest.isEmpty {
      try skip(45)
      span.endColumn = try number()
      if !rest.isEmpty {
        try skip(58)
        span.endLine = span.endColumn
        span.endColumn = try number()
      }
    }
    guard rest.isEmpty else { throw fail() }
    return span
  }

  // MARK: - References

  mutating func temp(_ token: IRToken) -> Temp { Temp(tempIDs[token.text] ?? 0) }

  mutating func variable(_ token: IRToken) -> VariableID {
    let key = IRParser.key(token)
    if let index = variableIDs[key] { return VariableID(index) }
    variableIDs[key] = variables.count
    variables.append(Variable(name: token.text, storage: token.text.utf8.first == 46 ? .synthetic : .local))
    return VariableID(variables.count - 1)
  }

  mutating func variable() throws(Diagnostic) -> VariableID {
    variable(try expect(.variable, "a variable"))
  }

  mutating func block() throws(Diagnostic) -> BlockID {
    BlockID(blockIDs[try expect(.block, "a block").text] ?? 0)
  }

  mutating func completion() throws(Diagnostic) -> CompletionID {
    let token = try expect(.word, "a completion record")
    guard token.text.utf8.first == 99, let number = IRParser.number(token.text.dropFirst()) else {
      throw failure("expected a completion record (c0, c1 …), found \(describe(token))", at: token)
    }
    completionCount = max(completionCount, number + 1)
    return CompletionID(number)
  }

  mutating func place(of what: String) throws(Diagnostic) -> Place {
    let token = self.token
    switch token.kind {
    case .temp:
      position += 1
      return .temp(temp(token))
    case .variable:
      position += 1
      return .variable(variable(token))
    default: throw failure("expected \(what), found \(describe(token))")
    }
  }

  mutating func operand() throws(Diagnostic) -> Operand {
    let token = self.token
    switch token.kind {
    case .temp:
      position += 1
      return .temp(temp(token))
    case .variable:
      position += 1
      return .variable(variable(token))
    default: return .constant(try constant())
    }
  }

  // MARK: - Constants

  mutating func constant() throws(Diagnostic) -> Constant {
    let token = self.token
    switch token.kind {
    case .integer:
      position += 1
      if let value = Int(token.text) { return .int(value) }
      guard IRText.isBareBigInt(token.text) else { throw failure("this number is not in decimal form", at: token) }
      return .bigInt(token.text)
    case .float:
      position += 1
      guard let value = Double(token.text) else { throw failure("this is no number", at: token) }
      return .double(value)
    case .string:
      position += 1
      return .string(token.text)
    case .bytes:
      position += 1
      return .bytes(token.bytes)
    case .punctuation where token.text == "(":
      return .tuple(
        try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in try parser.constant() }
      )
    case .word: return try constantWord()
    default: throw failure("expected a value, found \(describe(token))")
    }
  }

  mutating func constantWord() throws(Diagnostic) -> Constant {
    let word = advance()
    switch word.text {
    case "none": return .none
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "float":
      try expect("(")
      let bits = try self.bits()
      try expect(")")
      return .float(bits: bits)
    case "complex":
      try expect("(")
      let real = try double()
      try expect(",")
      let imaginary = try double()
      try expect(")")
      return .complex(real: real, imaginary: imaginary)
    case "bigint":
      try expect("(")
      let digits = try string("digits")
      try expect(")")
      return .bigInt(digits)
    case "codepoints":
      return .codePoints(
        try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in UInt32(try parser.count("a code point")) }
      )
    case "singleton":
      try expect("(")
      let name = try string("the singleton's name")
      try expect(")")
      return .singleton(name)
    default: throw failure("expected a value, found \(describe(word))", at: word)
    }
  }

  mutating func bits() throws(Diagnostic) -> UInt64 {
    let token = try expect(.integer, "bits such as 0x7ff8000000000000")
    guard token.text.utf8.starts(with: "0x".utf8), let bits = UInt64(token.text.dropFirst(2), radix: 16) else {
      throw failure("expected bits such as 0x7ff8000000000000", at: token)
    }
    return bits
  }

  mutating func double() throws(Diagnostic) -> UInt64 {
    let at = token
    guard case .float(let bits) = try constant() else { throw failure("expected a double", at: at) }
    return bits
  }
}
