// The image file: written and read back, and refused when damaged.

import Diagnostics
import Foundation
import Lowering
import MachineIR
import Testing

@testable import MachineImage

/// Deterministic random numbers.
struct Random {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 24
  }
  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }
}

@Suite struct ImageFileTests {
  static let source = """
    module main source "f.x" dialect "test" lifetime scope-end
    func @<module>() {
    ^b0:
      %0 = function @f defaults(1, "é") keywords(k: none)
      global.store f, %0
      %1 = const ("a", 1.5, (none, true, b"\\x00\\xff"), 123456789012345678901234567890)
      %2 = const codepoints(55296, 97)
      %3 = const complex(1.5, -0.0)
      %4 = tuple(%1, %2, %3, singleton("Ellipsis"), -5000000000)
      global.store t, %4
      return none
    }
    coro @f($a, cell $b, *, $k, *$rest) {
      doc "What it does."
      local $s
      region r0 stopiter -> ^guard
      region r1 try in r0 -> ^h
    ^b0 in r0:
      $s = const 0
      %it = iterate $rest
      goto ^loop
    ^loop in r1:
      next %it -> ^item else ^end
    ^item(%x) in r1:
      %g = function @f.<locals>.g captures($b)
      %y = call %g(%x, key: $a)
      await %y for "__aenter__" -> ^resumed
    ^resumed(%sent) in r1:
      $s = add.inplace $s, %sent
      goto ^loop
    ^end in r1:
      %c = lt $s, 10
      branch %c -> ^small else ^big
    ^small in r1:
      %m = call $s.method(1, *$rest, **$k)
      return %m
    ^big in r1:
      return $s
    ^h(%e) in r0:
      exc.enter $.saved, %e
      exc.leave $.saved
      reraise %e
    ^guard(%z):
      reraise %z
    }
    gen @f.<locals>.g($x) {
      free $b
    ^b0:
      %0 = cell.load $b
      yield %0 -> ^b1
    ^b1(%1):
      delegate %1 -> ^b2
    ^b2(%2):
      switch 2 [^b3, ^b4, ^b3]
    ^b3:
      return none
    ^b4:
      raise from %2
    }
    """

  static func image() throws -> Image { CodeGenerator.image(from: try IRParser.parse(source)) }

  @Test func imagesReadBackAsTheyWere() throws {
    let image = try Self.image()
    let bytes = ImageFile.write(image)
    #expect(try ImageFile.read(bytes) == image)
    #expect(try ImageFile.write(ImageFile.read(bytes)) == bytes)
  }

  @Test func imagesAreText() throws {
    let image = try Self.image()
    let text = ImageFile.text(image)
    #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    let table = try UnitTable(embedded: text)
    #expect(table.count == image.units.count && table.sourceName == image.sourceName)
    for i in (0..<table.count).reversed() {
      #expect(table.unit(i) == image.units[i])
      #expect(table.header(i).qualifiedName == image.units[i].qualifiedName)
      #expect(table.header(i).kind == image.units[i].kind)
    }
    #expect(throws: Diagnostic.self) { try UnitTable(embedded: "") }
    #expect(throws: Diagnostic.self) { try UnitTable(embedded: String(text.dropLast())) }
    #expect(throws: Diagnostic.self) { try UnitTable(embedded: "não é uma imagem") }
  }

  @Test func headersAreChecked() throws {
    let good = ImageFile.write(try Self.image())
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try ImageFile.read(bytes, name: "x.fsm")
        return "accepted"
      } catch {
        return error.message
      }
    }
    #expect(message([]) == "this is not an image")
    #expect(message(Array(good.prefix(10))) == "the image is cut short")
    var other = good
    other[4] = 99
    #expect(message(other) == "the image has format version 99, this program reads version \(ImageFile.version)")
    var damaged = good
    damaged[good.count / 2] ^= 4
    #expect(message(damaged) == "the image is damaged: its checksum differs")
    #expect(message(Array(good.dropLast())) == "the image is damaged: its checksum differs")
  }

  /// Changed payloads whose checksum was made to fit: read and verified, or refused, never a crash.
  @Test func changedPayloadsNeverCrash() throws {
    let good = ImageFile.write(try Self.image())
    var random = Random(state: 7)
    var refused = 0
    for _ in 0..<4000 {
      var bytes = good
      for _ in 0...random.below(3) {
        let at = ImageFile.headerSize + random.below(bytes.count - ImageFile.headerSize)
        if random.below(4) == 0 {
          bytes[at] = UInt8(truncatingIfNeeded: random.next())
        } else {
          bytes[at] ^= 1 << UInt8(random.below(8))
        }
      }
      if random.below(10) == 0 { bytes.removeLast(random.below(bytes.count - ImageFile.headerSize)) }
      let sum = ImageFile.checksum(bytes[ImageFile.headerSize...])
      for i in 0..<8 { bytes[8 + i] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * i)) }
      do {
        _ = Disassembler.text(try ImageFile.read(bytes))
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    #expect(refused > 1000)
  }

  /// Any 64-bit words at all as code.
  @Test func anyWordsNeverCrashTheVerifier() throws {
    var image = try Self.image()
    var random = Random(state: 11)
    for _ in 0..<4000 {
      let unit = random.below(image.units.count)
      let saved = image.units[unit].words
      for _ in 0...random.below(4) {
        let at = random.below(saved.count)
        image.units[unit].words[at] = random.next() << UInt64(random.below(40)) | random.next() & 0x7F
      }
      _ = ImageVerifier.firstProblem(of: image)
      image.units[unit].words = saved
    }
    #expect(ImageVerifier.firstProblem(of: image) == nil)
  }
}

@Suite struct ImageVerifierTests {
  /// A unit with the given code.
  static func problem(
    registers: Int = 4,
    kind: UnitKind = .plain,
    variables: [UnitVariable] = [],
    states: [UnitState] = [],
    rows: [ExceptionRow] = [],
    names: [String] = ["n"],
    constants: [ImageConstant] = [.int(1)],
    _ code: (inout CodeBuilder) -> Void
  ) -> String? {
    var image = Image(moduleName: "m", sourceName: "s", dialect: "d")
    var body = CodeUnit(
      name: "body",
      qualifiedName: "body",
      kind: .plain,
      signature: UnitSignature(positionalOnly: 0, positional: 0, keywordOnly: 0, hasRest: false, hasKeywordRest: false)
    )
    body.registerCount = 1
    body.words = [Word.pack(.loadNone), Word.pack(.return_)]
    var unit = body
    unit.qualifiedName = "u"
    unit.kind = kind
    unit.registerCount = registers
    unit.variables = variables
    unit.states = states
    unit.exceptions = rows
    unit.names = names
    unit.constants = constants
    var builder = CodeBuilder()
    code(&builder)
    unit.words = builder.finish().words
    image.units = [body, unit]
    return ImageVerifier.firstProblem(of: image)
  }

  @Test func soundCodeIsAccepted() {
    #expect(
      Self.problem {
        $0.emit(.loadInt, a: 0, wide: 5)
        $0.emit(.return_, a: 0)
      } == nil
    )
  }

  @Test func unsoundCodeIsRefused() {
    let cell = [UnitVariable(name: "c", register: 1, storage: .cell)]
    let cases: [(String, String?)] = [
      ("it ends nowhere", Self.problem { $0.emit(.loadNone, a: 0) }),
      ("no code", Self.problem { _ in }),
      (
        "register",
        Self.problem { b in
          b.emit(.loadNone, a: 4)
          b.emit(.return_, a: 4)
        }
      ),
      ("empty register", Self.problem { $0.emit(.return_, a: 0) }),
      (
        "empty after a move",
        Self.problem { b in
          b.emit(.loadNone, a: 0)
          b.emit(.makeTuple, a: 1, b: 1, arguments: [0 | 0x8000])
          b.emit(.return_, a: 0)
        }
      ),
      (
        "empty on one path",
        Self.problem { b in
          let end = b.label()
          b.emit(.loadNone, a: 0)
          b.emit(.jumpIfTrue, a: 0, to: end)
          b.emit(.loadNone, a: 1)
          b.place(end)
          b.emit(.return_, a: 1)
        }
      ),
      (
        "constant",
        Self.problem { b in
          b.emit(.loadConstant, a: 0, wide: 1)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "name",
        Self.problem { b in
          b.emit(.globalLoad, a: 0, b: 1)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "cell operation on no cell",
        Self.problem { b in
          b.emit(.cellLoad, a: 0, b: 1, c: 0)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "cell not made",
        Self.problem(variables: cell) { b in
          b.emit(.cellLoad, a: 0, b: 1, c: 0)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "cell overwritten",
        Self.problem(variables: cell) { b in
          b.emit(.makeCell, a: 1)
          b.emit(.loadNone, a: 1)
          b.emit(.cellLoad, a: 0, b: 1, c: 0)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "cell made again",
        Self.problem(variables: cell) { b in
          let start = b.label()
          b.place(start)
          b.emit(.makeCell, a: 1)
          b.emit(.jump, to: start)
        }
      ),
      (
        "yield in a plain unit",
        Self.problem(
          states: [UnitState(kind: "yield", resume: 2, live: [], span: .none, nextLine: 0, text: "")]
        ) { b in
          b.emit(.loadNone, a: 0)
          b.emit(.yield, a: 0, b: 0, c: 1)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "state elsewhere",
        Self.problem(
          kind: .generator,
          states: [UnitState(kind: "yield", resume: 0, live: [], span: .none, nextLine: 0, text: "")]
        ) { b in
          b.emit(.loadNone, a: 0)
          b.emit(.yield, a: 0, b: 0, c: 1)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "handler inside its row",
        Self.problem(
          rows: [ExceptionRow(start: 0, end: 2, handler: 1, register: 0)]
        ) { b in
          b.emit(.loadNone, a: 0)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "keyword names",
        Self.problem { b in
          b.emit(.loadNone, a: 0)
          b.emit(.call, x: 0, a: 0, b: 0, c: 1)
          b.emit(.return_, a: 0)
        }
      ),
      (
        "namespace",
        Self.problem { b in
          b.emit(.namespaceLoad, a: 0, b: 0, c: 0)
          b.emit(.return_, a: 0)
        }
      ),
    ]
    for (name, problem) in cases { #expect(problem != nil, "accepted: \(name)") }
  }
}
