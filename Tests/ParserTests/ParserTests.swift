// The parser against CPython 3.11: trees and syntax errors of the cases in Cases/, whose expectations oracle.py writes.

import Diagnostics
import Foundation
import Testing

@testable import PythonFrontend

/// A file of Cases/ with its expectation.
struct Case: CustomTestStringConvertible, Sendable {
  var input: URL
  var expectation: URL
  var testDescription: String { input.lastPathComponent }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static func all(_ kind: String, _ suffix: String) -> [Case] {
    let folder = folder.appendingPathComponent(kind)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().map { name in
      let input = folder.appendingPathComponent(name)
      return Case(input: input, expectation: input.deletingPathExtension().appendingPathExtension(suffix))
    }
  }

  func source() throws -> SourceFile {
    try SourceDecoder.decode(name: input.lastPathComponent, bytes: [UInt8](Data(contentsOf: input)))
  }
}

/// Parses text.
func parse(_ text: String) throws(Diagnostic) -> Module {
  try PythonParser.parse(SourceFile(name: "<string>", bytes: [UInt8](text.utf8)))
}

/// The diagnostic that text gives; nil when it parses.
func fault(_ text: String) -> Diagnostic? {
  do throws(Diagnostic) {
    _ = try parse(text)
    return nil
  } catch {
    return error
  }
}

@Suite struct GoldenParserTests {
  @Test func casesExist() {
    #expect(Case.all("err", "diag").count >= 200)
    #expect(Case.all("ok", "ast").count >= 5)
  }

  @Test(arguments: Case.all("ok", "ast"))
  func tree(_ item: Case) throws {
    let expected = try String(decoding: Data(contentsOf: item.expectation), as: UTF8.self)
    let found = ASTDump.text(try PythonParser.parse(try item.source())) + "\n"
    #expect(firstDifference(found, expected) == nil)
  }

  @Test(arguments: Case.all("err", "diag"))
  func syntaxError(_ item: Case) throws {
    let expected = try String(contentsOf: item.expectation, encoding: .utf8)
    let source = try item.source()
    do throws(Diagnostic) {
      _ = try PythonParser.parse(source)
      Issue.record("is taken; expected:\n\(expected)")
    } catch {
      #expect(described(error, source) == expected)
    }
  }

  /// A diagnostic as oracle.py writes it: columns from 1, in characters.
  private func described(_ error: Diagnostic, _ source: SourceFile) -> String {
    func offset(_ line: Int32, _ column: Int32) -> Int {
      if column < 0 { return Int(column) + 1 }
      let text = Array(source.line(Int(line)).utf8)
      let before = text.prefix(Int(column))
      return String(decoding: before, as: UTF8.self).unicodeScalars.count + 1 + max(0, Int(column) - text.count)
    }
    let span = error.span
    return """
      \(error.kind)
      \(error.message)
      \(span.line)
      \(offset(span.line, span.column))
      \(span.endLine)
      \(offset(span.endLine, span.endColumn))

      """
  }

  /// The first line in which two texts differ.
  private func firstDifference(_ found: String, _ expected: String) -> String? {
    let a = found.split(separator: "\n", omittingEmptySubsequences: false)
    let b = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for i in 0..<max(a.count, b.count) {
      let left = i < a.count ? a[i] : "(end)"
      let right = i < b.count ? b[i] : "(end)"
      if left != right { return "line \(i + 1): found '\(left)', expected '\(right)'" }
    }
    return nil
  }
}

@Suite struct ParserTests {
  @Test func tokenNumbersAgreeWithTheLexer() {
    #expect(PythonRules.operators == Operators.all)
    #expect(PythonRules.keywords == Keywords.all)
  }

  @Test func typeParametersAndAliases() throws {
    let module = try parse("type A[T: int, *Ts, **P] = list[T]\ndef f[T](x: T): pass\nclass C[T](B): pass\n")
    let dump = ASTDump.text(module)
    #expect(dump.contains("TypeAlias("))
    #expect(dump.contains("TypeVarTuple("))
    #expect(dump.contains("ParamSpec("))
    guard case .functionDef(let function) = module.body[1].kind, case .classDef(let definition) = module.body[2].kind
    else {
      Issue.record("a function and a class were expected")
      return
    }
    #expect(function.typeParams.count == 1)
    #expect(definition.typeParams.count == 1)
    #expect(definition.bases.count == 1)
  }

  @Test func nestedQuotesInFStrings() throws {
    let module = try parse("f'{a['b']}{'\\n'.join(c)}{\n1 # comment\n}'\n")
    guard case .expr(let e)? = module.body.first?.kind, case .joinedStr(let values) = e.kind else {
      Issue.record("an f-string was expected")
      return
    }
    #expect(values.count == 3)
  }

  @Test func evalAndSingleModes() throws {
    let expression = try PythonParser.parseExpression(SourceFile(name: "<eval>", bytes: [UInt8]("a + 1\n\n".utf8)))
    guard case .binOp = expression.kind else {
      Issue.record("a sum was expected")
      return
    }
    var warnings: [Diagnostic] = []
    let source = SourceFile(name: "<stdin>", bytes: [UInt8]("x = 1\n".utf8))
    #expect(try PythonParser.parse(source, mode: .single, warnings: &warnings).body.count == 1)
    #expect(throws: Diagnostic.self) {
      try PythonParser.parseExpression(SourceFile(name: "<eval>", bytes: [UInt8]("x = 1\n".utf8)))
    }
  }

  @Test func sourcesAreDecoded() throws {
    let latin = [UInt8]("# -*- coding: latin-1 -*-\nx = '".utf8) + [0xE9] + [UInt8]("'\n".utf8)
    #expect(ASTDump.text(try PythonParser.parse(name: "a.py", bytes: latin)).contains("value='é'"))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF] + [UInt8]("x\r\ny\r".utf8)
    #expect(try PythonParser.parse(name: "a.py", bytes: mark).body.count == 2)
    #expect(throws: Diagnostic.self) { try PythonParser.parse(name: "a.py", bytes: [0x78, 0xFF, 0x0A]) }
  }

  // MARK: - Robustness

  /// Text repeated, around something.
  private func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test(arguments: [
    ("(", "1", ")"), ("[", "1", "]"), ("{", "1", "}"), ("f(", "1", ")"), ("a[", "1", "]"), ("{1:", "1", "}"),
    ("(", "", ""),
    ("[", "", ""), ("{", "", ""), ("f(x=", "1", ")"), ("lambda:", "1", ""), ("not ", "1", ""), ("-", "1", ""),
    ("x if y else ", "1", ""), ("1**-", "1", ""), ("", "1", "+1"), ("", "a", ".b"), ("", "a", "()"), ("", "a", "[0]"),
    ("lambda x=", "1", ":0"), ("(yield ", "1", ")"), ("f'{", "x", "}'"), ("await ", "x", ""), ("*", "a", ""),
  ])
  func deepNestingIsRefusedCleanly(_ open: String, _ inner: String, _ close: String) {
    let error = fault(nested(open, inner, close, 100_000))
    #expect(error != nil)
    #expect(["SyntaxError", "MemoryError", "RecursionError"].contains(error?.kind ?? ""))
  }

  @Test func nestingThatPythonTakesIsTaken() throws {
    #expect(fault(nested("(", "1", ")", 190)) == nil)
    #expect(fault(nested("[", "1", "]", 190)) == nil)
    #expect(fault(nested("", "1", "+1", 2900)) == nil)
    #expect(fault(nested("not ", "1", "", 2900)) == nil)
    #expect(fault("if x: pass\n" + String(repeating: "elif y: pass\n", count: 2900)) == nil)
    #expect(fault(nested("", "a", " < b", 50_000)) == nil)
    #expect(fault(nested("a = ", "1", "", 50_000)) == nil)
    #expect(fault("if x: pass\n" + String(repeating: "elif y: pass\n", count: 50_000))?.kind == "MemoryError")
    #expect(fault(nested("", "1", "+1", 3100))?.kind == "RecursionError")
  }

  /// Faults in deeply nested forms are where a packrat parser without its memory takes exponential time.
  @Test(arguments: [
    ("(", "a b", ")"), ("{", "a b", "}"), ("{a:", "a b", "}"), ("f(a, b=1, ", "a b", ")"), ("f(a=", "1 = 2", ")"),
    ("f(*", "1 = 2", ")"), ("f(a, *", "1 = 2", ")"), ("f(a, b=[", "1 = 2", "])"), ("lambda x=(lambda y=", "1 2", "):0"),
    ("[a for ", "a b", "]"), ("a[", "1 = ", "]"), ("(", "a=b", ")"), ("(a if b else ", "c d", ")"),
    ("f(a=1, ", "b", ")"),
    ("{a:[", "1 = 2", "]}"), ("[*", "1 = 2", "]"), ("a[1:", "1 = 2", "]"),
  ])
  func faultsInDeepNestingAreFoundSoon(_ open: String, _ inner: String, _ close: String) {
    #expect(fault("x = " + nested(open, inner, close, 90))?.kind == "SyntaxError")
  }

  @Test func faultsInDeepBlocksAreFoundSoon() {
    for head in ["with (a):", "if a:", "try:", "for a in b:", "while a:", "class A(b):", "def f(a):"] {
      var text = ""
      for depth in 0..<90 { text += String(repeating: " ", count: depth) + head + "\n" }
      text += String(repeating: " ", count: 90) + "x y\n"
      #expect(fault(text)?.message == "invalid syntax")
    }
  }

  /// A small generator with a fixed seed, so that a find can be repeated.
  private struct Noise: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anyBytesGiveATreeOrADiagnostic(_ seed: UInt64) throws {
    var noise = Noise(state: seed)
    let seeds = try Case.all("ok", "ast").map { try [UInt8](Data(contentsOf: $0.input)) }
    let alphabet =
      [UInt8]("()[]{}:,\"'\\\n\t #=f.*@abif else for in lambda not 019;+-<>!~^&|%\r".utf8) + [0, 0xC3, 0xA9, 0xFF]
    var trees = 0
    var faults = 0
    for round in 0..<400 {
      var bytes: [UInt8] = []
      if round % 4 == 0 {
        for _ in 0..<Int.random(in: 0..<200, using: &noise) { bytes.append(alphabet.randomElement(using: &noise) ?? 0) }
      } else if let whole = seeds.randomElement(using: &noise) {
        let start = Int.random(in: 0..<whole.count, using: &noise)
        bytes = Array(whole[start..<min(whole.count, start + 300)])
        for _ in 0..<Int.random(in: 1..<6, using: &noise) {
          let at = Int.random(in: 0...bytes.count, using: &noise)
          if Bool.random(using: &noise), at < bytes.count {
            bytes.remove(at: at)
          } else {
            bytes.insert(alphabet.randomElement(using: &noise) ?? 0, at: at)
          }
        }
      }
      do throws(Diagnostic) {
        _ = ASTDump.bytes(try PythonParser.parse(name: "noise", bytes: bytes))
        trees += 1
      } catch {
        faults += 1
        #expect(!error.message.isEmpty)
        #expect(Int(error.span.line) <= bytes.count + 1)
      }
    }
    #expect(trees > 0)
    #expect(faults > 0)
  }
}
