// The generator: what it finds wrong in grammars, and that a parser it writes for a language unlike Python works.
// BraceRules is generated from Brace.gram beside this file by the build plugin.

import Foundation
import GrammarKit
import Testing

/// The tree of the tiny language.
indirect enum Brace: Equatable {
  case `let`(String, Brace)
  case `if`(Brace, [Brace], [Brace])
  case loop([Brace])
  case expression(Brace)
  case binary(String, Brace, Brace)
  case call(Brace, [Brace])
  case member(Brace, String)
  case name(String)
  case number(Int)
}

/// A token of the tiny language.
struct BraceToken {
  var kind: UInt8
  var start: Int32
  var end: Int32
}

extension BraceRules {
  func text(_ token: Int) -> String {
    String(decoding: bytes[Int(tokens[token].start)..<Int(tokens[token].end)], as: UTF8.self)
  }

  /// Numbers of up to three digits; the action refuses others.
  func small(_ token: Int) -> Brace? {
    let digits = text(token)
    return digits.count > 3 ? nil : Int(digits).map(Brace.number)
  }

  mutating func complain(_ message: String) -> Stop {
    messages.append(message)
    return Stop()
  }

  mutating func missing(_ spelling: String) -> Stop { complain("expected '\(spelling)'") }

  /// Splits at blanks.
  static func tokens(_ source: String) -> [BraceToken] {
    var result: [BraceToken] = []
    var offset = 0
    for word in source.split(separator: " ", omittingEmptySubsequences: false) {
      let end = offset + word.utf8.count
      if !word.isEmpty {
        let text = String(word)
        var kind = 1
        if let index = operators.firstIndex(of: text) {
          kind = 3 + index
        } else if let index = keywords.firstIndex(of: text) {
          kind = 3 + operators.count + index
        } else if word.allSatisfy(\.isNumber) {
          kind = 2
        }
        result.append(BraceToken(kind: UInt8(kind), start: Int32(offset), end: Int32(end)))
      }
      offset = end + 1
    }
    return result + [BraceToken(kind: 0, start: Int32(offset), end: Int32(offset))]
  }

  /// Parses in both passes.
  static func run(_ source: String) -> (tree: [Brace]?, messages: [String], farthest: Int, isTooDeep: Bool) {
    var rules = BraceRules(tokens(source), [UInt8](source.utf8))
    var tree: [Brace]?
    do throws(Stop) { tree = try rules.program() } catch { tree = nil }
    let farthest = rules.farthest
    let isTooDeep = rules.isTooDeep
    if tree == nil, rules.messages.isEmpty, !isTooDeep {
      rules.beginErrorPass()
      do throws(Stop) { _ = try rules.program() } catch { tree = nil }
    }
    return (tree, rules.messages, farthest, isTooDeep)
  }
}

@Suite struct GeneratedParserTests {
  @Test func leftRecursionIsLeftAssociative() {
    let tree = BraceRules.run("a - b - c * d ;").tree
    let inner = Brace.binary("-", .name("a"), .name("b"))
    #expect(tree == [.expression(.binary("-", inner, .binary("*", .name("c"), .name("d"))))])
  }

  @Test func leftRecursionThroughSeveralRules() {
    let tree = BraceRules.run("a . b ( 1 , 2 , ) . c ( ) ;").tree
    let call = Brace.call(.member(.name("a"), "b"), [.number(1), .number(2)])
    #expect(tree == [.expression(.call(.member(call, "c"), []))])
  }

  @Test func softKeywordsAreWordsElsewhere() {
    #expect(BraceRules.run("loop { loop ; }").tree == [.loop([.expression(.name("loop"))])])
    #expect(BraceRules.run("let loop = 1 ;").tree == [.let("loop", .number(1))])
  }

  @Test func optionalPartsAndBlocks() {
    let tree = BraceRules.run("if a { b ; } else { } if c { }").tree
    #expect(tree == [.if(.name("a"), [.expression(.name("b"))], []), .if(.name("c"), [], [])])
  }

  @Test func actionsMayRefuse() {
    #expect(BraceRules.run("123 ;").tree == [.expression(.number(123))])
    #expect(BraceRules.run("1234 ;").tree == nil)
  }

  @Test func cutForbidsOtherAlternatives() {
    // Without the cut, the second pass would get to invalid_statement.
    #expect(BraceRules.run("let 5 = 1 ;").messages.isEmpty)
  }

  @Test func secondPassFindsWords() {
    #expect(BraceRules.run("a + b c ;").messages == ["missing ';' behind \(Brace.binary("+", .name("a"), .name("b")))"])
    #expect(BraceRules.run("a + ;").messages.isEmpty)
    #expect(BraceRules.run("a + ;").farthest == 2)
  }

  @Test func forcedTokens() {
    #expect(BraceRules.run("if a { b ;").messages == ["expected '}'"])
  }

  @Test func depthIsBounded() {
    func nested(_ count: Int) -> String {
      String(repeating: "( ", count: count) + "a" + String(repeating: " )", count: count) + " ;"
    }
    #expect(BraceRules.run(nested(100)).tree == [.expression(.name("a"))])
    #expect(BraceRules.run(nested(100_000)).isTooDeep)
    #expect(BraceRules.run("a" + String(repeating: " + a", count: 300) + " ;").tree != nil)
    #expect(BraceRules.run("a" + String(repeating: " + a", count: 100_000) + " ;").isTooDeep)
    #expect(BraceRules.run("a" + String(repeating: " . a", count: 100_000) + " ;").isTooDeep)
  }
}

@Suite struct GrammarMistakeTests {
  private let header = "@tokens END NAME\n@operators '+' '('\n@keywords if\n@start s\n"

  private func mistakes(_ rules: String) -> [GrammarError] {
    do throws(GrammarErrors) {
      _ = try Grammar.read(header + rules)
      return []
    } catch {
      return error.errors
    }
  }

  @Test(arguments: [
    ("s -> Int:\n  | t\n", 6, "'t' is neither a rule nor a token"),
    ("s -> Int:\n  | NAME NAME\n", 6, "alternative of 's' has several items and needs an action"),
    ("s -> Int:\n  | NAME '-'\n", 6, "'-' is neither an operator nor a keyword of the header"),
    ("s -> Int:\n  | NAME\n\ns -> Int:\n  | END\n", 8, "rule 's' is defined twice"),
    ("s -> Int:\n  | NAME\n\nt -> Int:\n  | END\n", 8, "rule 't' is never used"),
    ("s:\n  | [NAME]*\n", 6, "the repeated part may match nothing: endless loop"),
    ("s:\n  | [NAME*]\n", 6, "the optional part matches nothing already"),
    ("s -> Int:\n  | a=NAME a=END { a }\n", 6, "name 'a' is given twice in one alternative"),
    ("s -> Int:\n  | NAME a=!END { 1 }\n", 6, "'a' names an item without a result"),
    ("s:\n  | [NAME]\n  | END\n", 6, "alternatives behind this one of 's' are never tried"),
    ("s:\n  | NAME { 1 }\n", 5, "rule 's' has no type, but an action with a value"),
    ("s:\n  | (NAME { 1 }) END\n", 6, "a group has no actions: make it a rule"),
    ("s:\n  | NAME (END\n", 7, "expected ')' to close the group"),
    ("s:\n  | NAME { f(\n", 6, "'{' is never closed"),
    ("s:\n  | 'if\n", 6, "literal has no closing quote"),
    ("s:\n  |\n", 7, "an alternative has no items"),
    ("s (fast):\n  | NAME\n", 5, "unknown flag 'fast'"),
    ("@colour red\n", 5, "unknown directive '@colour'"),
    ("s:\n  | &&NAME\n", 6, "only a literal token can be forced"),
    (
      "s -> Int:\n  | x\nx -> Int:\n  | s\n  | y\n  | NAME\ny -> Int:\n  | x\n", 5,
      "left recursion around 's' has cycles that do not pass through it"
    ),
  ])
  func areFoundWithTheirLines(_ rules: String, _ line: Int, _ message: String) {
    let found = mistakes(rules)
    #expect(found.contains { $0.message == message && abs($0.line - line) <= 1 }, "found: \(found)")
  }

  @Test func allAreReportedAtOnce() {
    #expect(mistakes("s:\n  | a b\n  | c\n").count == 3)
  }

  @Test func headerIsChecked() {
    #expect(throws: GrammarErrors.self) { try Grammar.read("@tokens END\n@start s\ns:\n  | END\n") }
    #expect(throws: GrammarErrors.self) { try Grammar.read("@tokens END NAME\ns:\n  | END\n") }
  }

  @Test func pythonsGrammarIsSound() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: package.appendingPathComponent("grammar/python.gram"), encoding: .utf8)
    let grammar = try Grammar.read(text)
    #expect(grammar.rules.count > 200)
    #expect(ParserEmitter.emit(grammar) == ParserEmitter.emit(grammar))
  }
}
