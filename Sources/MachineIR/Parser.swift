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

  private let source: SourceFile
  private let tokens: [IRToken]
  private var position = 0

  /// Function names to indices.
  private var functionIDs: [String: Int] = [:]

  // Of the function being read.
  private var variables: [Variable] = []
  private var variableIDs: [String: Int] = [:]
  private var blockIDs: [String: Int] = [:]
  private var tempIDs: [String: Int] = [:]
  private var regionIDs: [String: Int] = [:]
  private var completionCount = 0

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

  private var token: IRToken { tokens[position] }

  private mutating func advance() -> IRToken {
    let token = tokens[position]
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  private func failure(_ message: String, at token: IRToken? = nil) -> Diagnostic {
    let at = token ?? self.token
    return Diagnostic(
      kind: IRParser.errorKind,
      message: message,
      span: IRLexer.span(at.start, at.end, in: source),
      file: source.name
    )
  }

  private func describe(_ token: IRToken) -> String {
    token.kind == .end
      ? "the end of the text" : "'\(String(decoding: source.bytes[token.start..<token.end], as: UTF8.self))'"
  }

  private func isPunctuation(_ text: String) -> Bool { token.kind == .punctuation && token.text == text }

  private func isWord(_ text: String) -> Bool { token.kind == .word && token.text == text }

  private mutating func accept(_ text: String) -> Bool {
    guard isPunctuation(text) else { return false }
    position += 1
    return true
  }

  private mutating func acceptWord(_ text: String) -> Bool {
    guard isWord(text) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ text: String) throws(Diagnostic) {
    guard accept(text) else { throw failure("expected '\(text)', found \(describe(token))") }
  }

  private mutating func expectWord(_ text: String) throws(Diagnostic) {
    guard acceptWord(text) else { throw failure("expected '\(text)', found \(describe(token))") }
  }

  private mutating func expectArrow() throws(Diagnostic) {
    guard token.kind == .arrow else { throw failure("expected '->', found \(describe(token))") }
    position += 1
  }

  private mutating func expect(_ kind: IRToken.Kind, _ what: String) throws(Diagnostic) -> IRToken {
    guard token.kind == kind else { throw failure("expected \(what), found \(describe(token))") }
    return advance()
  }

  private mutating func integer(_ what: String) throws(Diagnostic) -> Int {
    let token = try expect(.integer, what)
    guard let value = Int(token.text) else { throw failure("this number is too large here", at: token) }
    return value
  }

  /// A count or index: not negative, and small.
  private mutating func count(_ what: String) throws(Diagnostic) -> Int {
    let at = token
    let value = try integer(what)
    guard value >= 0, value < 1 << 31 else { throw failure("\(what) is out of range", at: at) }
    return value
  }

  private mutating func name(_ what: String) throws(Diagnostic) -> String {
    guard token.kind == .word || token.kind == .string else {
      throw failure("expected \(what), found \(describe(token))")
    }
    return advance().text
  }

  private mutating func string(_ what: String) throws(Diagnostic) -> String {
    try expect(.string, what).text
  }

  /// A list in brackets, comma between items; a comma may follow the last.
  private mutating func list<T>(
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

  private static func key(_ token: IRToken) -> String { "\(token.text)#\(token.rank)" }

  private mutating func module() throws(Diagnostic) -> Module {
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
  private mutating func findFunctions() throws(Diagnostic) {
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

  private mutating func function() throws(Diagnostic) -> Function {
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
  private mutating func numberNames() {
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
  private static func number(_ text: Substring) -> Int? {
    guard let value = Int(text), value >= 0, value < 1 << 31, String(value) == text else { return nil }
    return value
  }

  private mutating func declare(_ token: IRToken, _ storage: Storage) throws(Diagnostic) {
    let key = IRParser.key(token)
    guard variableIDs[key] == nil else { throw failure("\(describe(token)) is declared already", at: token) }
    variableIDs[key] = variables.count
    variables.append(Variable(name: token.text, storage: storage))
  }

  private mutating func signature() throws(Diagnostic) -> Signature {
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

  private mutating func declarations(_ function: inout Function, _ temps: inout Int?) throws(Diagnostic) {
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

  private mutating func regionDeclaration() throws(Diagnostic) -> Region {
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
  private mutating func region() throws(Diagnostic) -> RegionID? {
    guard acceptWord("in") else { return nil }
    let name = try expect(.word, "a region")
    guard let index = regionIDs[name.text] else { throw failure("unknown region \(describe(name))", at: name) }
    return RegionID(index)
  }

  private mutating func registers() throws(Diagnostic) -> MachineLayout {
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

  private mutating func state() throws(Diagnostic) -> MachineState {
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
  private mutating func place() throws(Diagnostic) -> Span {
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

  private mutating func temp(_ token: IRToken) -> Temp { Temp(tempIDs[token.text] ?? 0) }

  private mutating func variable(_ token: IRToken) -> VariableID {
    let key = IRParser.key(token)
    if let index = variableIDs[key] { return VariableID(index) }
    variableIDs[key] = variables.count
    variables.append(Variable(name: token.text, storage: token.text.utf8.first == 46 ? .synthetic : .local))
    return VariableID(variables.count - 1)
  }

  private mutating func variable() throws(Diagnostic) -> VariableID {
    variable(try expect(.variable, "a variable"))
  }

  private mutating func block() throws(Diagnostic) -> BlockID {
    BlockID(blockIDs[try expect(.block, "a block").text] ?? 0)
  }

  private mutating func completion() throws(Diagnostic) -> CompletionID {
    let token = try expect(.word, "a completion record")
    guard token.text.utf8.first == 99, let number = IRParser.number(token.text.dropFirst()) else {
      throw failure("expected a completion record (c0, c1 …), found \(describe(token))", at: token)
    }
    completionCount = max(completionCount, number + 1)
    return CompletionID(number)
  }

  private mutating func place(of what: String) throws(Diagnostic) -> Place {
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

  private mutating func operand() throws(Diagnostic) -> Operand {
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

  private mutating func constant() throws(Diagnostic) -> Constant {
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

  private mutating func constantWord() throws(Diagnostic) -> Constant {
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

  private mutating func bits() throws(Diagnostic) -> UInt64 {
    let token = try expect(.integer, "bits such as 0x7ff8000000000000")
    guard token.text.utf8.starts(with: "0x".utf8), let bits = UInt64(token.text.dropFirst(2), radix: 16) else {
      throw failure("expected bits such as 0x7ff8000000000000", at: token)
    }
    return bits
  }

  private mutating func double() throws(Diagnostic) -> UInt64 {
    let at = token
    guard case .float(let bits) = try constant() else { throw failure("expected a double", at: at) }
    return bits
  }

  // MARK: - Blocks and instructions

  private mutating func basicBlock() throws(Diagnostic) -> Block {
    let id = try block()
    var parameter: Place?
    if accept("(") {
      parameter = try place(of: "the block's parameter")
      try expect(")")
    }
    var block = Block(id: id, region: try region(), parameter: parameter)
    try expect(":")
    while true {
      if token.kind == .word, let terminator = try terminator() {
        block.terminator = terminator
        block.terminatorSpan = try place()
        return block
      }
      var results: [Place] = []
      if token.kind == .temp || token.kind == .variable {
        repeat { results.append(try place(of: "a result")) } while accept(",")
        try expect("=")
      }
      let operation = try operation()
      block.instructions.append(Instruction(results, operation, try place()))
    }
  }

  private mutating func mnemonic() throws(Diagnostic) -> String {
    var text = try expect(.word, "an instruction").text
    while isPunctuation("."), token.start == tokens[position - 1].end, tokens[position + 1].kind == .word {
      position += 1
      text += "." + advance().text
    }
    return text
  }

  private mutating func next(_ separator: String = ",") throws(Diagnostic) -> Operand {
    try expect(separator)
    return try operand()
  }

  private mutating func pair(_ make: (Operand, Operand) -> Operation) throws(Diagnostic) -> Operation {
    let first = try operand()
    return make(first, try next())
  }

  private mutating func operands() throws(Diagnostic) -> [Operand] {
    try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in try parser.operand() }
  }

  private mutating func operation() throws(Diagnostic) -> Operation {
    let start = token
    let mnemonic = try mnemonic()
    if let kind = UnaryOperator(rawValue: mnemonic) { return .unary(kind, try operand()) }
    if let kind = CompareOperator(rawValue: mnemonic) { return try pair { .compare(kind, $0, $1) } }
    if let kind = BinaryOperator(rawValue: mnemonic) { return try pair { .binary(kind, $0, $1) } }
    if mnemonic.hasSuffix(".inplace"), let kind = BinaryOperator(rawValue: String(mnemonic.dropLast(8))) {
      return try pair { .inPlace(kind, $0, $1) }
    }
    switch mnemonic {
    case "const": return .constant(try constant())
    case "copy": return .copy(try operand())
    case "check": return .checkBound(try variable())
    case "unbind": return .unbind(try variable())
    case "kill":
      var places = [try place(of: "a variable or temp")]
      while accept(",") { places.append(try place(of: "a variable or temp")) }
      return .kill(places)
    case "cell.load": return .cellLoad(try variable())
    case "cell.store":
      let cell: VariableID = try variable()
      return .cellStore(cell, try next())
    case "cell.unbind": return .cellUnbind(try variable())
    case "cell.ref": return .cellReference(try variable())
    case "exc.enter":
      let saved: VariableID = try variable()
      return .excEnter(saved: saved, isPunctuation(",") ? try next() : nil)
    case "exc.leave": return .excLeave(saved: try variable())
    case "exc.match": return try pair { .excMatch($0, $1) }
    case "slice":
      let (low, high) = (try operand(), try next())
      return .makeSlice(low, high, try next())
    case "list.append": return try pair { .listAppend($0, $1) }
    case "list.extend": return try pair { .listExtend($0, $1) }
    case "set.add": return try pair { .setAdd($0, $1) }
    case "map.insert":
      let (map, key) = (try operand(), try next())
      return .mapInsert(map, key, try next())
    case "intrinsic":
      let name = try self.name("the intrinsic's name")
      return .intrinsic(name, try operands())
    case "tuple": return .makeTuple(try operands())
    case "list": return .makeList(try operands())
    case "set": return .makeSet(try operands())
    case "join": return .joinStrings(try operands())
    case "map": return .makeMap(try mapItems())
    case "unpack": return .unpack(try operand())
    case "unpack.star":
      let value = try operand()
      try expectWord("before")
      return .unpackStar(value, before: try count("the number of items"))
    case "iterate": return .iterate(try operand())
    case "call": return try call()
    case "format": return try format()
    case "function": return try makeFunction()
    default: return try namedOperation(mnemonic, start)
    }
  }

  /// Operations that name a global, attribute or item.
  private mutating func namedOperation(_ mnemonic: String, _ start: IRToken) throws(Diagnostic) -> Operation {
    switch mnemonic {
    case "global.load": return .globalLoad(try name("a global"))
    case "global.store":
      let global = try name("a global")
      return .globalStore(global, try next())
    case "global.delete": return .globalDelete(try name("a global"))
    case "namespace.load":
      let member = try name("a name")
      return .namespaceLoad(member, free: acceptWord("free") ? try variable() : nil)
    case "namespace.store":
      let member = try name("a name")
      return .namespaceStore(member, try next())
    case "namespace.delete": return .namespaceDelete(try name("a name"))
    case "attr.get":
      let object = try operand()
      return .getAttribute(object, try attribute())
    case "attr.set":
      let object = try operand()
      let member = try attribute()
      return .setAttribute(object, member, try next())
    case "attr.delete":
      let object = try operand()
      return .deleteAttribute(object, try attribute())
    case "special.get":
      let object = try operand()
      let member = try attribute()
      try expectWord("for")
      return .getSpecial(object, member, purpose: try string("the purpose"))
    case "item.get":
      let object = try operand()
      return .getItem(object, try key())
    case "item.set":
      let object = try operand()
      let key = try key()
      return .setItem(object, key, try next())
    case "item.delete":
      let object = try operand()
      return .deleteItem(object, try key())
    default: throw failure("unknown instruction '\(mnemonic)'", at: start)
    }
  }

  private mutating func attribute() throws(Diagnostic) -> String {
    try expect(".")
    return try name("an attribute")
  }

  private mutating func key() throws(Diagnostic) -> Operand {
    try expect("[")
    let key = try operand()
    try expect("]")
    return key
  }

  private mutating func mapItems() throws(Diagnostic) -> [Operand] {
    try expect("(")
    var items: [Operand] = []
    while !accept(")") {
      items.append(try operand())
      if accept(":") { items.append(try operand()) }
      if !accept(",") {
        try expect(")")
        break
      }
    }
    return items
  }

  private mutating func call() throws(Diagnostic) -> Operation {
    let callee = try operand()
    let method: String? = accept(".") ? try name("a method") : nil
    let arguments = try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) -> Argument in
      if parser.accept("*") {
        if parser.accept("*") { return .spreadKeywords(try parser.operand()) }
        return .spread(try parser.operand())
      }
      let next = parser.tokens[min(parser.position + 1, parser.tokens.count - 1)]
      if parser.token.kind == .word || parser.token.kind == .string, next.kind == .punctuation, next.text == ":" {
        let name = parser.advance().text
        parser.position += 1
        return .keyword(name, try parser.operand())
      }
      return .positional(try parser.operand())
    }
    if let method { return .callMethod(callee, method, arguments) }
    return .call(callee, arguments)
  }

  private mutating func format() throws(Diagnostic) -> Operation {
    let value = try operand()
    let conversion = acceptWord("conversion") ? try integer("a conversion") : -1
    return .format(value, conversion: conversion, spec: acceptWord("spec") ? try operand() : nil)
  }

  private mutating func makeFunction() throws(Diagnostic) -> Operation {
    let name = try expect(.function, "a function")
    guard let index = functionIDs[IRParser.key(name)] else {
      throw failure("there is no function \(describe(name))", at: name)
    }
    let defaults = acceptWord("defaults") ? try operands() : []
    var keywordDefaults: [KeywordDefault] = []
    if acceptWord("keywords") {
      keywordDefaults = try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in
        let name = try parser.name("a parameter")
        return KeywordDefault(name: name, value: try parser.next(":"))
      }
    }
    var closure: [VariableID] = []
    if acceptWord("captures") {
      closure = try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in try parser.variable() }
    }
    return .makeFunction(
      FunctionID(index),
      defaults: defaults,
      keywordDefaults: keywordDefaults,
      closure: closure,
      annotations: acceptWord("annotations") ? try operand() : nil
    )
  }

  // MARK: - Terminators

  private mutating func arrowBlock() throws(Diagnostic) -> BlockID {
    try expectArrow()
    return try block()
  }

  /// The terminator that begins here; nil when the word begins none.
  private mutating func terminator() throws(Diagnostic) -> Terminator? {
    switch token.text {
    case "goto":
      position += 1
      return .goto(try block())
    case "branch", "next":
      let isBranch = advance().text == "branch"
      let value = try operand()
      let first = try arrowBlock()
      try expectWord("else")
      let second: BlockID = try block()
      return isBranch ? .branch(value, first, else: second) : .next(value, body: first, done: second)
    case "return":
      position += 1
      return .return_(try operand())
    case "raise":
      position += 1
      var value: Operand?
      if !isWord("from"), token.kind != .block, token.kind != .place, !isPunctuation("}") { value = try operand() }
      return .raise(value, cause: acceptWord("from") ? try operand() : nil)
    case "reraise":
      position += 1
      return .reraise(try operand())
    case "yield":
      position += 1
      let value = try operand()
      return .yield(value, resume: try arrowBlock())
    case "await":
      position += 1
      let value = try operand()
      let purpose = acceptWord("for") ? try string("the purpose") : ""
      return .await(value, purpose: purpose, resume: try arrowBlock())
    case "delegate":
      position += 1
      let value = try operand()
      return .delegate(value, resume: try arrowBlock())
    case "pend":
      position += 1
      let completion: CompletionID = try completion()
      let pending = try self.pending()
      return .pend(completion, pending, target: try arrowBlock())
    case "endfinally":
      position += 1
      let completion: CompletionID = try completion()
      return .endFinally(
        completion,
        try list("{", "}") { (parser: inout IRParser) throws(Diagnostic) in
          let kind = try parser.completionKind()
          return CompletionArm(kind: kind, target: try parser.arrowBlock())
        }
      )
    case "switch":
      position += 1
      let value = try operand()
      return .switch_(
        value,
        try list("[", "]") { (parser: inout IRParser) throws(Diagnostic) -> BlockID in try parser.block() }
      )
    case "unreachable":
      position += 1
      return .unreachable
    default: return nil
    }
  }

  private mutating func pending() throws(Diagnostic) -> PendingCompletion {
    let word = try expect(.word, "a kind of completion")
    switch word.text {
    case "normal": return .normal
    case "return": return .return_(try operand())
    case "raise": return .raise(try operand())
    case "jump": return .jump(try count("the jump's number"))
    default: throw failure("expected 'normal', 'return', 'raise' or 'jump', found \(describe(word))", at: word)
    }
  }

  private mutating func completionKind() throws(Diagnostic) -> CompletionArm.Kind {
    let word = try expect(.word, "a kind of completion")
    switch word.text {
    case "normal": return .normal
    case "return": return .return_
    case "raise": return .raise
    case "jump": return .jump(try count("the jump's number"))
    default: throw failure("expected 'normal', 'return', 'raise' or 'jump', found \(describe(word))", at: word)
    }
  }
}
