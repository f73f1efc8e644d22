// The text form of the IR: what is printed is read back as the same module, and prints the same bytes again.

import Diagnostics
import MachineIR
import Testing

/// A function that has every operation, terminator, constant and declaration once.
enum Everything {
  static let constants: [Constant] = [
    .none, .bool(true), .bool(false), .int(0), .int(-1), .int(.max), .int(.min), .bigInt("9223372036854775808"),
    .bigInt("-123456789012345678901234567890"), .bigInt("5"), .bigInt("007"), .double(1.5), .double(-0.0), .double(0),
    .double(1e300), .double(.leastNonzeroMagnitude), .double(.infinity), .double(-.infinity), .double(.nan),
    .float(bits: 0x7FF8_0000_0000_0001), .complex(real: (1.0).bitPattern, imaginary: (-2.5).bitPattern),
    .complex(real: Double.nan.bitPattern, imaginary: 0), .string(""),
    .string("a\"b\\c\n\r\t\u{0}\u{7F}\u{301}é\u{2028}"),
    .string("e\u{301}"), .string("\r\n"), .codePoints([]), .codePoints([0x61, 0xD800]), .bytes([]),
    .bytes([0, 9, 10, 13, 34, 65, 92, 127, 255]), .tuple([]), .tuple([.int(1)]),
    .tuple([.int(1), .string("x"), .tuple([.none])]), .singleton("Ellipsis"), .singleton("odd \" name"),
  ]

  static let t = Operand.temp(Temp(1))
  static let v = Operand.variable(VariableID(3))
  static let k = Operand.constant(.int(-7))
  static let cell = VariableID(5)
  static let free = VariableID(6)
  static let saved = VariableID(7)

  static let operations: [(Int, Operation)] = {
    var all: [(Int, Operation)] = constants.map { (1, .constant($0)) }
    all += [
      (1, .copy(t)), (1, .copy(v)), (1, .copy(k)), (0, .checkBound(VariableID(3))), (0, .unbind(VariableID(3))),
      (0, .keep(t)), (0, .keep(v)),
      (0, .kill([.temp(Temp(1)), .variable(saved)])), (1, .cellLoad(cell)), (0, .cellStore(free, v)),
      (0, .cellUnbind(cell)), (1, .cellReference(free)), (1, .globalLoad("print")), (0, .globalStore("a b", t)),
      (0, .globalDelete("x")), (1, .namespaceLoad("x", free: nil)), (1, .namespaceLoad("x", free: free)),
      (0, .namespaceStore("ключ", k)), (0, .namespaceDelete("x")),
    ]
    all += UnaryOperator.allCases.map { (1, .unary($0, t)) }
    all += BinaryOperator.allCases.map { (1, .binary($0, t, k)) }
    all += BinaryOperator.allCases.map { (1, .inPlace($0, v, t)) }
    all += CompareOperator.allCases.map { (1, .compare($0, k, t)) }
    all += [
      (1, .getAttribute(t, "name")), (0, .setAttribute(v, "x y", k)), (0, .deleteAttribute(t, "name")),
      (1, .getSpecial(t, "__enter__", purpose: "with \"it\"")), (1, .getItem(t, k)), (0, .setItem(t, k, v)),
      (0, .deleteItem(t, k)), (1, .makeSlice(.constant(.none), k, t)),
      (1, .call(t, [])), (1, .call(.constant(.string("f")), [.positional(t), .keyword("none", k), .spread(v)])),
      (1, .call(v, [.spreadKeywords(t), .keyword("a-b", v), .positional(.constant(.string("s")))])),
      (1, .callMethod(v, "append", [.positional(k)])), (1, .callMethod(.constant(.int(5)), "odd name", [])),
      (1, .callMethod(.constant(.none), "f", [.positional(.constant(.tuple([.int(1)])))])),
      (1, .intrinsic("build_class", [t, k])), (1, .intrinsic("x", [])), (1, .makeTuple([t, k])), (1, .makeList([])),
      (1, .makeSet([k])), (1, .makeMap([])), (1, .makeMap([t, k, v, t])), (1, .makeMap([t])),
      (1, .joinStrings([t, k])), (1, .format(t, conversion: -1, spec: nil)), (1, .format(t, conversion: 114, spec: k)),
      (1, .makeFunction(FunctionID(1), defaults: [], keywordDefaults: [], closure: [], annotations: nil)),
      (
        1,
        .makeFunction(
          FunctionID(2),
          defaults: [t, k],
          keywordDefaults: [KeywordDefault(name: "k", value: v)],
          closure: [cell, free],
          annotations: t
        )
      ), (0, .listAppend(t, k)), (0, .listExtend(t, k)), (0, .setAdd(t, k)), (0, .mapInsert(t, k, v)), (0, .unpack(t)),
      (3, .unpack(t)), (2, .unpackStar(v, before: 1)), (1, .iterate(t)), (0, .excEnter(saved: saved, nil)),
      (0, .excEnter(saved: saved, t)), (0, .excEnter(saved: saved, .constant(.none))), (0, .excLeave(saved: saved)),
      (1, .excMatch(t, v)),
    ]
    return all
  }()

  static let terminators: [Terminator] = {
    let a = BlockID(0)
    let b = BlockID(7)
    let c = CompletionID(1)
    return [
      .goto(b), .branch(t, a, else: b), .next(v, body: a, done: b), .return_(k), .raise(nil, cause: nil),
      .raise(t, cause: nil), .raise(t, cause: v), .raise(nil, cause: k), .reraise(t), .yield(k, resume: b),
      .await(t, purpose: "", resume: b), .await(v, purpose: "__aenter__", resume: a), .delegate(t, resume: b),
      .pend(c, .normal, target: b), .pend(c, .return_(t), target: b), .pend(c, .raise(t), target: b),
      .pend(c, .jump(2), target: b), .endFinally(c, []),
      .endFinally(
        c,
        [
          CompletionArm(kind: .normal, target: a), CompletionArm(kind: .return_, target: b),
          CompletionArm(kind: .raise, target: b), CompletionArm(kind: .jump(3), target: a),
        ]
      ), .switch_(t, []), .switch_(v, [a, b, a]), .unreachable,
    ]
  }()

  static func module() -> Module {
    var module = Module(name: "m n", sourceName: "a\\b.py", dialect: "test", localLifetime: .lastUse)
    for (i, kind) in FunctionKind.allCases.enumerated() {
      // Two functions of one qualified name, and one that needs quotes.
      let name = ["f.<locals>.g", "f.<locals>.g", "odd name", "h"][i]
      var function = Function(
        name: i == 0 ? "g" : "other",
        qualifiedName: name,
        kind: kind,
        signature: Signature(
          positionalOnly: i % 2,
          positional: 1,
          keywordOnly: i % 2,
          hasRest: i != 1,
          hasKeywordRest: i < 2
        ),
        span: Span(line: 1, column: 2, endLine: 3, endColumn: 4)
      )
      function.variables = [
        Variable(name: "a", storage: .local), Variable(name: "b", storage: .cell), Variable(name: "c", storage: .local),
        Variable(name: "x", storage: .local), Variable(name: "x", storage: .local), Variable(name: "y", storage: .cell),
        Variable(name: "free one", storage: .free), Variable(name: ".1", storage: .synthetic),
        Variable(name: "", storage: .local), Variable(name: "a.b", storage: .local),
        Variable(name: "w", storage: .cell),
      ]
      function.regions = [
        Region(parent: nil, kind: .stopIteration, handler: BlockID(7)),
        Region(parent: RegionID(0), kind: .finally, handler: BlockID(0), completion: CompletionID(1)),
      ]
      function.completionCount = 2 + i
      function.tempCount = i == 0 ? 4 : 40
      function.hasNamespace = i == 1
      function.documentation = i == 2 ? "Line\none" : nil
      var blocks = [
        Block(id: BlockID(0), region: nil, parameter: nil),
        Block(id: BlockID(7), region: nil, parameter: .temp(Temp(3))),
      ]
      blocks[0].instructions = operations.enumerated().map { n, entry in
        let results: [Place] = (0..<entry.0).map { $0 == 1 ? .variable(VariableID(4)) : .temp(Temp(1 + $0)) }
        return Instruction(
          results,
          entry.1,
          n % 3 == 0 ? .none : Span(line: 5, column: Int32(n), endLine: 5, endColumn: Int32(n + n % 2))
        )
      }
      for (n, terminator) in terminators.enumerated() {
        blocks.append(
          Block(
            id: BlockID(10 + n),
            region: n % 2 == 0 ? nil : RegionID(1),
            parameter: n % 3 == 0 ? .variable(VariableID(3)) : nil,
            terminator: terminator,
            terminatorSpan: Span(line: 9, column: 1, endLine: 10, endColumn: -1)
          )
        )
      }
      function.blocks = blocks
      if i > 1 {
        function.layout = MachineLayout(
          variableRegisters: (0..<11).map { $0 == 4 ? -1 : $0 },
          tempRegisters: [Temp(2): 12, Temp(1): 11],
          registerCount: 13,
          states: [
            MachineState(
              block: BlockID(19),
              kind: "yield",
              resume: BlockID(7),
              region: nil,
              live: [],
              span: .none,
              nextLine: 0,
              text: ""
            ),
            MachineState(
              block: BlockID(20),
              kind: "await",
              resume: BlockID(7),
              region: RegionID(1),
              live: [.variable(VariableID(3)), .temp(Temp(1))],
              span: Span(line: 4, column: 1, endLine: 4, endColumn: 9),
              nextLine: 5,
              text: "fn(\"1\")"
            ),
          ]
        )
      }
      module.functions.append(function)
    }
    return module
  }
}

@Suite struct RoundTripTests {
  @Test func everythingRoundTrips() throws {
    let module = Everything.module()
    let text = IRPrinter.print(module)
    let again = try IRParser.parse(text)
    for (a, b) in zip(module.functions, again.functions) {
      for (x, y) in zip(a.blocks, b.blocks) {
        for (i, j) in zip(x.instructions, y.instructions) { #expect(i == j) }
        #expect(x == y)
      }
      #expect(a == b)
    }
    #expect(again == module)
    #expect(IRPrinter.print(again) == text)
  }

  @Test func handWrittenTextIsForgiven() throws {
    let module = try IRParser.parse(
      """
      module main source "x.fir" dialect "test"   ; no lifetime: scope end
      coro @main() {
      ^start:
        %f = global.load print
        $i = const 0
        goto ^loop
      ^loop:
        %t = call %f($i, end: "")
        $.it = iterate (1, 2)
        kill %t
        await %7 -> ^done
      ^done(%sent):
        return none
      }
      """
    )
    let function = try #require(module.functions.first)
    #expect(function.name == "main")
    #expect(
      function.variables == [
        Variable(name: "i", storage: .local), Variable(name: ".it", storage: .synthetic),
      ]
    )
    #expect(function.tempCount == 11)
    let text = IRPrinter.print(module)
    #expect(try IRParser.parse(text) == module)
    #expect(IRPrinter.print(try IRParser.parse(text)) == text)
  }

  @Test func signaturesAreSpelledInTheirOrder() throws {
    for signature in [
      "", "$a", "$a, /", "$a, /, $b", "*$r", "*, $k", "$a, /, $b, *, $k, *$r, **$m", "cell $a, **cell $m",
    ] {
      let text =
        "module m source \"\" dialect \"\" lifetime last-use\n\nfunc @f(\(signature)) {\n^b0:\n  unreachable\n}\n"
      #expect(IRPrinter.print(try IRParser.parse(text)) == text)
    }
  }

  @Test(arguments: [
    ("func @f() {\n^a:\n  %1 = frobnicate 2\n  return %1\n}", "unknown instruction 'frobnicate'", 4, 7),
    ("func @f() {\n^a:\n  goto\n}", "expected a block, found '}'", 5, 0),
    ("func @f() {\n^a:\n  return \"x\n}", "this literal is not closed", 4, 9),
    ("func @f() {\n^a in r9:\n  unreachable\n}", "unknown region 'r9'", 3, 6),
    ("func @f() {}\nfunc @f() {}", "there is another function '@f'", 3, 5),
    ("func @f($a, $a) {}", "'$a' is declared already", 2, 12),
    ("func @f() {\n^a:\n  %1 = function @g\n  return %1\n}", "there is no function '@g'", 4, 16),
    ("func @f() {\n^a:\n  return 1 @4\n}", "expected a place such as @2:5-9 or @2:5-4:6", 4, 11),
    ("func @f() {\n^a:\n  %1 = const 1\n", "expected an instruction, found the end of the text", 5, 0),
  ])
  func mistakesHaveAPlace(_ text: String, _ message: String, _ line: Int32, _ column: Int32) {
    do {
      _ = try IRParser.parse("module m source \"\" dialect \"\"\n" + text, name: "x.fir")
      Issue.record("accepted")
    } catch {
      #expect(error.message == message)
      #expect(error.span.line == line)
      #expect(error.span.column == column)
      #expect(error.file == "x.fir")
    }
  }

  /// Any cut and any changed byte of a text gives a module or a diagnostic.
  @Test func damagedTextIsRefused() {
    let bytes = Array(IRPrinter.print(Everything.module()).utf8)
    var state: UInt64 = 42
    for round in 0..<300 {
      state = state &* 6364136223846793005 &+ 1442695040888963407
      var damaged = bytes
      let at = Int(state >> 33) % bytes.count
      if round % 3 == 0 { damaged.removeSubrange(at...) } else { damaged[at] = UInt8(truncatingIfNeeded: state >> 20) }
      let module = try? IRParser.parse(SourceFile(name: "", bytes: damaged))
      if let module { #expect(!module.functions.isEmpty || round % 3 == 0) }
    }
  }
}
