// The parser of the IR's text form, continued: blocks, instructions and terminators. See Parser.swift.

import Diagnostics

extension IRParser {
  // MARK: - Blocks and instructions

  mutating func basicBlock() throws(Diagnostic) -> Block {
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

  mutating func mnemonic() throws(Diagnostic) -> String {
    var text = try expect(.word, "an instruction").text
    while isPunctuation("."), token.start == tokens[position - 1].end, tokens[position + 1].kind == .word {
      position += 1
      text += "." + advance().text
    }
    return text
  }

  mutating func next(_ separator: String = ",") throws(Diagnostic) -> Operand {
    try expect(separator)
    return try operand()
  }

  mutating func pair(_ make: (Operand, Operand) -> Operation) throws(Diagnostic) -> Operation {
    let first = try operand()
    return make(first, try next())
  }

  mutating func operands() throws(Diagnostic) -> [Operand] {
    try list("(", ")") { (parser: inout IRParser) throws(Diagnostic) in try parser.operand() }
  }

  mutating func operation() throws(Diagnostic) -> Operation {
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
    case "keep": return .keep(try operand())
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
  mutating func namedOperation(_ mnemonic: String, _ start: IRToken) throws(Diagnostic) -> Operation {
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

  mutating func attribute() throws(Diagnostic) -> String {
    try expect(".")
    return try name("an attribute")
  }

  mutating func key() throws(Diagnostic) -> Operand {
    try expect("[")
    let key = try operand()
    try expect("]")
    return key
  }

  mutating func mapItems() throws(Diagnostic) -> [Operand] {
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

  mutating func call() throws(Diagnostic) -> Operation {
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

  mutating func format() throws(Diagnostic) -> Operation {
    let value = try operand()
    let conversion = acceptWord("conversion") ? try integer("a conversion") : -1
    return .format(value, conversion: conversion, spec: acceptWord("spec") ? try operand() : nil)
  }

  mutating func makeFunction() throws(Diagnostic) -> Operation {
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

  mutating func arrowBlock() throws(Diagnostic) -> BlockID {
    try expectArrow()
    return try block()
  }

  /// The terminator that begins here; nil when the word begins none.
  mutating func terminator() throws(Diagnostic) -> Terminator? {
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

  mutating func pending() throws(Diagnostic) -> PendingCompletion {
    let word = try expect(.word, "a kind of completion")
    switch word.text {
    case "normal": return .normal
    case "return": return .return_(try operand())
    case "raise": return .raise(try operand())
    case "jump": return .jump(try count("the jump's number"))
    default: throw failure("expected 'normal', 'return', 'raise' or 'jump', found \(describe(word))", at: word)
    }
  }

  mutating func completionKind() throws(Diagnostic) -> CompletionArm.Kind {
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
