// The lexer, the literals and the printing of errors against what CPython 3.11 answered; oracle.py wrote the answers.

import Diagnostics
import Foundation
import Testing

@testable import PythonFrontend

/// An error's class, words and place, columns from 1 in characters as Python counts them.
struct Fault: Decodable, Equatable {
  var kind: String
  var message: String
  var line: Int
  var offset: Int
  var end: Int?
  var endLine: Int?
}

struct ErrorCase: Decodable {
  var source: String
  var kind: String
  var message: String
  var line: Int
  var offset: Int
  var end: Int?
  var endLine: Int?
  var printed: String?
}

enum TokenField: Decodable {
  case name(String)
  case number(Int)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .name(try container.decode(String.self))
    }
  }

  var text: String {
    switch self {
    case .name(let name): name
    case .number(let number): String(number)
    }
  }
}

struct TokenCase: Decodable {
  var source: String
  var tokens: [[TokenField]]
}

struct LiteralCase: Decodable {
  var source: String
  var error: Fault?
  var text: [UInt32]?
  var bytes: [UInt8]?
  var int: String?
  var float: String?
  var imaginary: String?
}

func load<Row: Decodable>(_ name: String, as type: Row.Type) throws -> [Row] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  return try JSONDecoder().decode([Row].self, from: Data(contentsOf: folder.appendingPathComponent(name)))
}

@Suite struct OracleTests {
  func lex(_ text: String) -> (LexResult, SourceFile) {
    let source = SourceFile(name: "f", bytes: Array(text.utf8))
    return (Lexer.lex(source), source)
  }

  /// A diagnostic's place in Python's counting.
  func place(_ error: Diagnostic, _ source: SourceFile) -> (offset: Int, end: Int) {
    let line = error.text ?? source.line(Int(error.span.line))
    return (
      DiagnosticText.characterColumn(Int(error.span.column), in: line) + 1,
      DiagnosticText.characterColumn(Int(error.span.endColumn), in: line) + 1
    )
  }

  @Test func errors() throws {
    let cases = try load("errors.json", as: ErrorCase.self)
    #expect(cases.count > 100)
    for row in cases {
      let (result, source) = lex(row.source)
      guard let error = result.error else {
        // Accepted where 3.12 accepts (PEP 701).
        #expect(Self.accepted.contains(row.source), "no error in \(row.source.debugDescription)")
        continue
      }
      let (offset, end) = place(error, source)
      let got = Fault(
        kind: error.kind,
        message: error.message,
        line: Int(error.span.line),
        offset: offset,
        end: end,
        endLine: nil
      )
      let want = Fault(
        kind: row.kind,
        message: row.message,
        line: row.line,
        offset: row.offset,
        end: row.end,
        endLine: nil
      )
      #expect(got == want, "\(row.source.debugDescription)")
    }
  }

  static let accepted: Set<String> = []

  @Test func tokens() throws {
    for row in try load("tokens.json", as: TokenCase.self) {
      let (result, _) = lex(row.source)
      #expect(result.error == nil, "\(row.source.debugDescription)")
      let got = result.tokens.dropLast().map { token -> String in
        let name = TokenTable.name(of: token.kind)
        let span = token.span
        if token.kind == TokenKind.indent || token.kind == TokenKind.dedent {
          return "\(name) \(span.line) 0 \(span.endLine) 0"
        }
        return "\(name == "KEYWORD" ? "NAME" : name) \(span.line) \(span.column) \(span.endLine) \(span.endColumn)"
      }
      let want = row.tokens.map { $0.map(\.text).joined(separator: " ") }
      // CPython's iterator gives no places to the dedents at the end.
      #expect(
        got.filter { !$0.hasPrefix("DEDENT") } == want.filter { !$0.hasPrefix("DEDENT") },
        "\(row.source.debugDescription)"
      )
      #expect(got.filter { $0.hasPrefix("DEDENT") }.count == want.filter { $0.hasPrefix("DEDENT") }.count)
    }
  }

  @Test func literals() throws {
    for row in try load("literals.json", as: LiteralCase.self) {
      let (result, source) = lex(row.source)
      let token = result.tokens[0]
      var warnings: [Diagnostic] = []
      do throws(Diagnostic) {
        let value =
          token.kind == TokenKind.number
          ? try NumberLiteral.decode(token, in: source)
          : try StringLiteral.decode(token, in: source, lastToken: result.tokens[1], warnings: &warnings)
        #expect(row.error == nil, "\(row.source)")
        check(value, row)
      } catch {
        let (offset, end) = place(error, source)
        #expect(error.message == row.error?.message, "\(row.source.prefix(40))")
        #expect(Int(error.span.line) == row.error?.line, "\(row.source.prefix(40))")
        #expect(offset == row.error?.offset, "\(row.source.prefix(40))")
        #expect(end == row.error?.end, "\(row.source.prefix(40))")
      }
    }
  }

  private func check(_ value: Constant, _ row: LiteralCase) {
    switch value {
    case .string(.text(let text), _): #expect(text.unicodeScalars.map(\.value) == row.text, "\(row.source)")
    case .string(.codePoints(let points), _): #expect(points == row.text, "\(row.source)")
    case .bytes(let bytes): #expect(bytes == row.bytes, "\(row.source)")
    case .int(let number): #expect(String(number) == row.int, "\(row.source)")
    case .bigInt(let digits): #expect(digits == row.int, "\(row.source)")
    case .float(let number): #expect(String(format: "%016lx", number.bitPattern) == row.float, "\(row.source)")
    case .complex(let number): #expect(String(format: "%016lx", number.bitPattern) == row.imaginary, "\(row.source)")
    default: Issue.record("\(row.source)")
    }
  }

  @Test func printedErrors() throws {
    for row in try load("printed.json", as: ErrorCase.self) {
      let source = SourceFile(name: "m.py", bytes: Array(row.source.utf8))
      let line = source.line(row.line)
      func bytes(_ offset: Int) -> Int32 {
        offset <= 0
          ? Int32(offset - 1) : Int32(line.unicodeScalars.prefix(offset - 1).reduce(0) { $0 + UTF8.width($1) })
      }
      // An offset behind the text is one at the newline.
      let isBehind = row.offset - 1 > line.unicodeScalars.count
      let span = Span(
        line: Int32(row.line),
        column: isBehind ? Int32(row.offset - 1) : bytes(row.offset),
        endLine: Int32(row.endLine ?? row.line),
        endColumn: bytes(row.end ?? 0)
      )
      let error = Diagnostic(kind: row.kind, message: row.message, span: span, file: "m.py")
      #expect(DiagnosticText.syntaxError(error, source: source) == row.printed, "\(row.source.debugDescription)")
    }
  }

  @Test func aWarningShowsItsLine() {
    let source = SourceFile(name: "m.py", bytes: Array("if 1:\n\tx is 1\n".utf8))
    let span = Span(line: 2, column: 1, endLine: 2, endColumn: 7)
    let warning = Diagnostic(kind: "SyntaxWarning", message: "m", span: span, severity: .warning, file: "m.py")
    #expect(DiagnosticText.warning(warning, source: source) == "m.py:2: SyntaxWarning: m\n  x is 1\n")
  }
}
